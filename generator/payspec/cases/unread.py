"""What is documented of a value and not asked of an answer.

A text that is longer than documented is that text: to read it as absent would lose what
the provider said. So is a value that a closed enumeration does not have; and rules
between fields are for those who send.
"""

from .case import Breach

RULES = frozenset(
    {
        "enum",
        "maxLength",
        "maximum",
        "minLength",
        "minimum",
        "pattern",
        "x-payspec-max-bytes",
    }
)
"""Rules that a value may break and be read all the same."""

_BETWEEN_FIELDS = "missing-when-"


def is_read(case_id: str, breach: Breach) -> bool:
    """Whether an answer is read as if there were no such breach in it."""
    between = _BETWEEN_FIELDS in case_id and breach.rule == "required"
    # An enumeration breaks `enum` by its form, too; then it cannot be read.
    by_form = breach.rule == "enum" and not case_id.endswith("/unknown-value")
    return between or (breach.rule in RULES and not by_form)

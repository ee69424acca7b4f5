"""Rules of structure: keys, shapes and names."""

import keyword

from payspec.diagnostics import Collector, Rule, Severity
from payspec.ir.provider import Provider

UNKNOWN_KEY = Rule("unknown-key", Severity.ERROR, "Every key is one of the language's.")
MISSING_KEY = Rule("missing-key", Severity.ERROR, "What a construct needs is there.")
WRONG_SHAPE = Rule(
    "wrong-shape",
    Severity.ERROR,
    "A value is a text, a list or a mapping where one is asked for.",
)
WRONG_VALUE = Rule(
    "wrong-value", Severity.ERROR, "A value is one of those that its key takes."
)
BAD_NAME = Rule(
    "bad-name",
    Severity.ERROR,
    "Names are plain: types CamelCase, everything else small letters, digits and _.",
)
WRONG_VERSION = Rule(
    "wrong-version", Severity.ERROR, "A spec names a version that this payspec reads."
)
RESERVED_PROVIDER = Rule(
    "reserved-provider",
    Severity.ERROR,
    "A provider is not called like a package that is emitted beside it.",
)

_EMITTED_BESIDE = frozenset({"core", "testing"})


def check(provider: Provider, report: Collector) -> None:
    """The provider's own name."""
    if provider.name in _EMITTED_BESIDE or keyword.iskeyword(provider.name):
        report.report(
            RESERVED_PROVIDER,
            provider.span,
            f"'{provider.name}' cannot name the emitted package",
            hint="choose another name",
        )

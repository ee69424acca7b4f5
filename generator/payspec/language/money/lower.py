"""The exponent table in long form, as IR."""

from payspec.ir.money import ExponentTable

from ..context import Context
from ..evidence.lower import evidence
from ..reader import Reader, scalar_text
from ..source import SequenceNode
from .rules import CURRENCY_TWICE


def money(root: Reader, context: Context) -> ExponentTable | None:
    """The provider's table, if the spec has one."""
    if not root.has("money"):
        return None
    reader = root.child("money")
    own: dict[str, int] = {}
    for key, node in reader.child("exponents").entries():
        if not key.text.isdigit() or not isinstance(node, SequenceNode):
            continue
        for item in node.items:
            code = scalar_text(item)
            if code in own:
                context.report.report(
                    CURRENCY_TWICE,
                    item.span,
                    f"'{code}' has {own[code]} decimals already",
                    hint="remove one of the two",
                )
            own[code] = int(key.text)
    return ExponentTable(
        iso4217=reader.child("exponents").text("from") == "iso4217",
        own=tuple(sorted(own.items())),
        evidence=evidence(reader, context),
        span=reader.span_of("exponents"),
    )

"""Accounts and cards are never printed, whether a spec says so or not."""

import pytest

from payspec.ir.types import ObjectType, Sensitivity
from tests.language.specs import READ, read


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("card", Sensitivity.PAN),
        ("list(map(card))", Sensitivity.PAN),
        ("iban?", Sensitivity.BANK_ACCOUNT),
        ("{type: card, sensitive: secret}", Sensitivity.SECRET),
        ("text", None),
    ],
)
def test_what_hides_itself(written: str, kind: Sensitivity | None) -> None:
    spec = READ.replace("    id!: text\n", f"    id!: text\n    a: {written}\n")
    provider, findings = read(spec)
    assert provider is not None, findings
    payout = provider.type("Payout")
    assert isinstance(payout, ObjectType)
    field = payout.field("a")
    assert field is not None and field.sensitivity is kind

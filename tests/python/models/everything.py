"""Types that hold everything models can be made of."""

from __future__ import annotations

from decimal import Decimal

from payspec.ir import scalars as ir
from payspec.ir.scalars import Form
from payspec.ir.types import Condition, ListOf, MapOf, NamedType, Ref, Sensitivity
from tests.python.models.support import enum, field, obj, pattern, provider

SCALARS: tuple[ir.Scalar, ...] = (
    ir.Text(),
    ir.Text(2, 35),
    ir.Integer(),
    ir.Integer(-5, 10),
    ir.Number(),
    ir.Boolean(),
    ir.Currency(),
    ir.Country(),
    ir.Email(),
    ir.Phone(20),
    ir.Url(),
    ir.Timestamp(),
    ir.Date(),
    ir.Json(),
    ir.IntegerText(),
    ir.NumberText(),
    ir.UnixTime(),
    ir.UnixTime(ir.UnixUnit.MILLISECONDS),
    ir.ZonelessTime(),
    ir.Iban(),
    ir.Bic(),
    ir.Card(),
    ir.Base64(),
    ir.Uuid(),
    ir.Ip(),
    ir.Number(Decimal("-0.5"), Decimal("10")),
    ir.Text(longest_bytes=4),
    ir.LowerCurrency(),
)


def everything() -> tuple[NamedType, ...]:
    """One type for each way to hold a value, in both directions."""
    fields = []
    for number, scalar in enumerate(SCALARS):
        word = type(scalar).__name__.lower()
        for required in (True, False):
            for nullable in (True, False):
                name = f"{word}_{number}_{required:d}{nullable:d}"
                fields.append(field(name, scalar, required=required, nullable=nullable))
        fields.append(field(f"list_{number}", ListOf(scalar)))
        fields.append(field(f"lists_{number}", ListOf(ListOf(scalar)), nullable=True))
        fields.append(field(f"map_{number}", MapOf(scalar)))
        fields.append(field(f"maps_{number}", MapOf(ListOf(scalar)), required=True))
    for name in ("Shade", "Size", "Leaf"):
        fields.append(field(f"one-{name}", Ref(name), required=True, nullable=True))
        fields.append(field(f"some-{name}", ListOf(Ref(name)), nullable=True))
        fields.append(field(f"any{name}", MapOf(Ref(name))))
    return (
        obj("Everything", *fields),
        obj(
            "Leaf",
            field("id", ir.Text(), required=True, doc="The id.\n\nIt is opaque."),
            field("parent", Ref("Leaf")),
            field("leaves", ListOf(Ref("Leaf")), nullable=True),
            field("amount", ir.Minor("currency"), required=True),
            field("currency", ir.Currency(), required=True),
            field("fee", ir.Minor("fee_currency")),
            field("fee_currency", ir.Currency()),
            field("zip", ir.Text(), pattern=pattern("[0-9]{5}")),
            field(
                "state",
                ir.Text(),
                required_when=Condition("currency", "USD"),
                pattern=pattern("[A-Z]{2}", Condition("currency", "USD")),
                sensitivity=Sensitivity.PII,
            ),
            field("phone", ir.Phone(), reads=(Form.INTEGER, Form.NUMBER, Form.NULL)),
            doc="A leaf.",
        ),
        enum("Shade", "light", "dark", "light-", "1", "漢"),
        enum("Size", "small", "large", closed=True),
        obj("Open", field("kind", ir.Text(), required=True), open=True),
    )


EVERYTHING = provider(
    *everything(), sent=("Everything", "Open"), received=("Everything",)
)

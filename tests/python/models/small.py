"""A few types, as a provider has them."""

from __future__ import annotations

from payspec.ir import scalars as ir
from payspec.ir.scalars import Form
from payspec.ir.types import Condition, ListOf, Ref, Sensitivity
from tests.python.models.support import enum, field, obj, pattern, provider

SMALL = provider(
    obj(
        "Request",
        field("amount", ir.Minor("currency"), required=True, doc="In minor units."),
        field("currency", ir.Currency(), required=True),
        field("from", ir.Text(longest=60), sensitivity=Sensitivity.PII, default='"x"'),
        field("customer", Ref("Customer")),
        field("size", Ref("Size")),
        doc="A payout.",
    ),
    obj(
        "Customer",
        field("country", ir.Country()),
        field(
            "zip",
            ir.Text(),
            pattern=pattern("[0-9]{5}", Condition("country", "US")),
        ),
        field("tags", ListOf(ir.Text(longest=5))),
    ),
    obj(
        "Payout",
        field("status", Ref("Status"), required=True),
        field("amount", ir.Minor("currency"), required=True),
        field("currency", ir.Currency(), required=True),
        field("bank-code", ir.Text(), reads=(Form.NULL, Form.INTEGER)),
        field("paid_at", ir.Timestamp(), nullable=True),
        field("next", Ref("Payout")),
    ),
    enum("Status", "pending"),
    enum("Size", "s", "m", closed=True),
    sent=("Request",),
    received=("Payout",),
)

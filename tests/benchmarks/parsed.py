"""The models of somebody who writes them by hand, and parses with pydantic alone."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class _Open(BaseModel):
    model_config = ConfigDict(extra="allow")


class Details(_Open):
    """The payout as the system of the payment method sees it."""

    status: str
    gateway_id: int
    ref_id: str | None = None
    message: str | None = None


class Payout(_Open):
    """A transaction that pays out."""

    uid: str
    type: str
    status: str
    amount: int
    currency: str
    description: str
    created_at: str
    updated_at: str
    method_type: str
    receipt_url: str
    payout: Details | None = None
    message: str | None = None
    tracking_id: str | None = None
    test: bool | None = None


class Answer(BaseModel):
    """What a payout is answered with."""

    transaction: Payout


class Listing(BaseModel):
    """What a look-up by tracking id is answered with."""

    transactions: list[Payout]

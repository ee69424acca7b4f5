"""Acme payouts: what is sent and what is read.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import MISSING, Field

from ..core.fields.money import Money
from ..core.fields.open_enum import OpenEnum
from ..core.fields.texts import Country, Currency
from ..core.fields.timestamp import Timestamp
from ..core.model.answer import ResponseModel
from ..core.model.forms import ReadAs
from ..core.model.request import RequestModel
from ..core.model.rules import Equals, Exact, PatternWhen, Rule
from ._money import EXPONENTS

_TextUpTo5 = Annotated[str, Field(max_length=5)]


class Status(OpenEnum):
    """Values of `Status`."""

    PENDING: ClassVar[str] = "pending"
    """Doc of pending."""


Size: TypeAlias = Literal["s", "m"]
"""Values of `Size`."""


class Customer(RequestModel):
    """`Customer`, as it is sent."""

    __rules__: ClassVar[tuple[Rule, ...]] = (
        PatternWhen(field="zip", pattern="[0-9]{5}", when=Equals("country", "US")),
    )

    country: Country | MISSING = MISSING
    zip: str | MISSING = MISSING
    tags: list[_TextUpTo5] | MISSING = MISSING


class Payout(ResponseModel):
    """`Payout`, as it is read."""

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "bank_code": (ReadAs.NULL_AS_ABSENT, ReadAs.INTEGER_AS_TEXT),
    }

    status: Status
    amount: int
    currency: str
    bank_code: Annotated[str | None, Field(alias="bank-code")] = None
    paid_at: Timestamp | MISSING | None = MISSING
    next: Payout | None = None

    @property
    def money(self) -> Money:
        """The amount, by the provider's exponents.

        Raises `UnknownCurrency` for a currency that has none.
        """
        return EXPONENTS.from_minor(self.amount, self.currency)


class Request(RequestModel):
    """A payout."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"from_": "pii"}
    __rules__: ClassVar[tuple[Rule, ...]] = (Exact("amount", "currency", EXPONENTS),)

    amount: Annotated[int, Field(ge=1)]
    """In minor units."""

    currency: Currency
    from_: Annotated[str | MISSING, Field(alias="from", max_length=60)] = MISSING
    """Where it is absent, the provider takes it as "x"."""

    customer: Customer | MISSING = MISSING
    size: Size | MISSING = MISSING

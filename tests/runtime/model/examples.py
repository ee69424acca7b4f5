"""Models as they are emitted, for the tests of this room."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import MISSING, Field

from payspec.runtime.fields.json_value import Json
from payspec.runtime.fields.number import Number
from payspec.runtime.fields.open_enum import OpenEnum
from payspec.runtime.fields.texts import Country
from payspec.runtime.fields.timestamp import Timestamp
from payspec.runtime.model import (
    Equals,
    OpenRequestModel,
    PatternWhen,
    ReadAs,
    RequestModel,
    RequiredWhen,
    ResponseModel,
    Rule,
)


class CustomerInput(RequestModel):
    """A customer, as sent."""

    __sensitive__: ClassVar[Mapping[str, str]] = {
        "first_name": "pii",
        "account": "bank_account",
        "born": "pii",
        "parent": "pii",
        "age": "pii",
    }
    __rules__: ClassVar[tuple[Rule, ...]] = (
        PatternWhen("zip", "[0-9]{5}(-[0-9]{4})?", Equals("country", "US")),
        RequiredWhen("account", Equals("country", "DE")),
        RequiredWhen("nickname", Equals("test", True)),
    )

    first_name: Annotated[str | MISSING, Field(alias="first-name", max_length=10)] = (
        MISSING
    )
    account: str | MISSING = MISSING
    country: Country | MISSING = MISSING
    zip: str | MISSING = MISSING
    nickname: str | MISSING | None = MISSING
    test: bool | MISSING = MISSING
    born: Timestamp | MISSING = MISSING
    age: int | MISSING = MISSING
    parent: CustomerInput | MISSING = MISSING


class MethodInput(OpenRequestModel):
    """An open object."""

    type: str


class PayoutInput(RequestModel):
    """A payout, as sent."""

    amount: Annotated[int, Field(ge=1)]
    rate: Number | MISSING = MISSING
    customer: CustomerInput | MISSING = MISSING
    customers: list[CustomerInput] | MISSING = MISSING
    by_name: Annotated[dict[str, CustomerInput] | MISSING, Field(alias="byName")] = (
        MISSING
    )
    method: MethodInput | MISSING = MISSING
    anything: Json | MISSING = MISSING


class Status(OpenEnum):
    """A status."""

    PENDING: ClassVar[str] = "pending"


class Address(ResponseModel):
    """An address, as read."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"phone": "pii", "city": "pii"}
    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "phone": (ReadAs.INTEGER_AS_TEXT, ReadAs.NUMBER_AS_TEXT),
        "code": (ReadAs.NULL_AS_ABSENT,),
    }

    city: str
    phone: str | None = None
    code: str | None = None
    next: Address | None = None


class Payout(ResponseModel):
    """A payout, as read."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"receipt": "secret"}
    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "gateway": (ReadAs.NULL_AS_ABSENT, ReadAs.TEXT_AS_INTEGER),
        "fee": (ReadAs.TEXT_AS_NUMBER,),
        "test": (ReadAs.TEXT_AS_BOOLEAN, ReadAs.INTEGER_AS_BOOLEAN),
    }

    uid: str
    amount: int
    status: Status
    created: Timestamp
    receipt: Annotated[str, Field(alias="receipt-url")]
    maybe: str | None
    gateway: int | None = None
    fee: Number | None = None
    test: bool | None = None
    paid: Timestamp | MISSING | None = MISSING
    address: Address | None = None
    addresses: list[Address] | None = None
    by_name: Annotated[dict[str, Address] | None, Field(alias="byName")] = None
    errors: dict[str, list[str]] | None = None
    anything: Json | MISSING = MISSING

    @property
    def half(self) -> Decimal:
        """A property of a field that may be unset."""
        return Decimal(self.amount) / 2


WHOLE = {
    "uid": "2-526",
    "amount": 100,
    "status": "brand-new",
    "created": "2014-06-11T12:04:59.000+03:00",
    "receipt-url": "https://example.test/secret-receipt",
    "maybe": None,
    "gateway": 85,
    "fee": Decimal("1.50"),
    "test": True,
    "paid": None,
    "address": {"city": "Denver", "phone": "177"},
    "addresses": [{"city": "A"}, {"city": "B", "next": {"city": "C"}}],
    "byName": {"x/y~z": {"city": "D"}},
    "errors": {"system": ["a", "b"]},
    "anything": [None, {"x": Decimal("0.10")}],
    "new": {"unheard": [1, None]},
    "receipt": "an unknown member with a field's Python name",
}
"""An answer in which everything is as documented, and some of it unknown."""

"""beGateway payouts: what is sent and what is read.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import MISSING, Field

from ..core.fields.date import Date
from ..core.fields.money import Money
from ..core.fields.open_enum import OpenEnum
from ..core.fields.texts import Country, Currency, Email, Url
from ..core.fields.timestamp import Timestamp
from ..core.lifecycle.meanings import StatusMeaning
from ..core.model.answer import ResponseModel
from ..core.model.forms import ReadAs
from ..core.model.request import OpenRequestModel, RequestModel
from ..core.model.rules import Equals, Exact, PatternWhen, Rule
from ._money import EXPONENTS
from .statuses import TRANSACTION_STATUS_MEANINGS


class TransactionStatus(OpenEnum):
    """Where a transaction stands."""

    PENDING: ClassVar[str] = "pending"
    """The transaction is being processed."""

    EXPIRED: ClassVar[str] = "expired"
    """It was not completed in time."""

    ERROR: ClassVar[str] = "error"
    """It was not accepted."""

    SUCCESSFUL: ClassVar[str] = "successful"
    """It was completed."""

    FAILED: ClassVar[str] = "failed"
    """It was declined."""

    DELETED: ClassVar[str] = "deleted"
    """It was deleted."""

    INITIAL: ClassVar[str] = "initial"
    """It was only just created."""

    INCOMPLETE: ClassVar[str] = "incomplete"
    """A further step is awaited."""

    PERMANENT: ClassVar[str] = "permanent"
    """Only seen; nothing says what it means."""


class Customer(RequestModel):
    """The customer who is paid."""

    __sensitive__: ClassVar[Mapping[str, str]] = {
        "first_name": "pii",
        "last_name": "pii",
        "middle_name": "pii",
        "email": "pii",
        "city": "pii",
        "zip": "pii",
        "address": "pii",
        "phone": "pii",
        "device_id": "pii",
        "birth_date": "pii",
        "external_id": "pii",
        "taxpayer_id": "pii",
    }
    __rules__: ClassVar[tuple[Rule, ...]] = (
        PatternWhen(
            field="zip",
            pattern="[0-9]{5}(-[0-9]{4})?",
            when=Equals("country", "US"),
        ),
    )

    first_name: Annotated[str | MISSING, Field(max_length=60)] = MISSING
    last_name: Annotated[str | MISSING, Field(max_length=60)] = MISSING
    middle_name: Annotated[str | MISSING, Field(max_length=60)] = MISSING
    email: Email | MISSING = MISSING
    country: Country | MISSING = MISSING
    """The country of the billing address."""

    city: Annotated[str | MISSING, Field(max_length=60)] = MISSING
    zip: Annotated[str | MISSING, Field(max_length=40)] = MISSING
    """The postal code; in the US NNNNN or NNNNN-NNNN."""

    address: Annotated[str | MISSING, Field(max_length=255)] = MISSING
    phone: Annotated[str | MISSING, Field(max_length=100)] = MISSING
    device_id: str | MISSING = MISSING
    birth_date: Date | MISSING = MISSING
    external_id: str | MISSING = MISSING
    taxpayer_id: str | MISSING = MISSING


class PayoutMethod(OpenRequestModel):
    """The payment method. What else it holds depends on the method."""

    type: str
    """The brand, such as visa."""


class PayoutDetails(ResponseModel):
    """The payout as the system of the payment method sees it."""

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "gateway_id": (ReadAs.NULL_AS_ABSENT,),
        "bank_code": (ReadAs.NULL_AS_ABSENT,),
        "rrn": (ReadAs.NULL_AS_ABSENT,),
    }

    status: TransactionStatus
    gateway_id: int | None
    ref_id: str | None = None
    """The id in the system of the payment method."""

    bank_code: str | None = None
    """The result code of that system."""

    rrn: str | None = None
    """The id that a third party gave."""

    message: str | None = None
    """A message from the system of the payment method."""

    @property
    def status_meaning(self) -> StatusMeaning:
        """What `status` means: where it stands, whether that is final, and where the
        money is.

        created: `initial`; pending: `pending`; action: `incomplete`; succeeded:
        `successful`; failed: `error`, `failed` (final); expired: `expired` (final);
        cancelled: `deleted` (final); unknown: `permanent`; anything else: unknown.
        """
        return TRANSACTION_STATUS_MEANINGS.meaning(self.status)


class PayoutCustomer(ResponseModel):
    """The customer as the provider keeps them."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"ip": "pii", "email": "pii"}

    ip: str | None = None
    email: str | None = None


class BillingAddress(ResponseModel):
    """The customer's address as the provider keeps it."""

    __sensitive__: ClassVar[Mapping[str, str]] = {
        "first_name": "pii",
        "middle_name": "pii",
        "last_name": "pii",
        "city": "pii",
        "zip": "pii",
        "address": "pii",
        "phone": "pii",
    }
    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "phone": (ReadAs.INTEGER_AS_TEXT,),
    }

    first_name: str | None = None
    middle_name: str | None = None
    last_name: str | None = None
    country: str | None = None
    city: str | None = None
    zip: str | None = None
    address: str | None = None
    phone: str | None = None


class Failure(ResponseModel):
    """Why a request was refused."""

    message: str
    errors: dict[str, list[str]] | None = None
    """What is wrong, by field or by `system`."""

    code: str | None = None
    friendly_message: str | None = None


class GetPayoutPath(RequestModel):
    """The path of `get_payout`."""

    uid: str


class FindByTrackingIdPath(RequestModel):
    """The path of `find_by_tracking_id`."""

    tracking_id: Annotated[str, Field(max_length=255)]


class PayoutRequest(RequestModel):
    """A payout to a customer's account."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"ip": "pii"}
    __rules__: ClassVar[tuple[Rule, ...]] = (Exact("amount", "currency", EXPONENTS),)

    amount: Annotated[int, Field(ge=1)]
    currency: Currency
    description: Annotated[str, Field(max_length=255)]
    """A short description of the order."""

    test: bool | MISSING = MISSING
    """Whether this is a test transaction."""

    tracking_id: Annotated[str | MISSING, Field(max_length=255)] = MISSING
    """The id of your transaction or order. It need not be unique and is no idempotency
    key. Several ids may be joined by semicolons; each of them then finds the
    transaction.
    """

    ip: str | MISSING = MISSING
    """The customer's IP address."""

    language: str | MISSING = MISSING
    """The language of e-mails to the customer.

    Where it is absent, the provider takes it as "en".
    """

    notification_url: Url | MISSING = MISSING
    """Where notifications about the transaction are sent."""

    verification_url: Url | MISSING = MISSING
    """Where the provider asks for a verification before it acts."""

    return_url: Url | MISSING = MISSING
    """Where the customer returns when the transaction is completed."""

    customer: Customer | MISSING = MISSING
    """Which parts are required depends on the payment method."""

    method: PayoutMethod | MISSING = MISSING
    """The payment method and its parameters."""


class Payout(ResponseModel):
    """A transaction that pays out."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"receipt_url": "secret"}

    uid: str
    """The provider's id of the transaction; opaque."""

    type: str
    status: TransactionStatus
    """Where the transaction stands."""

    amount: int
    currency: str
    description: str
    created_at: Timestamp
    updated_at: Timestamp
    method_type: str
    """The payment method."""

    receipt_url: str
    """The receipt; whoever has the address sees it."""

    payout: PayoutDetails | None = None
    message: str | None = None
    """A message from the provider."""

    tracking_id: str | None = None
    test: bool | None = None
    language: str | None = None
    paid_at: str | None = None
    """When it was processed; no document says in which form."""

    billing_address: BillingAddress | None = None
    customer: PayoutCustomer | None = None

    @property
    def money(self) -> Money:
        """The amount, by the provider's exponents.

        Raises `UnknownCurrency` for a currency that has none.
        """
        return EXPONENTS.from_minor(self.amount, self.currency)

    @property
    def status_meaning(self) -> StatusMeaning:
        """What `status` means: where it stands, whether that is final, and where the
        money is.

        created: `initial`; pending: `pending`; action: `incomplete`; succeeded:
        `successful`; failed: `error`, `failed` (final); expired: `expired` (final);
        cancelled: `deleted` (final); unknown: `permanent`; anything else: unknown.
        """
        return TRANSACTION_STATUS_MEANINGS.meaning(self.status)

"""Corefy payouts: what is sent and what is read.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import MISSING, Field

from ..core.fields.json_value import Json
from ..core.fields.moments import UnixSeconds
from ..core.fields.money import Money
from ..core.fields.number import Number, NumberText, PositiveNumber
from ..core.fields.open_enum import OpenEnum
from ..core.fields.texts import Currency, Email, Url
from ..core.lifecycle.meanings import StatusMeaning
from ..core.model.answer import ResponseModel
from ..core.model.forms import ReadAs
from ..core.model.request import OpenRequestModel, RequestModel
from ..core.model.rules import Exact, Rule
from ..core.model.wire_form import Write, WriteAs
from ._money import EXPONENTS
from .statuses import PAYOUT_STATUS_MEANINGS


class PayoutStatus(OpenEnum):
    """Where a payout stands."""

    CREATED: ClassVar[str] = "created"
    """It was created, and is not processed yet."""

    EXPIRED: ClassVar[str] = "expired"
    """Its time ran out before it was processed."""

    TERMINATED: ClassVar[str] = "terminated"
    """It was stopped before its time ran out."""

    PROCESSING: ClassVar[str] = "processing"
    """It is being processed."""

    PROCESS_PENDING: ClassVar[str] = "process_pending"
    """What became of it is not known yet, perhaps for long."""

    PROCESSED: ClassVar[str] = "processed"
    """It was paid. It can still be cancelled."""

    PARTIALLY_PROCESSED: ClassVar[str] = "partially_processed"
    """Less than its amount was paid."""

    PROCESS_ERROR: ClassVar[str] = "process_error"
    """An attempt went wrong."""

    PROCESS_FAILED: ClassVar[str] = "process_failed"
    """It was not paid, after the last attempt."""

    CANCELING: ClassVar[str] = "canceling"
    """It is being cancelled."""

    CANCEL_PENDING: ClassVar[str] = "cancel_pending"
    """What became of the cancelling is not known yet."""

    PARTIALLY_CANCELED: ClassVar[str] = "partially_canceled"
    """Less than its amount was cancelled."""

    CANCELED: ClassVar[str] = "canceled"
    """All of it was cancelled."""

    CANCEL_ERROR: ClassVar[str] = "cancel_error"
    """An attempt to cancel it went wrong."""

    CANCEL_FAILED: ClassVar[str] = "cancel_failed"
    """It could not be cancelled."""


class Resolution(OpenEnum):
    """Why a payout stands where it does."""

    OK: ClassVar[str] = "ok"
    """Nothing is wrong."""

    CONNECTION_ERROR: ClassVar[str] = "connection_error"
    """Not final. A person looks at it."""

    PROVIDER_INTERNAL_ERROR: ClassVar[str] = "provider_internal_error"
    """Not final. A person looks at it."""

    CONNECTION_TIMEOUT_ERROR: ClassVar[str] = "connection_timeout_error"
    """Not final. A person looks at it."""

    GENERAL_ERROR: ClassVar[str] = "general_error"
    """Not final. A person looks at it."""

    UNKNOWN: ClassVar[str] = "unknown"
    """Not final. A person looks at it."""

    INVALID_DETAILS: ClassVar[str] = "invalid_details"
    """Final."""

    INVALID_AMOUNT: ClassVar[str] = "invalid_amount"
    """Final."""

    DUPLICATED_ID: ClassVar[str] = "duplicated_id"
    """Final."""

    INSUFFICIENT_FUNDS: ClassVar[str] = "insufficient_funds"
    """Final."""

    ANTIFRAUD_ERROR: ClassVar[str] = "antifraud_error"
    """Final."""

    DECLINED_ERROR: ClassVar[str] = "declined_error"
    """Final."""

    RECIPIENT_NOT_FOUND: ClassVar[str] = "recipient_not_found"
    """Final."""

    LIMIT_VIOLATION: ClassVar[str] = "limit_violation"
    """Final."""

    ACCESS_DENIED: ClassVar[str] = "access_denied"
    """Final."""

    OPERATION_EXPIRED: ClassVar[str] = "operation_expired"
    """Final."""

    GENERAL_FATAL_ERROR: ClassVar[str] = "general_fatal_error"
    """Final."""


class PrerequestRequest(RequestModel):
    """Asks in which ways an amount can be paid out."""

    __rules__: ClassVar[tuple[Rule, ...]] = (Exact("amount", "currency", EXPONENTS),)

    amount: PositiveNumber
    currency: Currency


class FieldCheck(ResponseModel):
    """`FieldCheck`, as it is read."""

    name: str | None = None
    """Such as Luhn or Iban."""


class Method(ResponseModel):
    """What a service pays by."""

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "name": (ReadAs.EMPTY_LIST_AS_OBJECT,),
        "metadata": (ReadAs.EMPTY_LIST_AS_OBJECT,),
    }

    code: str
    category: str | None = None
    description: str | MISSING | None = MISSING
    name: dict[str, str] | None = None
    logo: str | None = None
    icon: str | None = None
    metadata: dict[str, Json] | MISSING | None = MISSING
    position: int | MISSING | None = MISSING
    hide: bool | MISSING | None = MISSING


class MerchantAccount(ResponseModel):
    """The account that pays."""

    name: str | None = None
    description: str | None = None
    icon: str | None = None
    website: str | None = None


class ServicePageMeta(ResponseModel):
    """Where a page of services stands."""

    total: int
    pages: int
    page: int


class ServicePageLinks(ResponseModel):
    """Addresses of other pages."""

    first: str | None = None
    next: str | None = None
    last: str | None = None


class ServiceAttributes(ResponseModel):
    """What a service is, and what it costs."""

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "amount_min": (ReadAs.TEXT_AS_NUMBER,),
        "amount_max": (ReadAs.TEXT_AS_NUMBER,),
    }

    service: str
    """The `service` of a payout."""

    service_method: str
    service_currency: str
    available: bool
    active: bool
    enabled: bool
    amount_min: Number | None = None
    amount_max: Number | None = None
    fee_min: Number | None = None
    fee_max: Number | None = None
    fee_rate: Number | None = None
    fee_fix: Number | None = None
    currency: str
    """That of the account; the service may have another."""

    test_mode: bool


class Identifier(ResponseModel):
    """What names a thing."""

    type: str
    id: str


class Links(ResponseModel):
    """Where it stands."""

    self_: Annotated[str | None, Field(alias="self")] = None
    """Its path from the root of the host."""


class Options(OpenRequestModel):
    """How a payout is processed."""

    auto_process: bool | MISSING = MISSING
    """Whether it is paid at once. Without this take it for paid."""

    allow_partially: bool | MISSING = MISSING
    """Whether a part of it may be paid."""

    split_mode: bool | MISSING = MISSING
    parallel_mode: bool | MISSING = MISSING


class Customer(RequestModel):
    """Who is paid."""

    __sensitive__: ClassVar[Mapping[str, str]] = {
        "reference_id": "pii",
        "name": "pii",
        "email": "pii",
        "phone": "pii",
        "individual_tax_id": "pii",
        "date_of_birth": "pii",
        "metadata": "pii",
        "address": "pii",
        "country": "pii",
        "region": "pii",
        "city": "pii",
        "street": "pii",
        "full_address": "pii",
        "post_code": "pii",
    }

    reference_id: str
    """Your own id of the customer."""

    name: str | MISSING = MISSING
    email: Email | MISSING = MISSING
    phone: str | MISSING = MISSING
    individual_tax_id: str | MISSING = MISSING
    date_of_birth: str | MISSING = MISSING
    """No document says in which form."""

    metadata: dict[str, Json] | MISSING = MISSING
    address: Json | MISSING = MISSING
    """A text; or an object, if the fields below stand in it."""

    country: str | MISSING = MISSING
    region: str | MISSING = MISSING
    city: str | MISSING = MISSING
    street: str | MISSING = MISSING
    full_address: str | MISSING = MISSING
    post_code: str | MISSING = MISSING


class PayoutAttributes(ResponseModel):
    """What a payout is, and how it stands. Of its amounts only `amount` has a currency
    that a document states.
    """

    __sensitive__: ClassVar[Mapping[str, str]] = {"fields": "pan"}
    __writes__: ClassVar[Mapping[str, Write]] = {
        "processed": WriteAs.SECONDS,
        "created": WriteAs.SECONDS,
        "updated": WriteAs.SECONDS,
    }
    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "amount": (ReadAs.TEXT_AS_NUMBER,),
        "payout_amount": (ReadAs.TEXT_AS_NUMBER,),
        "service_amount": (ReadAs.TEXT_AS_NUMBER,),
        "service_payout_amount": (ReadAs.TEXT_AS_NUMBER,),
        "fee": (ReadAs.TEXT_AS_NUMBER,),
        "writeoff": (ReadAs.TEXT_AS_NUMBER,),
        "exchange_rate": (ReadAs.TEXT_AS_NUMBER,),
        "processed_amount": (ReadAs.TEXT_AS_NUMBER,),
        "processed_fee": (ReadAs.TEXT_AS_NUMBER, ReadAs.NULL_AS_ABSENT),
        "processed_writeoff": (ReadAs.TEXT_AS_NUMBER,),
        "metadata": (ReadAs.EMPTY_LIST_AS_OBJECT,),
        "fields": (ReadAs.EMPTY_LIST_AS_OBJECT,),
        "callback_url": (ReadAs.NULL_AS_ABSENT,),
    }

    serial_number: str | None = None
    status: PayoutStatus
    resolution: Resolution | None = None
    moderation_required: bool | None = None
    amount: Number
    payout_amount: Number | None = None
    currency: str
    service_currency: str | None = None
    service_amount: Number | None = None
    service_payout_amount: Number | None = None
    reference_id: str
    """Your own id of the payout."""

    test_mode: bool
    description: str | MISSING | None = MISSING
    fee: Number | None = None
    writeoff: Number | None = None
    exchange_rate: Number | None = None
    processed: UnixSeconds | MISSING | None = MISSING
    processed_amount: Number | MISSING | None = MISSING
    processed_fee: Number | None = None
    processed_writeoff: Number | MISSING | None = MISSING
    metadata: dict[str, Json] | None = None
    created: UnixSeconds
    updated: UnixSeconds
    fields: dict[str, Json] | None = None
    """Masked, such as 512381******0000."""

    callback_url: str | None = None
    source: str | None = None
    callback_logs: list[Json] | None = None

    @property
    def money(self) -> Money:
        """The amount, by the provider's exponents.

        Raises `UnknownCurrency` for a currency that has none.
        """
        return EXPONENTS.from_major(self.amount, self.currency)

    @property
    def status_meaning(self) -> StatusMeaning:
        """What `status` means: where it stands, whether that is final, and where the
        money is.

        created: `created`; expired: `expired` (final); cancelled: `terminated` (final),
        `canceled` (final); pending: `processing`, `process_pending`, `canceling`,
        `cancel_pending`; succeeded: `processed`, `cancel_failed` (final); partial:
        `partially_processed`, `partially_canceled` (final); action: `process_error`,
        `cancel_error`; failed: `process_failed` (final); anything else: unknown.
        """
        return PAYOUT_STATUS_MEANINGS.meaning(self.status)


class PublicPayout(ResponseModel):
    """A payout as anybody with its id sees it. It does not tell your reference."""

    __writes__: ClassVar[Mapping[str, Write]] = {
        "created": WriteAs.SECONDS,
        "processed": WriteAs.SECONDS,
    }
    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "amount": (ReadAs.TEXT_AS_NUMBER,),
        "payout_amount": (ReadAs.TEXT_AS_NUMBER,),
        "service_amount": (ReadAs.TEXT_AS_NUMBER,),
        "service_payout_amount": (ReadAs.TEXT_AS_NUMBER,),
        "processed_amount": (ReadAs.TEXT_AS_NUMBER,),
    }

    id: str
    serial_number: str | None = None
    created: UnixSeconds
    status: PayoutStatus
    resolution: Resolution | None = None
    test_mode: bool
    currency: str
    amount: Number
    payout_amount: Number | None = None
    service: str | None = None
    service_amount: Number | None = None
    service_payout_amount: Number | None = None
    service_method: str | None = None
    service_currency: str | None = None
    processed: UnixSeconds | MISSING | None = MISSING
    processed_amount: Number | MISSING | None = MISSING

    @property
    def money(self) -> Money:
        """The amount, by the provider's exponents.

        Raises `UnknownCurrency` for a currency that has none.
        """
        return EXPONENTS.from_major(self.amount, self.currency)

    @property
    def status_meaning(self) -> StatusMeaning:
        """What `status` means: where it stands, whether that is final, and where the
        money is.

        created: `created`; expired: `expired` (final); cancelled: `terminated` (final),
        `canceled` (final); pending: `processing`, `process_pending`, `canceling`,
        `cancel_pending`; succeeded: `processed`, `cancel_failed` (final); partial:
        `partially_processed`, `partially_canceled` (final); action: `process_error`,
        `cancel_error`; failed: `process_failed` (final); anything else: unknown.
        """
        return PAYOUT_STATUS_MEANINGS.meaning(self.status)


class PayoutPageMeta(ResponseModel):
    """Where a page of payouts stands."""

    count: int | None = None
    size: int | None = None
    before: str | None = None
    """An id; in which direction is not said."""

    after: str | None = None
    """An id; in which direction is not said."""


class PayoutPageLinks(ResponseModel):
    """Addresses of other pages."""

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "prev": (ReadAs.NULL_AS_ABSENT,),
        "next": (ReadAs.NULL_AS_ABSENT,),
    }

    prev: str | None = None
    """Empty if there is none."""

    next: str | None = None
    """Empty if there is none."""


class Error(ResponseModel):
    """One thing that went wrong."""

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "code": (ReadAs.INTEGER_AS_TEXT,),
    }

    status: str | None = None
    """What HTTP calls the status, such as Unauthorized."""

    code: str | None = None
    """HTTP's status, such as 401."""

    title: str | None = None
    detail: str | None = None


class FieldErrors(ResponseModel):
    """What is wrong, by field."""

    errors: dict[str, str]


class Refusal(ResponseModel):
    """Why a request was refused."""

    request_id: str | None = None
    error_type: str
    error_codes: list[str]


class ListServicesQuery(RequestModel):
    """The query of `list_services`."""

    page: Annotated[int | MISSING, Field(alias="page[number]", ge=1)] = MISSING
    size: Annotated[int | MISSING, Field(alias="page[size]", ge=1)] = MISSING
    """How many come in a page."""


class GetServicePath(RequestModel):
    """The path of `get_service`."""

    id: str
    """The id of the set-up, comcpos_…"""


class ProcessPayoutPath(RequestModel):
    """The path of `process_payout`."""

    id: str
    """The provider's id of the payout, cpoi_…"""


class GetPayoutPath(RequestModel):
    """The path of `get_payout`."""

    id: str
    """The provider's id of the payout, cpoi_…"""


class FindPayoutsQuery(RequestModel):
    """The query of `find_payouts`."""

    reference_id: Annotated[str, Field(alias="filter[reference_id]")]
    """Your own id of the payout."""


class GetPayoutPublicPath(RequestModel):
    """The path of `get_payout_public`."""

    id: str
    """The provider's id of the payout, cpoi_…"""


class FindPayoutsPublicQuery(RequestModel):
    """The query of `find_payouts_public`."""

    reference_id: Annotated[str, Field(alias="filter[reference_id]")]
    """Your own id of the payout."""


class FieldOptions(ResponseModel):
    """`FieldOptions`, as it is read."""

    validators: list[FieldCheck] | None = None


class Relationship(ResponseModel):
    """Another thing that it belongs to."""

    data: Identifier


class PayoutRequest(RequestModel):
    """A payout to be made."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"fields": "pan", "context": "pan"}
    __rules__: ClassVar[tuple[Rule, ...]] = (Exact("amount", "currency", EXPONENTS),)

    service: str
    """The service's code, such as card."""

    currency: Currency
    amount: PositiveNumber
    reference_id: str
    """Your own id of the payout. A repeat of it is answered with the first."""

    fields: dict[str, str]
    """What the service wants to know, such as card_number."""

    test_mode: bool | MISSING = MISSING
    """The environment says which."""

    callback_url: Url | MISSING = MISSING
    """Where changes are told; in place of the account's."""

    context: dict[str, Json] | MISSING = MISSING
    """More on the recipient, such as cardholder and expiry."""

    description: str | MISSING = MISSING
    customer: Customer | MISSING = MISSING
    options: Options | MISSING = MISSING
    """How it is processed. Ask the provider which of them you may use."""

    metadata: dict[str, Json] | MISSING = MISSING
    """Kept and given back."""


class Errors(ResponseModel):
    """What went wrong."""

    errors: list[Error]


class FieldDescriptor(ResponseModel):
    """One of the `fields` of a payout."""

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "label": (ReadAs.EMPTY_LIST_AS_OBJECT,),
        "hint": (ReadAs.EMPTY_LIST_AS_OBJECT,),
        "regexp": (ReadAs.NULL_AS_ABSENT,),
        "position": (ReadAs.NULL_AS_ABSENT,),
        "options": (ReadAs.EMPTY_LIST_AS_OBJECT, ReadAs.NULL_AS_ABSENT),
    }

    key: str
    type: str
    label: dict[str, str]
    """What people call it, by language."""

    hint: dict[str, str]
    example: str | MISSING | None = MISSING
    regexp: str | None
    """What it matches; perhaps between delimiters, or escaped twice."""

    required: bool
    position: int | None
    options: FieldOptions | None = None


class Relationships(ResponseModel):
    """What it belongs to."""

    payout_service: Annotated[Relationship | None, Field(alias="payout-service")] = None
    """The service by its code, such as swift_jpy."""

    payout_method: Annotated[Relationship | None, Field(alias="payout-method")] = None
    customer: Relationship | None = None


class Payout(ResponseModel):
    """A payout as your server sees it."""

    type: str
    id: str
    """The provider's id, cpoi_…"""

    attributes: PayoutAttributes
    relationships: Relationships | None = None
    links: Links | None = None


class PayoutPage(ResponseModel):
    """One page of payouts."""

    meta: PayoutPageMeta
    links: PayoutPageLinks
    data: list[Payout]


class OfferedService(ResponseModel):
    """A way to pay out, and what it wants to know."""

    __writes__: ClassVar[Mapping[str, Write]] = {"amount": WriteAs.NUMBER_TEXT}
    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "amount_min": (ReadAs.TEXT_AS_NUMBER,),
        "amount_max": (ReadAs.TEXT_AS_NUMBER,),
        "exchange_rate": (ReadAs.TEXT_AS_NUMBER,),
        "amount": (ReadAs.INTEGER_AS_TEXT, ReadAs.NUMBER_AS_TEXT),
    }

    code: str
    """The `service` of a payout."""

    method: str
    currency: str
    fields: list[FieldDescriptor]
    """The `fields` that a payout needs."""

    amount_min: Number | None = None
    amount_max: Number | None = None
    exchange_rate: Number | None = None
    amount: NumberText | None = None
    """The amount in the service's currency."""

    @property
    def money(self) -> Money | None:
        """The amount, by the provider's exponents; `None` if there is none.

        Raises `UnknownCurrency` for a currency that has none.
        """
        return EXPONENTS.maybe_from_major(self.amount, self.__dict__.get("currency"))


class Service(ResponseModel):
    """A service as it is set up for the account."""

    type: str
    id: str
    """The id of the set-up, comcpos_…, and no `service` of a payout."""

    attributes: ServiceAttributes
    relationships: Relationships | None = None
    links: Links | None = None


class OfferedServices(ResponseModel):
    """Services by their codes."""

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "methods": (ReadAs.EMPTY_LIST_AS_OBJECT,),
    }
    __entries__: ClassVar[bool] = True

    methods: dict[str, Method] | None = None
    """What the services pay by, by code."""

    account: MerchantAccount | None = None

    if not TYPE_CHECKING:
        __pydantic_extra__: dict[str, OfferedService]

    @property
    def entries(self) -> dict[str, OfferedService]:
        """Every entry of the map."""
        return dict(self.__pydantic_extra__ or {})


class ServicePage(ResponseModel):
    """One page of services."""

    meta: ServicePageMeta
    links: ServicePageLinks
    data: list[Service]


class Prerequest(ResponseModel):
    """The ways in which an amount can be paid out."""

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "amount": (ReadAs.TEXT_AS_NUMBER,),
        "services": (ReadAs.EMPTY_LIST_AS_OBJECT,),
    }

    currency: str
    amount: Number
    test_mode: bool
    services: OfferedServices

    @property
    def money(self) -> Money:
        """The amount, by the provider's exponents.

        Raises `UnknownCurrency` for a currency that has none.
        """
        return EXPONENTS.from_major(self.amount, self.currency)

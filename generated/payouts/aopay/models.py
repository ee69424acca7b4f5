"""aopay payouts: what is sent and what is read.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import MISSING, Field

from ..core.fields.money import Money
from ..core.fields.number import Number, PositiveNumber
from ..core.fields.open_enum import OpenEnum
from ..core.fields.texts import Currency, Email, Url
from ..core.fields.timestamp import Timestamp
from ..core.lifecycle.meanings import StatusMeaning
from ..core.model.answer import ResponseModel
from ..core.model.request import OpenRequestModel, RequestModel
from ..core.model.rules import Exact, Rule
from ._money import EXPONENTS
from .statuses import PROCESS_STATUS_MEANINGS


class ProcessStatus(OpenEnum):
    """Where the payout stands; the document shows one value."""

    PENDING: ClassVar[str] = "PENDING"
    """The payout is being processed."""

    SUCCESS: ClassVar[str] = "SUCCESS"
    """The money was sent."""

    FAILED: ClassVar[str] = "FAILED"
    """The payout failed."""


class TokenRequest(RequestModel):
    """Asks for a token that allows some operations and no other."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"secret": "secret"}

    merchant_code: Annotated[str, Field(alias="merchantCode")]
    secret: str
    validity_secs: Annotated[int | MISSING, Field(alias="validitySecs", ge=1)] = MISSING
    operations: list[str]
    """Verb and path of each, such as POST /payouts/TST-1."""


class Token(ResponseModel):
    """`Token`, as it is read."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"token": "secret"}

    token: str
    """A JSON Web Token."""


class AmountInput(RequestModel):
    """`Amount`, as it is sent."""

    __rules__: ClassVar[tuple[Rule, ...]] = (
        Exact("amount", "currency_code", EXPONENTS),
    )

    amount: PositiveNumber
    currency_code: Annotated[Currency, Field(alias="currencyCode")]


class Amount(ResponseModel):
    """`Amount`, as it is read."""

    amount: Number
    currency_code: Annotated[str, Field(alias="currencyCode")]

    @property
    def money(self) -> Money:
        """The amount, by the provider's exponents.

        Raises `UnknownCurrency` for a currency that has none.
        """
        return EXPONENTS.from_major(self.amount, self.currency_code)


class Account(OpenRequestModel):
    """The customer's account. What else it holds depends on the country."""

    __sensitive__: ClassVar[Mapping[str, str]] = {
        "account_name": "pii",
        "account_number": "bank_account",
    }

    account_name: Annotated[str, Field(alias="accountName")]
    account_number: Annotated[str, Field(alias="accountNumber")]


class Process(ResponseModel):
    """`Process`, as it is read."""

    status: ProcessStatus
    created_at: Annotated[Timestamp, Field(alias="createdAt")]
    processed_at: Annotated[Timestamp | None, Field(alias="processedAt")] = None
    is_test: Annotated[bool | None, Field(alias="isTest")] = None

    @property
    def status_meaning(self) -> StatusMeaning:
        """What `status` means: where it stands, whether that is final, and where the
        money is.

        pending: `PENDING`; succeeded: `SUCCESS`; failed: `FAILED` (final); anything
        else: unknown.
        """
        return PROCESS_STATUS_MEANINGS.meaning(self.status)


class Notification(ResponseModel):
    """Tells that something changed, and of which entity; not what."""

    id_entity: Annotated[str, Field(alias="idEntity")]
    """The id that the caller chose."""


class PaymentMethodResponse(ResponseModel):
    """`PaymentMethodResponse`, as it is read."""

    payment_method_code: Annotated[str, Field(alias="paymentMethodCode")]
    id_payout: Annotated[str, Field(alias="idPayout")]
    """The id that the caller chose."""


class CreatePayoutPath(RequestModel):
    """The path of `create_payout`."""

    id_payout: str
    """The caller's own id of the payout."""


class GetPayoutPath(RequestModel):
    """The path of `get_payout`."""

    id_payout: str
    """The caller's own id of the payout."""


class PaymentRequestedInput(RequestModel):
    """`PaymentRequested`, as it is sent."""

    money_: Annotated[AmountInput, Field(alias="money")]


class PaymentRequested(ResponseModel):
    """`PaymentRequested`, as it is read."""

    money_: Annotated[Amount, Field(alias="money")]


class PaymentMethod(RequestModel):
    """How the customer is paid."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"email_address": "pii"}

    payment_method_code: Annotated[str, Field(alias="paymentMethodCode")]
    """The method, such as BANK_TRANSFER."""

    account: Account
    payment_operator_code: Annotated[
        str | MISSING,
        Field(alias="paymentOperatorCode"),
    ] = MISSING
    """The bank; its values are not listed."""

    email_address: Annotated[Email | MISSING, Field(alias="emailAddress")] = MISSING


class Payout(ResponseModel):
    """A payout as the provider keeps it; without `process` nothing is known of its
    status.
    """

    payment_requested: Annotated[PaymentRequested, Field(alias="paymentRequested")]
    process: Process | None = None
    fee: Amount | None = None
    """What the payout costs; perhaps in another currency."""

    payment_method_response: Annotated[
        PaymentMethodResponse,
        Field(alias="paymentMethodResponse"),
    ]


class PayoutRequest(RequestModel):
    """A payout to a customer's account."""

    payment_requested: Annotated[PaymentRequestedInput, Field(alias="paymentRequested")]
    payment_method: Annotated[PaymentMethod, Field(alias="paymentMethod")]
    callback_url: Annotated[Url | MISSING, Field(alias="callbackUrl")] = MISSING
    """Where a notification is sent after the payout was processed."""

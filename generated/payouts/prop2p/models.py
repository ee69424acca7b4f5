"""ProP2P Agent API: what is sent and what is read.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import MISSING, Field

from ..core.fields.open_enum import OpenEnum
from ..core.lifecycle.meanings import StatusMeaning
from ..core.model.answer import ResponseModel
from ..core.model.request import OpenRequestModel, RequestModel
from .statuses import OPERATION_STATUS_MEANINGS


class OperationType(OpenEnum):
    """Which way the money goes."""

    PAYIN: ClassVar[str] = "payin"
    """A payer transfers funds to the agent, on behalf of the merchant."""

    PAYOUT: ClassVar[str] = "payout"
    """The agent transfers funds to an account that the merchant names."""


class OperationStatus(OpenEnum):
    """Values of `OperationStatus`."""

    CREATED: ClassVar[str] = "created"
    """The operation was created."""

    CAPTURED: ClassVar[str] = "captured"
    """The agent confirmed that it received the funds (payin) or sent them (payout)."""


class PaymentMethodType(ResponseModel):
    """A way to pay that is open to the store; what else it holds is not described."""

    payment_method_type_id: Annotated[str, Field(alias="paymentMethodTypeId")]


class SessionRequest(OpenRequestModel):
    """Asks what has to be entered for a way to pay."""

    operation_type: Annotated[str | MISSING, Field(alias="operationType")] = MISSING
    payment_method_type_id: Annotated[str, Field(alias="paymentMethodTypeId")]
    """The payment method type that was selected."""


class Requisite(ResponseModel):
    """Something that has to be entered; its members are known at run time only."""


class FilledRequisite(OpenRequestModel):
    """A requisite with all that the session said of it, and what was entered."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"value": "pii"}

    value: str


class OperationRequest(OpenRequestModel):
    """Creates an operation from a session."""

    operation_type: Annotated[str | MISSING, Field(alias="operationType")] = MISSING
    """Without it the strongest effect is supposed."""

    session_id: Annotated[str, Field(alias="sessionId")]
    """The session that was initialised."""

    party_requisites: Annotated[list[FilledRequisite], Field(alias="payerRequisites")]
    """All requisites of the session, each with what the payer or the recipient
    entered.
    """


class PaymentMethodRequisite(ResponseModel):
    """An open object; it may hold an account, and is never printed."""


class Notification(ResponseModel):
    """Tells that the status of an operation changed; no member of it is described."""


class ListPaymentMethodTypesQuery(RequestModel):
    """The query of `list_payment_method_types`."""

    operation_type: Annotated[str, Field(alias="operationType")]
    """Those for pay-ins or for payouts."""


class RetrieveOperationPath(RequestModel):
    """The path of `retrieve_operation`."""

    operation_id: str
    """The operation as its details name it."""


class Session(ResponseModel):
    """`Session`, as it is read."""

    session_id: Annotated[str, Field(alias="sessionId")]
    """Tells the session."""

    party_requisites: Annotated[list[Requisite], Field(alias="payerRequisites")]
    """What has to be entered, of the payer on a pay-in and of the recipient on a
    payout.
    """


class OperationDetails(ResponseModel):
    """`OperationDetails`, as it is read."""

    operation_id: Annotated[str, Field(alias="operationId")]
    session_id: Annotated[str | None, Field(alias="sessionId")] = None
    operation_type: Annotated[OperationType | None, Field(alias="operationType")] = None
    status: OperationStatus
    payment_method_requisites: Annotated[
        list[PaymentMethodRequisite] | None,
        Field(alias="paymentMethodRequisites"),
    ] = None
    """On a pay-in the payer transfers the funds by these."""

    @property
    def status_meaning(self) -> StatusMeaning:
        """What `status` means: where it stands, whether that is final, and where the
        money is.

        created: `created`; succeeded: `captured`; anything else: unknown.
        """
        return OPERATION_STATUS_MEANINGS.meaning(self.status)

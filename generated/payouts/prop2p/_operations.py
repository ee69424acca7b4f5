"""ProP2P Agent API: what can be asked, as tables.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.client.operation import ReadOperation, Shape, WriteOperation
from ..core.safety.facts import Echo, EffectBy, Safety, Verdict

if TYPE_CHECKING:
    from typing import Never

    from ..core.client.read import Items
    from .models import OperationDetails, PaymentMethodType, Session

LIST_PAYMENT_METHOD_TYPES: ReadOperation[Items[PaymentMethodType]] = ReadOperation(
    name="list_payment_method_types",
    method="POST",
    path="/",
    unbound="the page names no host, verb, path, store id or way to authenticate",
    query="ListPaymentMethodTypesQuery",
    answers={200: Shape("PaymentMethodType", many=True)},
)

INIT_SESSION: WriteOperation[Session, Never] = WriteOperation(
    name="init_session",
    method="POST",
    path="/",
    unbound="the page names no host, verb, path or way to authenticate",
    body=Shape("SessionRequest"),
    answers={200: Shape("Session")},
    moves_money=False,
    safety=Safety(outcomes={200: Verdict.ACCEPTED}),
)

CREATE_OPERATION: WriteOperation[OperationDetails, Never] = WriteOperation(
    name="create_operation",
    method="POST",
    path="/",
    unbound=(
        "the page names no host, verb, path, way to authenticate, amount or currency"
    ),
    body=Shape("OperationRequest"),
    answers={200: Shape("OperationDetails")},
    moves_money=True,
    safety=Safety(
        outcomes={200: Verdict.ACCEPTED},
        echoes=(Echo("sessionId"), Echo("operationType")),
        identified_by="operationId",
        effect_by=EffectBy("operationType", {"payin": True, "payout": True}),
    ),
)

RETRIEVE_OPERATION: ReadOperation[OperationDetails] = ReadOperation(
    name="retrieve_operation",
    method="POST",
    path="/",
    parameters=("operation_id",),
    unbound="the page names no host, verb, path or way to authenticate",
    given_path="RetrieveOperationPath",
    answers={200: Shape("OperationDetails")},
    echoes=(Echo("operationId", of="operation_id"),),
)

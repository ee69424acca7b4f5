"""beGateway payouts: what can be asked, as tables.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.client.operation import MoneyFields, ReadOperation, Shape, WriteOperation
from ..core.safety.facts import Echo, Find, Repeat, RepeatAnswer, Safety, Verdict
from ._money import EXPONENTS
from ._provider import SHOP_AUTH

if TYPE_CHECKING:
    from ..core.client.read import Items
    from .models import Failure, Payout

_ERRORS = (Shape("Failure"), Shape("Failure", envelope=("response",)))

CREATE_PAYOUT: WriteOperation[Payout, Failure] = WriteOperation(
    name="create_payout",
    method="POST",
    path="/transactions/payouts",
    auth=SHOP_AUTH,
    body=Shape("PayoutRequest", envelope=("request",)),
    money=MoneyFields("amount", "currency", EXPONENTS),
    answers={
        200: Shape("Payout", envelope=("transaction",)),
        201: Shape("Payout", envelope=("transaction",)),
    },
    errors=_ERRORS,
    moves_money=True,
    key_header="RequestID",
    safety=Safety(
        outcomes={
            200: Verdict.ACCEPTED,
            201: Verdict.ACCEPTED,
            401: Verdict.REJECTED,
            422: Verdict.REJECTED,
        },
        repeat=Repeat(
            uuid=True,
            answers=RepeatAnswer.REPLAY,
            derive_from="tracking_id",
            window=86400,
        ),
        find=Find(
            operation="find_by_tracking_id",
            parameter="tracking_id",
            field="tracking_id",
            proof=False,
            table="FIND_BY_TRACKING_ID",
        ),
        echoes=(
            Echo("amount"),
            Echo("currency"),
            Echo("tracking_id", optional=True),
            Echo("test", absent=False),
        ),
        identified_by="uid",
    ),
)

GET_PAYOUT: ReadOperation[Payout] = ReadOperation(
    name="get_payout",
    method="GET",
    path="/transactions/{uid}",
    parameters=("uid",),
    auth=SHOP_AUTH,
    given_path="GetPayoutPath",
    answers={200: Shape("Payout", envelope=("transaction",))},
    echoes=(Echo("uid"), Echo("test", absent=False)),
    errors=_ERRORS,
)

FIND_BY_TRACKING_ID: ReadOperation[Items[Payout]] = ReadOperation(
    name="find_by_tracking_id",
    method="GET",
    path="/transactions/tracking_id/{tracking_id}",
    parameters=("tracking_id",),
    auth=SHOP_AUTH,
    given_path="FindByTrackingIdPath",
    answers={200: Shape("Payout", envelope=("transactions",), many=True)},
    echoes=(Echo("tracking_id"), Echo("test", absent=False)),
    errors=_ERRORS,
)

"""aopay payouts: what can be asked, as tables.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.client.operation import MoneyFields, ReadOperation, Shape, WriteOperation
from ..core.safety.facts import Echo, Find, Repeat, RepeatAnswer, Safety, Verdict
from ._money import EXPONENTS
from ._provider import TOKEN_AUTH

if TYPE_CHECKING:
    from typing import Never

    from .models import Payout, Token

CREATE_TOKEN: WriteOperation[Token, Never] = WriteOperation(
    name="create_token",
    method="POST",
    path="/auth-tokens",
    headers=(("X-API-Version", "2"),),
    body=Shape("TokenRequest"),
    answers={200: Shape("Token")},
    moves_money=False,
    safety=Safety(outcomes={200: Verdict.ACCEPTED}),
)

CREATE_PAYOUT: WriteOperation[Payout, Never] = WriteOperation(
    name="create_payout",
    method="POST",
    path="/payouts/{id_payout}",
    parameters=("id_payout",),
    headers=(("X-API-Version", "2"),),
    auth=TOKEN_AUTH,
    body=Shape("PayoutRequest"),
    given_path="CreatePayoutPath",
    money=MoneyFields(
        "amount",
        "currencyCode",
        EXPONENTS,
        inside=("paymentRequested", "money"),
        major=True,
    ),
    answers={200: Shape("Payout")},
    moves_money=True,
    safety=Safety(
        outcomes={200: Verdict.ACCEPTED},
        repeat=Repeat(uuid=False, answers=RepeatAnswer.UNDOCUMENTED, key="id_payout"),
        find=Find(
            operation="get_payout",
            parameter="id_payout",
            field="id_payout",
            proof=False,
            table="GET_PAYOUT",
        ),
        echoes=(
            Echo("paymentRequested.money.amount"),
            Echo("paymentRequested.money.currencyCode"),
            Echo("paymentMethodResponse.idPayout", of="id_payout"),
        ),
        identified_by="paymentMethodResponse.idPayout",
    ),
)

GET_PAYOUT: ReadOperation[Payout] = ReadOperation(
    name="get_payout",
    method="GET",
    path="/payouts/{id_payout}",
    parameters=("id_payout",),
    headers=(("X-API-Version", "2"),),
    auth=TOKEN_AUTH,
    given_path="GetPayoutPath",
    answers={200: Shape("Payout")},
    echoes=(Echo("paymentMethodResponse.idPayout", of="id_payout"),),
)

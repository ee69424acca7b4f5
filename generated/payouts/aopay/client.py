"""aopay payouts: the clients.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.client.async_base import BaseAsyncClient
from ..core.client.settings import DEADLINE
from ..core.client.sync_base import BaseClient
from ..core.fields.missing import MISSING
from ._operations import CREATE_PAYOUT, CREATE_TOKEN, GET_PAYOUT
from ._provider import PROVIDER

if TYPE_CHECKING:
    import ssl
    from collections.abc import Collection
    from typing import Never

    import httpx2

    from ..core.auth.credentials import Credential
    from ..core.client.environment import Environment
    from ..core.fields.money import Money
    from ..core.fields.secret import Secret
    from ..core.flow.ports import AsyncJournal, Journal, Observer
    from ..core.flow.timeouts import Timeouts
    from ..core.safety.outcomes import Outcome
    from .models import PaymentMethod, Payout, Token
    from .params import PaymentMethodParams


class Client(BaseClient):
    """aopay payouts, for threads.

    Sends money to a customer's bank account.

    One client may be shared by all threads. Close it, or use it in `with`: then nothing
    more is sent, and what is under way goes on to its end.

    A live environment needs `accept_assumptions` with the ids of what no document
    states; without them the error lists each with its sentence.

    Args:
        merchant_code: Tells whose money it is.
        secret: A secret, or a function that fetches it; never printed.
        environment: Where to send to.
        accept_assumptions: Ids of what a live client takes for true although no
            document states it.
        timeouts: Seconds for each step of an exchange.
        deadline: Seconds that a whole call may take.
        transport: Answers in place of the network: one inside the process, as tests
            have it.
        ssl_context: What connections are secured by, in place of the system's trust.
        proxy: The proxy that connections go through, as http://user:password@host:port;
            never printed.
        local_address: The IP address of this machine that connections come from.
        journal: Keeps what is sent before it is sent, and how it ended.
        observer: Is told how each call ended.
        strict_responses: Whether an answer that differs from its table is refused.
        user_agent: What the client calls itself, in place of payspec, its version and
            the provider.
    """

    def __init__(
        self,
        *,
        merchant_code: Credential,
        secret: Credential,
        environment: Environment,
        accept_assumptions: Collection[str] = (),
        timeouts: Timeouts | None = None,
        deadline: float = DEADLINE,
        transport: httpx2.BaseTransport | None = None,
        ssl_context: ssl.SSLContext | None = None,
        proxy: str | Secret | None = None,
        local_address: str | None = None,
        journal: Journal | None = None,
        observer: Observer | None = None,
        strict_responses: bool = False,
        user_agent: str | None = None,
    ) -> None:
        super().__init__(
            PROVIDER,
            lambda: {"merchant_code": merchant_code, "secret": secret},
            environment=environment,
            accept_assumptions=accept_assumptions,
            timeouts=timeouts,
            deadline=deadline,
            transport=transport,
            ssl_context=ssl_context,
            proxy=proxy,
            local_address=local_address,
            journal=journal,
            observer=observer,
            strict_responses=strict_responses,
            user_agent=user_agent,
        )

    def create_token(
        self,
        *,
        merchant_code: str,
        secret: str,
        operations: list[str],
        validity_secs: int | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Outcome[Token, Never]:
        """Obtains a token for some operations.

        Returns an outcome: 200 is accepted; anything else is unknown.

        Args:
            operations: Verb and path of each, such as POST /payouts/TST-1.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._write(
            CREATE_TOKEN,
            lambda: self._call(
                {},
                {
                    "merchant_code": merchant_code,
                    "secret": secret,
                    "validity_secs": validity_secs,
                    "operations": operations,
                },
                deadline=deadline,
            ),
        )

    def create_payout(
        self,
        *,
        id_payout: str,
        money: Money,
        payment_method: PaymentMethod | PaymentMethodParams,
        callback_url: str | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Outcome[Payout, Never]:
        """Sends money to a customer's bank account, under an id that the caller
        chooses.

        Step 1 of 2 of the flow `payout`, before `get_payout`.

        Returns an outcome: 200 is accepted; anything else is unknown. After an unknown
        one ask `get_payout`; finding nothing does not prove that nothing was created.

        Args:
            id_payout: The caller's own id of the payout.
            money: The amount and currencyCode, in major units; refused if it has more
                decimals than the provider gives the currency.
            callback_url: Where a notification is sent after the payout was processed.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._write(
            CREATE_PAYOUT,
            lambda: self._call(
                {"id_payout": id_payout},
                {"payment_method": payment_method, "callback_url": callback_url},
                money=money,
                deadline=deadline,
            ),
        )

    def get_payout(self, *, id_payout: str, deadline: float | None = None) -> Payout:
        """Reads a payout and its status.

        Step 2 of 2 of the flow `payout`, after `create_payout`; `id_payout` is
        `payment_method_response.id_payout` of what `create_payout` gave.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `paymentMethodResponse.idPayout` is not what was asked for is
        `AnotherAnswer`.

        Args:
            id_payout: The caller's own id of the payout.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            GET_PAYOUT,
            lambda: self._call({"id_payout": id_payout}, {}, deadline=deadline),
        )


class AsyncClient(BaseAsyncClient):
    """aopay payouts, for an event loop.

    Sends money to a customer's bank account.

    One client may be shared by all tasks of the event loop that it is first used in; in
    another one nothing is sent (`WrongEventLoop`). Close it, or use it in `async with`:
    then nothing more is sent, and what is under way goes on to its end.

    A live environment needs `accept_assumptions` with the ids of what no document
    states; without them the error lists each with its sentence.

    Args:
        merchant_code: Tells whose money it is.
        secret: A secret, or a function that fetches it; never printed.
        environment: Where to send to.
        accept_assumptions: Ids of what a live client takes for true although no
            document states it.
        timeouts: Seconds for each step of an exchange.
        deadline: Seconds that a whole call may take.
        transport: Answers in place of the network: one inside the process, as tests
            have it.
        ssl_context: What connections are secured by, in place of the system's trust.
        proxy: The proxy that connections go through, as http://user:password@host:port;
            never printed.
        local_address: The IP address of this machine that connections come from.
        journal: Keeps what is sent before it is sent, and how it ended.
        observer: Is told how each call ended.
        strict_responses: Whether an answer that differs from its table is refused.
        user_agent: What the client calls itself, in place of payspec, its version and
            the provider.
    """

    def __init__(
        self,
        *,
        merchant_code: Credential,
        secret: Credential,
        environment: Environment,
        accept_assumptions: Collection[str] = (),
        timeouts: Timeouts | None = None,
        deadline: float = DEADLINE,
        transport: httpx2.AsyncBaseTransport | None = None,
        ssl_context: ssl.SSLContext | None = None,
        proxy: str | Secret | None = None,
        local_address: str | None = None,
        journal: AsyncJournal | None = None,
        observer: Observer | None = None,
        strict_responses: bool = False,
        user_agent: str | None = None,
    ) -> None:
        super().__init__(
            PROVIDER,
            lambda: {"merchant_code": merchant_code, "secret": secret},
            environment=environment,
            accept_assumptions=accept_assumptions,
            timeouts=timeouts,
            deadline=deadline,
            transport=transport,
            ssl_context=ssl_context,
            proxy=proxy,
            local_address=local_address,
            journal=journal,
            observer=observer,
            strict_responses=strict_responses,
            user_agent=user_agent,
        )

    async def create_token(
        self,
        *,
        merchant_code: str,
        secret: str,
        operations: list[str],
        validity_secs: int | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Outcome[Token, Never]:
        """Obtains a token for some operations.

        Returns an outcome: 200 is accepted; anything else is unknown.

        Args:
            operations: Verb and path of each, such as POST /payouts/TST-1.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._write(
            CREATE_TOKEN,
            lambda: self._call(
                {},
                {
                    "merchant_code": merchant_code,
                    "secret": secret,
                    "validity_secs": validity_secs,
                    "operations": operations,
                },
                deadline=deadline,
            ),
        )

    async def create_payout(
        self,
        *,
        id_payout: str,
        money: Money,
        payment_method: PaymentMethod | PaymentMethodParams,
        callback_url: str | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Outcome[Payout, Never]:
        """Sends money to a customer's bank account, under an id that the caller
        chooses.

        Step 1 of 2 of the flow `payout`, before `get_payout`.

        Returns an outcome: 200 is accepted; anything else is unknown. After an unknown
        one ask `get_payout`; finding nothing does not prove that nothing was created.

        Args:
            id_payout: The caller's own id of the payout.
            money: The amount and currencyCode, in major units; refused if it has more
                decimals than the provider gives the currency.
            callback_url: Where a notification is sent after the payout was processed.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._write(
            CREATE_PAYOUT,
            lambda: self._call(
                {"id_payout": id_payout},
                {"payment_method": payment_method, "callback_url": callback_url},
                money=money,
                deadline=deadline,
            ),
        )

    async def get_payout(
        self,
        *,
        id_payout: str,
        deadline: float | None = None,
    ) -> Payout:
        """Reads a payout and its status.

        Step 2 of 2 of the flow `payout`, after `create_payout`; `id_payout` is
        `payment_method_response.id_payout` of what `create_payout` gave.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `paymentMethodResponse.idPayout` is not what was asked for is
        `AnotherAnswer`.

        Args:
            id_payout: The caller's own id of the payout.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            GET_PAYOUT,
            lambda: self._call({"id_payout": id_payout}, {}, deadline=deadline),
        )

"""beGateway payouts: the clients.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.client.async_base import BaseAsyncClient
from ..core.client.settings import DEADLINE
from ..core.client.sync_base import BaseClient
from ..core.fields.missing import MISSING
from ._operations import CREATE_PAYOUT, FIND_BY_TRACKING_ID, GET_PAYOUT
from ._provider import PROVIDER

if TYPE_CHECKING:
    import ssl
    from collections.abc import Collection, Mapping

    import httpx2

    from ..core.auth.credentials import Credential
    from ..core.client.environment import Environment
    from ..core.client.read import Items
    from ..core.fields.money import Money
    from ..core.fields.secret import Secret
    from ..core.flow.ports import AsyncJournal, Journal, Observer
    from ..core.flow.timeouts import Timeouts
    from ..core.safety.outcomes import Outcome
    from .models import Customer, Failure, Payout, PayoutMethod
    from .params import CustomerParams


class Client(BaseClient):
    """beGateway payouts, for threads.

    Sends money to a customer's account in the system of a payment method.

    One client may be shared by all threads. Close it, or use it in `with`: then nothing
    more is sent, and what is under way goes on to its end.

    A live environment needs `accept_assumptions` with the ids of what no document
    states; without them the error lists each with its sentence.

    Args:
        shop_id: Tells whose money it is.
        secret_key: A secret, or a function that fetches it; never printed.
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
        shop_id: Credential,
        secret_key: Credential,
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
            lambda: {"shop_id": shop_id, "secret_key": secret_key},
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

    def create_payout(
        self,
        *,
        money: Money,
        description: str,
        test: bool | MISSING = MISSING,
        tracking_id: str | MISSING = MISSING,
        ip: str | MISSING = MISSING,
        language: str | MISSING = MISSING,
        notification_url: str | MISSING = MISSING,
        verification_url: str | MISSING = MISSING,
        return_url: str | MISSING = MISSING,
        customer: Customer | CustomerParams | MISSING = MISSING,
        method: PayoutMethod | Mapping[str, object] | MISSING = MISSING,
        idempotency_key: str | None = None,
        deadline: float | None = None,
    ) -> Outcome[Payout, Failure]:
        """Sends money to a customer's account in the system of a payment method.

        Returns an outcome: 200 and 201 are accepted; 401 and 422 are rejected; anything
        else is unknown. After an unknown one ask `find_by_tracking_id`; finding nothing
        does not prove that nothing was created.

        Args:
            money: The amount and currency, in major units; refused if it has more
                decimals than the provider gives the currency.
            description: A short description of the order.
            test: Whether this is a test transaction.
            tracking_id: The id of your transaction or order. It need not be unique and
                is no idempotency key. Several ids may be joined by semicolons; each of
                them then finds the transaction.
            ip: The customer's IP address.
            language: The language of e-mails to the customer.
            notification_url: Where notifications about the transaction are sent.
            verification_url: Where the provider asks for a verification before it acts.
            return_url: Where the customer returns when the transaction is completed.
            customer: Which parts are required depends on the payment method.
            method: The payment method and its parameters.
            idempotency_key: Tells a repeat from a new order. One that is not given is
                derived from tracking_id, account and environment.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._write(
            CREATE_PAYOUT,
            lambda: self._call(
                {},
                {
                    "description": description,
                    "test": test,
                    "tracking_id": tracking_id,
                    "ip": ip,
                    "language": language,
                    "notification_url": notification_url,
                    "verification_url": verification_url,
                    "return_url": return_url,
                    "customer": customer,
                    "method": method,
                },
                money=money,
                key=idempotency_key,
                deadline=deadline,
            ),
        )

    def get_payout(self, *, uid: str, deadline: float | None = None) -> Payout:
        """Reads a transaction by the provider's id.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `uid` and `test` are not what was asked for is `AnotherAnswer`.

        Args:
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            GET_PAYOUT,
            lambda: self._call({"uid": uid}, {}, deadline=deadline),
        )

    def find_by_tracking_id(
        self,
        *,
        tracking_id: str,
        deadline: float | None = None,
    ) -> Items[Payout]:
        """Reads the transactions with a tracking id, as it was sent; there may be
        several, or none.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `tracking_id` and `test` are not what was asked for is
        `AnotherAnswer`.

        Args:
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            FIND_BY_TRACKING_ID,
            lambda: self._call({"tracking_id": tracking_id}, {}, deadline=deadline),
        )


class AsyncClient(BaseAsyncClient):
    """beGateway payouts, for an event loop.

    Sends money to a customer's account in the system of a payment method.

    One client may be shared by all tasks of the event loop that it is first used in; in
    another one nothing is sent (`WrongEventLoop`). Close it, or use it in `async with`:
    then nothing more is sent, and what is under way goes on to its end.

    A live environment needs `accept_assumptions` with the ids of what no document
    states; without them the error lists each with its sentence.

    Args:
        shop_id: Tells whose money it is.
        secret_key: A secret, or a function that fetches it; never printed.
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
        shop_id: Credential,
        secret_key: Credential,
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
            lambda: {"shop_id": shop_id, "secret_key": secret_key},
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

    async def create_payout(
        self,
        *,
        money: Money,
        description: str,
        test: bool | MISSING = MISSING,
        tracking_id: str | MISSING = MISSING,
        ip: str | MISSING = MISSING,
        language: str | MISSING = MISSING,
        notification_url: str | MISSING = MISSING,
        verification_url: str | MISSING = MISSING,
        return_url: str | MISSING = MISSING,
        customer: Customer | CustomerParams | MISSING = MISSING,
        method: PayoutMethod | Mapping[str, object] | MISSING = MISSING,
        idempotency_key: str | None = None,
        deadline: float | None = None,
    ) -> Outcome[Payout, Failure]:
        """Sends money to a customer's account in the system of a payment method.

        Returns an outcome: 200 and 201 are accepted; 401 and 422 are rejected; anything
        else is unknown. After an unknown one ask `find_by_tracking_id`; finding nothing
        does not prove that nothing was created.

        Args:
            money: The amount and currency, in major units; refused if it has more
                decimals than the provider gives the currency.
            description: A short description of the order.
            test: Whether this is a test transaction.
            tracking_id: The id of your transaction or order. It need not be unique and
                is no idempotency key. Several ids may be joined by semicolons; each of
                them then finds the transaction.
            ip: The customer's IP address.
            language: The language of e-mails to the customer.
            notification_url: Where notifications about the transaction are sent.
            verification_url: Where the provider asks for a verification before it acts.
            return_url: Where the customer returns when the transaction is completed.
            customer: Which parts are required depends on the payment method.
            method: The payment method and its parameters.
            idempotency_key: Tells a repeat from a new order. One that is not given is
                derived from tracking_id, account and environment.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._write(
            CREATE_PAYOUT,
            lambda: self._call(
                {},
                {
                    "description": description,
                    "test": test,
                    "tracking_id": tracking_id,
                    "ip": ip,
                    "language": language,
                    "notification_url": notification_url,
                    "verification_url": verification_url,
                    "return_url": return_url,
                    "customer": customer,
                    "method": method,
                },
                money=money,
                key=idempotency_key,
                deadline=deadline,
            ),
        )

    async def get_payout(self, *, uid: str, deadline: float | None = None) -> Payout:
        """Reads a transaction by the provider's id.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `uid` and `test` are not what was asked for is `AnotherAnswer`.

        Args:
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            GET_PAYOUT,
            lambda: self._call({"uid": uid}, {}, deadline=deadline),
        )

    async def find_by_tracking_id(
        self,
        *,
        tracking_id: str,
        deadline: float | None = None,
    ) -> Items[Payout]:
        """Reads the transactions with a tracking id, as it was sent; there may be
        several, or none.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `tracking_id` and `test` are not what was asked for is
        `AnotherAnswer`.

        Args:
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            FIND_BY_TRACKING_ID,
            lambda: self._call({"tracking_id": tracking_id}, {}, deadline=deadline),
        )

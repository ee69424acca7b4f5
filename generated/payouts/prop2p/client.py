"""ProP2P Agent API: the clients.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.client.async_base import BaseAsyncClient
from ..core.client.settings import DEADLINE
from ..core.client.sync_base import BaseClient
from ..core.fields.missing import MISSING
from ._operations import (
    CREATE_OPERATION,
    INIT_SESSION,
    LIST_PAYMENT_METHOD_TYPES,
    RETRIEVE_OPERATION,
)
from ._provider import PROVIDER

if TYPE_CHECKING:
    import ssl
    from collections.abc import Collection, Mapping
    from typing import Never

    import httpx2

    from ..core.auth.credentials import Credential
    from ..core.client.environment import Environment
    from ..core.client.read import Items
    from ..core.fields.secret import Secret
    from ..core.flow.ports import AsyncJournal, Journal, Observer
    from ..core.flow.timeouts import Timeouts
    from ..core.safety.outcomes import Outcome
    from .models import FilledRequisite, OperationDetails, PaymentMethodType, Session


class Client(BaseClient):
    """ProP2P Agent API, for threads.

    Takes payments and makes payouts through an agent. Its public page describes the
    order of the calls and names their fields; it gives no address, verb, path, way to
    authenticate, callback, error, amount or currency. So nothing is sent until an
    environment binds it.

    One client may be shared by all threads. Close it, or use it in `with`: then nothing
    more is sent, and what is under way goes on to its end.

    Args:
        standin_key: The key that the stand-in was started with. Only in the
            environments of standin.
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
        standin_key: Credential | MISSING = MISSING,
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
            lambda: {"standin_key": standin_key},
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

    def list_payment_method_types(
        self,
        *,
        operation_type: str,
        deadline: float | None = None,
    ) -> Items[PaymentMethodType]:
        """Lists the payment method types that are open to the store.

        No document says where it is: the page names no host, verb, path, store id or
        way to authenticate. It is not sent, except in an environment that binds it.

        Step 1 of 4 of the flow `payin`, before `init_session`.

        Step 1 of 4 of the flow `payout`, before `init_session`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        Args:
            operation_type: Those for pay-ins or for payouts.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            LIST_PAYMENT_METHOD_TYPES,
            lambda: self._call(
                {},
                {},
                deadline=deadline,
                query={"operation_type": operation_type},
            ),
        )

    def init_session(
        self,
        *,
        payment_method_type_id: str,
        operation_type: str | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Outcome[Session, Never]:
        """Initialises a session; its answer says what has to be entered.

        No document says where it is: the page names no host, verb, path or way to
        authenticate. It is not sent, except in an environment that binds it.

        Step 2 of 4 of the flow `payin`, after `list_payment_method_types`, before
        `create_operation`.

        Step 2 of 4 of the flow `payout`, after `list_payment_method_types`, before
        `create_operation`.

        Returns an outcome: 200 is accepted; anything else is unknown.

        Args:
            payment_method_type_id: The payment method type that was selected.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._write(
            INIT_SESSION,
            lambda: self._call(
                {},
                {
                    "operation_type": operation_type,
                    "payment_method_type_id": payment_method_type_id,
                },
                deadline=deadline,
            ),
        )

    def create_operation(
        self,
        *,
        session_id: str,
        party_requisites: list[FilledRequisite | Mapping[str, object]],
        operation_type: str | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Outcome[OperationDetails, Never]:
        """Creates the operation of a session. A payout sends money.

        No document says where it is: the page names no host, verb, path, way to
        authenticate, amount or currency. It is not sent, except in an environment that
        binds it.

        Step 3 of 4 of the flow `payin`, after `init_session`, before
        `retrieve_operation`; `session_id` is `session_id` of what `init_session` gave.

        Step 3 of 4 of the flow `payout`, after `init_session`, before
        `retrieve_operation`; `session_id` is `session_id` of what `init_session` gave.

        With `operationType` "payin" it takes money, with "payout" it moves money; where
        that is left out it counts as the strongest of these. Returns an outcome: 200 is
        accepted; anything else is unknown.

        Args:
            session_id: The session that was initialised.
            party_requisites: All requisites of the session, each with what the payer or
                the recipient entered.
            operation_type: Without it the strongest effect is supposed.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._write(
            CREATE_OPERATION,
            lambda: self._call(
                {},
                {
                    "operation_type": operation_type,
                    "session_id": session_id,
                    "party_requisites": party_requisites,
                },
                deadline=deadline,
            ),
        )

    def retrieve_operation(
        self,
        *,
        operation_id: str,
        deadline: float | None = None,
    ) -> OperationDetails:
        """Reads the details of an operation, and its status.

        No document says where it is: the page names no host, verb, path or way to
        authenticate. It is not sent, except in an environment that binds it.

        Step 4 of 4 of the flow `payin`, after `create_operation`; `operation_id` is
        `operation_id` of what `create_operation` gave.

        Step 4 of 4 of the flow `payout`, after `create_operation`; `operation_id` is
        `operation_id` of what `create_operation` gave.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `operationId` is not what was asked for is `AnotherAnswer`.

        Args:
            operation_id: The operation as its details name it.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            RETRIEVE_OPERATION,
            lambda: self._call({"operation_id": operation_id}, {}, deadline=deadline),
        )


class AsyncClient(BaseAsyncClient):
    """ProP2P Agent API, for an event loop.

    Takes payments and makes payouts through an agent. Its public page describes the
    order of the calls and names their fields; it gives no address, verb, path, way to
    authenticate, callback, error, amount or currency. So nothing is sent until an
    environment binds it.

    One client may be shared by all tasks of the event loop that it is first used in; in
    another one nothing is sent (`WrongEventLoop`). Close it, or use it in `async with`:
    then nothing more is sent, and what is under way goes on to its end.

    Args:
        standin_key: The key that the stand-in was started with. Only in the
            environments of standin.
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
        standin_key: Credential | MISSING = MISSING,
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
            lambda: {"standin_key": standin_key},
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

    async def list_payment_method_types(
        self,
        *,
        operation_type: str,
        deadline: float | None = None,
    ) -> Items[PaymentMethodType]:
        """Lists the payment method types that are open to the store.

        No document says where it is: the page names no host, verb, path, store id or
        way to authenticate. It is not sent, except in an environment that binds it.

        Step 1 of 4 of the flow `payin`, before `init_session`.

        Step 1 of 4 of the flow `payout`, before `init_session`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        Args:
            operation_type: Those for pay-ins or for payouts.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            LIST_PAYMENT_METHOD_TYPES,
            lambda: self._call(
                {},
                {},
                deadline=deadline,
                query={"operation_type": operation_type},
            ),
        )

    async def init_session(
        self,
        *,
        payment_method_type_id: str,
        operation_type: str | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Outcome[Session, Never]:
        """Initialises a session; its answer says what has to be entered.

        No document says where it is: the page names no host, verb, path or way to
        authenticate. It is not sent, except in an environment that binds it.

        Step 2 of 4 of the flow `payin`, after `list_payment_method_types`, before
        `create_operation`.

        Step 2 of 4 of the flow `payout`, after `list_payment_method_types`, before
        `create_operation`.

        Returns an outcome: 200 is accepted; anything else is unknown.

        Args:
            payment_method_type_id: The payment method type that was selected.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._write(
            INIT_SESSION,
            lambda: self._call(
                {},
                {
                    "operation_type": operation_type,
                    "payment_method_type_id": payment_method_type_id,
                },
                deadline=deadline,
            ),
        )

    async def create_operation(
        self,
        *,
        session_id: str,
        party_requisites: list[FilledRequisite | Mapping[str, object]],
        operation_type: str | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Outcome[OperationDetails, Never]:
        """Creates the operation of a session. A payout sends money.

        No document says where it is: the page names no host, verb, path, way to
        authenticate, amount or currency. It is not sent, except in an environment that
        binds it.

        Step 3 of 4 of the flow `payin`, after `init_session`, before
        `retrieve_operation`; `session_id` is `session_id` of what `init_session` gave.

        Step 3 of 4 of the flow `payout`, after `init_session`, before
        `retrieve_operation`; `session_id` is `session_id` of what `init_session` gave.

        With `operationType` "payin" it takes money, with "payout" it moves money; where
        that is left out it counts as the strongest of these. Returns an outcome: 200 is
        accepted; anything else is unknown.

        Args:
            session_id: The session that was initialised.
            party_requisites: All requisites of the session, each with what the payer or
                the recipient entered.
            operation_type: Without it the strongest effect is supposed.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._write(
            CREATE_OPERATION,
            lambda: self._call(
                {},
                {
                    "operation_type": operation_type,
                    "session_id": session_id,
                    "party_requisites": party_requisites,
                },
                deadline=deadline,
            ),
        )

    async def retrieve_operation(
        self,
        *,
        operation_id: str,
        deadline: float | None = None,
    ) -> OperationDetails:
        """Reads the details of an operation, and its status.

        No document says where it is: the page names no host, verb, path or way to
        authenticate. It is not sent, except in an environment that binds it.

        Step 4 of 4 of the flow `payin`, after `create_operation`; `operation_id` is
        `operation_id` of what `create_operation` gave.

        Step 4 of 4 of the flow `payout`, after `create_operation`; `operation_id` is
        `operation_id` of what `create_operation` gave.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `operationId` is not what was asked for is `AnotherAnswer`.

        Args:
            operation_id: The operation as its details name it.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            RETRIEVE_OPERATION,
            lambda: self._call({"operation_id": operation_id}, {}, deadline=deadline),
        )

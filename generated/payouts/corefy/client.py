"""Corefy payouts: the clients.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.client.async_base import BaseAsyncClient
from ..core.client.settings import DEADLINE
from ..core.client.sync_base import BaseClient
from ..core.fields.missing import MISSING
from ._operations import (
    CREATE_PAYOUT,
    FIND_PAYOUTS,
    FIND_PAYOUTS_PUBLIC,
    GET_PAYOUT,
    GET_PAYOUT_PUBLIC,
    GET_SERVICE,
    LIST_PAYOUTS,
    LIST_SERVICES,
    PREREQUEST_PAYOUT,
    PROCESS_PAYOUT,
)
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
    from ..core.paging.pager import AsyncPager, Pager
    from ..core.safety.outcomes import Outcome
    from .models import (
        Customer,
        Errors,
        FieldErrors,
        Options,
        Payout,
        PayoutPage,
        Prerequest,
        PublicPayout,
        Refusal,
        Service,
        ServicePage,
    )
    from .params import CustomerParams


class Client(BaseClient):
    """Corefy payouts, for threads.

    Pays out by card, bank transfer and other methods. Many brands run this platform
    under addresses of their own.

    It has surfaces, which methods name. `private`: For your server. Payouts are made
    here. `public`: For what holds no secret. Payouts are only looked at here.

    One client may be shared by all threads. Close it, or use it in `with`: then nothing
    more is sent, and what is under way goes on to its end.

    A live environment needs `accept_assumptions` with the ids of what no document
    states; without them the error lists each with its sentence.

    Args:
        account_id: The id of the commerce account, coma_… Needed for `private` calls
            alone.
        api_key: The API key of the mode. Needed for `private` calls alone.
        public_key: The public key of the mode, pk_live_… or pk_test_… Needed for
            `public` calls alone.
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
        account_id: Credential | MISSING = MISSING,
        api_key: Credential | MISSING = MISSING,
        public_key: Credential | MISSING = MISSING,
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
            lambda: {
                "account_id": account_id,
                "api_key": api_key,
                "public_key": public_key,
            },
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

    def prerequest_payout(
        self,
        *,
        money: Money,
        deadline: float | None = None,
    ) -> Prerequest:
        """Lists the services that can pay out an amount. Nothing is created.

        Called on the surface `public`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        Args:
            money: The amount and currency, in major units; refused if it has more
                decimals than the provider gives the currency.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            PREREQUEST_PAYOUT,
            lambda: self._call({}, {}, money=money, deadline=deadline),
        )

    def list_services(
        self,
        *,
        page: int | MISSING = MISSING,
        size: int | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Pager[Service, ServicePage]:
        """Lists all services of the account.

        Called on the surface `private`.

        Gives all items, page by page as they are asked for; `pages()` gives the pages.
        Each of them is a call of its own, with a deadline of its own.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        Args:
            size: How many come in a page.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._listed(
            LIST_SERVICES,
            lambda: self._call(
                {},
                {},
                deadline=deadline,
                query={"page": page, "size": size},
            ),
        )

    def get_service(self, *, id: str, deadline: float | None = None) -> Service:
        """Reads a service of the account.

        Called on the surface `private`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `id` is not what was asked for is `AnotherAnswer`.

        Args:
            id: The id of the set-up, comcpos_…
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            GET_SERVICE,
            lambda: self._call({"id": id}, {}, deadline=deadline),
        )

    def create_payout(
        self,
        *,
        money: Money,
        service: str,
        reference_id: str,
        fields: dict[str, str],
        test_mode: bool | MISSING = MISSING,
        callback_url: str | MISSING = MISSING,
        context: dict[str, object] | MISSING = MISSING,
        description: str | MISSING = MISSING,
        customer: Customer | CustomerParams | MISSING = MISSING,
        options: Options | Mapping[str, object] | MISSING = MISSING,
        metadata: dict[str, object] | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Outcome[Payout, Errors | FieldErrors | Refusal]:
        """Creates a payout. It is paid at once if `options.auto_process` is true, and
        waits for `process_payout` if that is false; what happens without it no document
        says.

        Called on the surface `private`.

        Step 1 of 2 of the flow `draft_then_pay`, before `process_payout`.

        With `options.auto_process` true it moves money, with false it moves no money
        yet; where that is left out it counts as the strongest of these. Returns an
        outcome: 201 is accepted; 409 is duplicate; 401, 403, 405 and 422 are rejected;
        anything else is unknown. After an unknown one ask `find_payouts`; finding
        nothing does not prove that nothing was created.

        Args:
            money: The amount and currency, in major units; refused if it has more
                decimals than the provider gives the currency.
            service: The service's code, such as card.
            reference_id: Your own id of the payout. A repeat of it is answered with the
                first.
            fields: What the service wants to know, such as card_number.
            test_mode: The environment says which.
            callback_url: Where changes are told; in place of the account's.
            context: More on the recipient, such as cardholder and expiry.
            options: How it is processed. Ask the provider which of them you may use.
            metadata: Kept and given back.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._write(
            CREATE_PAYOUT,
            lambda: self._call(
                {},
                {
                    "service": service,
                    "reference_id": reference_id,
                    "fields": fields,
                    "test_mode": test_mode,
                    "callback_url": callback_url,
                    "context": context,
                    "description": description,
                    "customer": customer,
                    "options": options,
                    "metadata": metadata,
                },
                money=money,
                deadline=deadline,
            ),
        )

    def process_payout(
        self,
        *,
        id: str,
        deadline: float | None = None,
    ) -> Outcome[Payout, Errors | FieldErrors | Refusal]:
        """Has a payout paid that was only created. It may still say `created`
        afterwards.

        Called on the surface `private`.

        Step 2 of 2 of the flow `draft_then_pay`, after `create_payout`; `id` is `id` of
        what `create_payout` gave.

        Returns an outcome: 200 is accepted; anything else is unknown. After an unknown
        one ask `get_payout`; finding nothing does not prove that nothing was done.

        Args:
            id: The provider's id of the payout, cpoi_…
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._write(
            PROCESS_PAYOUT,
            lambda: self._call({"id": id}, {}, deadline=deadline),
        )

    def get_payout(self, *, id: str, deadline: float | None = None) -> Payout:
        """Reads a payout by the provider's id.

        Called on the surface `private`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `id` and `attributes.test_mode` are not what was asked for is
        `AnotherAnswer`.

        Args:
            id: The provider's id of the payout, cpoi_…
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            GET_PAYOUT,
            lambda: self._call({"id": id}, {}, deadline=deadline),
        )

    def find_payouts(
        self,
        *,
        reference_id: str,
        deadline: float | None = None,
    ) -> Items[Payout]:
        """Finds a payout by your own id of it.

        Called on the surface `private`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `attributes.reference_id` and `attributes.test_mode` are not
        what was asked for is `AnotherAnswer`.

        Args:
            reference_id: Your own id of the payout.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            FIND_PAYOUTS,
            lambda: self._call(
                {},
                {},
                deadline=deadline,
                query={"reference_id": reference_id},
            ),
        )

    def list_payouts(
        self,
        *,
        deadline: float | None = None,
    ) -> Pager[Payout, PayoutPage]:
        """Lists all payouts of the account.

        Called on the surface `private`.

        Gives all items, page by page as they are asked for; `pages()` gives the pages.
        Each of them is a call of its own, with a deadline of its own.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        Args:
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._listed(LIST_PAYOUTS, lambda: self._call({}, {}, deadline=deadline))

    def get_payout_public(
        self,
        *,
        id: str,
        deadline: float | None = None,
    ) -> PublicPayout:
        """Reads a payout by the provider's id, without a key.

        Called on the surface `public`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `id` is not what was asked for is `AnotherAnswer`.

        Args:
            id: The provider's id of the payout, cpoi_…
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            GET_PAYOUT_PUBLIC,
            lambda: self._call({"id": id}, {}, deadline=deadline),
        )

    def find_payouts_public(
        self,
        *,
        reference_id: str,
        deadline: float | None = None,
    ) -> Items[PublicPayout]:
        """Finds a payout by your own id of it, without a key.

        Called on the surface `public`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        Args:
            reference_id: Your own id of the payout.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._read(
            FIND_PAYOUTS_PUBLIC,
            lambda: self._call(
                {},
                {},
                deadline=deadline,
                query={"reference_id": reference_id},
            ),
        )


class AsyncClient(BaseAsyncClient):
    """Corefy payouts, for an event loop.

    Pays out by card, bank transfer and other methods. Many brands run this platform
    under addresses of their own.

    It has surfaces, which methods name. `private`: For your server. Payouts are made
    here. `public`: For what holds no secret. Payouts are only looked at here.

    One client may be shared by all tasks of the event loop that it is first used in; in
    another one nothing is sent (`WrongEventLoop`). Close it, or use it in `async with`:
    then nothing more is sent, and what is under way goes on to its end.

    A live environment needs `accept_assumptions` with the ids of what no document
    states; without them the error lists each with its sentence.

    Args:
        account_id: The id of the commerce account, coma_… Needed for `private` calls
            alone.
        api_key: The API key of the mode. Needed for `private` calls alone.
        public_key: The public key of the mode, pk_live_… or pk_test_… Needed for
            `public` calls alone.
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
        account_id: Credential | MISSING = MISSING,
        api_key: Credential | MISSING = MISSING,
        public_key: Credential | MISSING = MISSING,
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
            lambda: {
                "account_id": account_id,
                "api_key": api_key,
                "public_key": public_key,
            },
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

    async def prerequest_payout(
        self,
        *,
        money: Money,
        deadline: float | None = None,
    ) -> Prerequest:
        """Lists the services that can pay out an amount. Nothing is created.

        Called on the surface `public`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        Args:
            money: The amount and currency, in major units; refused if it has more
                decimals than the provider gives the currency.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            PREREQUEST_PAYOUT,
            lambda: self._call({}, {}, money=money, deadline=deadline),
        )

    def list_services(
        self,
        *,
        page: int | MISSING = MISSING,
        size: int | MISSING = MISSING,
        deadline: float | None = None,
    ) -> AsyncPager[Service, ServicePage]:
        """Lists all services of the account.

        Called on the surface `private`.

        Gives all items, page by page as they are asked for; `pages()` gives the pages.
        Each of them is a call of its own, with a deadline of its own.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        Args:
            size: How many come in a page.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._listed(
            LIST_SERVICES,
            lambda: self._call(
                {},
                {},
                deadline=deadline,
                query={"page": page, "size": size},
            ),
        )

    async def get_service(self, *, id: str, deadline: float | None = None) -> Service:
        """Reads a service of the account.

        Called on the surface `private`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `id` is not what was asked for is `AnotherAnswer`.

        Args:
            id: The id of the set-up, comcpos_…
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            GET_SERVICE,
            lambda: self._call({"id": id}, {}, deadline=deadline),
        )

    async def create_payout(
        self,
        *,
        money: Money,
        service: str,
        reference_id: str,
        fields: dict[str, str],
        test_mode: bool | MISSING = MISSING,
        callback_url: str | MISSING = MISSING,
        context: dict[str, object] | MISSING = MISSING,
        description: str | MISSING = MISSING,
        customer: Customer | CustomerParams | MISSING = MISSING,
        options: Options | Mapping[str, object] | MISSING = MISSING,
        metadata: dict[str, object] | MISSING = MISSING,
        deadline: float | None = None,
    ) -> Outcome[Payout, Errors | FieldErrors | Refusal]:
        """Creates a payout. It is paid at once if `options.auto_process` is true, and
        waits for `process_payout` if that is false; what happens without it no document
        says.

        Called on the surface `private`.

        Step 1 of 2 of the flow `draft_then_pay`, before `process_payout`.

        With `options.auto_process` true it moves money, with false it moves no money
        yet; where that is left out it counts as the strongest of these. Returns an
        outcome: 201 is accepted; 409 is duplicate; 401, 403, 405 and 422 are rejected;
        anything else is unknown. After an unknown one ask `find_payouts`; finding
        nothing does not prove that nothing was created.

        Args:
            money: The amount and currency, in major units; refused if it has more
                decimals than the provider gives the currency.
            service: The service's code, such as card.
            reference_id: Your own id of the payout. A repeat of it is answered with the
                first.
            fields: What the service wants to know, such as card_number.
            test_mode: The environment says which.
            callback_url: Where changes are told; in place of the account's.
            context: More on the recipient, such as cardholder and expiry.
            options: How it is processed. Ask the provider which of them you may use.
            metadata: Kept and given back.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._write(
            CREATE_PAYOUT,
            lambda: self._call(
                {},
                {
                    "service": service,
                    "reference_id": reference_id,
                    "fields": fields,
                    "test_mode": test_mode,
                    "callback_url": callback_url,
                    "context": context,
                    "description": description,
                    "customer": customer,
                    "options": options,
                    "metadata": metadata,
                },
                money=money,
                deadline=deadline,
            ),
        )

    async def process_payout(
        self,
        *,
        id: str,
        deadline: float | None = None,
    ) -> Outcome[Payout, Errors | FieldErrors | Refusal]:
        """Has a payout paid that was only created. It may still say `created`
        afterwards.

        Called on the surface `private`.

        Step 2 of 2 of the flow `draft_then_pay`, after `create_payout`; `id` is `id` of
        what `create_payout` gave.

        Returns an outcome: 200 is accepted; anything else is unknown. After an unknown
        one ask `get_payout`; finding nothing does not prove that nothing was done.

        Args:
            id: The provider's id of the payout, cpoi_…
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._write(
            PROCESS_PAYOUT,
            lambda: self._call({"id": id}, {}, deadline=deadline),
        )

    async def get_payout(self, *, id: str, deadline: float | None = None) -> Payout:
        """Reads a payout by the provider's id.

        Called on the surface `private`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `id` and `attributes.test_mode` are not what was asked for is
        `AnotherAnswer`.

        Args:
            id: The provider's id of the payout, cpoi_…
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            GET_PAYOUT,
            lambda: self._call({"id": id}, {}, deadline=deadline),
        )

    async def find_payouts(
        self,
        *,
        reference_id: str,
        deadline: float | None = None,
    ) -> Items[Payout]:
        """Finds a payout by your own id of it.

        Called on the surface `private`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `attributes.reference_id` and `attributes.test_mode` are not
        what was asked for is `AnotherAnswer`.

        Args:
            reference_id: Your own id of the payout.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            FIND_PAYOUTS,
            lambda: self._call(
                {},
                {},
                deadline=deadline,
                query={"reference_id": reference_id},
            ),
        )

    def list_payouts(
        self,
        *,
        deadline: float | None = None,
    ) -> AsyncPager[Payout, PayoutPage]:
        """Lists all payouts of the account.

        Called on the surface `private`.

        Gives all items, page by page as they are asked for; `pages()` gives the pages.
        Each of them is a call of its own, with a deadline of its own.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        Args:
            deadline: Seconds that this call may take, in place of the client's.
        """
        return self._listed(LIST_PAYOUTS, lambda: self._call({}, {}, deadline=deadline))

    async def get_payout_public(
        self,
        *,
        id: str,
        deadline: float | None = None,
    ) -> PublicPayout:
        """Reads a payout by the provider's id, without a key.

        Called on the surface `public`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        An answer whose `id` is not what was asked for is `AnotherAnswer`.

        Args:
            id: The provider's id of the payout, cpoi_…
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            GET_PAYOUT_PUBLIC,
            lambda: self._call({"id": id}, {}, deadline=deadline),
        )

    async def find_payouts_public(
        self,
        *,
        reference_id: str,
        deadline: float | None = None,
    ) -> Items[PublicPayout]:
        """Finds a payout by your own id of it, without a key.

        Called on the surface `public`.

        Raises `ApiError` for an error of the provider's, and the core's
        `InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`.

        Args:
            reference_id: Your own id of the payout.
            deadline: Seconds that this call may take, in place of the client's.
        """
        return await self._read(
            FIND_PAYOUTS_PUBLIC,
            lambda: self._call(
                {},
                {},
                deadline=deadline,
                query={"reference_id": reference_id},
            ),
        )

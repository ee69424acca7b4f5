"""The base of the emitted clients for an event loop: the flow, driven in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Self, TypeVar, cast

from ..auth.credentials import Credential
from ..errors import WrongEventLoop
from ..fields.missing import MISSING
from ..fields.money import Money
from .begin import read_call, write_call
from .call import NOTHING, Call
from .certificate import tls_context
from .environment import Environment
from .operation import PagedOperation, ReadOperation, WriteOperation
from .ports import Ports, route_of
from .provider import Provider
from .settings import settings as checked

if TYPE_CHECKING:
    import ssl
    from types import TracebackType

    import httpx2

    from ..fields.secret import Secret
    from ..flow.ports import AsyncJournal, Observer
    from ..flow.timeouts import Timeouts
    from ..paging.pager import AsyncPager
    from ..safety.outcomes import Outcome

T = TypeVar("T")
E = TypeVar("E")


class BaseAsyncClient:
    """A client for the event loop that it is first used in, shared by all its tasks.

    In another loop nothing is sent: a call that only reads, and closing, raise
    `WrongEventLoop`, and any other ends as `NotSent` with it. Close it when it is no
    longer needed, or use it in `async with`.
    """

    def __init__(
        self,
        provider: Provider,
        credentials: Mapping[str, Credential | MISSING],
        *,
        environment: Environment,
        accept_assumptions: Collection[str],
        timeouts: Timeouts | None,
        deadline: float,
        transport: httpx2.AsyncBaseTransport | None,
        ssl_context: ssl.SSLContext | None,
        proxy: str | Secret | None,
        local_address: str | None,
        journal: AsyncJournal | None,
        observer: Observer | None,
        strict_responses: bool,
        user_agent: str | None = None,
    ) -> None:
        route = route_of(
            Ports(
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
            ),
            asynchronous=True,
        )
        self._settings = checked(
            provider,
            environment,
            credentials,
            accept_assumptions,
            timeouts,
            deadline,
            strict=strict_responses,
            journaled=journal is not None,
            observed=observer is not None,
            own_user_agent=user_agent,
        )
        from ..flow.async_driver import AsyncDriver
        from ..flow.home import Home
        from ..transport.async_exchanger import AsyncExchanger

        context = tls_context(self._settings, route.ssl_context)
        route = replace(route, ssl_context=context)
        self._exchanger = AsyncExchanger(transport, route=route)
        self._driver = AsyncDriver(self._exchanger, journal=journal, observer=observer)
        self._home = Home()

    async def aclose(self) -> None:
        """Send nothing from now on, and close the connections.

        Calls of other tasks that are under way go on to their end, and the last one
        closes what is left; this does not wait for them. Raises `WrongEventLoop`.
        """
        self._at_home()
        await self._exchanger.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        settings = self._settings
        where = f"{settings.environment.name}, {settings.base.origin}"
        return f"{type(self).__name__}({settings.provider.name}, {where})"

    async def _read(
        self,
        operation: ReadOperation[T],
        parameters: Mapping[str, object],
        values: Mapping[str, object],
        deadline: float | None,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        money: Money | None = None,
    ) -> T:
        self._at_home()
        call = Call(parameters, values, money, None, deadline, query, headers)
        ended = await self._driver.run(read_call(operation, self._settings, call))
        return cast(T, ended)

    def _listed(
        self,
        operation: PagedOperation[T, E],
        parameters: Mapping[str, object],
        values: Mapping[str, object],
        deadline: float | None,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        money: Money | None = None,
    ) -> AsyncPager[T, E]:
        from ..paging.pager import AsyncPager
        from .paged import follower, items_of

        pages = operation.pages
        if pages is None:
            raise TypeError(f"{operation.name} does not come in pages")

        async def fetch(call: Call) -> E:
            self._at_home()
            ended = await self._driver.run(read_call(operation, self._settings, call))
            return cast("E", ended)

        def items(page: E) -> tuple[T, ...]:
            return cast("tuple[T, ...]", items_of(operation, pages, page))

        call = Call(parameters, values, money, None, deadline, query, headers)
        return AsyncPager(call, fetch, lambda: follower(operation, pages), items)

    async def _write(
        self,
        operation: WriteOperation[T, E],
        parameters: Mapping[str, object],
        values: Mapping[str, object],
        money: Money | None,
        key: str | None,
        deadline: float | None,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
    ) -> Outcome[T, E]:
        from ..safety.outcomes import NotSent
        if not self._home.is_here():
            return NotSent(WrongEventLoop())
        call = Call(parameters, values, money, key, deadline, query, headers)
        ended = await self._driver.run(write_call(operation, self._settings, call))
        return cast("Outcome[T, E]", ended)

    def _at_home(self) -> None:
        if not self._home.is_here():
            raise WrongEventLoop

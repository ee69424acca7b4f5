"""The base of the emitted clients for an event loop: the flow, driven in it."""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Self, TypeVar, cast

from ..errors import WrongEventLoop
from ..tracebacks import clear_variables, clearing, clearing_async
from .begin import read_call, write_call
from .call import Call, Given
from .certificate import tls_context
from .environment import Environment
from .operation import PagedOperation, ReadOperation, WriteOperation
from .ports import Ports, route_of
from .progress import Progress
from .provider import Provider
from .settings import GivenCredentials
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

    _call = Call

    def __init__(
        self,
        provider: Provider,
        credentials: GivenCredentials,
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

    async def _read(self, operation: ReadOperation[T], given: Given) -> T:
        self._at_home()
        handled = sys.exception()
        try:
            flow = read_call(operation, self._settings, given)
            return cast(T, await clearing_async(lambda: self._driver.run(flow)))
        except BaseException as error:
            clear_variables(error, handled)
            raise

    def _listed(
        self, operation: PagedOperation[T, E], given: Given
    ) -> AsyncPager[T, E]:
        from ..paging.pager import AsyncPager
        from .paged import follower, items_of

        pages = operation.pages
        if pages is None:
            raise TypeError(f"{operation.name} does not come in pages")

        async def fetch(call: Call) -> E:
            return await self._read(operation, lambda: call)

        def items(page: E) -> tuple[T, ...]:
            found = clearing(lambda: items_of(operation, pages, page))
            return cast("tuple[T, ...]", found)

        return AsyncPager(
            clearing(given), fetch, lambda: follower(operation, pages), items
        )

    async def _write(
        self, operation: WriteOperation[T, E], given: Given
    ) -> Outcome[T, E]:
        progress = Progress(operation)
        handled = sys.exception()
        try:
            from ..safety.outcomes import NotSent

            if not self._home.is_here():
                return NotSent(WrongEventLoop())
            flow = write_call(operation, self._settings, given, progress)
            return cast(
                "Outcome[T, E]", await clearing_async(lambda: self._driver.run(flow))
            )
        except BaseException as error:
            progress.attach_to(error)
            clear_variables(error, handled)
            raise

    def _at_home(self) -> None:
        if not self._home.is_here():
            raise WrongEventLoop

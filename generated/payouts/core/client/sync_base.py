"""The base of the emitted clients for threads: the flow, driven on a thread."""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Self, TypeVar, cast

from ..tracebacks import clear_variables, clearing
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
    from ..flow.ports import Journal, Observer
    from ..flow.timeouts import Timeouts
    from ..paging.pager import Pager
    from ..safety.outcomes import Outcome

T = TypeVar("T")
E = TypeVar("E")


class BaseClient:
    """A client for threads: one may be shared by all of a process, without a lock.

    What the caller gives it (functions for credentials, journal, observer, transport)
    is called on the thread that makes the call, and by several at once. A process that
    was forked builds its own. Close it when it is no longer needed, or use it in
    `with`.
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
        transport: httpx2.BaseTransport | None,
        ssl_context: ssl.SSLContext | None,
        proxy: str | Secret | None,
        local_address: str | None,
        journal: Journal | None,
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
            asynchronous=False,
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
        from ..flow.sync_driver import SyncDriver
        from ..transport.sync_exchanger import SyncExchanger

        context = tls_context(self._settings, route.ssl_context)
        route = replace(route, ssl_context=context)
        self._exchanger = SyncExchanger(transport, route=route)
        self._driver = SyncDriver(self._exchanger, journal=journal, observer=observer)

    def close(self) -> None:
        """Send nothing from now on, and close the connections.

        Any thread may do so. Calls of others that are under way go on to their end, and
        the last one closes what is left; this does not wait for them.
        """
        self._exchanger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        settings = self._settings
        where = f"{settings.environment.name}, {settings.base.origin}"
        return f"{type(self).__name__}({settings.provider.name}, {where})"

    def _read(self, operation: ReadOperation[T], given: Given) -> T:
        # The table that names the model's class is emitted with the type T, and a
        # type checker cannot follow a class that is found by its name.
        return cast(
            T,
            clearing(
                lambda: self._driver.run(read_call(operation, self._settings, given))
            ),
        )

    def _listed(self, operation: PagedOperation[T, E], given: Given) -> Pager[T, E]:
        from ..paging.pager import Pager
        from .paged import follower, items_of

        pages = operation.pages
        if pages is None:
            raise TypeError(f"{operation.name} does not come in pages")

        def fetch(call: Call) -> E:
            return self._read(operation, lambda: call)

        def items(page: E) -> tuple[T, ...]:
            found = clearing(lambda: items_of(operation, pages, page))
            return cast("tuple[T, ...]", found)

        return Pager(clearing(given), fetch, lambda: follower(operation, pages), items)

    def _write(self, operation: WriteOperation[T, E], given: Given) -> Outcome[T, E]:
        progress = Progress(operation)
        handled = sys.exception()
        try:
            flow = write_call(operation, self._settings, given, progress)
            return cast("Outcome[T, E]", clearing(lambda: self._driver.run(flow)))
        except BaseException as error:
            progress.attach_to(error)
            clear_variables(error, handled)
            raise

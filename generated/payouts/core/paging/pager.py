"""Iterating over a list that comes in pages, on a thread or in a loop.

A page is fetched when the first of its items is asked for. Iterating anew starts anew.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)
P_co = TypeVar("P_co", covariant=True)
C = TypeVar("C")


class Pager(Generic[T_co, P_co]):
    """All items of a list: `for item in pager`. It raises what a read raises."""

    def __init__(
        self,
        first: C,
        fetch: Callable[[C], P_co],
        follower: Callable[[], Callable[[C, P_co], C | None]],
        items: Callable[[P_co], tuple[T_co, ...]],
    ) -> None:
        def pages() -> Iterator[P_co]:
            step = follower()
            call: C | None = first
            while call is not None:
                page = fetch(call)
                yield page
                call = step(call, page)

        self._pages = pages
        self._items = items

    def pages(self) -> Iterator[P_co]:
        """The answers one by one, each with its `response`."""
        return self._pages()

    def __iter__(self) -> Iterator[T_co]:
        for page in self._pages():
            yield from self._items(page)


class AsyncPager(Generic[T_co, P_co]):
    """All items of a list: `async for item in pager`. It raises what a read raises."""

    def __init__(
        self,
        first: C,
        fetch: Callable[[C], Awaitable[P_co]],
        follower: Callable[[], Callable[[C, P_co], C | None]],
        items: Callable[[P_co], tuple[T_co, ...]],
    ) -> None:
        async def pages() -> AsyncIterator[P_co]:
            step = follower()
            call: C | None = first
            while call is not None:
                page = await fetch(call)
                yield page
                call = step(call, page)

        self._pages = pages
        self._items = items

    def pages(self) -> AsyncIterator[P_co]:
        """The answers one by one, each with its `response`."""
        return self._pages()

    async def __aiter__(self) -> AsyncIterator[T_co]:
        async for page in self._pages():
            for item in self._items(page):
                yield item

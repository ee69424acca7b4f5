"""The root of the core's errors. None holds a value of a request or an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

Remade: TypeAlias = tuple[Callable[..., object], tuple[object, ...]]
"""What `pickle` and `copy` make an object of again."""


class PaymentError(Exception):
    """The root of everything that a client raises by itself."""

    may_have_been_sent: bool = False
    """Whether bytes of the request may have left this machine."""

    def __reduce__(self) -> Remade:
        # An exception is made again of its message alone, which none of these takes.
        # One that cannot be breaks the pool of processes that it was raised in.
        return _remade, (type(self), self.args, vars(self))


def _remade(
    kind: type[PaymentError], args: tuple[object, ...], held: Mapping[str, object]
) -> PaymentError:
    error = kind.__new__(kind, *args)
    vars(error).update(held)
    return error

"""One flow under way: what it asks, how it ends, and whether it was interrupted.

Both drivers go by this; it does no I/O.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from .effects import Effect, Exchange, Flow, Once, Sleep
from .replies import Failed, FailureReason, Interrupted, Reply

S = TypeVar("S")
T = TypeVar("T")


class Course(Generic[T]):
    """Steps a flow from effect to effect.

    An exchange is always replied to. What any other effect raises is thrown into the
    flow. After an interrupt (anything that is no `Exception`: Ctrl-C, a cancelled task)
    the flow may still record how it ended, but is refused what takes time; and when it
    is over, however it ends, the interrupt goes on.
    """

    __slots__ = ("_flow", "_interrupt", "_result", "effect")

    def __init__(self, flow: Flow[T]) -> None:
        self._flow = flow
        self._interrupt: BaseException | None = None
        self._result: tuple[T] | None = None
        self.effect: Effect | None = None
        """What the flow is waiting for; None when it is over."""
        self._resume(flow.send, None)

    def answer(self, reply: Reply) -> None:
        """Reply to the present effect and go on to the next."""
        if isinstance(reply, Interrupted) and self._interrupt is None:
            self._interrupt = reply.error
        self._resume(self._flow.send, reply)

    def fail(self, error: BaseException) -> None:
        """Say that carrying out the present effect raised this, and go on."""
        if isinstance(self.effect, Exchange):
            self.answer(_no_reply(error))
            return
        if self._interrupt is None and not isinstance(error, Exception):
            self._interrupt = error
        self._resume(self._flow.throw, error)

    def result(self) -> T:
        """Return what the flow returned, once it is over; raises the interrupt."""
        if self._interrupt is not None:
            raise self._interrupt
        if self._result is None:
            raise RuntimeError("the flow is not over")
        return self._result[0]

    def _resume(self, step: Callable[[S], Effect], given: S) -> None:
        try:
            effect = step(given)
            if self._interrupt is not None:
                while isinstance(effect, (Exchange, Sleep, Once)):
                    effect = self._flow.throw(self._interrupt)
            self.effect = effect
        except StopIteration as end:
            self.effect = None
            value: T = end.value
            self._result = (value,)
        except BaseException:
            self.effect = None
            # What the flow makes of an interrupt must not hide it: the event loop or
            # the interpreter waits for that very exception.
            if self._interrupt is None:
                raise


def _no_reply(error: BaseException) -> Failed | Interrupted:
    # An exchanger that raises says nothing about what it had sent by then.
    if isinstance(error, Exception):
        detail = f"the exchange broke down ({type(error).__name__})"
        return Failed(sent=True, reason=FailureReason.INTERNAL, detail=detail)
    return Interrupted(sent=True, error=error)

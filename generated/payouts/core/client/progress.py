"""How far a call came, for whoever is given an interrupt in place of its outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..safety.outcomes import NotSent
    from .judge import Judge, Judged
    from .operation import Operation


class Progress:
    """The record of one call that may change something.

    The method of the client owns it and its flow fills it in, so wherever an interrupt
    lands, in the flow, the driver, the transport or between them, the outermost frame
    knows what to say of it. `judge` is set before the first byte can leave, `outcome`
    when the call has one.
    """

    __slots__ = ("_operation", "judge", "outcome")

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        self.judge: Judge | None = None
        self.outcome: Judged | NotSent | None = None

    def attach_to(self, error: BaseException) -> None:
        """Say on `error` how the call ended that it interrupted."""
        # Not at the top: they bring the models, which a client loads when it calls.
        from ..safety.interrupted import attach
        from .interrupts import cut_short, not_told, stopped_before

        if self.judge is None:
            attach(error, self.outcome or stopped_before(self._operation, error))
        elif self.outcome is None:
            attach(error, cut_short(self.judge, error))
        else:
            attach(error, not_told(self.judge, self.outcome, error))

"""How a call ended that was interrupted: by Ctrl-C, a cancelled task, or an exit."""

from __future__ import annotations

from ..errors import NotReached
from ..model.response import Response
from ..safety.outcomes import NotSent, Unknown, UnknownReason
from .judge import Judge, Judged
from .operation import Operation


def stopped_before(operation: Operation, error: BaseException) -> NotSent:
    """The outcome of a call that was interrupted before its first byte."""
    detail = _interrupted_by(error)
    return NotSent(NotReached(operation.name, "interrupted", detail))


def cut_short(
    judge: Judge, error: BaseException, response: Response | None = None
) -> Unknown:
    """The outcome of a call that was interrupted when bytes may have left."""
    return judge.unknown(UnknownReason.INTERRUPTED, _interrupted_by(error), response)


def not_told(
    judge: Judge, outcome: Judged | NotSent, error: BaseException
) -> Unknown | NotSent:
    """What a caller can be told who is given an interrupt in place of `outcome`."""
    if isinstance(outcome, Unknown | NotSent):
        return outcome
    return cut_short(judge, error, outcome.response)


def _interrupted_by(error: BaseException) -> str:
    return f"the call was interrupted by {type(error).__name__}"

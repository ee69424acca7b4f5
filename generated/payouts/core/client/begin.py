"""Where a call begins, and its deadline with it: before its parts are imported.

The first call of a process imports the models and all that reads them. On a busy
machine that takes seconds, and they are seconds of the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..flow.ask import now
from ..flow.effects import Flow
from .call import Given
from .operation import ReadOperation, WriteOperation
from .progress import Progress
from .settings import Settings

if TYPE_CHECKING:
    from ..model.answer import ResponseModel
    from .perform import Ended
    from .read import Items


def read_call(
    operation: ReadOperation[object], settings: Settings, given: Given
) -> Flow[ResponseModel | Items[object]]:
    """Carry out an operation that changes nothing; raises as `read_flow` does."""
    begun = yield from now()
    from .perform import read_flow

    return (yield from read_flow(operation, settings, given, begun))


def write_call(
    operation: WriteOperation[object, object],
    settings: Settings,
    given: Given,
    progress: Progress,
) -> Flow[Ended]:
    """Carry out an operation that may change something; raises as `write_flow` does."""
    begun = yield from now()
    from .perform import write_flow

    return (yield from write_flow(operation, settings, given, progress, begun))

"""ProP2P Agent API: callbacks, verified before they are read.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.callbacks.callback import Acknowledgement
from ..core.callbacks.definition import CallbackDefinition
from ..core.callbacks.receive import receive
from .models import Notification

if TYPE_CHECKING:
    from ..core.callbacks.callback import Callback
    from ..core.callbacks.header_forms import ReceivedHeaders

_STATUS_CHANGE_CALLBACK = CallbackDefinition(
    name="status_change",
    model=Notification,
    thin=True,
    identity=(),
    acknowledgement=Acknowledgement(200),
)


def parse(
    headers: ReceivedHeaders,
    body: bytes | bytearray | memoryview,
) -> Callback[Notification]:
    """Sent when the status of an operation changes. It names nothing that is known, so
    retrieve every operation that is still under way.

    Nothing proves who sent it: `trust` is a hint, and every event only a reason to
    look.

    Read what is true now before acting. Keep the events, then answer with
    `acknowledgement` (200).

    Raises `CallbackRefused` for what cannot be read.

    Args:
        headers: The request's headers: a mapping, pairs, a WSGI environ or an ASGI
            scope.
        body: The request's raw body, before anything has parsed it.
    """
    return receive(_STATUS_CHANGE_CALLBACK, lambda: (headers, body, {}))

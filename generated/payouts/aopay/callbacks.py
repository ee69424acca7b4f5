"""aopay payouts: callbacks, verified before they are read.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.callbacks.callback import Acknowledgement
from ..core.callbacks.definition import CallbackDefinition, RereadBy
from ..core.callbacks.receive import receive
from .models import Notification

if TYPE_CHECKING:
    from ..core.callbacks.callback import Callback
    from ..core.callbacks.header_forms import ReceivedHeaders

_PAYOUT_CALLBACK = CallbackDefinition(
    name="payout",
    model=Notification,
    thin=True,
    identity=(),
    acknowledgement=Acknowledgement(200),
    reread=RereadBy("get_payout", "id_payout", ("idEntity",)),
)


def parse(
    headers: ReceivedHeaders,
    body: bytes | bytearray | memoryview,
) -> Callback[Notification]:
    """Sent to the `callbackUrl` of a payout after it was processed.

    Nothing proves who sent it: `trust` is a hint, and every event only a reason to
    look.

    Read what is true now before acting: ask `get_payout`, as each event's `reread`
    says. Keep the events, then answer with `acknowledgement` (200).

    Raises `CallbackRefused` for what cannot be read.

    Args:
        headers: The request's headers: a mapping, pairs, a WSGI environ or an ASGI
            scope.
        body: The request's raw body, before anything has parsed it.
    """
    return receive(_PAYOUT_CALLBACK, lambda: (headers, body, {}))

"""Corefy payouts: callbacks, verified before they are read.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.callbacks.callback import Acknowledgement
from ..core.callbacks.definition import Batch, CallbackDefinition, Mode, RereadBy
from ..core.callbacks.receive import receive
from ..core.callbacks.signatures import AllOf, Digest, Hash, Placement
from .models import Payout

if TYPE_CHECKING:
    from ..core.callbacks.callback import Callback
    from ..core.callbacks.header_forms import ReceivedHeaders
    from ..core.callbacks.keys import Keys
    from ..core.client.environment import Environment

_SANDWICH_SIGNATURE = Digest(
    name="sandwich",
    key="private_key",
    hash=Hash.SHA1,
    placement=Placement(header="X-Signature", over="{key}{body}{key}"),
)

_PAYOUT_CALLBACK = CallbackDefinition(
    name="payout",
    model=Payout,
    envelope=("data",),
    batch=Batch.EITHER,
    proof=AllOf((_SANDWICH_SIGNATURE,)),
    identity=(("id",), ("attributes", "status"), ("attributes", "updated")),
    order=("attributes", "updated"),
    acknowledgement=Acknowledgement(200),
    reread=RereadBy("get_payout", "id", ("id",)),
    mode=Mode(
        ("attributes", "test_mode"),
        {"live": False, "test": True, "payelata_live": False, "payelata_test": True},
    ),
)


def parse(
    headers: ReceivedHeaders,
    body: bytes | bytearray | memoryview,
    *,
    private_key: Keys,
    environment: Environment,
) -> Callback[Payout]:
    """Sent to the `callback_url` when a payout changes; late, twice or out of order.

    Verified: a plain SHA-1 digest in `X-Signature` over `{key}{body}{key}`, where the
    body is raw, by `private_key`. `trust` is authentic: the provider sent it, which may
    be long ago.

    Read what is true now before acting: ask `get_payout`, as each event's `reread`
    says. Keep the events, then answer with `acknowledgement` (200).

    Raises `CallbackRefused` for what is not proven or cannot be read: act on nothing of
    it. Raises `ConfigurationError` for a key that cannot be right, such as an empty one
    or one with the newline of its file.

    Args:
        headers: The request's headers: a mapping, pairs, a WSGI environ or an ASGI
            scope.
        body: The request's raw body, before anything has parsed it.
        private_key: The secret key of the mode, which signs callbacks and nothing else.
            One, or all that are active.
        environment: The one that the keys are for; no other is believed.
    """
    return receive(
        _PAYOUT_CALLBACK,
        lambda: (headers, body, {"private_key": private_key}),
        environment=environment,
    )

"""beGateway payouts: callbacks, verified before they are read.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.callbacks.callback import Acknowledgement
from ..core.callbacks.definition import CallbackDefinition, Mode, RereadBy
from ..core.callbacks.receive import receive
from ..core.callbacks.signatures import AllOf, Basic, Hash, Placement, Rsa
from .models import Payout

if TYPE_CHECKING:
    from ..core.callbacks.callback import Callback
    from ..core.callbacks.header_forms import ReceivedHeaders
    from ..core.callbacks.keys import Keys
    from ..core.client.environment import Environment

_CONTENT_SIGNATURE = Rsa(
    name="content",
    key="public_key",
    hash=Hash.SHA256,
    placement=Placement(header="Content-Signature"),
)

_SHOP_SIGNATURE = Basic(name="shop", user="shop_id", password="secret_key")

_PAYOUT_CALLBACK = CallbackDefinition(
    name="payout",
    model=Payout,
    envelope=("transaction",),
    proof=AllOf((_CONTENT_SIGNATURE, _SHOP_SIGNATURE)),
    identity=(("uid",), ("status",), ("updated_at",)),
    order=("updated_at",),
    acknowledgement=Acknowledgement(200),
    reread=RereadBy("get_payout", "uid", ("uid",)),
    mode=Mode(("test",), {"live": False, "test": True}, absent=False),
)


def parse(
    headers: ReceivedHeaders,
    body: bytes | bytearray | memoryview,
    *,
    public_key: Keys,
    shop_id: str,
    secret_key: Keys,
    environment: Environment,
) -> Callback[Payout]:
    """Sent to the `notification_url` of a payout when its status changes.

    Verified: RSA-SHA-256 in `Content-Signature` over the raw body, by `public_key`; and
    HTTP Basic with `shop_id` and `secret_key`. `trust` is authentic: the provider sent
    it, which may be long ago.

    Read what is true now before acting: ask `get_payout`, as each event's `reread`
    says. Keep the events, then answer with `acknowledgement` (200).

    Raises `CallbackRefused` for what is not proven or cannot be read: act on nothing of
    it. Raises `ConfigurationError` for a key that cannot be right, such as an empty one
    or one with the newline of its file.

    Args:
        headers: The request's headers: a mapping, pairs, a WSGI environ or an ASGI
            scope.
        body: The request's raw body, before anything has parsed it.
        public_key: The shop's public key from the back office, as bare base64 or as
            PEM. One, or all that are active.
        shop_id: Whose it is.
        secret_key: One, or all that are active.
        environment: The one that the keys are for; no other is believed.
    """
    return receive(
        _PAYOUT_CALLBACK,
        lambda: (
            headers,
            body,
            {"public_key": public_key, "shop_id": shop_id, "secret_key": secret_key},
        ),
        environment=environment,
    )

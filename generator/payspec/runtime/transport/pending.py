"""Bytes that TLS has taken from the socket and nobody has read."""

from __future__ import annotations

import ssl


def has_decrypted(ssl_object: object) -> bool:
    """Say whether a stream's `ssl_object` holds bytes, though its socket has none.

    An `SSLObject` is fed from memory, in pieces larger than a record, so it is read
    from: whoever asks does not use the connection again if there was something.
    """
    if isinstance(ssl_object, ssl.SSLObject):
        try:
            ssl_object.read(1)
        except ssl.SSLWantReadError:
            return False
        except (OSError, ValueError):
            return True
        return True
    pending = getattr(ssl_object, "pending", None)
    return callable(pending) and bool(pending())

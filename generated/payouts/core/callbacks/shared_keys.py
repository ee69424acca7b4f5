"""Keys that provider and receiver share, as bytes."""

from __future__ import annotations

from ..errors import ConfigurationError
from .encoding import decode
from .signatures import Encoding, Hmac, KeyForm, MessageSignature


def shared_key(signature: Hmac | MessageSignature, key: str) -> bytes:
    """The key's bytes; `ConfigurationError` if it is not written in its form."""
    match signature.key_form:
        case KeyForm.TEXT:
            return key.encode()
        case KeyForm.HEX:
            found = decode(key, Encoding.HEX)
        case KeyForm.BASE64:
            found = decode(key, Encoding.BASE64)
    if found is None:
        form = signature.key_form.value
        raise ConfigurationError(f"the credential {signature.key!r} is not in {form}")
    return found

"""aopay payouts: checks of plain JSON data, by the JSON Schemas beside this file.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.model.violations import Violation
from ..core.validation.packaged import PackagedSchemas
from ..core.wire.json_types import JsonValue

_SCHEMAS = PackagedSchemas(__package__)


def create_token_request(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of a request to `create_token`.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("create_token.request", lambda: data)


def create_token_200(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of an answer to `create_token` with 200.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("create_token.200", lambda: data)


def create_payout_request(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of a request to `create_payout`.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("create_payout.request", lambda: data)


def create_payout_200(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of an answer to `create_payout` with 200.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("create_payout.200", lambda: data)


def get_payout_200(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of an answer to `get_payout` with 200.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("get_payout.200", lambda: data)


def payout_callback(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of the callback `payout`; it proves nothing.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("payout.callback", lambda: data)

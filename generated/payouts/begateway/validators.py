"""beGateway payouts: checks of plain JSON data, by the JSON Schemas beside this file.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.model.violations import Violation
from ..core.validation.packaged import PackagedSchemas
from ..core.wire.json_types import JsonValue

_SCHEMAS = PackagedSchemas(__package__)


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


def create_payout_201(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of an answer to `create_payout` with 201.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("create_payout.201", lambda: data)


def get_payout_200(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of an answer to `get_payout` with 200.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("get_payout.200", lambda: data)


def find_by_tracking_id_200(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of an answer to `find_by_tracking_id` with 200.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("find_by_tracking_id.200", lambda: data)


def error_1(data: JsonValue) -> tuple[Violation, ...]:
    """Check an error in shape 1 of 2; they are tried in order.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("error.1", lambda: data)


def error_2(data: JsonValue) -> tuple[Violation, ...]:
    """Check an error in shape 2 of 2; they are tried in order.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("error.2", lambda: data)


def payout_callback(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of the callback `payout`; it proves nothing.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("payout.callback", lambda: data)

"""ProP2P Agent API: checks of plain JSON data, by the JSON Schemas beside this file.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.model.violations import Violation
from ..core.validation.packaged import PackagedSchemas
from ..core.wire.json_types import JsonValue

_SCHEMAS = PackagedSchemas(__package__)


def list_payment_method_types_200(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of an answer to `list_payment_method_types` with 200.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("list_payment_method_types.200", lambda: data)


def init_session_request(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of a request to `init_session`.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("init_session.request", lambda: data)


def init_session_200(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of an answer to `init_session` with 200.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("init_session.200", lambda: data)


def create_operation_request(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of a request to `create_operation`.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("create_operation.request", lambda: data)


def create_operation_200(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of an answer to `create_operation` with 200.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("create_operation.200", lambda: data)


def retrieve_operation_200(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of an answer to `retrieve_operation` with 200.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("retrieve_operation.200", lambda: data)


def status_change_callback(data: JsonValue) -> tuple[Violation, ...]:
    """Check the body of the callback `status_change`; it proves nothing.

    Returns what is wrong with it, with JSON pointers; nothing if it fits.
    """
    return _SCHEMAS.violations("status_change.callback", lambda: data)

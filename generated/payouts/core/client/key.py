"""The idempotency key of a call: given, derived, or a value of the request itself."""

from __future__ import annotations

from collections.abc import Mapping

from ..safety.facts import Repeat
from ..safety.keys import BadKey, checked_key, derived_key
from .operation import Operation
from .refusal import inside, refuse
from .settings import Settings


def key_of(
    operation: Operation,
    settings: Settings,
    sent: Mapping[str, object],
    key: str | None,
) -> str | None:
    """The key by which the provider knows a repeat; `None` where it knows none.

    `sent` is what the write safety names, by those names. Raises `InvalidRequest` for
    a key that is missing or has another form than the provider takes.
    """
    repeat = operation.safety.repeat
    if repeat is None:
        return None
    if repeat.key is not None:
        return _own_key(operation, repeat, sent.get(repeat.key))
    if key is None:
        reference = sent.get(repeat.derive_from) if repeat.derive_from else None
        if isinstance(reference, str) and reference:
            return derived_key(settings.account, operation.name, reference)
        wanted = f" or {repeat.derive_from}" if repeat.derive_from else ""
        refuse(operation, "", "idempotency_key", f"needs idempotency_key{wanted}")
    try:
        return checked_key(repeat, key)
    except BadKey as error:
        problem = str(error)
    refuse(operation, "", "idempotency_key", problem)


def _own_key(operation: Operation, repeat: Repeat, value: object) -> str:
    """The key that the request itself holds, checked and sent as it was given."""
    name = repeat.key or ""
    own = name in operation.parameters
    pointer = f"/{name}" if own else inside(operation, *name.split("."))
    if not isinstance(value, str):
        refuse(operation, pointer, "idempotency_key", "is what tells a repeat")
    try:
        checked_key(repeat, value)
    except BadKey as error:
        problem = str(error)
    else:
        return value
    refuse(operation, pointer, "idempotency_key", problem)

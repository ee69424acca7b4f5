"""References that would be refused: for what they are, or by their own look-up."""

import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import is_normalized
from urllib.parse import unquote

from payspec.ir import scalars as ir
from payspec.ir.look_ups import LookUp, look_ups
from payspec.ir.types import Field, Type

from ..json_value import pointer, put
from ..patterns import Unbuildable
from .call import Call, Calls
from .case import Arguments
from .fields import along, steps

UNFIT = {
    "outer-space": "order-7 ",
    "line-break": "order\n7",
    "unseen": "order-7\u200b",
    "decomposed": "u\u0308-7",
}
"""What is no reference anywhere, by a word for it."""

IN_A_PATH = {"dots": "..", "dots-behind-a-slash": "a/../b", "dots-escaped": "%2e%2e"}
"""What a look-up by path cannot ask for."""


def refused_reference(calls: Calls, call: Call) -> str | None:
    """The pointer to a reference that is not sent; `None` if all are in order.

    Raises `Unbuildable` where that is not known here.
    """
    for name in reference_names(calls):
        value = calls.named(call, name)
        if isinstance(value, str) and _is_unfit(value):
            return reference_pointer(calls, name)
    for by in look_ups(calls.provider, calls.operation):
        value = calls.named(call, by.field)
        if isinstance(value, str) and _is_not_asked_for(calls, by, value):
            return reference_pointer(calls, by.field)
    return None


def reference_names(calls: Calls) -> tuple[str, ...]:
    """Names under which a write says which order it is."""
    safety = calls.operation.safety
    if safety is None:
        return ()
    names = [] if safety.find is None else [safety.find.field]
    if safety.repeat is not None:
        names += filter(None, (safety.repeat.derive_from, safety.repeat.key))
    names += [each.field for each in look_ups(calls.provider, calls.operation)]
    return tuple(dict.fromkeys(names))


def reference_pointer(calls: Calls, name: str) -> str:
    """Where a reference stands in what is given."""
    payload = calls.operation.body
    if any(each.name == name for each in calls.operation.parameters):
        return pointer((name,))
    return pointer((*(payload.envelope if payload else ()), *name.split(".")))


def unfit_references(calls: Calls) -> Iterator[tuple[str, str, Arguments]]:
    """Calls with a reference that is refused: a word, the reference's name, arguments.

    What is the key itself is refused as a key, and has cases of its own.
    """
    safety, usual = calls.operation.safety, calls.usual
    own = None if safety is None or safety.repeat is None else safety.repeat.key
    for name in reference_names(calls):
        if name == own or name in usual.path or calls.body is None:
            continue
        fields = along(calls.provider, calls.body, name)
        way, field = steps(fields), fields[-1]
        if not isinstance(field.type, ir.Text) or field.pattern is not None:
            continue
        by_path = _by_path(calls, name)
        for word, text in {**UNFIT, **(IN_A_PATH if by_path else {})}.items():
            if _is_too_long(field.type, text):
                continue
            body = put(dict(usual.body), way, text)
            assert isinstance(body, dict)
            yield f"{name}/{word}", name, replace(usual, body=body)


def _by_path(calls: Calls, name: str) -> bool:
    return any(
        by.field == name and calls.provider.operation(by.operation).parameters
        for by in look_ups(calls.provider, calls.operation)
    )


def _is_unfit(value: str) -> bool:
    if value.strip() != value or not value.isprintable():
        return True
    return not is_normalized("NFC", value)


def _is_not_asked_for(calls: Calls, by: LookUp, value: str) -> bool:
    """Whether the look-up of a reference is refused before it is sent."""
    target = calls.provider.operation(by.operation)
    try:
        calls.setting.bound(target)
    except Unbuildable:
        # There is no look-up here, and nothing that it would refuse.
        return False
    if target.parameters:
        if not value or _has_dots(value):
            return True
        if _is_too_long(target.parameters[0].type, value):
            raise Unbuildable("a reference that its look-up cannot take")
        return False
    asked = Calls(calls.setting, target).query
    fields: tuple[Field, ...] = () if asked is None else asked.fields
    for field in fields:
        if by.parameter in (field.name, field.wire):
            if field.pattern is not None:
                raise Unbuildable("a look-up by a pattern")
            return _is_too_long(field.type, value)
    return False


def _is_too_long(of: Type, value: str) -> bool:
    if not isinstance(of, ir.Text):
        return False
    if len(value) < (of.shortest or 0):
        return True
    if of.longest is not None and len(value) > of.longest:
        return True
    return of.longest_bytes is not None and len(value.encode()) > of.longest_bytes


def _has_dots(value: str) -> bool:
    while (once := unquote(value)) != value:
        value = once
    parts = re.split(r"[/\\]", value)
    return any(part.partition(";")[0] in (".", "..") for part in parts)

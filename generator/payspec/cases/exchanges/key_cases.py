"""Cases of what a repeat is told by: given, derived, or held by the request itself."""

from collections.abc import Callable
from dataclasses import replace

from payspec.ir.safety import KeyForm, Repeat
from payspec.ir.scalars import Text
from payspec.ir.types import Pattern, Type

from ..json_value import at, pointer, put
from ..patterns import Unbuildable
from .call import A_KEY
from .case import Arguments, Violated
from .fields import along, steps
from .making import Maker, Making
from .own_key import LONGEST, is_key, takes


def key_cases(maker: Maker) -> Making:
    """Cases of an operation whose repeats are recognised."""
    safety = maker.calls.operation.safety
    repeat = None if safety is None else safety.repeat
    if repeat is None:
        return
    if repeat.key is None:
        yield from _beside(maker, repeat)
    else:
        yield from _own(maker, repeat)


def _beside(maker: Maker, repeat: Repeat) -> Making:
    usual = maker.calls.usual
    refused = [Violated("", "idempotency_key")]

    def given(key: str) -> Arguments:
        return replace(usual, key=key)

    yield maker.sent("key/given", given(A_KEY))
    if repeat.form is KeyForm.UUID:
        yield maker.sent("key/upper-case", given(A_KEY.upper()))
        yield maker.refused("key/no-uuid", given("order-7"), refused)
    else:
        yield maker.sent("key/longest", given("k" * LONGEST))
        yield maker.refused("key/too-long", given("k" * 256), refused)
        yield maker.refused("key/outer-space", given(" order-7"), refused)
        yield maker.refused("key/not-ascii", given("ü"), refused)
    yield maker.refused("key/empty", given(""), refused)
    derive = repeat.derive_from
    if derive is None:
        yield maker.refused("key/missing", replace(usual, key=None), refused)
        return
    body = maker.calls.body
    field = None if body is None else body.field(derive)
    yield from maker.guarded("key/of-another-reference", lambda: _other(maker, derive))
    if field is not None and not field.required and field.required_when is None:
        rest = {name: each for name, each in usual.body.items() if name != derive}
        without = replace(usual, body=rest, key=None)
        yield maker.refused("key/nothing-to-derive-it-from", without, refused)
        yield maker.sent("key/given-without-reference", replace(without, key=A_KEY))


def _other(maker: Maker, name: str) -> Making:
    """Another reference gives another key."""
    usual, body = maker.calls.usual, maker.calls.body
    field, value = None if body is None else body.field(name), usual.body.get(name)
    if field is None or not isinstance(value, str):
        raise Unbuildable(f"{name!r} is no text of the body itself")
    for mark in ("7", "b", "B"):
        text = f"{value[:-1]}{mark}"
        if text != value and takes(field.type, field.pattern, text):
            body_of_it = {**usual.body, name: text}
            yield maker.sent(
                "key/of-another-reference", replace(usual, body=body_of_it)
            )
            return
    raise Unbuildable(f"no other text was found that {name!r} can be")


def _own(maker: Maker, repeat: Repeat) -> Making:
    """The request itself holds its key, which its table holds to rules of its own.

    A text that the table refuses says nothing of the key: that is left out.
    """
    given, of, pattern, where = _own_place(maker, repeat.key or "")
    usual = _own_value(maker, repeat.key or "")
    texts = {
        "empty": "",
        "outer-space": f" {usual[1:]}",
        "space-behind": f"{usual[:-1]} ",
        "too-long": "k" * (LONGEST + 1),
        "longest": "k" * _longest(of),
        "no-uuid": "order-7",
        "upper-case": usual.upper(),
    }
    if repeat.form is not KeyForm.UUID:
        del texts["no-uuid"], texts["upper-case"]
    for word, text in texts.items():
        if not text and repeat.key in maker.calls.usual.path:
            # An empty part of a path is refused as that.
            continue
        if not takes(of, pattern, text):
            maker.left_out.append(f"key/{word}: {repeat.key!r} is no such text")
        elif is_key(repeat, text):
            yield maker.sent(f"key/{word}", given(text))
        else:
            refused = [Violated(where, "idempotency_key")]
            yield maker.refused(f"key/{word}", given(text), refused)


def _longest(of: Type) -> int:
    if isinstance(of, Text):
        bounds = (LONGEST, of.longest, of.longest_bytes)
        return min(each for each in bounds if each is not None)
    return LONGEST


def _own_value(maker: Maker, name: str) -> str:
    calls, usual = maker.calls, maker.calls.usual
    value = usual.path.get(name)
    if value is None and calls.body is not None:
        fields = along(calls.provider, calls.body, name)
        value = at(dict(usual.body), steps(fields))
    if not isinstance(value, str):
        raise Unbuildable(f"{name!r} is no text")
    return value


def _own_place(
    maker: Maker, name: str
) -> tuple[Callable[[str], Arguments], Type, Pattern | None, str]:
    """How the key is given, its type and pattern, and its JSON pointer."""
    calls, usual = maker.calls, maker.calls.usual
    for each in calls.operation.parameters:
        if each.name == name:

            def in_path(text: str) -> Arguments:
                return replace(usual, path={**usual.path, name: text})

            field = calls.path_fields.get(name)
            pattern = None if field is None else field.pattern
            return in_path, each.type, pattern, pointer((name,))
    payload = calls.operation.body
    if calls.body is None or payload is None:
        raise Unbuildable(f"{name!r} is nothing that is sent")
    fields = along(calls.provider, calls.body, name)

    def in_body(text: str) -> Arguments:
        body = put(dict(usual.body), steps(fields), text)
        assert isinstance(body, dict)
        return replace(usual, body=body)

    where = pointer((*payload.envelope, *steps(fields)))
    return in_body, fields[-1].type, fields[-1].pattern, where

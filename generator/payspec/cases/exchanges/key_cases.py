"""Cases of what a repeat is told by: given, derived, or held by the request itself."""

from dataclasses import replace

from payspec.ir.safety import KeyForm, Repeat

from ..json_value import held, pointer
from ..patterns import Unbuildable
from .call import A_KEY
from .case import Arguments, Violated
from .making import Maker, Making

_LONGEST_KEY = 255


def key_cases(maker: Maker) -> Making:
    """Cases of an operation whose repeats are recognised."""
    safety = maker.calls.operation.safety
    repeat = None if safety is None else safety.repeat
    if repeat is None:
        return
    if repeat.key is None:
        yield from _beside(maker, repeat)
    else:
        yield from _own(maker, repeat.key)


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
        yield maker.sent("key/longest", given("k" * _LONGEST_KEY))
        yield maker.refused("key/too-long", given("k" * 256), refused)
        yield maker.refused("key/outer-space", given(" order-7"), refused)
        yield maker.refused("key/not-ascii", given("ü"), refused)
    yield maker.refused("key/empty", given(""), refused)
    derive = repeat.derive_from
    if derive is None:
        yield maker.refused("key/missing", replace(usual, key=None), refused)
        return
    other = _renamed(maker, derive)
    yield maker.sent("key/of-another-reference", other)
    body = maker.calls.body
    field = None if body is None else body.field(derive)
    if field is not None and not field.required and field.required_when is None:
        rest = {name: each for name, each in usual.body.items() if name != derive}
        without = replace(usual, body=rest, key=None)
        yield maker.refused("key/nothing-to-derive-it-from", without, refused)
        yield maker.sent("key/given-without-reference", replace(without, key=A_KEY))


def _renamed(maker: Maker, name: str) -> Arguments:
    usual = maker.calls.usual
    value = usual.body.get(name)
    if not isinstance(value, str):
        raise Unbuildable(f"{name!r} is no text of the body itself")
    return replace(usual, body={**usual.body, name: f"{value[:-1]}7"})


def _own(maker: Maker, name: str) -> Making:
    """The request itself holds its key."""
    calls, usual = maker.calls, maker.calls.usual
    payload = calls.operation.body
    texts = {"empty": "", "outer-space": " order-7", "too-long": "k" * 256}
    for word, text in texts.items():
        if name in usual.path:
            if not text:
                # An empty part of a path is refused as that.
                continue
            arguments = replace(usual, path={**usual.path, name: text})
            at = pointer((name,))
        elif payload is not None and held(dict(usual.body), (name,)):
            arguments = replace(usual, body={**usual.body, name: text})
            at = pointer((*payload.envelope, name))
        else:
            return
        refused = [Violated(at, "idempotency_key")]
        yield maker.refused(f"key/{word}", arguments, refused)
    longest = "k" * _LONGEST_KEY
    if name in usual.path:
        yield maker.sent(
            "key/longest", replace(usual, path={**usual.path, name: longest})
        )
    else:
        yield maker.sent(
            "key/longest", replace(usual, body={**usual.body, name: longest})
        )

"""Cases of what a caller gives: what fits is sent, and what does not never leaves."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from payspec.ir import scalars as ir
from payspec.ir.operations import PathParameter, Payload
from payspec.ir.types import ObjectType
from payspec.jsonschema import Direction

from ..case import Case
from ..json_value import Json, identical, pointer, read
from ..patterns import Unbuildable
from ..payloads import payload_cases
from .case import Arguments, Violated
from .fields import type_at
from .key_cases import key_cases
from .making import Maker, Making
from .money_cases import money_cases
from .references import reference_pointer, unfit_references
from .wrapped import unwrapped, wrapped


def given_cases(maker: Maker) -> Making:
    """Cases of every argument."""
    yield maker.sent("usual", maker.calls.usual)
    yield from maker.guarded("the body", lambda: _bodies(maker))
    for kind in ("query", "headers"):
        yield from maker.guarded(f"the {kind}", partial(_asked, maker, kind))
    for each in maker.calls.operation.parameters:
        yield from maker.guarded(each.name, partial(_path, maker, each))
    yield from maker.guarded("the money", partial(money_cases, maker))
    yield from maker.guarded("the mode", lambda: _mode(maker))
    yield from maker.guarded("the key", partial(key_cases, maker))
    yield from maker.guarded("the reference", lambda: _references(maker))


def _references(maker: Maker) -> Making:
    """References that are refused, as nobody could look them up."""
    if maker.is_read:
        return
    for word, name, arguments in unfit_references(maker.calls):
        violated = [Violated(reference_pointer(maker.calls, name), "reference")]
        yield maker.refused(f"reference/{word}", arguments, violated)


def _bodies(maker: Maker) -> Making:
    payload, of = maker.calls.operation.body, maker.calls.body
    if payload is None or of is None:
        return
    for case in _payload_cases(maker, "body", payload):
        body = read(case.body)
        if _is_said_otherwise(maker, case, payload):
            continue
        try:
            value = unwrapped(payload, body)
            whole = wrapped(payload, value) == body
            if not whole or not _can_be_given(maker, of, value, valid=case.valid):
                continue
            arguments = maker.calls.given(value)
        except Unbuildable:
            # Nobody can give it: a client puts on the wrapping, and takes money whole.
            continue
        yield from _case(maker, case, arguments)


def _can_be_given(maker: Maker, of: ObjectType, value: Json, *, valid: bool) -> bool:
    """Whether a method takes it: what is not described is no argument."""
    if not isinstance(value, dict) or not {each.wire for each in of.fields} >= set(
        value
    ):
        return False
    if not valid or not maker.calls.moves_money:
        return True
    # The environment says the mode; other values of it have cases of their own.
    return all(
        name not in value or identical(value[name], own)
        for name, own in maker.calls.setting.environment.mode
    )


_NUMBERS = ir.IntegerText | ir.NumberText | ir.MajorText
_MOMENTS = ir.Timestamp | ir.ZonelessTime | ir.PatternTime


def _is_said_otherwise(maker: Maker, case: Case, payload: Payload) -> bool:
    """Whether a caller would not say it so.

    A number is given as one, also where it travels as a text; and a moment that can be
    written in several ways travels in one of them.
    """
    way = case.id.split("/")[1:-1]
    word = case.id.rpartition("/")[2]
    inside = [each.replace("~1", "/").replace("~0", "~") for each in way]
    of = type_at(maker.calls.provider, payload.type, inside[len(payload.envelope) :])
    match of:
        case _ if isinstance(of, _NUMBERS):
            return word in ("form-integer", "form-fraction")
        case _ if isinstance(of, _MOMENTS):
            return word.startswith("good-")
        case _:
            return False


def _asked(maker: Maker, kind: str) -> Making:
    operation = maker.calls.operation
    payload = operation.query if kind == "query" else operation.given_headers
    of = maker.calls.query if kind == "query" else maker.calls.given_headers
    if payload is None or of is None:
        return
    for case in _payload_cases(maker, kind, payload):
        value = read(case.body)
        if not isinstance(value, dict) or not {f.wire for f in of.fields} >= set(value):
            continue
        if _is_said_otherwise(maker, case, payload):
            continue
        if case.valid and any(isinstance(each, dict) for each in value.values()):
            continue
        usual = maker.calls.usual
        if kind == "query":
            yield from _case(maker, case, replace(usual, query=value))
        elif case.valid and not all(map(_fits_header, value.values())):
            continue
        else:
            yield from _case(maker, case, replace(usual, headers=value))


def _fits_header(value: Json) -> bool:
    if not isinstance(value, str):
        return True
    return value.isascii() and value.isprintable() and value.strip() == value


def _payload_cases(maker: Maker, name: str, payload: Payload) -> Iterator[Case]:
    found = payload_cases(maker.calls.provider, name, payload, Direction.SENT)
    yield from found.cases
    maker.left_out.extend(f"{name}: {each}" for each in found.left_out)


def _case(maker: Maker, case: Case, arguments: Arguments) -> Making:
    if case.valid:
        # Such as one that holds no key is left out: those have cases of their own.
        yield from _fitting(maker, case.id, arguments)
    else:
        violations = [Violated(each.pointer, each.rule) for each in case.breaches]
        yield maker.refused(case.id, arguments, violations)


def _path(maker: Maker, parameter: PathParameter) -> Making:
    usual, name = maker.calls.usual, parameter.name
    if not isinstance(parameter.type, ir.Text):
        return

    def given(value: str) -> Arguments:
        return replace(usual, path={**usual.path, name: value})

    shortest, longest = parameter.type.shortest or 1, parameter.type.longest
    good = {
        "slash": "a/b",
        "space": "a b",
        "percent": "100%25",
        "marks": "a!*'();:@&=+$,?#[]~b",
        "not-ascii": "ü-漢-😀",
        "dots-inside": "a..b",
    }
    field = maker.calls.path_fields.get(name)
    has_pattern = field is not None and field.pattern is not None
    if has_pattern:
        maker.left_out.append(f"path/{name}: texts that its pattern may refuse")
    for word, text in () if has_pattern else good.items():
        if len(text) >= shortest and (longest is None or len(text) <= longest):
            yield from _fitting(maker, f"path/{name}/{word}", given(text))
    bad = {
        "empty": "",
        "dot": ".",
        "dots": "..",
        "dots-behind-a-slash": "a/../b",
        "dots-escaped": "%2e%2e",
        "line-break": "a\nb",
        "nul": "a\x00b",
    }
    for word, text in bad.items():
        violated = [Violated(pointer((name,)), None)]
        yield maker.refused(f"path/{name}/{word}", given(text), violated)
    if longest is not None and not has_pattern:
        yield from _fitting(maker, f"path/{name}/longest", given("a" * longest))


def _fitting(maker: Maker, name: str, arguments: Arguments) -> Making:
    try:
        yield maker.sent(name, arguments)
    except Unbuildable as error:
        maker.left_out.append(f"{name}: {error}")


def _mode(maker: Maker) -> Making:
    calls, payload = maker.calls, maker.calls.operation.body
    if payload is None or not calls.moves_money:
        return
    for name, value in calls.setting.environment.mode:
        body = {**calls.usual.body, name: value}
        yield maker.sent(f"mode/{name}/same", replace(calls.usual, body=body))
        other: Json = not value if isinstance(value, bool) else f"{value}-other"
        field = None if calls.body is None else calls.body.field(name)
        if field is None or not isinstance(field.type, ir.Boolean | ir.Text):
            continue
        body = {**calls.usual.body, name: other}
        at = pointer((*payload.envelope, name))
        arguments = replace(calls.usual, body=body)
        yield maker.refused(f"mode/{name}/other", arguments, [Violated(at, "mode")])

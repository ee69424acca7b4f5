"""Cases of an answer in its own shape: all of it, and each part that weighs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from payspec.ir.operations import Payload
from payspec.ir.scalars import Form
from payspec.ir.types import EnumType, Field, ObjectType, Ref

from ..forms import forms_of, other_forms, read_forms
from ..json_value import Json, at, dropped, held, pointer, put, read
from .answers import about, full, is_list, needed, one_type, other_than, payload_of
from .call import Call
from .case import Answer
from .fields import along, steps
from .making import Maker, Making
from .wrapped import wrapped

UNDESCRIBED = "undescribed"


@dataclass(frozen=True)
class _Shaped:
    """One shape of an answer to a call; `least` is what it holds at least."""

    maker: Maker
    call: Call
    status: int
    payload: Payload
    of: ObjectType
    least: Json

    @property
    def stem(self) -> str:
        """What the ids of its cases begin with."""
        return f"answer/{self.status}"

    @property
    def many(self) -> bool:
        """Whether it is a list."""
        return is_list(self.payload.type)

    def answer(self, value: Json) -> Answer:
        """The answer with that object."""
        inner = [value] if self.many else value
        return Answer(self.status, wrapped(self.payload, inner))

    def place(self, *inner: str) -> str:
        """The pointer to a member of the object."""
        listed = ("0",) if self.many else ()
        return pointer((*self.payload.envelope, *listed, *inner))

    def about(self, value: Json) -> Json:
        """The object, with all that it has to repeat."""
        return about(self.maker.calls, self.call, self.of, value)


def shape_cases(maker: Maker, call: Call, status: int) -> Making:
    """Cases of the shape of a success with that status."""
    calls = maker.calls
    shape = next(each for each in calls.operation.answers if status in each.statuses)
    if shape.payload is None:
        yield from _without_body(maker, call, status)
        return
    payload = payload_of(shape)
    of = one_type(calls, payload.type)
    least = about(calls, call, of)
    shaped = _Shaped(maker, call, status, payload, of, least)
    yield from maker.guarded(shaped.stem, partial(_whole, shaped))
    yield from maker.guarded(shaped.stem, partial(_wrapping, shaped))
    yield from maker.guarded(shaped.stem, partial(_enums, shaped))
    if maker.is_read or not shaped.many:
        for name in needed(calls.operation):
            yield from maker.guarded(name, partial(_weighty, shaped, name))
    yield from maker.guarded(shaped.stem, partial(_drifting, shaped))


def _without_body(maker: Maker, call: Call, status: int) -> Making:
    """The status says all; what stands beside it is named, and left alone."""
    stem = f"answer/{status}"
    yield maker.answered(f"{stem}/empty", call, Answer(status, text="", headers=()))
    beside = Answer(status, {"any": "thing"})
    yield maker.answered(f"{stem}/body", call, beside)
    yield maker.answered(f"{stem}/body/strict", call, beside, strict=True)


def _whole(shaped: _Shaped) -> Making:
    maker, call, stem = shaped.maker, shaped.call, shaped.stem
    everything = shaped.about(full(maker.calls, shaped.of))
    yield maker.answered(f"{stem}/all-fields", call, shaped.answer(everything))
    if shaped.of.rest is None:
        kept = put(shaped.least, (shaped.of.free(UNDESCRIBED),), {"any": ["thing"]})
        yield maker.answered(f"{stem}/unknown-field", call, shaped.answer(kept))
    if shaped.many:
        none = Answer(shaped.status, wrapped(shaped.payload, []))
        yield maker.answered(f"{stem}/none", call, none)
        two: Json = [shaped.least, everything]
        several = Answer(shaped.status, wrapped(shaped.payload, two))
        yield maker.answered(f"{stem}/several", call, several)


def _wrapping(shaped: _Shaped) -> Making:
    maker, call, stem = shaped.maker, shaped.call, shaped.stem
    for member in shaped.payload.envelope[:1]:
        whole = shaped.answer(shaped.least).json
        beside = put(whole, (f"{UNDESCRIBED}-beside-{member}",), "extra")
        yield maker.answered(f"{stem}/beside", call, Answer(shaped.status, beside))
        bare = Answer(shaped.status, dropped(whole, (member,)))
        yield maker.answered(f"{stem}/unwrapped", call, bare)


def _enums(shaped: _Shaped) -> Making:
    everything = full(shaped.maker.calls, shaped.of)
    for path, enum in _found_enums(shaped):
        for value in (*enum.known, enum.unknown):
            changed = shaped.about(put(everything, path, value))
            name = f"{shaped.stem}/enum{pointer(path)}/{value}"
            # A closed enumeration is documented as having no other value.
            strange = enum.closed and value == enum.unknown
            drift = (shaped.place(*path),) if strange else ()
            answer = shaped.answer(changed)
            yield shaped.maker.answered(name, shaped.call, answer, drift=drift)


def _found_enums(shaped: _Shaped) -> Iterator[tuple[tuple[str, ...], EnumType]]:
    """Every enumeration in an answer, and the way to it through objects."""
    waiting: list[tuple[tuple[str, ...], ObjectType]] = [((), shaped.of)]
    seen = {shaped.of.name}
    while waiting:
        path, holder = waiting.pop(0)
        for field in holder.fields:
            if not isinstance(field.type, Ref):
                continue
            named = shaped.maker.calls.provider.type(field.type.name)
            if isinstance(named, EnumType):
                yield (*path, field.wire), named
            elif isinstance(named, ObjectType) and named.name not in seen:
                seen.add(named.name)
                waiting.append(((*path, field.wire), named))


def _weighty(shaped: _Shaped, name: str) -> Making:
    """An outcome needs this field: without it nothing is known."""
    maker, calls, base = shaped.maker, shaped.maker.calls, shaped.least
    fields = along(calls.provider, shaped.of, name)
    path = steps(fields)
    stem = f"{shaped.stem}/needed{pointer(path)}"

    def changed(word: str, value: Json, *drift: str, unread: bool = False) -> Making:
        yield maker.answered(
            f"{stem}/{word}",
            shaped.call,
            shaped.answer(value),
            drift=drift,
            unread=(name,) if unread else (),
        )

    if not held(base, path):
        # It says nothing where nothing was sent; told all the same, it differs.
        told = read(calls.reads.field(fields[-1]))
        yield from changed("not-asked-for", put(base, path, told))
        return
    for depth in range(1, len(path) + 1):
        # What the outermost object lacks is known to be missing in any answer.
        lost = fields[depth - 1].required and (depth > 1 or shaped.many)
        drift = [shaped.place(*path[:depth])] if lost else []
        word = "missing" if depth == len(path) else f"missing-{depth}"
        yield from changed(word, dropped(base, path[:depth]), *drift)
    for word, other in _unfit(maker, fields[-1]):
        put_in = put(base, path, other)
        yield from changed(word, put_in, shaped.place(*path), unread=True)
    value = at(base, path)
    if isinstance(value, str):
        yield from changed("empty", put(base, path, ""))
    other = put(base, path, other_than(fields[-1], value, calls))
    yield from changed("other", other)
    if shaped.many:
        mixed = Answer(shaped.status, wrapped(shaped.payload, [base, other]))
        yield maker.answered(f"{stem}/one-other", shaped.call, mixed)


def _unfit(maker: Maker, field: Field) -> Iterator[tuple[str, Json]]:
    """Values in forms that a field is not read in."""
    own = forms_of(field.type, maker.calls.provider.type)
    seen = read_forms(field.reads)
    for word, form, text in other_forms(own):
        if form not in seen:
            yield word, read(text)
    if not field.nullable and Form.NULL not in field.reads:
        yield "null", None


def _drifting(shaped: _Shaped) -> Making:
    """What no outcome needs may be anything: it is named, and read as absent."""
    maker, calls, call = shaped.maker, shaped.maker.calls, shaped.call
    weighty = {
        along(calls.provider, shaped.of, name)[0].wire
        for name in needed(calls.operation)
    }
    for field in shaped.of.fields:
        found = next(_unfit(maker, field), None)
        if field.wire in weighty or found is None:
            continue
        word, value = found
        drift = (shaped.place(field.wire),)
        answer = shaped.answer(put(shaped.least, (field.wire,), value))
        name = f"{shaped.stem}/drift{pointer((field.wire,))}/{word}"
        yield maker.answered(name, call, answer, drift=drift)
        strict = f"{name}/strict"
        yield maker.answered(strict, call, answer, drift=drift, strict=True)
        return

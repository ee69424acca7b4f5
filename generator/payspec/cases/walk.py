"""The way through the types of a payload: every place once, and what is tried there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from payspec.ir import scalars as ir
from payspec.ir.scalars import Form, Scalar
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    EnumType,
    Field,
    ListOf,
    MapOf,
    NamedType,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)

from .build import KEY, Builder, Members
from .case import Case
from .conditions import conditional_cases, untrue
from .files import file_cases
from .forms import other_forms, read_forms
from .json_text import NULL, escaped, list_text, object_text, scalar_text
from .patterns import Unbuildable, textual, with_pattern
from .place import Around, Place
from .probes import Probe, probes
from .texts import LONGEST

UNDESCRIBED = "undescribed"


class Walk:
    """Tries each type where it comes first; of those `tried` before, least and most.

    `left_out` says what could not be tried.
    """

    def __init__(
        self, builder: Builder, tried: frozenset[str] = frozenset(), *, sent: bool
    ) -> None:
        self._builder = builder
        self._sent = sent
        self._before = tried
        self._seen: set[str] = set(tried)
        self._marked: set[str] = set()
        self.left_out: list[str] = []

    @property
    def tried(self) -> frozenset[str]:
        """Types whose members were tried, before or by now."""
        return frozenset(self._seen)

    def value(
        self,
        of: Type,
        place: Place,
        *,
        nullable: bool = False,
        reads: tuple[Form, ...] = (),
    ) -> Iterator[Case]:
        """Cases of a value of that type; nothing is known of the field it is in."""
        yield from self._own(of, place)
        yield from self._forms(of, place, nullable, reads)

    def _own(self, of: Type, place: Place) -> Iterator[Case]:
        """Cases of a value in a form that its type has."""
        match of:
            case Ref(name):
                yield from self._named(self._builder.named(name), place)
            case ListOf(item):
                yield place.case("empty", "[]")
                inside = place.inside("0", lambda text: list_text([text]))
                yield from self._item(item, inside)
            case MapOf(value):
                yield place.case("empty", "{}")
                inside = place.inside(KEY, lambda text: object_text({KEY: text}))
                yield from self._item(value, inside)
            case AnyOf():
                yield from self._any(of, place)
            case ir.File():
                yield from self._probed(of, place, probes(of, sent=self._sent))
                yield from file_cases(place)
            case _:
                yield from self._probed(of, place, probes(of, sent=self._sent))

    def _item(self, of: Type, place: Place) -> Iterator[Case]:
        yield from self._guarded(place, self.value(of, place))

    def _guarded(self, place: Place, cases: Iterator[Case]) -> Iterator[Case]:
        try:
            yield from cases
        except Unbuildable as error:
            self.left_out.append(f"{place.pointer or 'the whole body'}: {error}")

    def _probed(
        self, of: Scalar, place: Place, tried: tuple[Probe, ...]
    ) -> Iterator[Case]:
        for probe in tried:
            yield place.case(probe.name, probe.text, probe.rule)
        match of:
            case ir.Text(shortest, longest, longest_bytes):
                bounds = (shortest, longest, longest_bytes)
            case ir.Phone(longest):
                bounds = (None, longest, None)
            case _:
                return
        if any(bound is not None and bound > LONGEST for bound in bounds):
            self.left_out.append(
                f"{place.pointer}: no text longer than {LONGEST} characters is tried"
            )

    def _named(self, named: NamedType, place: Place) -> Iterator[Case]:
        match named:
            case EnumType(closed=closed):
                for value in named.known:
                    name = f"value-{escaped(str(value))}"
                    yield place.case(name, scalar_text(value))
                rule = "enum" if closed else None
                unknown = scalar_text(named.unknown)
                yield place.case("unknown-value", unknown, rule)
            case ObjectType(name=name):
                yield place.case("required-only", self._builder.object(named, {}))
                if name not in self._seen:
                    self._seen.add(name)
                    yield from self._object(named, place)
                elif name in self._before:
                    yield from self._guarded(place, self._full(named, place))
            case TaggedType():
                yield from self._tagged(named, place)
            case AnyOfType(of=union):
                yield from self._any(union, place)
            case _:
                assert_never(named)

    def _any(self, of: AnyOf, place: Place) -> Iterator[Case]:
        """Every type of a union, and an object that nothing tells."""
        marks: list[str] = []
        for number, option in enumerate(self._builder.options(of), start=1):
            told = place.told_by(f"{option.look.value}-{number}")
            named = option.type
            inner = self._builder.named(named.name) if isinstance(named, Ref) else None
            if isinstance(inner, ObjectType) and inner.name in self._seen:
                yield from self._lacking(inner, told, option.mark)
            if option.mark is None:
                yield from self._guarded(told, self._own(option.type, told))
                continue
            marks.append(option.mark)
            assert isinstance(inner, ObjectType)
            yield told.case("required-only", self._builder.object(inner, {}))
            without = self._builder.object(inner, {option.mark: None})
            yield told.case(f"no-{escaped(option.mark)}", without, "oneOf")
            # Elsewhere the member that tells it is one like any other.
            if inner.name not in self._marked:
                self._marked.add(inner.name)
                yield from self._object(inner, told, mark=option.mark)
        if marks:
            both = {mark: '"x"' for mark in marks}
            yield place.case("several", object_text(both), "oneOf")
            yield place.case("none", "{}", "oneOf")

    def _lacking(self, of: ObjectType, place: Place, but: str | None) -> Iterator[Case]:
        """An object without the first member that it requires beside another."""
        for field in of.fields:
            if field.required and field.wire != but:
                without = self._builder.object(of, {field.wire: None})
                at = place.inside(field.wire, lambda text: text)
                yield at.of_body("missing", place.hold(without), "required")
                return

    def _tagged(self, of: TaggedType, place: Place) -> Iterator[Case]:
        known = [member.value for member in of.members]
        for member in of.members:
            with self._builder.told(of, member) as told:
                word = f"tag-{escaped(member.value)}"
                yield place.case(word, self._builder.object(told, {}))
                at = place.told_by(f"tag-{member.value}")
                yield from self._lacking(told, at, of.tag)
                if told.name not in self._seen:
                    self._seen.add(told.name)
                    yield from self._object(told, place.told_by(member.value), of.tag)
        unknown = "unknown"
        while unknown in known:
            unknown = f"{unknown}-"
        at = place.inside(of.tag, lambda text: object_text({of.tag: text}))
        yield at.case(
            "unknown-tag", scalar_text(unknown), "enum" if self._sent else None
        )
        yield at.case("tag-no-text", "1", "enum" if self._sent else None)
        rule = "required" if self._sent else None
        yield at.of_body("missing", place.hold("{}"), rule)

    def _object(
        self,
        of: ObjectType,
        place: Place,
        tag: str | None = None,
        mark: str | None = None,
    ) -> Iterator[Case]:
        """Cases of every member but the tag of a union, which the union tries.

        So does it with an object that lacks the mark by which it is told.
        """
        yield from self._guarded(place, self._full(of, place))
        key = of.free(UNDESCRIBED if of.rest is None else KEY)
        inside = place.inside(key, self._around(of, key, {}))
        if of.rest is None:
            rule = "additionalProperties" if self._sent and not of.open else None
            word = "kept" if rule is None else "refused"
            yield inside.case(word, '"extra"', rule)
        else:
            yield from self._item(of.rest, inside)
        for field in of.fields:
            if field.wire != tag:
                at = place.inside(field.wire, self._around(of, field.wire, {}))
                told = field.wire == mark
                yield from self._guarded(at, self._field(of, field, place, at, told))

    def _full(self, of: ObjectType, place: Place) -> Iterator[Case]:
        yield place.case("all-fields", self._builder.full(of))

    def _field(
        self, of: ObjectType, field: Field, outer: Place, place: Place, told: bool
    ) -> Iterator[Case]:
        if field.required and not told:
            without = self._builder.object(of, {field.wire: None})
            yield place.of_body("missing", outer.hold(without), "required")
        yield from conditional_cases(self._builder, of, field, outer, place)
        off = untrue(self._builder, of, field)
        if off is None and field.pattern is not None:
            # The condition cannot be untrue: the pattern holds always.
            field = replace(field, pattern=replace(field.pattern, when=None))
        at = outer.inside(field.wire, self._around(of, field.wire, off or {}))
        scalar, pattern = textual(field), field.pattern
        if scalar is None or pattern is None or pattern.when is not None:
            yield from self.value(
                field.type, at, nullable=field.nullable, reads=field.reads
            )
        else:
            tried = with_pattern(scalar, pattern, sent=self._sent)
            yield from self._probed(scalar, at, tried)
            yield from self._forms(field.type, at, field.nullable, field.reads)

    def _around(self, of: ObjectType, wire: str, given: Members) -> Around:
        return lambda text: self._builder.object(of, {**given, wire: text})

    def _forms(
        self, of: Type, place: Place, nullable: bool, reads: tuple[Form, ...]
    ) -> Iterator[Case]:
        if isinstance(of, ir.Json):
            return
        named = self._builder.named(of.name) if isinstance(of, Ref) else of
        own = self._builder.forms(of)
        closed = isinstance(named, EnumType) and named.closed
        rule = "enum" if closed else "type"
        seen = read_forms(() if self._sent else reads)
        for name, form, text in other_forms(own):
            yield place.case(name, text, None if form in seen else rule)
        if Form.EMPTY_LIST in reads:
            yield place.case("list-of-one", "[1]", rule)
        if Form.EMPTY_TEXT in reads:
            yield place.case("empty-text", '""')
        fits = nullable or (Form.NULL in reads and not self._sent)
        yield place.case("null", NULL, None if fits else rule)

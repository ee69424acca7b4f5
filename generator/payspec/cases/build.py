"""Bodies that fit: of any type, with as little in them as there may be, or with all."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from payspec.ir.provider import Provider
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    Condition,
    EnumType,
    Field,
    ListOf,
    MapOf,
    NamedType,
    ObjectType,
    Ref,
    TaggedType,
    TagMember,
    Type,
)
from payspec.ir.unions import Option, options

from .forms import JsonForm, forms_of
from .json_text import NULL, JsonText, list_text, object_text, scalar_text
from .patterns import Unbuildable, patterned, textual, with_pattern
from .probes import probes

KEY = "key"
"""The key that maps are given."""

_LARGEST = 100_000

Members = Mapping[str, JsonText | None]
"""Members by wire name; `None` is one that has to be absent."""


class Builder:
    """Makes the bodies of one provider in one direction.

    Raises `Unbuildable` wherever a body cannot be made.
    """

    def __init__(self, provider: Provider, *, sent: bool) -> None:
        self._provider = provider
        self._sent = sent
        self._least: dict[str, JsonText] = {}
        self._required: dict[str, Members] = {}
        self._open: set[str] = set()
        self._tags: dict[str, Members] = {}

    def named(self, name: str) -> NamedType:
        """The type of that name."""
        return self._provider.type(name)

    def least(self, of: Type) -> JsonText:
        """A value with nothing in it that need not be."""
        match of:
            case Ref(name):
                named = self.named(name)
                match named:
                    case EnumType(known=known):
                        return scalar_text(known[0])
                    case TaggedType():
                        return self._least_told(named)
                    case AnyOfType(of=union):
                        return self.least(union)
                    case ObjectType():
                        return self._least_of(named)
            case ListOf():
                return "[]"
            case MapOf():
                return "{}"
            case AnyOf(options):
                return self._least_of_any(options)
            case _:
                return probes(of, sent=self._sent)[0].text

    def options(self, of: AnyOf) -> tuple[Option, ...]:
        """What a value of a union can be, and what tells it."""
        return options(of, {named.name: named for named in self._provider.types})

    def forms(self, of: Type) -> frozenset[JsonForm]:
        """The JSON forms that a value of a type has."""
        return forms_of(of, self.named)

    def field(self, field: Field) -> JsonText:
        """The least value of a field, by the pattern that always holds for it."""
        scalar, pattern = textual(field), field.pattern
        if scalar is not None and pattern is not None and pattern.when is None:
            return with_pattern(scalar, pattern, sent=self._sent)[0].text
        try:
            return self.least(field.type)
        except Unbuildable:
            if field.nullable:
                return NULL
            raise

    def object(self, of: ObjectType, given: Members) -> JsonText:
        """An object of what is required, what is given, and what rules then ask for."""
        if of.name not in self._required:
            # Kept: an object of a thousand fields is made for each of them, many times.
            self._required[of.name] = {
                field.wire: self.field(field) for field in of.fields if field.required
            }
        given = {**self._tags.get(of.name, {}), **given}
        return self._ruled(of, {**self._required[of.name], **given}, given)

    @contextmanager
    def told(
        self, of: TaggedType, member: TagMember
    ) -> Generator[ObjectType, None, None]:
        """The object that a value of the tag tells; until the end it has that value."""
        told = self.named(member.type.name)
        assert isinstance(told, ObjectType)
        before = self._tags.get(told.name, {})
        self._tags[told.name] = {of.tag: scalar_text(member.value)}
        try:
            yield told
        finally:
            self._tags[told.name] = before

    def full(self, of: ObjectType) -> JsonText:
        """An object with every member, each type in it filled where it comes first."""
        return self._full(of, {of.name})

    def other(self, field: Field, value: str | bool | int) -> JsonText | None:
        """A value of a field that is not that one; `None` if there is none."""
        return next(
            (text for text in self._values(field) if text != scalar_text(value)), None
        )

    def _values(self, field: Field) -> Iterator[JsonText]:
        yield self.field(field)
        match field.type:
            case Ref(name):
                named = self.named(name)
                if isinstance(named, EnumType):
                    yield from map(scalar_text, named.known)
            case AnyOf(options):
                for option in options:
                    plain = replace(field, type=option, pattern=None)
                    yield from self._values(plain)
            case ListOf() | MapOf():
                return
            case scalar:
                if field.pattern is None:
                    tried = probes(scalar, sent=self._sent)
                    yield from (each.text for each in tried if each.rule is None)

    def _least_of_any(self, options: tuple[Type, ...]) -> JsonText:
        *others, last = options
        for option in others:
            try:
                return self.least(option)
            except Unbuildable:
                continue
        return self.least(last)

    def _least_of(self, of: ObjectType) -> JsonText:
        if of.name in self._open:
            raise Unbuildable(f"'{of.name}' requires itself")
        if of.name not in self._least:
            self._open.add(of.name)
            try:
                self._least[of.name] = self.object(of, {})
            finally:
                self._open.remove(of.name)
        return self._least[of.name]

    def _least_told(self, of: TaggedType) -> JsonText:
        with self.told(of, of.members[0]) as told:
            if told.name in self._open:
                raise Unbuildable(f"'{told.name}' requires itself")
            self._open.add(told.name)
            try:
                return self.object(told, {})
            finally:
                self._open.remove(told.name)

    def _full(self, of: ObjectType, filled: set[str]) -> JsonText:
        def fill(field: Field) -> JsonText:
            if isinstance(field.type, (Ref, ListOf, MapOf)):
                return self._filled(field.type, filled)
            return self.field(field)

        members = {each.wire: fill(each) for each in of.fields}
        if of.rest is not None:
            members[of.free(KEY)] = self._filled(of.rest, filled)
        tags = self._tags.get(of.name, {})
        return self._ruled(of, {**members, **tags}, tags)

    def _filled(self, of: Type, filled: set[str]) -> JsonText:
        match of:
            case Ref(name):
                named = self.named(name)
                # Once each: types that hold each other have no full body otherwise.
                if name in filled or not isinstance(named, ObjectType):
                    return self.least(of)
                filled.add(name)
                return self._full(named, filled)
            case ListOf(item):
                return list_text([self._filled(item, filled)])
            case MapOf(value):
                return object_text({KEY: self._filled(value, filled)})
            case _:
                return self.least(of)

    def _ruled(self, of: ObjectType, members: Members, given: Members) -> JsonText:
        """The object of these members, once its rules are kept by what is not given."""
        kept = dict(members)
        ruled = [
            field for field in of.fields if field.wire not in given and _rule(field)
        ]
        # A member that one rule adds may be what the condition of another asks for.
        for _ in range(len(ruled) + 1):
            before = dict(kept)
            for field in ruled:
                self._obey(field, kept)
            if kept == before:
                break
        text = object_text(
            {name: text for name, text in kept.items() if text is not None}
        )
        if len(text) > _LARGEST:
            raise Unbuildable(f"a body has more than {_LARGEST} characters")
        return text

    def _obey(self, field: Field, members: dict[str, JsonText | None]) -> None:
        if members.get(field.wire) is None and holds(field.required_when, members):
            members[field.wire] = self.field(field)
        scalar, pattern = textual(field), field.pattern
        if (
            scalar is not None
            and pattern is not None
            and members.get(field.wire) is not None
            and holds(pattern.when, members)
        ):
            members[field.wire] = scalar_text(patterned(scalar, pattern).example)


def _rule(field: Field) -> bool:
    """Whether a rule between fields may change this one."""
    conditional = field.pattern is not None and field.pattern.when is not None
    return conditional or field.required_when is not None


def holds(condition: Condition | None, members: Members) -> bool:
    """Whether there is a condition, and it is true of these members."""
    if condition is None:
        return False
    return members.get(condition.field) == scalar_text(condition.equals)

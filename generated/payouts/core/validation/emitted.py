"""The emitted schemas' own part of JSON Schema, without a library for the whole of it.

A client that says where a response left its document needs no more than what is
emitted for that response. The keywords are those alone that emitted schemas use, and
mean what they mean to any validator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from decimal import Decimal

from ..fields.narrow import is_array, is_mapping
from ..fields.time_pattern import time_pattern
from ..model.pattern import matches
from .exponents import exponents_step
from .fault import Fault
from .formats import FORMATS
from .sentences import inner_pattern

Steps = tuple[str | int, ...]
"""The way to a part of the data, or of the schema."""

ANNOTATIONS = frozenset(
    {
        "$defs",
        "$schema",
        "contentEncoding",
        "description",
        "else",
        "then",
        "title",
        "x-payspec-documented-default",
        "x-payspec-exponents",
        "x-payspec-known-values",
        "x-payspec-major-units-of",
        "x-payspec-minor-units-of",
        "x-payspec-sensitive",
    }
)
"""Keywords that refuse nothing by themselves."""


class EmittedSchema:
    """An emitted schema that data is held against."""

    def __init__(self, schema: Mapping[str, object]) -> None:
        """`ValueError` for a keyword that no emitted schema has."""
        definitions = schema.get("$defs", {})
        self._root = schema
        self._definitions: Mapping[object, object] = (
            definitions if is_mapping(definitions) else {}
        )
        self._step = exponents_step(schema)
        _known(schema)

    def faults(self, data: object) -> Iterator[Fault]:
        """Every fault of `data`, one by one as they are asked for."""
        return self._faults(self._root, data, (), ())

    def _faults(
        self, schema: object, data: object, path: Steps, at: Steps
    ) -> Iterator[Fault]:
        if schema is True:
            return
        if not is_mapping(schema):
            yield Fault(path, at, "False", schema, {}, data, ())
            return
        for keyword, wanted in schema.items():
            test = _TESTS.get(str(keyword))
            if test is not None:
                if not test(wanted, data):
                    yield _fault(schema, str(keyword), data, path, at)
            elif keyword not in ANNOTATIONS:
                yield from self._nested(schema, str(keyword), data, path, at)

    def _nested(
        self,
        schema: Mapping[object, object],
        keyword: str,
        data: object,
        path: Steps,
        at: Steps,
    ) -> Iterator[Fault]:
        wanted = schema[keyword]
        inside = (*at, keyword)
        match keyword:
            case "$ref":
                name = str(wanted).removeprefix("#/$defs/")
                yield from self._faults(self._definitions[name], data, path, inside)
            case "allOf":
                for each in _schemas(wanted):
                    yield from self._faults(each, data, path, inside)
            case "anyOf" | "oneOf":
                yield from self._alternatives(schema, keyword, data, path, at)
            case "if":
                branch = "then" if self._fits(wanted, data) else "else"
                if branch in schema:
                    yield from self._faults(schema[branch], data, path, inside)
            case "items":
                for index, item in enumerate(data if is_array(data) else ()):
                    yield from self._faults(wanted, item, (*path, index), inside)
            case "properties":
                yield from self._members(schema, data, path, at)
            case "additionalProperties":
                yield from self._others(schema, data, path, at)
            case _:
                raise ValueError(f"no emitted schema has the keyword {keyword}")

    def _members(
        self,
        schema: Mapping[object, object],
        data: object,
        path: Steps,
        at: Steps,
    ) -> Iterator[Fault]:
        members = schema["properties"]
        if not is_mapping(members) or not is_mapping(data):
            return
        for name, of in members.items():
            if name in data:
                below = (*path, str(name))
                yield from self._faults(of, data[name], below, (*at, "properties"))
        for breach in () if self._step is None else self._step(members, data):
            below = (*path, breach.member)
            yield Fault(below, at, breach.rule, breach.says, {}, data, ())

    def _others(
        self,
        schema: Mapping[object, object],
        data: object,
        path: Steps,
        at: Steps,
    ) -> Iterator[Fault]:
        wanted = schema["additionalProperties"]
        known = schema.get("properties", {})
        if not is_mapping(data) or not is_mapping(known):
            return
        others = [name for name in data if name not in known]
        if wanted is False and others:
            yield _fault(schema, "additionalProperties", data, path, at)
        for name in others if is_mapping(wanted) else ():
            below, inside = (*path, str(name)), (*at, "additionalProperties")
            yield from self._faults(wanted, data[name], below, inside)

    def _alternatives(
        self,
        schema: Mapping[object, object],
        keyword: str,
        data: object,
        path: Steps,
        at: Steps,
    ) -> Iterator[Fault]:
        found = [
            list(self._faults(each, data, path, (index,)))
            for index, each in enumerate(_schemas(schema[keyword]))
        ]
        fitting = sum(not faults for faults in found)
        if fitting == 0 or (keyword == "oneOf" and fitting > 1):
            inner = tuple(fault for faults in found for fault in faults)
            yield _fault(schema, keyword, data, path, at, inner)

    def _fits(self, schema: object, data: object) -> bool:
        return next(self._faults(schema, data, (), ()), None) is None


def _fault(
    schema: Mapping[object, object],
    keyword: str,
    data: object,
    path: Steps,
    at: Steps,
    inner: tuple[Fault, ...] = (),
) -> Fault:
    named = {str(name): value for name, value in schema.items()}
    return Fault(path, (*at, keyword), keyword, named[keyword], named, data, inner)


def _schemas(wanted: object) -> Iterable[object]:
    return wanted if is_array(wanted) else ()


_Test = Callable[[object, object], bool]


def _is_number(data: object) -> bool:
    return isinstance(data, int | Decimal) and not isinstance(data, bool)


_TYPES: Mapping[object, Callable[[object], bool]] = {
    "array": lambda data: isinstance(data, list),
    "boolean": lambda data: isinstance(data, bool),
    "integer": lambda data: isinstance(data, int) and not isinstance(data, bool),
    "null": lambda data: data is None,
    "number": _is_number,
    "object": lambda data: isinstance(data, dict),
    "string": lambda data: isinstance(data, str),
}


def _is_of_type(wanted: object, data: object) -> bool:
    kinds = wanted if is_array(wanted) else [wanted]
    return any(_TYPES[kind](data) for kind in kinds)


def _same(one: object, other: object) -> bool:
    """Whether two single values are the same in JSON: true is not 1."""
    return isinstance(one, bool) is isinstance(other, bool) and one == other


def _is_multiple(wanted: object, data: object) -> bool:
    if not isinstance(data, int | Decimal) or isinstance(data, bool):
        return True
    assert isinstance(wanted, int)
    top, bottom = data.as_integer_ratio()
    return not top % (bottom * wanted)


def _bound(holds: Callable[[Decimal | int, Decimal | int], bool]) -> _Test:
    def test(wanted: object, data: object) -> bool:
        if not isinstance(data, int | Decimal) or isinstance(data, bool):
            return True
        assert isinstance(wanted, int | Decimal)
        return holds(data, wanted)

    return test


def _length(holds: Callable[[int, int], bool], of: type[Sized]) -> _Test:
    def test(wanted: object, data: object) -> bool:
        assert isinstance(wanted, int)
        return not isinstance(data, of) or holds(len(data), wanted)

    return test


def _has_all(wanted: object, data: object) -> bool:
    names = wanted if is_array(wanted) else ()
    return not is_mapping(data) or all(name in data for name in names)


def _is_moment(wanted: object, data: object) -> bool:
    assert is_mapping(wanted)
    form, zone = wanted["form"], wanted.get("zone")
    assert isinstance(form, str) and isinstance(zone, str | None)
    if not isinstance(data, str):
        return True
    try:
        time_pattern(form, zone).read(data)
    except ValueError:
        return False
    return True


def _matches(wanted: object, data: object) -> bool:
    return not isinstance(data, str) or matches(inner_pattern(str(wanted)), data)


def _is_short(wanted: object, data: object) -> bool:
    assert isinstance(wanted, int)
    if not isinstance(data, str):
        return True
    return len(data.encode("utf-8", "surrogatepass")) <= wanted


_TESTS: Mapping[str, _Test] = {
    "const": _same,
    "enum": lambda wanted, data: any(_same(each, data) for each in _schemas(wanted)),
    "exclusiveMinimum": _bound(lambda number, bound: number > bound),
    "format": lambda wanted, data: FORMATS.get(str(wanted), _anything)(data),
    "maxItems": _length(lambda length, bound: length <= bound, list),
    "maxLength": _length(lambda length, bound: length <= bound, str),
    "maximum": _bound(lambda number, bound: number <= bound),
    "minLength": _length(lambda length, bound: length >= bound, str),
    "minimum": _bound(lambda number, bound: number >= bound),
    "multipleOf": _is_multiple,
    "pattern": _matches,
    "required": _has_all,
    "type": _is_of_type,
    "x-payspec-max-bytes": _is_short,
    "x-payspec-timestamp": _is_moment,
}
"""Keywords that need nothing but their own value: it and the data, in this order."""


def _anything(_data: object) -> bool:
    return True


def _known(schema: object) -> None:
    """Raise `ValueError` where a keyword would be passed over in silence."""
    if not is_mapping(schema):
        return
    for keyword, wanted in schema.items():
        if keyword in ("$defs", "properties"):
            for inner in wanted.values() if is_mapping(wanted) else ():
                _known(inner)
        elif keyword in ("allOf", "anyOf", "oneOf"):
            for inner in _schemas(wanted):
                _known(inner)
        elif keyword in ("additionalProperties", "else", "if", "items", "then"):
            _known(wanted)
        elif keyword not in ANNOTATIONS and keyword not in _TESTS and keyword != "$ref":
            raise ValueError(f"no emitted schema has the keyword {keyword}")

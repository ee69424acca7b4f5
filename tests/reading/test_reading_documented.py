"""The validator, `strict_responses` and `drift` say the same of every answer."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from payspec.runtime.validation.emitted import EmittedSchema
from payspec.runtime.validation.schema import SchemaValidator
from payspec.runtime.wire.json_read import loads
from payspec.runtime.wire.json_write import dumps
from tests.emitting import checked, emit, importable, text_spec
from tests.reading.values import NAMED, TYPES, Valued

PACKAGE = "emitted_for_reading"
GENERATED = Path(__file__).parents[2] / "generated" / "payouts"

_HEADERS = {"text", "longest", "shortest", "pattern", "integer_text", "number_text"}
_HEADERS |= {"currency", "country", "closed", "open", "date", "timestamp", "constant"}
_IN_LISTS = {"nullable", "known_null", "known_empty", "known_number", "pattern"}
"""What only a field can say."""


PLACES: dict[str, tuple[str, Callable[[str, Valued], str], Callable[[Any], Any]]] = {
    "root": ("R", lambda n, of: f"{{v: {of.field}}}", lambda v: {"v": v}),
    "required": ("Q", lambda n, of: f"{{v!: {of.field}}}", lambda v: {"v": v}),
    "nested": ("N", lambda n, of: f"{{o: R{n}}}", lambda v: {"o": {"v": v}}),
    "list": ("L", lambda n, of: f"{{l: list(R{n})}}", lambda v: {"l": [{"v": v}]}),
    "map": ("M", lambda n, of: f"{{m: map(R{n})}}", lambda v: {"m": {"k": {"v": v}}}),
    "arm": (
        "A",
        lambda n, of: f"{{u: text | R{n}}}",
        lambda v: {"u": {"v": v}},
    ),
    "items": ("I", lambda n, of: f'{{l: "list({of.written})"}}', lambda v: {"l": [v]}),
    "values": (
        "V",
        lambda n, of: f'{{m: "map({of.written})"}}',
        lambda v: {"m": {"k": v}},
    ),
    "wrapped": ("", lambda n, of: "", lambda v: {"data": {"v": v}}),
    "whole list": ("", lambda n, of: "", lambda v: [{"v": v}]),
    "headers": ("", lambda n, of: "", lambda v: {"v": v}),
}


def _has(place: str, name: str) -> bool:
    if place == "headers":
        return name in _HEADERS
    if place in ("items", "values"):
        # An amount stands beside its currency, and null is no item.
        return name not in _IN_LISTS
    return True


def _spec() -> str:
    types, operations = [NAMED], []
    for at, (name, of) in enumerate(TYPES.items()):
        number = str(at)
        for place, (letter, written, _) in PLACES.items():
            if not _has(place, name):
                continue
            if letter:
                types.append(f"  {letter}{number}: {written(number, of)}\n")
            shape = {
                "wrapped": f"{{data: R{number}}}",
                "whole list": f"list(R{number})",
                "headers": f"{{$headers: R{number}}}",
            }.get(place, f"{letter}{number}")
            op = f"{place.replace(' ', '_')}_{name}"
            operations.append(
                f"  {op}: {{GET: /{op}, effect: read, answers: {{200: {shape}}}}}\n"
            )
    return (
        "payspec: 1\nprovider: acme\ntitle: T\n"
        "environments: {test: {url: https://t.example/base, sandbox: true}}\n"
        "money: {exponents: {from: iso4217}}\n"
        f"types:{''.join(types)}operations:\n{''.join(operations)}"
    )


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of a provider that answers with every type in every place."""
    folder = tmp_path_factory.mktemp("reading")
    emit(checked(text_spec(_spec())), PACKAGE, folder)
    with importable(folder, PACKAGE):
        yield importlib.import_module(f"{PACKAGE}.acme")


CASES = [
    pytest.param(place, name, id=f"{place}-{name}")
    for name in TYPES
    for place in PLACES
    if _has(place, name)
]


@pytest.mark.parametrize(("place", "name"), CASES)
def test_what_the_schema_refuses_is_drift(
    place: str, name: str, acme: ModuleType
) -> None:
    put = PLACES[place][2]
    of = TYPES[name]
    for value in (*of.fits, *of.unfit):
        if place == "headers" and not _can_be_a_header(value):
            continue
        violated, drift, refused = _readings(acme, place, name, put(value))
        fits = value in of.fits and not any(value is each for each in of.unfit)
        assert bool(violated) is not fits, (value, violated)
        assert bool(drift) is bool(violated), (value, violated, drift)
        assert refused is bool(violated), (value, violated, drift)
        for pointer in violated:
            # A type that is told by its look is named as a whole where none fits.
            assert any(pointer.startswith(each) for each in drift), (pointer, drift)


_BOUNDS = {"longest", "shortest", "bytes", "pattern", "range", "currency", "country"}
_BOUNDS |= {"email", "url", "uuid", "base64", "bic", "phone", "closed", "ip"}
_BOUNDS |= {"closed_numbers", "constant"}


@pytest.mark.parametrize("name", sorted(_BOUNDS))
def test_what_only_breaks_a_bound_is_read(name: str, acme: ModuleType) -> None:
    """Drift tells of it, and the value is there, as it came."""
    for value in TYPES[name].unfit:
        if type(value) is type(TYPES[name].fits[0]):
            answer = _answer(acme, "root", name, {"v": value}, strict=False)
            assert answer.value.v == value


def _can_be_a_header(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isprintable()


def _readings(
    acme: ModuleType, place: str, name: str, body: Any
) -> tuple[list[str], list[str], bool]:
    """Where the validator, drift and a strict client see something else."""
    data = loads(dumps(body))
    validators = importlib.import_module(f"{acme.__name__}.validators")
    check = getattr(validators, f"{place.replace(' ', '_')}_{name}_200")
    violated = [each.pointer for each in check(data)]
    client_read = importlib.import_module(f"{PACKAGE}.core.client.read")
    try:
        answer = _answer(acme, place, name, body, strict=False)
    except client_read.Unreadable:
        # Nothing of it could be read: as an answer, it is none.
        return violated, violated, True
    drift = [each.pointer for each in answer.response.drift if not each.declared]
    try:
        _answer(acme, place, name, body, strict=True)
    except client_read.Unreadable:
        return violated, drift, True
    return violated, drift, False


def _answer(acme: ModuleType, place: str, name: str, body: Any, *, strict: bool) -> Any:
    core = importlib.import_module(f"{PACKAGE}.core.client.read")
    wire = importlib.import_module(f"{PACKAGE}.core.wire")
    tables = importlib.import_module(f"{acme.__name__}._operations")
    provider = importlib.import_module(f"{acme.__name__}._provider").PROVIDER
    operation = getattr(tables, f"{place.replace(' ', '_')}_{name}".upper())
    headers = [("v", body["v"])] if place == "headers" else []
    response = wire.WireResponse(200, wire.Headers(headers), dumps(body))
    return core.read_answer(
        provider, operation, operation.answers[200], response, strict=strict
    )


SCHEMAS = sorted(GENERATED.glob("*/schemas/*.json"))


@pytest.mark.parametrize(
    "path", SCHEMAS, ids=lambda each: f"{each.parts[-3]}-{each.stem}"
)
def test_every_emitted_schema_is_understood(path: Path) -> None:
    """No keyword is passed over, and the library finds the same in its samples."""
    schema = loads(path.read_bytes())
    assert isinstance(schema, dict)
    ours, library = EmittedSchema(schema), SchemaValidator(schema)
    for text in ("{}", "[]", "null", "1", '"x"', '{"id": 1}', '{"data": {}}', "[{}]"):
        data = loads(text.encode())
        assert bool(list(ours.faults(data))) is bool(library.violations(data)), data


def test_a_keyword_that_is_not_known_is_no_schema() -> None:
    for schema in ({"uniqueItems": True}, {"properties": {"a": {"minItems": 1}}}):
        with pytest.raises(ValueError, match="keyword"):
            EmittedSchema(schema)


def test_drift_travels_with_its_answer(acme: ModuleType) -> None:
    import copy
    import pickle

    answer = _answer(acme, "root", "longest", {"v": "abcd"}, strict=False)
    for again in (
        pickle.loads(pickle.dumps(answer.response)),
        copy.copy(answer.response),
        copy.deepcopy(answer.value).response,
    ):
        assert [each.pointer for each in again.drift] == ["/v"]
        assert again == answer.response
    assert json.loads(answer.response.body) == {"v": "abcd"}

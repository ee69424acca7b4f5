"""Every type with every form that it may be read in: it works, or is refused there."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import check
from payspec.runtime.wire.json_read import loads
from tests.emitting import checked, emit, importable, text_spec
from tests.reading.values import NAMED, TYPES

PACKAGE = "emitted_for_forms"
FORMS = ("text", "integer", "number", "null", "empty_list", "empty_text")
HEAD = (
    "payspec: 1\nprovider: acme\ntitle: T\n"
    "environments: {test: {url: https://t.example/base, sandbox: true}}\n"
    "money: {exponents: {from: iso4217}}\n"
)
WRITTEN = {
    **{name: of.written for name, of in TYPES.items() if "reads" not in of.written},
    "minor": "minor(currency)",
    "major": "major(currency)",
    "major_text": "major_text(currency)",
    "object": "Needed",
}
CANONICAL: dict[str, Any] = {
    **{name: of.fits[0] for name, of in TYPES.items()},
    "minor": 5,
    "major": Decimal("5.5"),
    "major_text": "5.5",
    "object": {"id": "x"},
}
SEVERAL = tuple(each for size in (1, 2) for each in combinations(FORMS, size))
FIELDS = {
    f"{name}_{'_'.join(forms)}": (name, forms) for name in WRITTEN for forms in SEVERAL
}


def _lines(fields: dict[str, tuple[str, tuple[str, ...]]], mark: str) -> str:
    lines: list[str] = []
    for field, (name, forms) in fields.items():
        written = WRITTEN[name]
        if written.startswith("{"):
            inner = written[1:-1]
        else:
            inner = f'type: "{written}"'
        # One object each: amounts have their currency beside them.
        lines.append(
            f"  T{_class(field)}: {{currency: currency, "
            f"v{mark}: {{{inner}, reads: [{', '.join(forms)}]}}}}\n"
        )
    return "".join(lines)


def _class(field: str) -> str:
    return "".join(part.capitalize() for part in field.split("_"))


def _spec(fields: dict[str, tuple[str, tuple[str, ...]]], mark: str) -> str:
    held = "".join(f"    {each}: T{_class(each)}\n" for each in fields)
    return (
        f"{HEAD}types:{NAMED}{_lines(fields, mark)}  All:\n{held}"
        "operations: {op: {GET: /a, effect: read, answers: {200: All}}}\n"
    )


def _refused(mark: str) -> set[str]:
    """The fields that `check` refuses, each at its own line."""
    found: set[str] = set()
    while new := _refused_of(mark, set(FIELDS) - found):
        # So many findings are not reported at once.
        found |= new
    return found


def _refused_of(mark: str, tried: set[str]) -> set[str]:
    text = _spec({name: each for name, each in FIELDS.items() if name in tried}, mark)
    report = Collector()
    check((text_spec(text),), report, lambda _: None)
    lines = text.splitlines()
    names = {f"T{_class(each)}": each for each in tried}
    found: set[str] = set()
    for each in report.diagnostics:
        if each.severity is Severity.ERROR:
            assert each.rule.id in ("unreadable-form", "needless-form"), each
            name = re.match(r"  (\w+):", lines[each.span.line - 1])
            assert name is not None and each.hint
            found.add(names[name[1]])
    return found


@pytest.fixture(scope="module", params=["", "!"], ids=["optional", "required"])
def reading(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ModuleType, set[str]]]:
    """The models of all that is not refused, and the names of it."""
    refused = _refused(request.param)
    taken = {name: each for name, each in FIELDS.items() if name not in refused}
    folder: Path = tmp_path_factory.mktemp("forms")
    emit(checked(text_spec(_spec(taken, request.param))), PACKAGE, folder)
    with importable(folder, PACKAGE):
        yield importlib.import_module(f"{PACKAGE}.acme.models"), set(taken)


IN_FORM: dict[str, tuple[Any, ...]] = {
    "text": ("5", "true"),
    "integer": (5, 1),
    "number": (Decimal("5.0"), Decimal("1.5")),
    "null": (None,),
    "empty_list": ([],),
    "empty_text": ("",),
}


def test_each_is_read_in_each_of_its_forms(
    reading: tuple[ModuleType, set[str]],
) -> None:
    models, taken = reading
    reader = importlib.import_module(f"{PACKAGE}.core.model.reader")
    validators = importlib.import_module(f"{PACKAGE}.acme.validators")
    assert len(taken) > 150
    for field in sorted(taken):
        name, forms = FIELDS[field]
        model = getattr(models, f"T{_class(field)}")
        own = reader.read(model, {"v": CANONICAL[name], "currency": "EUR"})
        assert not [each for each in own.drift if not each.declared], field
        for form in forms:
            found = [
                reader.read(model, {"v": value, "currency": "EUR"})
                for value in IN_FORM[form]
            ]
            # One of the values of a form at least is one of the type.
            fitting = [
                each
                for each in found
                if not [drift for drift in each.drift if not drift.declared]
            ]
            assert fitting, (field, form)
            for each in fitting:
                assert hasattr(each.value, "v"), (field, form)
    # The schema that is emitted is one.
    assert validators.op_200(loads(b"{}")) == ()


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (Decimal("1250.0"), 1250),
        (1250, 1250),
        (Decimal("1250.5"), None),
        (Decimal(f"{10**40}.0"), 10**40),
    ],
)
def test_a_whole_number_that_is_written_with_a_fraction(
    value: Any, read: int | None, reading: tuple[ModuleType, set[str]]
) -> None:
    models, _ = reading
    reader = importlib.import_module(f"{PACKAGE}.core.model.reader")
    for model in (models.TIntegerNumber, models.TMinorNumber):
        found = reader.read(model, {"v": value, "currency": "EUR"})
        assert vars(found.value).get("v") == read
        declared = [each.declared for each in found.drift]
        assert declared == ([] if isinstance(value, int) else [read is not None])

"""Providers made by hand, and their models as an imported module."""

from __future__ import annotations

import importlib
import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from payspec.diagnostics import Collector, Span
from payspec.ir.evidence import Evidence
from payspec.ir.operations import Answer, Effect, Method, Operation, Payload
from payspec.ir.provider import Provider
from payspec.ir.types import (
    Condition,
    EnumType,
    EnumValue,
    Field,
    ListOf,
    NamedType,
    ObjectType,
    Pattern,
    Ref,
    Type,
)
from payspec.python.models import models_view
from payspec.python.names import names
from payspec.python.render import render
from payspec.python.views.context import ProviderContext
from payspec.resources import templates_folder
from tests.emitting import importable

_NUMBERS = itertools.count()
SPAN = Span("specs/acme.yaml", 1, 1, 1, 2)
NONE = Evidence()
CORE = Path(__file__).parents[3] / "generator" / "payspec" / "runtime"


def field(wire: str, of: Type, **said: object) -> Field:
    plain = Field(
        wire=wire,
        name=None,
        type=of,
        required=False,
        required_when=None,
        nullable=False,
        reads=(),
        pattern=None,
        sensitivity=None,
        default=None,
        doc="",
        evidence=NONE,
        span=SPAN,
    )
    return replace(plain, **said)


def pattern(expression: str, when: Condition | None = None) -> Pattern:
    return Pattern(expression, when, SPAN)


def obj(name: str, *fields: Field, open: bool = False, doc: str = "") -> ObjectType:
    return ObjectType(name, fields, open, doc, NONE, SPAN)


def enum(name: str, *values: str, closed: bool = False, doc: str = "") -> EnumType:
    return EnumType(
        name,
        tuple(EnumValue(value, f"Doc of {value}", NONE) for value in values),
        closed,
        doc,
        NONE,
        SPAN,
    )


def provider(
    *types: NamedType,
    sent: tuple[str, ...] = (),
    received: tuple[str, ...] = (),
    title: str = "Acme payouts",
) -> Provider:
    """A provider of which `sent` are bodies and `received` are answers."""
    return Provider(
        name="acme",
        title=title,
        doc="",
        sources=(),
        assumptions=(),
        conflicts=(),
        environments=(),
        credentials=(),
        auth=(),
        money=None,
        types=types,
        operations=tuple(
            _operation(f"{way}_{name}", name, way == "send")
            for way, some in (("send", sent), ("read", received))
            for name in some
        ),
        span=SPAN,
    )


def _operation(name: str, type_name: str, sends: bool) -> Operation:
    payload = Payload((), ListOf(Ref(type_name)), NONE, SPAN)
    return Operation(
        name=name,
        method=Method.POST,
        path="/things",
        auth=None,
        effect=Effect.DRAFT if sends else Effect.READ,
        parameters=(),
        headers=(),
        body=payload if sends else None,
        answers=() if sends else (Answer((200,), payload, SPAN),),
        errors=(),
        safety=None,
        samples=(),
        doc="",
        evidence=NONE,
        span=SPAN,
    )


def text_of(made: Provider) -> str:
    """The models' text, with the names that the generator gives."""
    report = Collector()
    view = models_view(ProviderContext("payouts", made, names(made, report)))
    text = render(templates_folder(), "provider/models.py.j2", {"view": view})
    assert not report.diagnostics
    return text


@contextmanager
def imported(text: str, folder: Path) -> Iterator[ModuleType]:
    """The models as they are emitted, beside a copy of the core, imported."""
    name = f"emitted_{next(_NUMBERS)}"
    package = folder / name
    place = package / "acme"
    place.mkdir(parents=True)
    shutil.copytree(
        CORE, package / "core", ignore=shutil.ignore_patterns("__pycache__")
    )
    (package / "__init__.py").write_text("", encoding="utf-8")
    (place / "__init__.py").write_text("", encoding="utf-8")
    (place / "models.py").write_text(text, encoding="utf-8")
    (place / "_money.py").write_text(
        "from ..core.fields.exponents import Exponents\n"
        'EXPONENTS = Exponents({"IDR": 0, "MOP": 1})\n',
        encoding="utf-8",
    )
    with importable(folder, name):
        yield importlib.import_module(f"{name}.acme.models")

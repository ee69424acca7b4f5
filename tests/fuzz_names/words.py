"""Words that mean something to what generated modules stand on, taken from there.

None is written down by hand that can be asked for: a new attribute of pydantic's, or a
new class of the core, is a word of the next run.
"""

from __future__ import annotations

import abc
import ast
import builtins
import enum
import keyword
import re
import sys
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import datamodel_code_generator as drafter
import pydantic

from payspec.language.document.fragment import provider_schema
from payspec.runtime.model.answer import ResponseModel
from payspec.runtime.model.request import OpenRequestModel, RequestModel

ROOT = Path(__file__).parents[2]
CORE = ROOT / "generator" / "payspec" / "runtime"
EMITTED = ROOT / "generated" / "payouts"

_WORD = re.compile("[A-Za-z_][A-Za-z0-9_]*")


@cache
def words() -> tuple[str, ...]:
    """Every word, sorted."""
    found = {*_python(), *_pydantic(), *_drafter(), *_core(), *_emitted(), *_language()}
    return tuple(sorted(each for each in found if _WORD.fullmatch(each)))


def _python() -> Iterator[str]:
    yield from keyword.kwlist
    yield from keyword.softkwlist
    yield from dir(builtins)
    yield from sys.stdlib_module_names
    yield from typing.__all__
    for each in (abc.ABCMeta, enum.EnumMeta, str, type, object):
        yield from dir(each)


def _pydantic() -> Iterator[str]:
    yield from dir(pydantic)
    for model in (RequestModel, OpenRequestModel, ResponseModel):
        yield from dir(model)
        yield from dir(type(model))


def _drafter() -> Iterator[str]:
    """Names of the library that drafts the models, and of its templates."""
    yield from dir(drafter)
    folder = Path(drafter.__file__).parent / "model"
    for path in (*folder.rglob("*.jinja2"), *folder.rglob("*.py")):
        yield from _WORD.findall(path.read_text(encoding="utf-8"))


def _core() -> Iterator[str]:
    for path in CORE.rglob("*.py"):
        yield path.stem
        yield from names_in(path.read_text(encoding="utf-8"))


def _emitted() -> Iterator[str]:
    for path in EMITTED.glob("*/*.py"):
        if path.parent.name not in {"core", "testing"}:
            yield path.stem
            yield from names_in(path.read_text(encoding="utf-8"))


def _language() -> Iterator[str]:
    """Keys of the language."""
    waiting: list[object] = [provider_schema(written=True)]
    while waiting:
        match waiting.pop():
            case dict() as schema:
                for name, inner in schema.items():
                    yield str(name)
                    waiting.append(inner)
            case list() as items:
                waiting.extend(items)
            case _:
                pass


def names_in(source: str) -> Iterator[str]:
    """What a module names: variables, attributes, arguments, functions, classes."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.AsyncFunctionDef(name=name):
                yield name
            case ast.alias(name=name):
                yield name.rpartition(".")[2]
            case _:
                pass

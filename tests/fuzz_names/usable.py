"""An emitted provider, imported and held to what its users need of it."""

from __future__ import annotations

import ast
import importlib
import inspect
import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel

from payspec.runtime.fields.missing import MISSING


class Unusable(Exception):
    """What is wrong with an emitted provider."""


def problems_of_text(tree: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with files before any is imported: names that are bound twice."""
    folded = Counter(path.casefold() for path in tree)
    for path, times in folded.items():
        if times > 1:
            yield f"{path} differs from another file by case alone"
    for path, source in tree.items():
        if path.endswith(".py"):
            module = ast.parse(source)
            for name, times in Counter(_bound(module.body)).items():
                if times > 1:
                    yield f"{path} binds {name} {times} times"
            for node in ast.walk(module):
                if isinstance(node, ast.ClassDef):
                    for name, times in Counter(_bound(node.body)).items():
                        if times > 1:
                            yield f"{path}: {node.name} binds {name} {times} times"


def _bound(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        match node:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                yield from (each.asname or each.name for each in names)
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                for target in targets:
                    if isinstance(target, ast.Name):
                        yield target.id
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from _bound(node.body)
            case _:
                pass


def use(package: str, provider: str, folder: Path) -> None:
    """Import every module of a provider and use what it offers.

    Raises `Unusable`, or whatever is raised on the way; a warning is an error.
    """
    own = f"{package}.{provider}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            modules = {
                path.stem: importlib.import_module(f"{own}.{path.stem}")
                for path in sorted((folder / package / provider).glob("*.py"))
                if path.stem != "__init__"
            }
            _exports(importlib.import_module(own))
            _models(modules["models"])
            _clients(modules)
            _validators(modules["validators"], folder / package / provider)
    finally:
        for name in [each for each in sys.modules if f"{each}.".startswith(f"{own}.")]:
            del sys.modules[name]
        vars(sys.modules[package]).pop(provider, None)


def _exports(provider: ModuleType) -> None:
    twice = [name for name, times in Counter(provider.__all__).items() if times > 1]
    if twice:
        raise Unusable(f"exported twice: {twice}")
    for name in provider.__all__:
        getattr(provider, name)


def _models(models: ModuleType) -> None:
    for name, model in list(vars(models).items()):
        own = getattr(model, "__module__", None) == models.__name__
        if isinstance(model, type) and own and issubclass(model, BaseModel):
            model.model_rebuild()
            for mode in ("validation", "serialization"):
                model.model_json_schema(mode=mode)
            hidden = [
                field
                for field in model.model_fields
                for base in model.__mro__[1:]
                if hasattr(base, field)
            ]
            if hidden:
                raise Unusable(f"{name} hides {hidden} of its base")


def _clients(modules: Mapping[str, ModuleType]) -> None:
    environments = modules.get("environments")
    for name in ("Client", "AsyncClient"):
        kind: Any = getattr(modules["client"], name)
        base = kind.__mro__[1]
        hidden = [each for each in vars(kind) if each[0] != "_" and hasattr(base, each)]
        if hidden:
            raise Unusable(f"{name} hides {hidden} of its base")
        if environments is None:
            continue
        found = [
            value
            for value in vars(environments).values()
            if type(value).__name__ == "Environment" and not value.live
        ]
        given = {
            each.name: "x"
            for each in inspect.signature(kind.__init__).parameters.values()
            if each.default is inspect.Parameter.empty
            and each.name not in {"self", "environment"}
        }
        client = kind(environment=found[0], **given)
        for method, function in vars(kind).items():
            if method[0] != "_":
                _called(client, method, function)


def _called(client: Any, name: str, function: Any) -> None:
    """Call a method with nothing that fits: it says so, and sends nothing."""
    parameters = inspect.signature(function).parameters.values()
    given = {
        each.name: MISSING
        for each in parameters
        if each.default is inspect.Parameter.empty and each.name != "self"
    }
    try:
        result = getattr(client, name)(**given, deadline=0.000001)
    except Exception as error:
        if type(error).__name__ not in {"InvalidRequest", "NotReached"}:
            raise
        return
    if inspect.iscoroutine(result):
        result.close()


def _validators(validators: ModuleType, folder: Path) -> None:
    functions = [
        value
        for value in vars(validators).values()
        if inspect.isfunction(value) and value.__module__ == validators.__name__
    ]
    schemas = list((folder / "schemas").glob("*.json"))
    if len(functions) != len(schemas):
        raise Unusable(f"{len(functions)} validators of {len(schemas)} schemas")
    for each in functions:
        if not each([None]):
            raise Unusable(f"{each.__name__} takes anything")

"""What is kept free by name is what the real things have: derived, and compared."""

from __future__ import annotations

import ast
import builtins
import inspect
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from payspec.language import reserved
from payspec.python.taken import ANNOTATED_WITH, TYPES_TAKEN
from payspec.runtime import __all__ as exported
from payspec.runtime.client.async_base import BaseAsyncClient
from payspec.runtime.client.sync_base import BaseClient
from payspec.runtime.model.answer import ResponseModel
from payspec.runtime.model.request import OpenRequestModel, RequestModel
from payspec.runtime.model.reserved import RESERVED
from tests.fuzz_names.run import forget, judged
from tests.fuzz_names.words import EMITTED

SOURCES = {
    path.relative_to(EMITTED).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(EMITTED.glob("*/*.py"))
    if path.parent.name not in {"core", "testing"}
}
"""The modules of the providers of this project."""


@pytest.fixture(scope="module", name="sources")
def _sources() -> dict[str, str]:
    """Those, and the modules of specs of hostile names."""
    # Other tests of this process may have judged, and taken their folder away.
    forget()
    trees = judged(range(24), keep=True).trees
    assert len(trees) > 10
    return SOURCES | {
        f"{number}/{path}": source
        for number, tree in trees.items()
        for path, source in tree.items()
        if path.endswith(".py")
    }


@pytest.mark.parametrize("model", [RequestModel, OpenRequestModel, ResponseModel])
def test_no_field_hides_a_member_of_the_models(model: type) -> None:
    members = {*dir(model), *dir(type(model)), *inspect.get_annotations(model)}
    public = {name for name in members if not name.startswith("_")}
    assert public <= RESERVED


def test_no_field_hides_what_the_body_of_a_model_is_written_with(
    sources: dict[str, str],
) -> None:
    used = {
        name
        for path, source in sources.items()
        if path.endswith("/models.py")
        for name in _in_classes(ast.parse(source))
        if hasattr(builtins, name) and name.islower()
    }
    assert {"str", "property", "dict"} <= used <= RESERVED


def _in_classes(module: ast.Module) -> Iterator[str]:
    """Names that are looked up in the body of a class, not in its functions."""
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            for statement in node.body:
                parts: list[ast.AST] = [statement]
                if isinstance(statement, ast.FunctionDef):
                    parts = [*statement.decorator_list, *_annotations(statement)]
                for part in parts:
                    for inner in ast.walk(part):
                        if isinstance(inner, ast.Name) and _is_read(inner):
                            yield inner.id


def _is_read(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Load)


def _annotations(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    arguments = function.args
    every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    yield from (each.annotation for each in every if each.annotation is not None)
    if function.returns is not None:
        yield function.returns


def test_no_operation_hides_a_member_of_the_clients() -> None:
    members = {
        name
        for client in (BaseClient, BaseAsyncClient)
        for name in (*dir(client), *dir(type(client)))
        if not name.startswith("_")
    }
    assert members <= reserved.CLIENT_MEMBERS


def test_no_operation_hides_what_methods_are_annotated_with(
    sources: dict[str, str],
) -> None:
    used = {
        name.id
        for path, source in sources.items()
        if path.endswith("/client.py")
        for function in _functions(source)
        for annotation in _annotations(function)
        for name in ast.walk(annotation)
        if isinstance(name, ast.Name) and name.id.islower()
    }
    assert {"str", "list", "httpx2"} <= used <= ANNOTATED_WITH


def _functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_credential_hides_an_argument_or_what_is_called(
    sources: dict[str, str],
) -> None:
    fixed = {"self", "super"}
    for client in (BaseClient, BaseAsyncClient):
        fixed |= {*inspect.signature(client.__init__).parameters}
    # These two are positional, and no names of the emitted constructor.
    assert fixed - {"provider", "credentials"} == reserved.CLIENT_ARGUMENTS
    called = {
        node.func.id
        for path, source in sources.items()
        if path.endswith("/callbacks.py")
        for function in _functions(source)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called and called <= reserved.PARSE_ARGUMENTS


WITHOUT_TYPES = {
    "_provider": ("provider", "auth"),
    "_money": ("provider",),
    "environments": ("provider",),
    "flows": ("flows",),
    "statuses": ("statuses",),
    "validators": ("payloads",),
}
"""Modules in which no type of a spec stands, and the views that they are made of."""


def test_no_type_stands_in_some_modules(sources: dict[str, str]) -> None:
    for path, source in sources.items():
        if PurePosixPath(path).stem in WITHOUT_TYPES:
            assert not re.search(
                r"^\s*from [.](models|params|errors) import (?!ApiError$)", source, re.M
            )


def test_no_type_hides_what_a_module_imports_or_defines(
    sources: dict[str, str],
) -> None:
    """Types are CamelCase: what has an underscore, or begins small, is none."""
    found = {
        name
        for path, source in sources.items()
        if PurePosixPath(path).stem not in WITHOUT_TYPES
        for name in _from_elsewhere(ast.parse(source))
        if name[0].isupper() and "_" not in name
    }
    assert len(found) > 60
    assert found <= TYPES_TAKEN
    assert {each for each in exported if each in found} <= TYPES_TAKEN


def _from_elsewhere(module: ast.Module) -> Iterator[str]:
    """Names from outside the provider, and constants that are there for every one."""
    for node in ast.walk(module):
        match node:
            case ast.ImportFrom(module=str(name), names=names, level=level):
                if level != 1 or name in {"_provider", "_money"}:
                    yield from (each.name for each in names)
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case _:
                pass


def test_what_the_views_import_by_name_is_kept_free() -> None:
    """Also what none of those specs needs: each class that a view can import."""
    folder = EMITTED.parents[1] / "generator" / "payspec" / "python"
    named = {
        argument.value
        for path in folder.rglob("*.py")
        if path.stem not in {view for views in WITHOUT_TYPES.values() for view in views}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Import"
        for argument in node.args[1:2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    classes = {name for name in named if name[0].isupper() and "_" not in name}
    assert len(classes) > 60
    # That one is taken out of what was drafted.
    assert classes - {"ConfigDict"} <= TYPES_TAKEN

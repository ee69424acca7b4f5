"""Changes of clients: what a method hands on."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .changes import Change, at, row_out


def client(node: ast.ClassDef) -> Iterator[Change]:
    """What a method hands on. The async client's own are those of another class."""
    for method in node.body:
        if not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for call in ast.walk(method):
            if not isinstance(call, ast.Call):
                continue
            name = ast.unparse(call.func)
            if not name.startswith(("self._", "super().__init__")):
                continue
            where = f"{node.name}.{method.name}"
            for each in [*call.args, *(keyword.value for keyword in call.keywords)]:
                if isinstance(each, ast.Dict):
                    for place, key in enumerate(each.keys):
                        said = "" if key is None else ast.unparse(key)
                        yield "argument", f"{where} without {said}", row_out(
                            each, place
                        )
            for place, each in enumerate(call.args):
                if ast.unparse(each) in ("money", "idempotency_key"):
                    none = ast.Constant(None)
                    yield "argument", f"{where} without {ast.unparse(each)}", at(
                        call.args, place, none
                    )

"""Changes of models: fields, bounds, forms, rules, properties."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .changes import Change, at, attribute, nothing, out, row_out
from .tables import scalar

_LOOSE = {
    "Country", "Currency", "Date", "Email", "Json", "Number", "NumberText",
    "PositiveNumber", "PositiveNumberText", "Timestamp", "UnixMilliseconds",
    "UnixSeconds", "Url", "ZonelessUtc",
}  # fmt: skip
"""Types of the core that a lax model would leave away."""


def model(node: ast.ClassDef) -> Iterator[Change]:
    bases = [ast.unparse(each) for each in node.bases]
    for base, other in (
        ("RequestModel", "OpenRequestModel"),
        ("OpenRequestModel", "RequestModel"),
    ):
        if bases == [base]:
            name = ast.Name(other, ast.Load())
            yield "open or closed", f"{node.name} is {other}", at(node.bases, 0, name)
    for place, each in enumerate(node.body):
        match each:
            case ast.AnnAssign(target=ast.Name(id=name)) if name == "__sensitive__":
                yield from _members(each, f"{node.name}.{name}", "sensitive")
            case ast.AnnAssign(target=ast.Name(id=name)) if name == "__rules__":
                yield from _members(each, f"{node.name}.{name}", "rule")
            case ast.AnnAssign(target=ast.Name(id=name)) if name[:2] == "__":
                yield from _members(each, f"{node.name}.{name}", "form")
            case ast.AnnAssign(target=ast.Name(id=name)) if "OpenEnum" in bases:
                yield "enum value", f"{node.name} without {name}", nothing(
                    node.body, place
                )
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield "field", f"{node.name} without {name}", nothing(node.body, place)
                yield from _field(each, f"{node.name}.{name}")
            case ast.FunctionDef(name=name):
                yield "property", f"{node.name} without {name}", nothing(
                    node.body, place
                )
            case _:
                continue


def _members(node: ast.AnnAssign, where: str, kind: str) -> Iterator[Change]:
    match node.value:
        case ast.Dict(keys=keys) as table:
            for place, key in enumerate(keys):
                name = "" if key is None else ast.unparse(key)
                yield kind, f"{where} without {name}", row_out(table, place)
        case ast.Tuple(elts=elements):
            for place, each in enumerate(elements):
                yield kind, f"{where} without {place}", out(elements, place)
                if isinstance(each, ast.Call):
                    for keyword in each.keywords:
                        yield from scalar(keyword, f"{where}[{place}]")
        case _:
            return


def _field(node: ast.AnnAssign, where: str) -> Iterator[Change]:
    for call in ast.walk(node.annotation):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Field":
            for place, keyword in enumerate(call.keywords):
                name = str(keyword.arg)
                kind = "alias" if name == "alias" else "bound"
                # A default of its own keeps `Field()` a call with nothing in it.
                yield kind, f"{where} without {name}", out(call.keywords, place)
                if kind == "bound":
                    yield from scalar(keyword, f"{where}.{name}")
    for holder in ast.walk(node.annotation):
        for name, value in ast.iter_fields(holder):
            if isinstance(value, ast.Name) and value.id in _LOOSE:
                loose = ast.Name("object", ast.Load())
                yield "type", f"{where} is no {value.id}", attribute(
                    holder, name, loose
                )
    if isinstance(node.annotation, ast.Name) and node.annotation.id in _LOOSE:
        loose = ast.Name("object", ast.Load())
        yield "type", f"{where} is anything", attribute(node, "annotation", loose)
    if node.value is None:
        none = ast.Constant(None)
        yield "needed field", f"{where} is not required", attribute(node, "value", none)
    else:
        yield "needed field", f"{where} is required", attribute(node, "value", None)

"""Reading the drafted classes from their syntax tree, and nothing else from it.

Only annotations and defaults are taken over. Whatever is not known here (a statement,
a kind of expression) is an error, so that nothing else can ever reach the output.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from .call import ModelsError


@dataclass(frozen=True, slots=True)
class Constraint:
    """A keyword of `Field`: an alias, a bound or a pattern."""

    name: str
    value: str | int


@dataclass(frozen=True, slots=True)
class DraftField:
    """A field: the type as it is written, what constrains it, and its default."""

    name: str
    annotation: str
    constraints: tuple[Constraint, ...]
    default: str | None

    @property
    def wire(self) -> str:
        """The name that travels."""
        for constraint in self.constraints:
            if constraint.name == "alias":
                return str(constraint.value)
        return self.name


@dataclass(frozen=True, slots=True)
class DraftClass:
    """A class with one base, and its fields in order."""

    name: str
    base: str
    fields: tuple[DraftField, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was drafted: classes in order, and where each imported name is from."""

    classes: tuple[DraftClass, ...]
    imports: tuple[tuple[str, str], ...]


_Statement: TypeAlias = ast.stmt
_CONSTRAINTS = frozenset({"alias", "ge", "le", "max_length", "min_length", "pattern"})


def read_draft(text: str) -> Draft:
    """The classes in `text`; `ModelsError` for anything that is not expected there."""
    classes: list[DraftClass] = []
    imports: list[tuple[str, str]] = []
    for statement in ast.parse(text).body:
        match statement:
            case ast.ImportFrom(module=str(module), names=names, level=0):
                if module != "__future__":
                    imports.extend((module, _plain(name)) for name in names)
            case ast.ClassDef(name=name, bases=[ast.Name(id=base)], body=body):
                fields = (_field(name, each) for each in body if not _is_noise(each))
                classes.append(DraftClass(name, base, tuple(fields)))
            # It builds recursive classes at import; pydantic does so at first use.
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(attr="model_rebuild"), args=[])
            ):
                pass
            case ast.Expr(value=ast.Constant(value=str())):
                pass
            case _:
                raise _unexpected(statement)
    return Draft(tuple(classes), tuple(imports))


def _plain(name: ast.alias) -> str:
    if name.asname is not None:
        raise ModelsError(f"a field hides the imported name {name.name}")
    return name.name


def _is_noise(statement: _Statement) -> bool:
    match statement:
        case ast.Pass():
            return True
        case ast.Assign(targets=[ast.Name(id="model_config")]):
            return True
        case _:
            return False


def _field(class_name: str, statement: _Statement) -> DraftField:
    match statement:
        case ast.AnnAssign(
            target=ast.Name(id=name), annotation=annotation, value=default
        ):
            written, constraints = _annotation(annotation)
            return DraftField(
                name, written, constraints, None if default is None else _type(default)
            )
        case _:
            raise ModelsError(f"{class_name}: {_unexpected(statement)}")


def _annotation(node: ast.expr) -> tuple[str, tuple[Constraint, ...]]:
    match node:
        case ast.Subscript(
            value=ast.Name(id="Annotated"),
            slice=ast.Tuple(
                elts=[
                    inner,
                    ast.Call(func=ast.Name(id="Field"), args=args, keywords=keywords),
                ]
            ),
        ) if all(_is_ellipsis(each) for each in args):
            return _type(inner), tuple(_constraint(each) for each in keywords)
        case _:
            return _type(node), ()


def _is_ellipsis(node: ast.expr) -> bool:
    """`Field(...)` says that a field is required, as having no default does."""
    return isinstance(node, ast.Constant) and node.value is ...


def _constraint(keyword: ast.keyword) -> Constraint:
    match keyword:
        case ast.keyword(arg=str(name), value=value) if name in _CONSTRAINTS:
            return Constraint(name, _literal(value))
        case _:
            raise ModelsError(f"unexpected constraint {keyword.arg}")


def _literal(node: ast.expr) -> str | int:
    match node:
        case ast.Constant(value=str(value)):
            return value
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
            return -value
        case _:
            raise _unexpected(node)


def _type(node: ast.expr) -> str:
    """The type as text; names, `None`, unions, and `list` and `dict` of types."""
    match node:
        case ast.Name(id=name) if name != "Any":
            return name
        case ast.Constant(value=None):
            return "None"
        case ast.BinOp(op=ast.BitOr()):
            # None comes last, as ruff wants it.
            return " | ".join(sorted(map(_type, _operands(node)), key="None".__eq__))
        case ast.Subscript(value=ast.Name(id="list"), slice=inner):
            return f"list[{_type(inner)}]"
        case ast.Subscript(
            value=ast.Name(id="dict"), slice=ast.Tuple(elts=[ast.Name(id="str"), inner])
        ):
            return f"dict[str, {_type(inner)}]"
        case _:
            raise _unexpected(node)


def _operands(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _operands(left)
            yield from _operands(right)
        case _:
            yield node


def _unexpected(node: ast.AST) -> ModelsError:
    # The kind alone: what stands in the node may be anything from the spec.
    return ModelsError(f"unexpected {type(node).__name__} in the drafted models")

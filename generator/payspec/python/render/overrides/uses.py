"""What a consumer's block uses, held to what it is given, before anything is printed.

Of what an expression gives as much is known as the views say. What filters and macros
make of it is not followed: what is wrong there comes to light when it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from ..contracts.shapes import Many, Plain, Record, Shape, Together, said

Scope = dict[str, Shape | None]
"""Names with what they hold; `None` where that is not known."""

SUPER = "super"
_IN_MACROS = ("caller", "varargs", "kwargs")
_METHODS = frozenset(name for name in dir(str) if not name.startswith("_"))


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that is not given, or an attribute (`of` something) that is not there.

    `known` are those that are.
    """

    line: int
    name: str
    of: str | None
    known: tuple[str, ...]


def unknown(
    body: Iterable[nodes.Node], given: Mapping[str, Shape | None]
) -> list[Unknown]:
    """What these nodes of a block use without being given it."""
    scope: Scope = dict(given)
    found: list[Unknown] = []
    for node in body:
        _visit(node, scope, found)
    return found


def _visit(node: nodes.Node, scope: Scope, found: list[Unknown]) -> Shape | None:
    """Look through a node; what it gives, as far as that is known."""
    match node:
        case nodes.Name(ctx="load"):
            return _name(node, scope, found)
        case nodes.Getattr():
            return _attribute(node, node.node, node.attr, scope, found)
        case nodes.Getitem(arg=nodes.Const(value=str(key))):
            return _attribute(node, node.node, key, scope, found)
        case nodes.Getitem(arg=nodes.Const(value=int(place))):
            return _item(_visit(node.node, scope, found), place)
        case nodes.Call():
            return _call(node, scope, found)
        case nodes.For():
            _loop(node, scope, found)
        case nodes.Assign():
            _bind(node.target, _visit(node.node, scope, found), scope)
        case nodes.AssignBlock():
            _all(node.body, dict(scope), found)
            _bind(node.target, None, scope)
        case nodes.With():
            inner = dict(scope)
            for target, value in zip(node.targets, node.values, strict=True):
                _bind(target, _visit(value, scope, found), inner)
            _all(node.body, inner, found)
        case nodes.Macro() | nodes.CallBlock():
            _macro(node, scope, found)
        case nodes.Block():
            # It is held to a contract of its own.
            pass
        case _:
            _all(node.iter_child_nodes(), scope, found)
    return None


def _all(inner: Iterable[nodes.Node], scope: Scope, found: list[Unknown]) -> None:
    for node in inner:
        _visit(node, scope, found)


def _name(node: nodes.Name, scope: Scope, found: list[Unknown]) -> Shape | None:
    if node.name not in scope:
        known = tuple(sorted(scope))
        found.append(Unknown(node.lineno, node.name, None, known))
    return scope.get(node.name)


def _attribute(
    node: nodes.Node,
    owner: nodes.Expr,
    name: str,
    scope: Scope,
    found: list[Unknown],
) -> Shape | None:
    of = _visit(owner, scope, found)
    if of is None:
        return None
    named = of.fields if isinstance(of, Record) else ()
    held = dict(named).get(name)
    if held is None:
        about = f"`{_written(owner)}`, a {said(of)},"
        known = tuple(key for key, _ in named)
        found.append(Unknown(node.lineno, name, about, known))
    return held


def _item(of: Shape | None, place: int) -> Shape | None:
    match of:
        case Many(inner):
            return inner
        case Together(inners) if -len(inners) <= place < len(inners):
            return inners[place]
        case _:
            return None


def _call(node: nodes.Call, scope: Scope, found: list[Unknown]) -> Shape | None:
    _all((*node.args, *node.kwargs), scope, found)
    _all(filter(None, (node.dyn_args, node.dyn_kwargs)), scope, found)
    match node.node:
        case nodes.Name(name="super"):
            return Plain.TEXT
        case nodes.Getattr(node=owner, attr=name) if name in _METHODS:
            of = _visit(owner, scope, found)
            if of is not None and of is not Plain.TEXT:
                _attribute(node, owner, name, scope, found)
        case callee:
            _visit(callee, scope, found)
    return None


def _loop(node: nodes.For, scope: Scope, found: list[Unknown]) -> None:
    over = _visit(node.iter, scope, found)
    inner: Scope = {**scope, "loop": None}
    _bind(node.target, over.of if isinstance(over, Many) else None, inner)
    _all(filter(None, (node.test,)), inner, found)
    _all(node.body, inner, found)
    _all(node.else_, dict(scope), found)


def _macro(
    node: nodes.Macro | nodes.CallBlock, scope: Scope, found: list[Unknown]
) -> None:
    _all(node.defaults, scope, found)
    if isinstance(node, nodes.CallBlock):
        _visit(node.call, scope, found)
    else:
        scope[node.name] = None
    inner = {**scope, **dict.fromkeys(_IN_MACROS)}
    for argument in node.args:
        _bind(argument, None, inner)
    _all(node.body, inner, found)


def _bind(target: nodes.Node, held: Shape | None, scope: Scope) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = held
        return
    names = list(_targets(target))
    several = isinstance(held, Together) and len(held.of) == len(names)
    shapes = held.of if isinstance(held, Together) and several else [None] * len(names)
    for name, inner in zip(names, shapes, strict=True):
        _bind(name, inner, scope)


def _targets(target: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(target, nodes.Tuple):
        yield from target.items


def _written(node: nodes.Node) -> str:
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=owner, attr=name):
            return f"{_written(owner)}.{name}"
        case _:
            return "it"

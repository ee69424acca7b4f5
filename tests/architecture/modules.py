"""The modules of a package and what each imports, read from the source alone."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Import:
    """One imported thing: ``payspec.ir.types`` or ``yaml.nodes``, never a mere name."""

    target: str
    line: int
    relative: bool
    at_import: bool
    """True if it is done when the module is imported: neither in a function nor for
    type checkers alone."""
    names: tuple[str, ...]
    """What is taken out of the target; empty for a whole module."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module by its dotted name below the package; the package itself is ""."""

    name: str
    lines: int
    imports: tuple[Import, ...]
    calls: tuple[tuple[str, int], ...]
    """What is called, with the line: ``open``, ``datetime.now``, ``?.read_text``."""
    is_package: bool


def read_modules(package: Path) -> tuple[Module, ...]:
    """Read every module below `package`, sorted by name."""
    paths = sorted(package.rglob("*.py"))
    known = {_dotted(package, path) for path in paths}
    return tuple(_read(package, path, known) for path in paths)


def _dotted(package: Path, path: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _read(package: Path, path: Path, known: set[str]) -> Module:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    full = _dotted(package, path)
    is_package = path.name == "__init__.py"
    base = full if is_package else full.rpartition(".")[0]
    imports = [
        found
        for node, at_import in _walk(tree, True)
        for found in _imports(node, base, known, at_import)
    ]
    calls = [
        (name, node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (name := _callee(node.func))
    ]
    return Module(
        name=full.partition(".")[2],
        lines=len(text.splitlines()),
        imports=tuple(imports),
        calls=tuple(calls),
        is_package=is_package,
    )


def _walk(node: ast.AST, at_import: bool) -> Iterator[tuple[ast.AST, bool]]:
    for child in ast.iter_child_nodes(node):
        yield child, at_import
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _walk(child, False)
        elif isinstance(child, ast.If) and _is_typing_only(child.test):
            for statement in child.body:
                yield statement, False
                yield from _walk(statement, False)
            for statement in child.orelse:
                yield statement, at_import
                yield from _walk(statement, at_import)
        else:
            yield from _walk(child, at_import)


def _is_typing_only(test: ast.expr) -> bool:
    return _name(test).rpartition(".")[2] == "TYPE_CHECKING"


def _imports(
    node: ast.AST, base: str, known: set[str], at_import: bool
) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield Import(alias.name, node.lineno, False, at_import, ())
    elif isinstance(node, ast.ImportFrom):
        source = _source(node, base)
        names: list[str] = []
        for alias in node.names:
            inner = f"{source}.{alias.name}"
            if inner in known:
                yield Import(inner, node.lineno, node.level > 0, at_import, ())
            else:
                names.append(alias.name)
        if names:
            yield Import(source, node.lineno, node.level > 0, at_import, tuple(names))


def _source(node: ast.ImportFrom, base: str) -> str:
    if node.level == 0:
        return node.module or ""
    parts = base.split(".")
    above = parts[: len(parts) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attribute):
            inner = _name(value)
            return f"{inner}.{attribute}" if inner else ""
        case _:
            return ""


def _callee(node: ast.expr) -> str:
    """As `_name`; a method of what has no name gets a question mark before it."""
    name = _name(node)
    return f"?.{node.attr}" if not name and isinstance(node, ast.Attribute) else name


def cycles(modules: Iterable[Module], package: str) -> list[tuple[str, ...]]:
    """Give the groups of modules that import each other while being imported."""
    by_name = {module.name: module for module in modules}
    edges = {
        name: sorted(
            {
                inner
                for found in module.imports
                if found.at_import
                and found.target.split(".")[0] == package
                and (inner := found.target.partition(".")[2]) in by_name
            }
        )
        for name, module in by_name.items()
    }
    groups = _components(edges)
    return [group for group in groups if len(group) > 1 or group[0] in edges[group[0]]]


def _components(edges: dict[str, list[str]]) -> list[tuple[str, ...]]:
    """Tarjan's strongly connected components, each sorted."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[tuple[str, ...]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in edges[name]:
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            position = stack.index(name)
            found.append(tuple(sorted(stack[position:])))
            del stack[position:]

    for name in edges:
        if name not in index:
            visit(name)
    return sorted(found)

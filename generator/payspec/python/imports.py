"""Imports of an emitted module: using a name imports it, and ruff finds them sorted."""

from collections.abc import Iterable
from dataclasses import dataclass

from .layout import INDENT, LINE

_STANDARD, _THIRD_PARTY, _LOCAL = range(3)
_STANDARD_LIBRARY = frozenset(
    {"__future__", "collections", "datetime", "decimal", "ssl", "typing"}
)


@dataclass(frozen=True, slots=True)
class Import:
    """One name from a module (`from module import name`), or a module as a whole.

    One that is exported says so to type checkers: `from module import name as name`.
    """

    module: str
    name: str | None = None
    exported: bool = False


def import_lines(imports: Iterable[Import], indent: int = 0) -> str:
    """The statements, grouped and sorted, at a depth of `indent` levels.

    Its margin stands on every line but the first; groups are one empty line apart.
    """
    groups: dict[tuple[int, int], list[str]] = {}
    whole = {each.module for each in imports if each.name is None}
    named: dict[str, set[str]] = {}
    exported: dict[str, set[str]] = {}
    for each in imports:
        if each.name is not None:
            kept = exported if each.exported else named
            kept.setdefault(each.module, set()).add(each.name)
    for module in sorted(whole):
        groups.setdefault(_group(module), []).append(f"import {module}")
    for module in sorted(named, key=_module_order):
        statement = _from(module, sorted(named[module], key=name_order), indent)
        groups.setdefault(_group(module), []).append(statement)
    for module in sorted(exported, key=_module_order):
        groups.setdefault(_group(module), []).extend(
            f"from {module} import {name} as {name}"
            for name in sorted(exported[module], key=name_order)
        )
    margin = " " * (indent * INDENT)
    blocks = [f"\n{margin}".join(groups[group]) for group in sorted(groups)]
    return f"\n\n{margin}".join(blocks)


def name_order(name: str) -> tuple[int, str, str]:
    """Constants, then classes, then the rest, as ruff sorts imports and `__all__`."""
    if len(name) > 1 and name.isupper():
        kind = 0
    else:
        kind = 1 if name[:1].isupper() else 2
    return (kind, name.lower(), name)


def _group(module: str) -> tuple[int, int]:
    root = module.split(".")[0]
    if module == "__future__":
        return (-1, 0)
    if module.startswith("."):
        return (_LOCAL, 0)
    return (_STANDARD, 0) if root in _STANDARD_LIBRARY else (_THIRD_PARTY, 0)


def _module_order(module: str) -> tuple[int, str]:
    dots = len(module) - len(module.lstrip("."))
    return (-dots, module.lstrip(".").lower())


def _from(module: str, names: list[str], indent: int) -> str:
    margin = " " * (indent * INDENT)
    flat = f"from {module} import {', '.join(names)}"
    if len(margin) + len(flat) <= LINE:
        return flat
    inner = "".join(f"{margin}    {name},\n" for name in names)
    return f"from {module} import (\n{inner}{margin})"

"""Whether what somebody's template printed is the Python that others count on."""

import ast
import re
from collections.abc import Iterator
from symtable import symtable

_ADDRESS = re.compile(r"<[^<>]* at 0x[0-9a-f]+>")


def check_source(text: str, path: str, shipped: str) -> None:
    """Raise `SyntaxError` for a text that is no module. It is read, and never run.

    The same for one that leaves out a name that the module has as it is `shipped` (the
    rest of the package may import it), and for an address, which no two runs share.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if _ADDRESS.search(line) and line not in shipped:
            message = "the address of an object is another one in each run"
            raise SyntaxError(message, (path, number, 1, None))
    # Names are looked at beyond the grammar: an argument that is there twice.
    symtable(text, path, "exec")
    statements = ast.parse(text).body
    _check_future(statements, path)
    kept = set(_names(statements))
    for name in _names(ast.parse(shipped).body):
        if name not in kept:
            message = f"the module has no '{name}' any more"
            raise SyntaxError(message, (path, _last(statements), 1, None))


def _check_future(statements: list[ast.stmt], path: str) -> None:
    begins = True
    for place, each in enumerate(statements):
        future = isinstance(each, ast.ImportFrom) and each.module == "__future__"
        if future and not begins:
            message = "from __future__ imports must stand at the beginning of the file"
            raise SyntaxError(message, (path, each.lineno, 1, None))
        begins = begins and (future or (place == 0 and _is_text(each)))


def _is_text(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _names(statements: list[ast.stmt]) -> Iterator[str]:
    """What a module defines at its top: classes, functions and constants."""
    for each in statements:
        match each:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name
            case _:
                pass


def _last(statements: list[ast.stmt]) -> int:
    return statements[-1].end_lineno or 1 if statements else 1

"""Whether what somebody's template printed is the Python that others count on."""

import ast
import re
from collections.abc import Iterator
from warnings import catch_warnings, simplefilter

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
    statements = _parsed(text, path)
    kept = set(_names(statements))
    for name in _names(ast.parse(shipped).body):
        if name not in kept:
            message = f"the module has no '{name}' any more"
            raise SyntaxError(message, (path, _last(statements), 1, None))


def _parsed(text: str, path: str) -> list[ast.stmt]:
    with catch_warnings():
        simplefilter("ignore")
        try:
            # More is looked at than the grammar: a `return` outside of any function.
            compile(text, path, "exec", dont_inherit=True)
            return ast.parse(text).body
        except (RecursionError, MemoryError):
            message = "it is nested too deeply to be read"
            raise SyntaxError(message, (path, 1, 1, None)) from None


def _names(statements: list[ast.stmt]) -> Iterator[str]:
    """What a module defines at its top: classes, functions and constants.

    Also in a branch, as modules do for type checkers.
    """
    for each in statements:
        match each:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name
            case ast.Assign(targets=[ast.Tuple(elts=several)]):
                yield from (one.id for one in several if isinstance(one, ast.Name))
            case ast.If(body=body, orelse=otherwise):
                yield from _names([*body, *otherwise])
            case _:
                pass


def _last(statements: list[ast.stmt]) -> int:
    return statements[-1].end_lineno or 1 if statements else 1

"""What a Python file does, apart from the texts it holds."""

import ast

from payspec.ir.provider import Provider
from payspec.ir.types import EnumType
from payspec.python.models.enums import constants
from payspec.python.names import Names
from payspec.python.status_names import meaning_property

ANY_TEXT = "text"
ANY_NAME = "name_from_the_wire"


def wire_names(provider: Provider, names: Names) -> frozenset[str]:
    """Every identifier that comes from a wire name or from a value."""
    fields = set(names.fields.values())
    fields |= set(map(meaning_property, fields))
    for named in provider.types:
        if isinstance(named, EnumType):
            fields |= {name for _, name in constants(named)}
    return frozenset(fields)


def shape(source: str, derived: frozenset[str]) -> str:
    """Node types and names of `source`.

    Texts are all alike, as are the identifiers in `derived`; a text that a type checker
    reads as a type is taken for what it says.
    """
    return ast.dump(_Plain(derived).visit(ast.parse(source)))


class _Plain(ast.NodeTransformer):
    def __init__(self, derived: frozenset[str]) -> None:
        self._derived = derived

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id == "TypedDict":
            table = node.args[1]
            assert isinstance(table, ast.Dict)
            table.values = [
                ast.parse(ast.literal_eval(each), mode="eval").body
                for each in table.values
            ]
        return self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        # A text that stands alone is a docstring: it does nothing.
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            return None
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str):
            return ast.Constant(ANY_TEXT)
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(self._known(node.id), node.ctx)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name = self._known(node.name)
        return self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        node.attr = self._known(node.attr)
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.arg = self._known(node.arg)
        return self.generic_visit(node)

    def _known(self, name: str) -> str:
        return ANY_NAME if name in self._derived else name

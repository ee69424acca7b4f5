"""Texts of a spec in the models: they arrive as they are, and never become code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from pydantic import ValidationError

from payspec.ir.provider import Provider
from tests.python.models.hostile import HOSTILE, HOSTILE_PROVIDER, TOLD
from tests.python.models.providers import each_provider
from tests.python.models.support import imported, text_of


@each_provider
def test_no_text_of_a_spec_becomes_code(made: Provider) -> None:
    for node in ast.walk(ast.parse(text_of(made))):
        match node:
            case ast.Call(func=ast.Name(id=called)):
                assert called in {
                    *("Field", "Equals", "Exact", "PatternWhen", "RequiredWhen"),
                    *("Decimal", "max_bytes", "tagged", "dict"),
                }
            case ast.Call(func=ast.Attribute(value=ast.Name(id="EXPONENTS"))):
                pass
            case ast.Attribute(value=ast.Name(id=owner)):
                assert owner in {"ReadAs", "WriteAs", "EXPONENTS", "self"}
            case ast.If(test=ast.UnaryOp(op=ast.Not(), operand=ast.Name(id=name))):
                assert name == "TYPE_CHECKING"
            case ast.BoolOp(op=ast.Or(), values=[ast.Attribute(), ast.Dict(keys=[])]):
                pass
            case ast.ImportFrom(module=module, level=level):
                assert level or module in {
                    "__future__",
                    "collections.abc",
                    "decimal",
                    "typing",
                    "pydantic",
                }
            case _:
                assert isinstance(
                    node,
                    ast.Module
                    | ast.alias
                    | ast.AnnAssign
                    | ast.Assign
                    | ast.arg
                    | ast.arguments
                    | ast.BinOp
                    | ast.BitOr
                    | ast.ClassDef
                    | ast.Constant
                    | ast.Dict
                    | ast.Expr
                    | ast.expr_context
                    | ast.FunctionDef
                    | ast.keyword
                    | ast.Name
                    | ast.Not
                    | ast.Or
                    | ast.Return
                    | ast.Subscript
                    | ast.Tuple
                    | ast.UnaryOp
                    | ast.USub,
                ), ast.dump(node)


def test_every_hostile_tag_tells_its_object(tmp_path: Path) -> None:
    with imported(text_of(TOLD), tmp_path) as module:
        for number, value in enumerate(HOSTILE):
            told = {HOSTILE[-1]: value}
            body = {"told": told, "map": {"day": [86400], "$entries": "x"}}
            made = module.HolderInput.model_validate(body)
            assert type(made.told) is getattr(module, f"Member{number}Input")
            assert made.map.entries_.keys() == {"day"}
            assert made.to_wire() == body


def test_every_hostile_text_arrives_as_it_is(tmp_path: Path) -> None:
    with imported(text_of(HOSTILE_PROVIDER), tmp_path) as module:
        hostile = module.HostileInput
        aliases = [each.alias or name for name, each in hostile.model_fields.items()]
        assert aliases[: len(HOSTILE)] == list(HOSTILE)
        conditions = [rule.when.value for rule in hostile.__rules__]
        assert set(HOSTILE) <= set(conditions)
        assert module.HostileOpen.__known__ == set(HOSTILE)
        data = {text: "x" for number, text in enumerate(HOSTILE) if number % 2 == 0}
        holder = module.HolderInput.model_validate(
            {"closed": HOSTILE[0], "hostile": data, "open": "anything"}
        )
        assert holder.to_wire()["hostile"] == data
        with pytest.raises(ValidationError):
            module.HolderInput(closed="another")

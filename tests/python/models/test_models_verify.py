"""What was drafted is exactly what the names say, or an error that names it."""

from __future__ import annotations

import pytest

from payspec.diagnostics import Collector
from payspec.ir import scalars as ir
from payspec.python.models import ModelsError
from payspec.python.models.classes import model_classes
from payspec.python.models.draft import read_draft
from payspec.python.models.verify import verify
from payspec.python.names import names
from tests.python.models.support import field, obj, provider

MADE = provider(
    obj("One", field("a", ir.Text()), field("b-c", ir.Text())),
    sent=("One",),
)
CLASSES = model_classes(MADE, names(MADE, Collector()))
GOOD = """
class One(RequestModel):
    a: str | MISSING = MISSING
    b_c: Annotated[str | MISSING, Field(alias="b-c")] = MISSING
"""


def test_the_expected_draft_passes() -> None:
    assert verify(read_draft(GOOD), CLASSES).keys() == {"One"}


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("class One", "class Other", "Other"),
        ("class One", "class Two(RequestModel):\n    pass\nclass One", "Two"),
        ("class One", "class One(RequestModel):\n    pass\nclass One", "twice"),
        ("RequestModel", "BaseModel", "BaseModel"),
        ("    a: str", "    a_1: str", "a_1"),
        ("    b_c", "    x: str\n    b_c", "'x'"),
        ("    a: str | MISSING = MISSING\n", "", "'b_c'"),
        ('alias="b-c"', 'alias="b_c"', "'b_c'"),
        ('alias="b-c"', "max_length=5", "'b_c'"),
        (GOOD, "", "One"),
    ],
    ids=str,
)
def test_a_difference_is_named(old: str, new: str, named: str) -> None:
    with pytest.raises(ModelsError) as caught:
        verify(read_draft(GOOD.replace(old, new, 1)), CLASSES)
    assert named in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "import os",
        "print()",
        "x = 1",
        "def f(): pass",
        "from os import path as p",
        "from . import x",
        "class A(B, C):\n    pass",
        "class A(B):\n    def f(self): pass",
        "class A(B):\n    x = 1",
        "class A(B):\n    print()",
        "class A(B):\n    x: f()",
        "class A(B):\n    x: str = f()",
        "class A(B):\n    x: 'str'",
        "class A(B):\n    x: Any",
        "class A(B):\n    x: dict[int, str]",
        "class A(B):\n    x: a.b",
        "class A(B):\n    x: Annotated[str, f()]",
        "class A(B):\n    x: Annotated[str, Field(1)]",
        "class A(B):\n    x: Annotated[str, Field(default_factory=1)]",
        "class A(B):\n    x: Annotated[str, Field(pattern=f())]",
        "class A(B):\n    x: Annotated[str, Field(max_length=True)]",
        "A.model_rebuild(1)",
    ],
)
def test_what_is_not_expected_in_a_draft_is_an_error(text: str) -> None:
    with pytest.raises(ModelsError):
        read_draft(text)

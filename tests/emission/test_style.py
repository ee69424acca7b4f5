"""What is laid out by hand is as black lays it out, whether black is asked or not."""

from __future__ import annotations

from itertools import product

import pytest

from payspec.python.format import polish, settle

IMPORTS = {
    "none": "",
    "import": "import re\n",
    "from": "from re import compile\n",
    "many": "import re\nfrom typing import (\n    Any,\n    Literal,\n)\n",
    "future": "from __future__ import annotations\n",
    "relative": "from . import models\nfrom .._core import Client\n",
}
FIRST = {
    "constant": "A = 1\n",
    "private": "_A: int = 1\n",
    "text": '"""What is below."""\n',
    "call": "call(1)\n",
    "comment": "# A.\nA = 1\n",
    "comment-class": "# A.\nclass A:\n    pass\n",
    "comment-function": "# A.\n@cache\ndef a() -> None:\n    pass\n",
    "bracket": "(1)\n",
    "condition": "if A:\n    import a\n",
    "word-like": "classes = importer = 1\n",
    "class": "class A:\n    pass\n",
    "function": "def a() -> None:\n    pass\n",
    "coroutine": "async def a() -> None:\n    pass\n",
    "decorated": "@cache\ndef a() -> None:\n    pass\n",
}
HEADS = {"head": '"""A module."""\n\n', "no-head": ""}


@pytest.mark.parametrize(
    ("head", "imports", "first"),
    [
        pytest.param(*parts, id="-".join(parts))
        for parts in product(HEADS, IMPORTS, FIRST)
        # Without imports there is no gap behind them.
        if parts[1] != "none" or parts[0] == "no-head"
    ],
)
def test_the_gap_behind_imports_is_as_black_has_it(
    head: str, imports: str, first: str
) -> None:
    text = f"{HEADS[head]}{IMPORTS[imports]}\n\n{FIRST[first]}".lstrip("\n")
    assert settle(text) == polish(text), text


@pytest.mark.parametrize("first", FIRST)
def test_a_line_that_is_too_long_is_given_to_black(first: str) -> None:
    names = ", ".join(f"name_of_an_argument_{number}" for number in range(8))
    text = f"import re\n\n\n{FIRST[first]}\n\ncall({names})\n"
    settled = settle(text)
    assert settled == polish(text) != text
    assert max(map(len, settled.splitlines())) <= 88


@pytest.mark.parametrize("first", FIRST)
def test_what_is_settled_stays(first: str) -> None:
    text = f"import re\n\n\n{FIRST[first]}"
    assert settle(settle(text)) == settle(text)

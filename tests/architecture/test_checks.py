"""Each check finds what it is for, in a small tree of its own."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.architecture.checks import (
    core_complaints,
    cycle_complaints,
    library_complaints,
    outside_complaints,
    room_complaints,
    size_complaints,
)
from tests.architecture.modules import Module, read_modules

Check = Callable[[Sequence[Module]], list[str]]


def _modules(folder: Path, files: Mapping[str, str]) -> Sequence[Module]:
    for name, text in {"__init__.py": "", **files}.items():
        path = folder / "payspec" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(text)
    return read_modules(folder / "payspec")


BROKEN: dict[str, tuple[Check, dict[str, str], str]] = {
    "upward": (
        room_complaints,
        {"ir/types.py": "from payspec.language import read", "language/read.py": ""},
        "ir.types:1 imports payspec.language.read:"
        " room 'ir' may not use 'language.read'",
    ),
    "upward by a relative import": (
        room_complaints,
        {"ir/types.py": "from ..python.names import x", "python/names.py": ""},
        "ir.types:1 imports payspec.python.names: room 'ir' may not use 'python'",
    ),
    "for type checkers only": (
        room_complaints,
        {
            "jsonschema/a.py": "from typing import TYPE_CHECKING\n"
            "if TYPE_CHECKING:\n    from payspec.python import names"
        },
        "jsonschema.a:3 imports payspec.python:"
        " room 'jsonschema' may not use 'python'",
    ),
    "inside a function": (
        room_complaints,
        {"compat/a.py": "def f():\n    import payspec.output.write"},
        "compat.a:2 imports payspec.output.write: room 'compat' may not use 'output'",
    ),
    "past the values of the output": (
        room_complaints,
        {"pipeline.py": "from payspec.output import write", "output/write.py": ""},
        "pipeline:1 imports payspec.output.write:"
        " room 'pipeline' may not use 'output'",
    ),
    "construct into construct": (
        room_complaints,
        {"language/money/a.py": "from ..types import b", "language/types/b.py": ""},
        "language.money.a:1 imports payspec.language.types.b:"
        " room 'language.money' may not use 'language.types'",
    ),
    "cli": (
        room_complaints,
        {"pipeline.py": "import payspec.cli"},
        "pipeline:1 imports payspec.cli: room 'pipeline' may not use 'cli'",
    ),
    "room without a row": (
        room_complaints,
        {"helpers.py": ""},
        "helpers: no room of the table; add a row",
    ),
    "library of another": (
        library_complaints,
        {"pipeline.py": "import yaml.nodes"},
        "pipeline:1 imports yaml, owned by language.source",
    ),
    "library in a neighbour of its owner": (
        library_complaints,
        {"python/renderer.py": "from jinja2 import Environment"},
        "python.renderer:1 imports jinja2, owned by python.render",
    ),
    "library of nobody": (
        library_complaints,
        {"cli/main.py": "def f():\n    import requests"},
        "cli.main:2 imports requests, owned by nobody",
    ),
    "disk": (
        outside_complaints,
        {"language/read.py": "from os import path"},
        "language.read:1 imports os: disk and environment",
    ),
    "disk by a path": (
        outside_complaints,
        {"python/a.py": "from pathlib import Path, PurePosixPath"},
        "python.a:1 imports pathlib:"
        " disk; the folder of the templates is handed on to who reads it",
    ),
    "disk by open": (
        outside_complaints,
        {"ir/a.py": "x = open('x')"},
        "ir.a:1 calls open: disk",
    ),
    "disk by a path that was handed on": (
        outside_complaints,
        {"python/emit.py": "def f(x):\n    return (x / 'a').read_text()"},
        "python.emit:2 calls ?.read_text: disk",
    ),
    "clock by a method": (
        outside_complaints,
        {"ir/a.py": "import datetime\nx = datetime.datetime.now()"},
        "ir.a:2 calls datetime.datetime.now: the clock",
    ),
    "chance by name": (
        outside_complaints,
        {"ir/a.py": "from uuid import uuid4"},
        "ir.a:1 imports uuid4: the same input gives the same bytes",
    ),
    "chance by a module": (
        outside_complaints,
        {"runtime/safety/a.py": "import uuid\nkey = uuid.uuid4()"},
        "runtime.safety.a:2 calls uuid.uuid4:"
        " an idempotency key is given or derived, never random",
    ),
    "code": (
        outside_complaints,
        {"cli/a.py": "eval('1')"},
        "cli.a:1 calls eval: a text of a spec never becomes code",
    ),
    "fetching": (
        outside_complaints,
        {"cli/a.py": "import urllib.request"},
        "cli.a:1 imports urllib.request: nothing is fetched",
    ),
    "clock in the core": (
        outside_complaints,
        {"runtime/client/a.py": "import time"},
        "runtime.client.a:1 imports time: the clock",
    ),
    "environment in the core": (
        outside_complaints,
        {"runtime/transport/a.py": "import os"},
        "runtime.transport.a:1 imports os: the environment decides nothing",
    ),
    "core by its full name": (
        core_complaints,
        {"runtime/flow/a.py": "from payspec.runtime.wire import b"},
        "runtime.flow.a:1 imports payspec.runtime.wire by its full name",
    ),
    "core and the tool": (
        core_complaints,
        {"runtime/a.py": "from ..ir import types", "ir/types.py": ""},
        "runtime.a:1 imports payspec.ir.types outside the core",
    ),
    "cycle": (
        cycle_complaints,
        {"ir/a.py": "from . import b", "ir/b.py": "from payspec.ir.a import x"},
        "ir.a <-> ir.b",
    ),
    "cycle through a package": (
        cycle_complaints,
        {"ir/__init__.py": "from .a import x", "ir/a.py": "from payspec.ir import y"},
        "ir <-> ir.a",
    ),
    "cycle of three": (
        cycle_complaints,
        {
            "a.py": "import payspec.b",
            "b.py": "if True:\n    from payspec import c",
            "c.py": "from .a import x",
        },
        "a <-> b <-> c",
    ),
    "import of itself": (cycle_complaints, {"a.py": "import payspec.a"}, "a"),
    "long module": (
        size_complaints,
        {"a.py": "x = 1\n" * 401, "b.py": "", "c.py": ""},
        "a: 401 lines, over 400",
    ),
    "long modules": (
        size_complaints,
        {"a.py": "x = 1\n" * 131, "b/__init__.py": "", "c/__init__.py": ""},
        "the median module has 131 lines, over 130",
    ),
}


@pytest.mark.parametrize(
    ("check", "files", "complaint"), BROKEN.values(), ids=BROKEN.keys()
)
def test_a_breach_is_found(
    tmp_path: Path, check: Check, files: dict[str, str], complaint: str
) -> None:
    assert check(_modules(tmp_path, files)) == [complaint]


KEPT: dict[str, tuple[Check, dict[str, str]]] = {
    "granted": (
        room_complaints,
        {
            "ir/a.py": "from payspec.diagnostics import Span\nfrom .b import x",
            "ir/b.py": "",
            "pipeline.py": "from payspec.output.tree import FileTree",
            "output/tree.py": "",
            "cli/main.py": "import payspec.pipeline, payspec.ir.a",
        },
    ),
    "own library": (
        library_complaints,
        {
            "language/source/a.py": "import yaml, json",
            "python/render/a.py": "import jinja2",
        },
    ),
    "pure path": (outside_complaints, {"ir/a.py": "from pathlib import PurePosixPath"}),
    "a method of the same name": (
        outside_complaints,
        {"ir/a.py": "import re\nre.compile('x')\nx.open()\nself.print()"},
    ),
    "a path that is handed on": (
        outside_complaints,
        {"python/emit.py": "from pathlib import Path\ndef f(x: Path):\n    g(x)"},
    ),
    "a room that may": (
        outside_complaints,
        {"output/a.py": "import os\nopen('x')", "runtime/flow/ports.py": "import time"},
    ),
    "the core by itself": (
        core_complaints,
        {"runtime/flow/a.py": "from ..wire import b\nfrom . import c\nimport json"},
    ),
    "cycle for type checkers": (
        cycle_complaints,
        {
            "a.py": "from typing import TYPE_CHECKING\nimport payspec.b\n",
            "b.py": "import typing\nif typing.TYPE_CHECKING:\n    import payspec.a\n",
        },
    ),
    "cycle in a function": (
        cycle_complaints,
        {"a.py": "import payspec.b", "b.py": "def f():\n    import payspec.a"},
    ),
    "sizes at the edge": (
        size_complaints,
        {"a.py": "x = 1\n" * 400, "b.py": "x = 1\n" * 130, "c.py": ""},
    ),
}


@pytest.mark.parametrize(("check", "files"), KEPT.values(), ids=KEPT.keys())
def test_what_is_allowed_passes(
    tmp_path: Path, check: Check, files: dict[str, str]
) -> None:
    assert check(_modules(tmp_path, files)) == []


def test_the_other_branch_of_a_type_checking_test_counts(tmp_path: Path) -> None:
    text = (
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import payspec.b\nelse:\n    import payspec.c\n"
        "if not TYPE_CHECKING:\n    import payspec.d\n"
    )
    (module,) = (
        module for module in _modules(tmp_path, {"a.py": text}) if module.name == "a"
    )
    assert {item.target: item.at_import for item in module.imports} == {
        "typing": True,
        "payspec.b": False,
        "payspec.c": True,
        "payspec.d": True,
    }

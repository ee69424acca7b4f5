"""What overrides print is in the files, and these are as sound as they were."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from payspec.cli import main
from tests.regeneration.acme import files, named, put

from .projects import (
    CLIENT,
    HEADER,
    MEMBERS,
    METHOD,
    MODULE,
    ROOT,
    TEMPLATES,
    begun,
    override,
)

EVERYTHING = {
    MODULE: HEADER
    + "{% block additions %}{# contract 1 #}\nREVIEWED = True\n{% endblock %}\n",
    CLIENT: MEMBERS
    + "{% macro told(what) %}# {{ what }}\n{% endmacro %}\n"
    + "{% block imports %}{# contract 1 #}\n{{ super() -}}\n"
    + "    import decimal\n\n\nclass Shop:\n    shop_name: str\n{% endblock %}\n"
    + "{% block method %}{# contract 1 #}\n"
    + "{% if method.name == 'get_payout' %}\n    {{ told(method.name) -}}{% endif %}\n"
    + "{{ super() }}\n{% endblock %}\n"
    + "{% block client_docstring %}{# contract 1 #}\n{{ super() }}\n{% endblock %}\n"
    + "{% block constructor %}{# contract 2 #}\n{{ super() }}\n{% endblock %}\n"
    + "{% block client_bases %}{# contract 1 #}Shop, {{ super() }}{% endblock %}\n"
    + "{% block arguments %}{# contract 1 #}\n        shop_name: str = 'x',\n"
    + "{% endblock %}\n"
    + "{% block set_up %}{# contract 1 #}\n        self.shop_name = shop_name\n"
    + "{% endblock %}\n",
    "provider/models.py.j2": '{% extends "payspec/provider/models.py.j2" %}\n'
    "{% block model %}{# contract 1 #}\n{{ super() -}}\n"
    "{% if model.name == 'Payout' %}\n\n"
    "    @property\n    def mine(self) -> bool:\n"
    '        """Whether it is one of ours."""\n        return self.id[:1] == "m"\n'
    "{% endif %}\n{% endblock %}\n",
    "provider/errors.py.j2": '{% extends "payspec/provider/errors.py.j2" %}\n'
    "{% block members %}{# contract 1 #}\n"
    '    alarm = "pager"\n    """Who is called."""\n{% endblock %}\n',
    "provider/validators.py.j2": '{% extends "payspec/provider/validators.py.j2" %}\n'
    "{% block validator %}{# contract 2 #}\n{{ super() }}\n{% endblock %}\n",
    "package/init.py.j2": '{% extends "payspec/package/init.py.j2" %}\n'
    "{% block content %}{# contract 1 #}\n{{ super() }}\n{% endblock %}\n",
}
"""An override of everything that somebody may wish for; also without need."""


def modules(project: Path) -> dict[str, str]:
    """The modules that templates print, by path below the package."""
    return {
        path: data.decode()
        for path, data in files(project / "out/payouts").items()
        if path.endswith(".py") and not path.startswith(("core/", "testing/"))
    }


def test_a_licence_stands_at_the_head_of_every_module(project: Path) -> None:
    assert main(["generate"]) == 0
    before = modules(project)
    override(project, MODULE, HEADER)
    assert main(["generate"]) == 0
    after = modules(project)
    assert len(before) == 9
    assert after == {
        path: f"# Copyright Acme Ltd.\n{text}" for path, text in before.items()
    }


def test_an_override_that_prints_the_shipped_block_changes_no_byte(
    project: Path,
) -> None:
    assert main(["generate"]) == 0
    before = modules(project)
    for name, block in ((MODULE, "header"), (MODULE, "imports"), (CLIENT, "method")):
        override(
            project,
            name,
            f'{{% extends "payspec/{name}" %}}\n'
            f"{{% block {block} %}}{{# contract 1 #}}\n{{{{ super() -}}}}\n"
            "{% endblock %}\n",
        )
        assert main(["generate"]) == 0
        assert modules(project) == before


def test_an_override_stands_on_that_of_the_base(project: Path) -> None:
    """Each `super()` prints what is before it: theirs, their base's, the shipped."""
    override(project, MODULE, HEADER)
    override(
        project,
        CLIENT,
        '{% extends "payspec/provider/client.py.j2" %}\n'
        "{% block header %}{# contract 1 #}\n# Reviewed.\n{{ super() }}\n"
        "{% endblock %}\n",
    )
    assert main(["generate"]) == 0
    found = modules(project)
    assert found["acme/client.py"].startswith(
        '# Reviewed.\n# Copyright Acme Ltd.\n"""Acme: the clients.\n'
    )
    assert found["acme/errors.py"].startswith('# Copyright Acme Ltd.\n"""Acme: errors.')


@pytest.mark.parametrize(
    "saved",
    [b"\xef\xbb\xbf" + HEADER.encode(), HEADER.replace("\n", "\r\n").encode()],
    ids=["byte order mark", "ends of lines"],
)
def test_a_template_may_be_saved_as_editors_elsewhere_do(
    saved: bytes, project: Path
) -> None:
    override(project, MODULE, HEADER)
    assert main(["generate"]) == 0
    before = modules(project)
    (project / TEMPLATES / MODULE).write_bytes(saved)
    assert main(["generate"]) == 0
    assert modules(project) == before


def test_what_was_printed_is_laid_out_as_black_does(project: Path) -> None:
    override(
        project,
        CLIENT,
        '{% extends "payspec/provider/client.py.j2" %}\n'
        "{% block additions %}{# contract 1 #}\n"
        "def  more( x = 1 ) :\n  return   'a'\nX = {'a':1}\n{% endblock %}\n",
    )
    assert main(["generate"]) == 0
    assert modules(project)["acme/client.py"].endswith(
        '\n\n\ndef more(x=1):\n    return "a"\n\n\nX = {"a": 1}\n'
    )


@pytest.fixture(name="whole", scope="module")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that overrides whatever it can, generated."""
    project = begun(tmp_path_factory.mktemp("whole"))
    for name, text in EVERYTHING.items():
        override(project, name, text)
    done = subprocess.run(
        [sys.executable, "-m", "payspec", "generate"],
        cwd=project,
        env={"PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project


LOOKED_AT_BY = {
    "black": ["--check", "-q", "out/payouts"],
    # E501: texts of the provider's; F401: an import that the overrides do not use.
    "ruff": [
        "check",
        "-q",
        "--isolated",
        "--select=E,F,W,UP,B",
        "--ignore=E501,F401",
        "out/payouts/acme",
    ],
    "mypy": ["--strict", "--no-error-summary", "-p", "payouts.acme"],
}


@pytest.mark.parametrize("tool", LOOKED_AT_BY)
def test_the_files_are_as_sound_as_before(tool: str, whole: Path) -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / tool), *LOOKED_AT_BY[tool]],
        cwd=whole,
        env={"MYPYPATH": "out"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


CALLS = """\
from payouts.acme import AsyncClient, ApiError, Client, LIVE, Payout, client
from payouts.testing import Answer, Route, StandIn

provider = StandIn(Route("GET", "/payouts/mine", Answer(200, b'{"id": "mine"}')))
with Client(environment=LIVE, transport=provider) as made:
    payout = made.get_payout(id="mine")
    assert payout.mine and isinstance(payout, Payout)
    assert made.shop() == "Acme" and made.shop_name == "x"
assert Client(environment=LIVE, shop_name="mine").shop_name == "mine"
assert AsyncClient.__mro__[1] is client.Shop
assert AsyncClient.shop.__doc__ == "Whose `AsyncClient` this is."
assert ApiError.alarm == "pager" and client.REVIEWED
"""


def test_what_was_added_can_be_called_without_payspec(whole: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALLS],
        cwd=whole,
        env={"PYTHONPATH": str(whole / "out")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_nothing_of_the_core_is_printed(whole: Path) -> None:
    """The core and the kit are copied: no override has a part in them."""
    for path, data in files(whole / "out/payouts").items():
        if path.startswith(("core/", "testing/")) and path.endswith(".py"):
            assert b"Copyright Acme" not in data
            assert "REVIEWED" not in {
                each.id
                for each in ast.walk(ast.parse(data))
                if isinstance(each, ast.Name)
            }


def test_methods_are_told_apart_by_their_names(project: Path) -> None:
    override(project, CLIENT, METHOD)
    assert main(["generate"]) == 0
    client = modules(project)["acme/client.py"]
    assert client.count("    # get_payout: ") == 2


def test_what_is_printed_is_told_apart_by_what_it_is_of(project: Path) -> None:
    """By the provider, what an operation does to money, and sync or async."""
    put(project, bolt=named("bolt"))
    override(
        project,
        CLIENT,
        '{% extends "payspec/provider/client.py.j2" %}\n'
        "{% block method %}{# contract 1 #}\n"
        "{% if view.provider == 'bolt' and client.is_async %}\n"
        "    # {{ method.effect }}: {{ method.name }}\n"
        "{% endif %}\n{{ super() -}}\n{% endblock %}\n",
    )
    assert main(["generate"]) == 0
    found = {
        path: [line.strip() for line in text.splitlines() if ": get_payout" in line]
        for path, text in modules(project).items()
        if path.endswith("/client.py")
    }
    assert found == {"acme/client.py": [], "bolt/client.py": ["# read: get_payout"]}

"""A project whose templates override blocks, and a payspec that can be changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.regeneration.acme import SPEC, put

ROOT = Path(__file__).parents[2]
TEMPLATES = "templates/payspec"
CLIENT = "provider/client.py.j2"
MODULE = "module.py.j2"

HEADER = """\
{% extends "payspec/module.py.j2" %}
{% block header %}{# contract 1 #}
# Copyright Acme Ltd.
{{ super() }}
{% endblock %}
"""
MEMBERS = """\
{% extends "payspec/provider/client.py.j2" %}
{% block members %}{# contract 1 #}
    def shop(self) -> str:
        \"\"\"Whose `{{ client.name }}` this is.\"\"\"
        return "Acme"
{% endblock %}
"""
METHOD = """\
{% extends "payspec/provider/client.py.j2" %}
{% block method %}{# contract 1 #}
    # {{ method.name }}: {{ method.docstring | length | string }} letters.
{{ super() }}
{% endblock %}
"""


def begun(folder: Path, **templates: str) -> Path:
    """A project with a provider; the templates are `client` and `module`."""
    (folder / "pyproject.toml").write_text(
        f"[tool.payspec]\noutput = 'out'\ntemplates = '{TEMPLATES}'\n"
    )
    put(folder, acme=SPEC)
    (folder / TEMPLATES).mkdir(parents=True)
    for name, text in templates.items():
        override(folder, {"client": CLIENT, "module": MODULE}[name], text)
    return folder


def override(project: Path, name: str, text: str) -> Path:
    """Write a template of the project's."""
    path = project / TEMPLATES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@dataclass(frozen=True)
class Payspec:
    """A checkout of payspec of its own, to be changed as a later version would be."""

    root: Path

    @classmethod
    def copied(cls, root: Path) -> Payspec:
        """As it is now, without what it was not made from."""
        ignored = shutil.ignore_patterns("__pycache__", ".*")
        for part in ("generator/payspec", "templates"):
            shutil.copytree(ROOT / part, root / part, ignore=ignored)
        shutil.copy(ROOT / "pyproject.toml", root)
        return cls(root)

    def change(self, path: str, old: str, new: str) -> None:
        """Replace a text of one file, wherever it stands there."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} has no {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, project: Path, *arguments: str) -> tuple[int, str]:
        """The exit code of its command, and all that it printed."""
        return self._python(project, "-m", "payspec", *arguments)

    def digest(self, template: str, block: str) -> str:
        """The digest that a contract would have now."""
        code, printed = self._python(
            self.root,
            "-c",
            "from payspec.python.render.contracts.table import by_template\n"
            "from payspec.resources import templates_folder\n"
            f"contract = by_template()[{template!r}][{block!r}]\n"
            "print(contract.digest_now(templates_folder()))\n",
        )
        assert code == 0, printed
        return printed.strip()

    def _python(self, folder: Path, *arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": str(self.root / "generator"),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=120,
        )
        return done.returncode, done.stdout

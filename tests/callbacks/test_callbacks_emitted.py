"""What is emitted for callbacks: clean, and no text of a spec is code in it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import black
import pytest

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Spec, check
from payspec.pipeline.generate import generate
from payspec.resources import templates_folder

from .conftest import PACKAGE, SPEC

HOSTILE = {
    "quotes": '"""\'\'\' + __import__("os").abort() + """',
    "escapes": "\\N{DASH} \\x41 \\",
    "template": "{{ 7 * 7 }} {% raw %} {# x #}",
    "comment": "# no comment",
    "long": "word " * 60,
    "letters": "Zahlung über 100 € \u202e\u200b",
}
MODE = black.Mode(target_versions={black.TargetVersion.PY311}, line_length=88)


def emitted(spec: str) -> dict[str, str]:
    report = Collector()
    found = check((Spec("acme.yaml", spec.encode(), lambda _: None),), report, str)
    assert not report.has(Severity.ERROR), report.diagnostics
    return generate(found, PACKAGE, templates_folder(), {}, str)


def quoted(text: str) -> str:
    doubled = text.strip().replace("'", "''")
    return f"'{doubled}'"


def is_clean(text: str) -> bool:
    return black.format_str(text, mode=MODE) == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_is_never_code(text: str) -> None:
    spec = SPEC.read_text(encoding="utf-8")
    # No header can carry other letters.
    prefix = text if text.isascii() else "v1."
    braced = text.replace("{", "(").replace("}", ")")
    for old, new in (
        ("doc: Several payouts at once.", f"doc: {quoted(text)}"),
        ("doc: The provider's key.", f"doc: {quoted(text)}"),
        ("body: OK", f"body: {quoted(text)}"),
        ("part: v1", f"part: v1\n    prefix: {quoted(prefix)}"),
        ('"{timestamp}.{body}"', quoted(f"{{timestamp}}{braced}{{body}}")),
    ):
        assert spec.count(old) == 1, old
        spec = spec.replace(old, new)
    plain = emitted(SPEC.read_text(encoding="utf-8"))
    hostile = emitted(spec)
    path = f"{PACKAGE}/acme/callbacks.py"
    assert is_clean(hostile[path])
    assert calls(hostile[path]) == calls(plain[path])
    assert text.strip() in constants(hostile[path])


def calls(source: str) -> set[str]:
    """Every function that a module calls."""
    return {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
    }


def constants(source: str) -> set[object]:
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
    }


def test_the_emitted_module_is_clean(tree: dict[str, str], folder: Path) -> None:
    assert is_clean(tree[f"{PACKAGE}/acme/callbacks.py"])
    ruff = [sys.executable, "-m", "ruff", "check", "--no-cache", "--isolated"]
    rules = ["--select", "E,F,W,I,UP,B,RUF", "--target-version", "py311"]
    said = subprocess.run(
        [*ruff, *rules, str(folder / PACKAGE / "acme")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout


def test_a_provider_without_callbacks_has_no_module() -> None:
    spec = SPEC.read_text(encoding="utf-8").partition("signatures:\n")[0]
    spec = spec.replace("  private_key: secret\n", "")
    spec = spec.partition("  public_key:")[0] + spec[spec.index("auth:") :]
    unused = spec.index("  Named:\n"), spec.index("operations:\n")
    tree = emitted(spec[: unused[0]] + spec[unused[1] :])
    assert f"{PACKAGE}/acme/client.py" in tree
    assert f"{PACKAGE}/acme/callbacks.py" not in tree


def test_public_keys_are_loaded_when_they_are_needed(folder: Path) -> None:
    """Neither a client nor a callback with a shared secret needs `cryptography`."""
    program = (
        f"import sys; sys.path.insert(0, {str(folder)!r})\n"
        "sys.modules['cryptography'] = None\n"
        f"from {PACKAGE}.acme import Client, callbacks\n"
        f"from {PACKAGE} import ConfigurationError\n"
        "try:\n"
        "    callbacks.parse_thin({'X-Public': 'AAAA'}, b'', public_key='AAAA')\n"
        "except ConfigurationError as error:\n"
        "    print(error)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "needs the package `cryptography`" in said.stdout, said.stderr

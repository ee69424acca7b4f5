"""The emitted tree stands alone: without the tool, at any place, under any name."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .trees import ROOT

GENERATED = ROOT / "generated" / "payouts"
TOOL = ("payspec", "jinja2", "yaml", "black", "datamodel_code_generator")
RUN_TIME = {"httpx2", "httpcore2", "pydantic", "pydantic_core", "jsonschema"}
"""What the emitted tree may import from outside of the standard library."""

HELPERS = {"anyio", "h11"}
"""Libraries that httpx2 brings along, and that the core uses by name."""

SIGNATURES = {"cryptography"}
"""What is imported where a signature is made with a private key."""

PLACES = {"as it is": "payouts", "vendored": "acme.vendor.payouts"}

BLOCKED = """
import sys
from importlib.abc import MetaPathFinder

class Blocked(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {names}:
            raise ImportError(f"{{name}} is not installed here")
        return None

sys.meta_path.insert(0, Blocked())
sys.path.insert(0, {folder!r})
"""

CALL = """
import json
import httpx2
from {package} import begateway
from {package}.begateway import TEST, Accepted, Client, Money
from {package}.begateway.models import PayoutMethod

assert "jsonschema" not in sys.modules
answer = json.loads({answer!r})

def answered(request):
    assert json.loads(request.content)["request"]["amount"] == 3245
    return httpx2.Response(201, json=answer)

with Client(
    shop_id="363",
    secret_key="secret",
    environment=TEST,
    transport=httpx2.MockTransport(answered),
) as client:
    outcome = client.create_payout(
        money=Money("32.45", "USD"),
        description="Test transaction",
        tracking_id="id_1234567",
        test=True,
        method=PayoutMethod(type="visa"),
    )
match outcome:
    case Accepted(payout):
        assert payout.money == Money("32.45", "USD")
    case _:
        raise AssertionError(outcome)
assert "jsonschema" not in sys.modules

from {package}.begateway import validators

assert "jsonschema" not in sys.modules
assert validators.create_payout_request({{}})
assert "jsonschema" in sys.modules
print("called")
"""

ANSWER = """
{"transaction": {
  "uid": "1-310b0da80b", "type": "payout", "status": "successful", "amount": 3245,
  "currency": "USD", "description": "Test", "created_at": "2026-01-02T03:04:05Z",
  "updated_at": "2026-01-02T03:04:05Z", "method_type": "visa", "test": true,
  "receipt_url": "https://example.com/1", "tracking_id": "id_1234567"
}}
"""


def modules() -> list[Path]:
    return sorted(GENERATED.rglob("*.py"))


@pytest.mark.parametrize("package", PLACES.values(), ids=PLACES)
def test_a_call_without_the_tool(package: str, tmp_path: Path) -> None:
    moved(package, tmp_path)
    program = BLOCKED.format(names=set(TOOL), folder=str(tmp_path)) + CALL.format(
        package=package, answer=ANSWER
    )
    assert run(program) == "called\n"


def test_the_block_blocks(tmp_path: Path) -> None:
    program = BLOCKED.format(names=set(TOOL), folder=str(tmp_path)) + "import yaml"
    with pytest.raises(AssertionError, match="yaml is not installed here"):
        run(program)


def test_importing_a_provider_is_cheap(tmp_path: Path) -> None:
    moved("payouts", tmp_path)
    told = run(
        f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n"
        "import payouts, payouts.begateway\n"
        "print(sorted(set(sys.modules) & {'pydantic', 'httpx2', 'jsonschema'}))\n"
        "print(sorted(each for each in dir(payouts.begateway) if each[0] != '_')[:4])\n"
        "from payouts.begateway import *\n"
        "print(Client.__name__, Money.__name__)\n"
    )
    assert told.splitlines() == [
        "[]",
        "['Accepted', 'ApiError', 'AsyncClient', 'BillingAddress']",
        "Client Money",
    ]


def test_only_what_is_declared_is_imported() -> None:
    allowed = RUN_TIME | HELPERS | set(sys.stdlib_module_names)
    seen: set[str] = set()
    for module in modules():
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=names):
                    found = {each.name.split(".")[0] for each in names}
                case ast.ImportFrom(level=0, module=str(name)):
                    found = {name.split(".")[0]}
                case _:
                    continue
            if {"auth", "callbacks", "private_keys.py"} & set(module.parts):
                found -= SIGNATURES
            assert found <= allowed, (module.name, found - allowed)
            seen |= found
    assert RUN_TIME - {"pydantic_core"} <= seen | {"pydantic_core"}


def test_relative_imports_stay_inside() -> None:
    for module in modules():
        depth = len(module.relative_to(GENERATED).parts)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level <= depth, module


def test_the_core_is_the_core() -> None:
    source = ROOT / "generator" / "payspec" / "runtime"
    assert contents(GENERATED / "core") == contents(source)


def contents(folder: Path) -> dict[str, bytes]:
    """Files below a folder, by path."""
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in folder.rglob("*")
        if place.is_file() and "__pycache__" not in place.parts
    }


def moved(package: str, folder: Path) -> None:
    """The generated package under another name."""
    place = folder.joinpath(*package.split("."))
    shutil.copytree(GENERATED, place, ignore=shutil.ignore_patterns("__pycache__"))
    for parent in place.relative_to(folder).parents:
        if parent != Path("."):
            (folder / parent / "__init__.py").touch()


def run(program: str) -> str:
    """What a program prints in an interpreter without the environment's paths."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    ended = subprocess.run(
        [sys.executable, "-I", "-c", program],
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout

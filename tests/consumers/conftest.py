"""What the consumers' tests share: payspec as a wheel, and a provider that answers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from payspec.starter import starter
from tests.loopback.server import LoopbackServer, Peer

from .environments import CHECKOUT, Environment, built

PARTS = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "generator",
    "templates",
    "tests/rules",
)


@pytest.fixture(name="tools", scope="session")
def _tools(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment to build in: payspec is installed there from its wheel.

    Beside it lies a package of specs, `acme_specs`.
    """
    place = tmp_path_factory.mktemp("tools")
    source = place / "source"
    for part in PARTS:
        if (CHECKOUT / part).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(CHECKOUT / part, source / part, ignore=ignored)
        else:
            (source / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CHECKOUT / part, source / part)
    tools = Environment.make(place / "environment")
    wheel = built(tools.build(source, "build_wheel", place / "wheel"), place / "wheel")
    tools.install(wheel)
    specs = tools.libraries / "acme_specs"
    specs.mkdir()
    # Specs are found, not imported: their package need not even be importable.
    (specs / "__init__.py").write_text("raise RuntimeError\n")
    (specs / "acme.yaml").write_text(spec())
    return tools


@pytest.fixture(name="clean")
def _clean(tmp_path: Path) -> Environment:
    """An environment without payspec."""
    return Environment.make(tmp_path / "clean")


@pytest.fixture(name="provider")
def _provider() -> Iterator[str]:
    """The address of a provider on loopback that pays whatever it is asked to."""

    def answer(peer: Peer) -> None:
        while (request := peer.read_request()) is not None:
            asked = json.loads(request.body)
            kept = {name: asked[name] for name in ("amount", "currency", "reference")}
            body = json.dumps({"id": "po-1", "status": "paid", **kept}).encode()
            head = f"HTTP/1.1 201 Created\r\nContent-Length: {len(body)}\r\n\r\n"
            peer.send(head.encode() + body)

    with LoopbackServer(answer) as server:
        yield server.url


def spec() -> str:
    """The spec that `payspec init acme` writes."""
    return starter("acme", frozenset())

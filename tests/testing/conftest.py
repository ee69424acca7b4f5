"""The package as it is emitted, with its test kit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cases import emitted as cases


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the package be imported."""
    with cases.emitted(tmp_path_factory.mktemp("stand_in")):
        yield

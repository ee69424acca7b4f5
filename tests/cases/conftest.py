"""One emitted package for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.emitted import emitted


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an emitted package that can be imported."""
    folder = tmp_path_factory.mktemp("emitted")
    with emitted(folder):
        yield folder

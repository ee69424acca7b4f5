"""The package that is emitted for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.emitting import checked, emit, file_spec, importable
from tests.providers.house import PACKAGE, SPECS


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the package, while it can be imported."""
    root = tmp_path_factory.mktemp("providers")
    emit(checked(*map(file_spec, SPECS.values())), PACKAGE, root, kit=True)
    with importable(root, PACKAGE):
        yield root

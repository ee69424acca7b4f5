"""The emitted package, once for all tests of this room."""

from collections.abc import Iterator

import pytest

from .emitted import emit, forget
from .specs import SPECS


@pytest.fixture(scope="session", autouse=True)
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The providers of this room, importable."""
    folder = tmp_path_factory.mktemp("auth")
    emit(SPECS, folder)
    yield
    forget(folder)

"""The emitted package, once for all tests of this room."""

from collections.abc import Iterator

import pytest

from tests.auth.emitted import PACKAGE
from tests.auth.specs import SPECS
from tests.emitting import checked, emit, importable, text_spec


@pytest.fixture(scope="session", autouse=True)
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The providers of this room, importable."""
    folder = tmp_path_factory.mktemp("auth")
    emit(checked(*map(text_spec, SPECS.values())), PACKAGE, folder)
    with importable(folder, PACKAGE):
        yield

"""The package that is emitted for `parts.yaml`."""

from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.operations.house import emitted
from tests.operations.multipart.parts import SPEC


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("parts"), SPEC) as module:
        yield module

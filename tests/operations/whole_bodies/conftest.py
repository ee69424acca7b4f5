"""The package that is emitted for `whole.yaml`."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.operations.house import emitted

SPEC = Path(__file__).with_name("whole.yaml")


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    text = SPEC.read_text(encoding="utf-8")
    with emitted(tmp_path_factory.mktemp("whole"), text) as module:
        yield module

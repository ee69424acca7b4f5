"""The package as it is emitted, with its test kit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cases.emitted import checked_specs, emit, importable


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the package be imported."""
    folder = tmp_path_factory.mktemp("stand_in")
    emit(checked_specs(), folder)
    with importable(folder):
        yield

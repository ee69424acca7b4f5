"""The default of an argument that may be left out."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable

import pytest

from payspec.runtime.fields.missing import MISSING

LOADS = (
    "import sys; from payspec.runtime.fields.missing import MISSING; "
    "print('pydantic' in sys.modules or 'pydantic_core' in sys.modules)"
)


@pytest.mark.parametrize(
    "again",
    [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))],
    ids=["copied", "copied deeply", "pickled"],
)
def test_it_stays_itself(again: Callable[[object], object]) -> None:
    assert again(MISSING) is MISSING


def test_it_prints_as_what_it_stands_for() -> None:
    assert repr(MISSING) == "MISSING"


def test_it_loads_no_pydantic() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADS], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"

"""The timeouts of an exchange."""

from __future__ import annotations

import pytest

from payspec.runtime.flow import Timeouts


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_timeouts_are_positive_and_finite(seconds: float) -> None:
    with pytest.raises(ValueError, match="timeout"):
        Timeouts(read=seconds)

"""Flows that are shared: what each that asked for one gets of it."""

from __future__ import annotations

import pytest

from payspec.runtime.flow import Flow, now, once
from tests.loopback.drive import KINDS, Kind
from tests.runtime.flow.flows import raising
from tests.runtime.flow.worlds import World, run

pytestmark = pytest.mark.parametrize("kind", KINDS)


def test_a_flow_shared_once_raises_in_the_flow_that_asked(kind: Kind) -> None:
    def flow() -> Flow[str]:
        try:
            return (yield from once("k", str, raising))
        except LookupError as error:
            return str(error)

    assert run(kind, World(), flow()) == "inner"


def test_a_key_in_use_for_two_kinds_is_a_mistake(kind: Kind) -> None:
    def number() -> Flow[object]:
        yield from now()
        return 7

    with pytest.raises(TypeError, match="Once"):
        run(kind, World(), once("k", str, number))  # type: ignore[arg-type]


def test_work_that_waits_for_itself_is_refused(kind: Kind) -> None:
    def inner() -> Flow[str]:
        return (yield from once("k", str, inner))

    with pytest.raises(RuntimeError, match="own result"):
        run(kind, World(), once("k", str, inner))

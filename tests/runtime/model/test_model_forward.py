"""Classes that name others further down: their fields are known before their use."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from payspec.runtime.model.answer import ResponseModel
from payspec.runtime.model.base import wire_names
from payspec.runtime.model.reader import read
from payspec.runtime.model.request import RequestModel


class Inner(RequestModel):
    """Is only ever built as a part of another one."""

    last_one: Annotated[Last, Field(alias="lastOne")]


class Outer(RequestModel):
    """Is what a caller gives."""

    inner_one: Annotated[Inner, Field(alias="innerOne")]


class Last(RequestModel):
    """Is named before it is there."""

    count: int


class InnerAnswer(ResponseModel):
    """The same for what is read."""

    last_one: Annotated[LastAnswer | None, Field(alias="lastOne")] = None


class OuterAnswer(ResponseModel):
    """The same for what is read."""

    inner_one: Annotated[InnerAnswer, Field(alias="innerOne")]


class LastAnswer(ResponseModel):
    """The same for what is read."""

    count: int


def test_what_is_sent_has_its_names() -> None:
    """A part that was never built on its own is written by its wire names."""
    outer = Outer.model_validate({"innerOne": {"lastOne": Last(count=1)}})
    assert outer.to_wire() == {"innerOne": {"lastOne": {"count": 1}}}
    assert wire_names(Inner) == {"last_one": "lastOne"}


def test_what_is_read_has_its_names() -> None:
    """And a field of a part that does not fit is drift there, not a lost answer."""
    data = {"innerOne": {"lastOne": {"count": 1}}}
    found = read(OuterAnswer, data)
    assert found.drift == ()
    assert found.value.to_wire() == data
    broken = read(OuterAnswer, {"innerOne": {"lastOne": 7}})
    assert [each.pointer for each in broken.drift] == ["/innerOne/lastOne"]
    assert broken.value.inner_one.last_one is None

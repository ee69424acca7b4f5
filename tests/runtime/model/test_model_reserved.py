"""Names that fields cannot have."""

from __future__ import annotations

import subprocess
import sys

import pytest

import payspec.runtime.model as room
from payspec.runtime.model import OpenRequestModel, ResponseModel
from payspec.runtime.model.reserved import RESERVED


def test_every_member_of_the_models_is_reserved() -> None:
    members = {
        name
        for model in (OpenRequestModel, ResponseModel)
        for name in dir(model)
        if not name.startswith("_")
    }
    assert members - RESERVED == set()


def test_the_names_that_annotations_are_written_with_are_reserved() -> None:
    assert {"str", "int", "bool", "list", "dict", "money"} <= RESERVED


def test_a_field_may_have_any_other_common_name() -> None:
    assert not {"type", "id", "date", "status", "object", "format"} & RESERVED


def test_what_the_room_exports_is_there() -> None:
    for name in room.__all__:
        assert getattr(room, name) is not None
    with pytest.raises(AttributeError):
        _ = room.no_such_name


def test_patterns_and_pointers_load_no_models() -> None:
    script = (
        "import sys, payspec.runtime.model.pattern, payspec.runtime.model.pointer, "
        "payspec.runtime.fields.money, payspec.runtime.fields.exponents, "
        "payspec.runtime.fields.secret\n"
        "assert 'pydantic.main' not in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", script], check=True, env={"PYTHONPATH": _path()}
    )


def _path() -> str:
    return room.__file__.split("/payspec/runtime/")[0]

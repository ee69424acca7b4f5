"""What a type promises of a read field is so, or a documented error is raised."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import types
from typing import Any, Union, get_args, get_origin

import pytest
from pydantic import MISSING

import payouts
from payouts import AbsentField, PaymentError
from payouts.core.model.answer import ResponseModel
from payouts.core.model.base import wire_names
from payouts.core.model.class_fields import fields_of
from payouts.core.model.reader import read

PROVIDERS = ("aopay", "begateway", "corefy", "prop2p")
MODELS = [
    pytest.param(model, id=f"{provider}-{name}")
    for provider in PROVIDERS
    for name, model in vars(
        importlib.import_module(f"payouts.{provider}.models")
    ).items()
    if inspect.isclass(model)
    and issubclass(model, ResponseModel)
    and model is not ResponseModel
]
_ABSENT = object()
UNFIT: tuple[Any, ...] = (_ABSENT, None, [[1]], {"x": [1]}, 5, "\x00", True, "", [])


def _takes_none(annotation: Any) -> bool:
    if get_origin(annotation) in (Union, types.UnionType):
        return any(map(_takes_none, get_args(annotation)))
    return annotation in (None, type(None), object, Any)


@pytest.mark.parametrize("model", MODELS)
def test_a_field_is_what_its_type_says(model: type[ResponseModel]) -> None:
    wires = wire_names(model)
    for name, field in fields_of(model).items():
        for value in UNFIT:
            data = {} if value is _ABSENT else {wires[name]: value}
            found = read(model, data).value
            may_be_none = _takes_none(field.annotation) or not field.is_required()
            try:
                got = getattr(found, name)
            except AbsentField as error:
                assert not may_be_none, (name, value)
                assert (error.model, error.field) == (model.__name__, name)
                continue
            if got is None:
                assert may_be_none, (name, value)
            assert got is not MISSING or not field.is_required()


@pytest.mark.parametrize("model", MODELS)
def test_a_property_is_what_its_type_says(model: type[ResponseModel]) -> None:
    """Over fields that may be absent it is `None` then; else the error is raised."""
    own = {
        name: each
        for name, each in vars(model).items()
        if isinstance(each, property) and each.fget is not None
    }
    for name, each in own.items():
        assert each.fget is not None
        optional = "None" in str(each.fget.__annotations__["return"])
        for value in UNFIT:
            data = {wire: value for wire in wire_names(model).values()}
            found = read(model, {} if value is _ABSENT else data).value
            try:
                got = getattr(found, name)
            except PaymentError as error:
                assert isinstance(error, AbsentField) and not optional, (name, value)
            except payouts.UnknownCurrency:
                pass
            else:
                assert got is not None or optional, (name, value)


INTERNAL = {
    # Caught inside of the core: none of them leaves a method.
    "BadKey",
    "BodyTooLarge",
    "CannotSign",
    "InvalidHeader",
    "InvalidParameter",
    "InvalidUrl",
    "Late",
    "Malformed",
    "NoToken",
    "NotAsynchronous",
    "NotSynchronous",
    "NotTranslated",
    "ResponseDrift",
    "Unproven",
    "Unreadable",
    "WaitsForItself",
    "UnreadableJson",
}


def test_every_error_that_can_be_raised_is_exported() -> None:
    core = importlib.import_module("payouts.core")
    found: set[str] = set()
    for each in pkgutil.walk_packages(core.__path__, "payouts.core."):
        if each.name.startswith("payouts.core.validation.e"):
            continue
        module = importlib.import_module(each.name)
        found |= {
            name
            for name, kind in vars(module).items()
            if inspect.isclass(kind)
            and issubclass(kind, Exception)
            and kind.__module__ == each.name
            and not name.startswith("_")
        }
    exported = set(dir(payouts))
    assert found - INTERNAL - exported == set()
    assert {"AbsentField", "NoResponse"} <= exported


def test_no_promise_is_broken_in_silence() -> None:
    """`getattr` with a default, and `hasattr`, hide no field that was not read."""
    assert not issubclass(AbsentField, AttributeError)
    assert issubclass(AbsentField, PaymentError)
    assert issubclass(payouts.NoResponse, PaymentError)

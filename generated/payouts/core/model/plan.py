"""What reading an answer into a model has to know of its class, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType, new_class
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model

from .base import wire_names
from .class_fields import fields_of
from .forms import ReadAs

if TYPE_CHECKING:
    from .answer import ResponseModel


class Unset:
    """The default of every field of a twin: nothing was read."""

    def __deepcopy__(self, _memo: object) -> Unset:
        return self


UNSET = Unset()


@dataclass(frozen=True, slots=True)
class Plan:
    """A response model's class, as a reader sees it. Names are wire names.

    `forms` are the declared other forms, null apart; `not_null` the fields for which
    null is no value, `null_declared` those that are known to come as null; `required`
    those that a whole answer holds, with their Python names.
    """

    forms: tuple[tuple[str, tuple[ReadAs, ...]], ...]
    not_null: frozenset[str]
    null_declared: frozenset[str]
    required: Mapping[str, str]


@cache
def plan_of(model: type[ResponseModel]) -> Plan:
    """The plan of `model`; made at its first answer."""
    if not model.__pydantic_complete__:
        # One that was met inside another: its annotations may still be mere text.
        model.model_rebuild()
    wire = wire_names(model)
    fields = fields_of(model)
    reads = {wire[name]: forms for name, forms in model.__reads__.items()}
    others = {
        name: tuple(form for form in forms if form is not ReadAs.NULL_AS_ABSENT)
        for name, forms in reads.items()
    }
    not_null = (wire[name] for name in fields if not takes_null(model, name))
    return Plan(
        forms=tuple((name, forms) for name, forms in others.items() if forms),
        not_null=frozenset(not_null),
        null_declared=frozenset(
            name for name, forms in reads.items() if ReadAs.NULL_AS_ABSENT in forms
        ),
        required={wire[name]: name for name in fields if fields[name].is_required()},
    )


def takes_null(model: type[BaseModel], name: str) -> bool:
    """Whether null is a value of that field, rather than a way to say absent.

    A field whose default is None has None for absent.
    """
    field = fields_of(model)[name]
    return field.default is not None and _allows_none(field.annotation)


def _allows_none(annotation: object) -> bool:
    # `object` is what undescribed JSON looks like from here.
    if annotation is type(None) or annotation is object:
        return True
    if get_origin(annotation) not in (Union, UnionType, Annotated):
        return False
    return any(_allows_none(part) for part in get_args(annotation))


@cache
def twin_of(model: type[BaseModel]) -> type[BaseModel]:
    """The same fields, none of them required: for reading what there is.

    The twin is never seen: what it read is moved into `model`.
    """
    fields: dict[str, Any] = {
        name: (field.rebuild_annotation(), Field(default=UNSET, alias=field.alias))
        for name, field in fields_of(model).items()
    }
    twin: type[BaseModel] = create_model(
        model.__name__, __base__=_twin_base(model), **fields
    )
    return twin


def _twin_base(model: type[BaseModel]) -> type[BaseModel]:
    """What a twin stands on: entries that are read as those of `model` are."""
    config = ConfigDict(extra="allow", strict=True, hide_input_in_errors=True)
    namespace: dict[str, object] = {"model_config": config, "__module__": __name__}
    for above in model.__mro__:
        extra = vars(above).get("__annotations__", {}).get("__pydantic_extra__")
        if extra is not None and above is not BaseModel:
            namespace["__annotations__"] = {"__pydantic_extra__": extra}
            # Where the names in the annotation mean something.
            namespace["__module__"] = above.__module__
            break
    base: type[BaseModel] = new_class(
        model.__name__, (BaseModel,), exec_body=lambda body: body.update(namespace)
    )
    return base

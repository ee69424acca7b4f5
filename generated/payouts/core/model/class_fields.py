"""The fields of a model's class, whether or not it has been used yet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of `model`, with all that their annotations say.

    An annotation that names a class further down in its module says nothing, not even
    its alias, until the model is built; as a part of another one it is not.
    """
    if not model.__pydantic_fields_complete__:
        model.model_rebuild(_parent_namespace_depth=0)
    return model.model_fields

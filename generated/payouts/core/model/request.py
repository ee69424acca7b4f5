"""The bases of what is sent: strict, and closed unless the spec says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import (
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)

from ..fields.json_value import Json
from .base import WireModel
from .violations import without_input


class RequestModel(WireModel):
    """A JSON object that is sent. A field that is not described is refused.

    A field left out is absent, `MISSING`, and is not sent; `None` is JSON's null and is
    taken only where the provider documents it. Nested objects are models or mappings in
    wire names. A mistake raises pydantic's `ValidationError`, whose errors hold wire
    names and none of the values.
    """

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="wrap")
    @classmethod
    def _keep_values_out_of_errors(
        cls, data: object, handler: ModelWrapValidatorHandler[Self]
    ) -> Self:
        try:
            return handler(data)
        except ValidationError as raised:
            error = without_input(cls, raised)
        # Outside of the handler, so that no context leads back to the values, and
        # without them in this frame.
        del data, handler
        raise error


class OpenRequestModel(RequestModel):
    """A JSON object that is sent and may hold members that the spec does not describe.

    They are any JSON, are passed through as they are, and never printed.
    """

    model_config = ConfigDict(extra="allow")

    if not TYPE_CHECKING:
        __pydantic_extra__: dict[str, Json]

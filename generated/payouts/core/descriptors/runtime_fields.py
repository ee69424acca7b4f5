"""The descriptors of one type of a provider's, read from its models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..model.answer import ResponseModel
from ..model.request import OpenRequestModel
from ..wire.json_types import JsonValue
from .descriptor import Descriptors
from .reader import read_descriptors
from .requisites import filled
from .shape import DescriptorShape
from .validator import FieldsChecked, FieldsValidator, fields_validator

D_contra = TypeVar("D_contra", bound=ResponseModel, contravariant=True)
S = TypeVar("S", bound=OpenRequestModel)


@dataclass(frozen=True, slots=True)
class RuntimeFields(Generic[D_contra]):
    """Fields that a list of models `D_contra` describes, wherever `shape` says.

    A provider that describes them otherwise than its document says is read by another
    shape: `dataclasses.replace(fields, shape=…)`.
    """

    shape: DescriptorShape

    def read(self, described: Sequence[D_contra] | None) -> Descriptors:
        """What the models say of each field, as they were received.

        `None` is a list that could not be read: then nothing is known of its fields.
        """
        wire: JsonValue = None if described is None else _wire(described)
        return read_descriptors(wire, self.shape)

    def validator(self, described: Sequence[D_contra] | None) -> FieldsValidator:
        """The validator of the fields, to be kept while the descriptors hold.

        Nothing is raised: what cannot be checked here, it says with every check.
        """
        return fields_validator(self.read(described))

    def check(
        self, described: Sequence[D_contra] | None, values: Mapping[str, str]
    ) -> FieldsChecked:
        """What is wrong with the values, by key, and what nobody looked at."""
        return self.validator(described).check(values)


@dataclass(frozen=True, slots=True)
class FilledFields(RuntimeFields[D_contra], Generic[D_contra, S]):
    """Fields whose descriptors go back to the provider as `S`, each with its value."""

    def filled(
        self, described: Sequence[D_contra], values: Mapping[str, str]
    ) -> list[S | Mapping[str, object]]:
        """What goes back: the descriptors as they were received, with their values.

        One without a value goes back as it came, which its request may refuse. The
        values are not checked: `check` does that. `ValueError` if a value belongs to
        no descriptor, or to more than one.
        """
        found = filled(_wire(described), values, self.shape)
        # As mappings: a mistake in them is told by the call, with its pointer.
        return [each for each in found if isinstance(each, dict)]


def _wire(described: Sequence[ResponseModel]) -> list[JsonValue]:
    return [each.to_wire() for each in described]

"""Properties that say what a status means."""

from __future__ import annotations

from dataclasses import dataclass

from payspec.ir.lifecycle import Lifecycle
from payspec.ir.provider import Provider
from payspec.ir.types import ObjectType

from ..docstrings import docstring
from ..imports import Import
from ..layout import LINE
from ..names import Names
from ..status_names import meanings_constant, status_of
from ..views.standings import told


@dataclass(frozen=True, slots=True)
class Meaning:
    """A property beside a field that holds a status."""

    name: str
    attribute: str
    always: bool
    lifecycle: Lifecycle


def meanings(
    provider: Provider, names: Names, named: ObjectType
) -> tuple[Meaning, ...]:
    """The properties of what is read of `named`, in the order of its fields."""
    return tuple(
        Meaning(
            names.meaning(named.name, field.wire),
            names.field(named.name, field.wire),
            field.always_there,
            lifecycle,
        )
        for field in named.fields
        if (lifecycle := status_of(provider, field)) is not None
    )


def property_lines(meaning: Meaning, used: set[Import]) -> list[str]:
    """The lines of one property; what it imports is added to `used`."""
    table = meanings_constant(meaning.lifecycle)
    used |= {
        Import("..core.lifecycle.meanings", "StatusMeaning"),
        Import(".statuses", table),
    }
    absent = "" if meaning.always else " `None` if there is none."
    about = (
        f"What `{meaning.attribute}` means: where it stands, whether that is final, "
        f"and where the money is.{absent}",
        told(meaning.lifecycle),
    )
    returns = "StatusMeaning" if meaning.always else "StatusMeaning | None"
    lookup = "meaning" if meaning.always else "maybe_meaning"
    return [
        "",
        "    @property",
        f"    def {meaning.name}(self) -> {returns}:",
        f"        {docstring(about, 2)}",
        *_returned(f"{table}.{lookup}", f"self.{meaning.attribute}"),
    ]


def _returned(function: str, argument: str) -> list[str]:
    flat = f"        return {function}({argument})"
    if len(flat) <= LINE:
        return [flat]
    return [f"        return {function}(", f"            {argument}", "        )"]

"""What holds of a provider's types whatever is sent: what is masked, what is known."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ..core.model.base import WireModel, wire_names
from .failed import CaseFailed
from .fixtures import fixture_text
from .json_text import JsonValue, items, members, read

_MADE_UP = "made-up"


def check_types(package: str) -> None:
    """Hold the types of a provider to its fixtures.

    No sensitive field is printed or dumped, and every enumeration knows its values and
    no other. `package` is the provider's, by its full name: `payouts.acme`. Raises
    `CaseFailed`, or `LookupError` if it is no provider.
    """
    text = fixture_text(package, "index")
    if text is None:
        raise LookupError(f"{package} has no fixtures")
    index = members(read(text))
    models = import_module(f"{package}.models")
    found = [
        *_masks(models, members(index["sensitive"])),
        *_values(models, members(index["values"])),
    ]
    if found:
        raise CaseFailed("types", tuple(found))


def _masks(models: Any, sensitive: dict[str, JsonValue]) -> Iterator[str]:
    for name, fields in sensitive.items():
        # What is sent of a type may be another class than what is read of it.
        for kind in (name, f"{name}Input"):
            model = getattr(models, kind, None)
            if isinstance(model, type) and issubclass(model, WireModel):
                for wire, masked in members(fields).items():
                    if not _is_masked(model, wire, str(masked)):
                        yield f"{kind} shows its {wire}"


def _is_masked(model: type[WireModel], wire: str, kind: str) -> bool:
    names = {each: name for name, each in wire_names(model).items()}
    name = names.get(wire)
    if name is None:
        return False
    given: dict[str, Any] = {name: _MADE_UP}
    made = model.model_construct(None, **given)
    shown = made.model_dump().get(name)
    return str(shown) == f"<{kind}>" and _MADE_UP not in repr(made)


def _values(models: Any, values: dict[str, JsonValue]) -> Iterator[str]:
    for name, known in values.items():
        enum = getattr(models, name)
        wanted = set(map(str, items(known)))
        if set(map(str, enum.__known__)) != wanted:
            yield f"{name} knows other values than {len(wanted)} of its own"

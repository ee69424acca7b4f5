"""Holding the drafted classes against the names that were fixed before."""

from __future__ import annotations

from .call import ModelsError
from .classes import ModelClass
from .draft import Draft, DraftClass


def verify(draft: Draft, classes: tuple[ModelClass, ...]) -> dict[str, DraftClass]:
    """The drafted class of each name.

    `ModelsError` names the first difference: a class or field too many or too few, in
    another order, of another base, or with another name on the wire.
    """
    drafted = {each.name: each for each in draft.classes}
    if len(drafted) != len(draft.classes):
        raise ModelsError("a class was drafted twice")
    wanted = {each.name for each in classes}
    if drafted.keys() != wanted:
        missing, extra = sorted(wanted - drafted.keys()), sorted(
            drafted.keys() - wanted
        )
        raise ModelsError(f"classes missing: {missing}, not asked for: {extra}")
    for model in classes:
        _verify_class(drafted[model.name], model)
    return drafted


def _verify_class(drafted: DraftClass, model: ModelClass) -> None:
    base = model.base.rpartition(".")[2]
    if drafted.base != base:
        raise ModelsError(f"{model.name} is based on {drafted.base}, not on {base}")
    found = tuple((field.name, field.wire) for field in drafted.fields)
    if found == model.drafted:
        return
    for one, other in zip(found, model.drafted, strict=False):
        if one != other:
            raise ModelsError(
                f"{model.name} has a field {one[0]!r} for {one[1]!r} "
                f"where {other[0]!r} for {other[1]!r} belongs"
            )
    raise ModelsError(f"{model.name} has {len(found)} fields, not {len(model.drafted)}")

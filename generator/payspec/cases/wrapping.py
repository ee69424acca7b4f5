"""The wrapping around a payload: the members on the way from the root to its value."""

from collections.abc import Iterator, Mapping

from payspec.ir.operations import Payload

from .case import Case
from .forms import JsonForm, other_forms
from .json_text import NULL, JsonText, object_text, scalar_text
from .place import Around, Place

_BESIDE = "undescribed"
_OBJECT = frozenset({JsonForm.OBJECT})


Beside = tuple[Mapping[str, JsonText], ...]
"""The fixed members beside each member of an envelope."""


def beside_of(payload: Payload) -> Beside:
    """The fixed members of a payload's wrapping."""
    return tuple(
        {name: scalar_text(value) for name, value in payload.beside(depth).items()}
        for depth in range(len(payload.envelope))
    )


def wrapped(root: Place, envelope: tuple[str, ...], beside: Beside) -> Place:
    """The place of the value inside its wrapping."""
    place = root
    for member, fixed in zip(envelope, beside, strict=True):
        place = place.inside(member, _around(member, fixed))
    return place


def wrapping_cases(
    root: Place, payload: Payload, value: JsonText, *, sent: bool
) -> Iterator[Case]:
    """Cases of a wrapping around `value`, a value that fits.

    They are for those who check whole bodies; clients put the wrapping on themselves.
    """
    envelope, fixed = payload.envelope, beside_of(payload)
    for depth, member in enumerate(envelope):
        behind = depth + 1
        outer = wrapped(root, envelope[:depth], fixed[:depth])
        inner = wrapped(root, envelope[:behind], fixed[:behind])
        for name, _, text in other_forms(_OBJECT):
            yield outer.case(name, text, "type")
        yield outer.case("null", NULL, "type")
        yield inner.of_body(
            "missing", outer.hold(object_text(fixed[depth])), "required"
        )
        beside = _BESIDE if member != _BESIDE else f"{_BESIDE}_"
        rest = wrapped(Place("", "", str), envelope[behind:], fixed[behind:])
        members = object_text(
            {**fixed[depth], member: rest.hold(value), beside: '"extra"'}
        )
        yield outer.inside(beside, str).of_body(
            "refused" if sent else "kept",
            outer.hold(members),
            "additionalProperties" if sent else None,
        )


def _around(member: str, fixed: Mapping[str, JsonText]) -> Around:
    return lambda text: object_text({**fixed, member: text})

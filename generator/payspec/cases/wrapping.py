"""The wrapping around a payload: the members on the way from the root to its value."""

from collections.abc import Iterator

from payspec.ir.types import MapOf, Type

from .case import Case
from .forms import other_forms
from .json_text import NULL, JsonText, object_text
from .place import Around, Place

_BESIDE = "undescribed"


def wrapped(root: Place, envelope: tuple[str, ...]) -> Place:
    """The place of the value inside its wrapping."""
    place = root
    for member in envelope:
        place = place.inside(member, _around(member))
    return place


def wrapping_cases(
    root: Place, envelope: tuple[str, ...], value: JsonText, of: Type, *, sent: bool
) -> Iterator[Case]:
    """Cases of a wrapping around `value`, a value that fits.

    They are for those who check whole bodies; clients put the wrapping on themselves.
    """
    for depth, member in enumerate(envelope):
        outer, rest = wrapped(root, envelope[:depth]), envelope[depth + 1 :]
        inner = wrapped(root, envelope[: depth + 1])
        for name, _, text in other_forms(MapOf(of)):
            yield outer.case(name, text, "type")
        yield outer.case("null", NULL, "type")
        yield inner.of_body("missing", outer.hold("{}"), "required")
        beside = _BESIDE if member != _BESIDE else f"{_BESIDE}_"
        inside = wrapped(Place("", "", str), rest).hold(value)
        members = object_text({member: inside, beside: '"extra"'})
        yield outer.inside(beside, str).of_body(
            "refused" if sent else "kept",
            outer.hold(members),
            "additionalProperties" if sent else None,
        )


def _around(member: str) -> Around:
    return lambda text: object_text({member: text})

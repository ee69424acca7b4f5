"""Lists in place of one: of whole bodies, and of values inside their wrapping."""

from collections.abc import Iterator

from payspec.ir.operations import Payload
from payspec.ir.types import ListOf, Type

from .case import Case
from .forms import JsonForm
from .json_text import JsonText, escaped, list_text
from .place import Place
from .wrapping import beside_of, wrapped

_LIST = f"form-{JsonForm.LIST.name.lower()}"
_TEXT = JsonForm.TEXT.value


def one_of(of: Type) -> Type:
    """The type of one event, where a list of them is described."""
    return of.item if isinstance(of, ListOf) else of


def unlisted(cases: Iterator[Case], payload: Payload) -> Iterator[Case]:
    """`cases` without those that give a list where a batch may stand."""
    inner = "".join(f"/{escaped(member)}" for member in payload.envelope)
    for case in cases:
        told = case.id.endswith(f"/{_LIST}")
        if not told or case.breaches[0].pointer not in {"", inner}:
            yield case


def batch_cases(root: Place, payload: Payload, value: JsonText) -> Iterator[Case]:
    """Cases of lists of `value`, a value that fits."""
    inner = wrapped(root, payload.envelope, beside_of(payload))
    yield from _lists(inner, value)
    if not payload.envelope:
        return
    body = inner.hold(value)
    yield from _lists(root, body)
    # The second one: a wrapping is looked for in each, and not in the first alone.
    bare = Place(root.payload, f"/1/{escaped(payload.envelope[0])}", str)
    yield bare.of_body("missing-in-batch", list_text([body, "{}"]), "required")
    member = Place(root.payload, f"/0{inner.pointer}", str)
    nested = list_text([inner.hold(list_text([value]))])
    yield member.of_body("batch-in-batch", nested, "type")


def _lists(place: Place, one: JsonText) -> Iterator[Case]:
    yield place.case("batch-of-none", "[]")
    yield place.case("batch-of-one", list_text([one]))
    yield place.case("batch-of-two", list_text([one, one]))
    for step, what, text in (
        (1, "text", list_text([one, _TEXT])),
        (0, "lists", list_text([list_text([one])])),
    ):
        item = Place(place.payload, f"{place.pointer}/{step}", place.hold)
        yield item.of_body(f"batch-of-{what}", place.hold(text), "type")

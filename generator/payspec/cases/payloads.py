"""All cases of one payload."""

from collections.abc import Iterator
from itertools import chain

from payspec.ir.operations import Payload
from payspec.ir.provider import Provider
from payspec.ir.samples import Sample
from payspec.jsonschema import Direction

from .batches import batch_cases, one_of, unlisted
from .build import Builder
from .case import Case, PayloadCases
from .patterns import Unbuildable
from .place import Place
from .samples import sample_cases
from .walk import Walk
from .wrapping import beside_of, wrapped, wrapping_cases


def payload_cases(
    provider: Provider,
    name: str,
    payload: Payload,
    direction: Direction,
    samples: tuple[Sample, ...] = (),
    tried: frozenset[str] = frozenset(),
    *,
    batched: bool = False,
) -> PayloadCases:
    """The cases of the payload that is called `name`, sorted by id.

    Every type is tried where it comes first; those that were `tried` in payloads of
    the same direction before are not tried again. An answer is held to the schema of
    the tolerant reading: the other forms that the provider is known to send are valid,
    and so are members that no document describes. Of a payload that is `batched` one or
    a list may come.
    """
    sent = direction is Direction.SENT
    builder = Builder(provider, sent=sent)
    walk = Walk(builder, tried, sent=sent)
    root = Place(name, "", str)

    def every() -> Iterator[Case]:
        yield from sample_cases(provider, name, payload, samples, sent=sent)
        of = one_of(payload.type) if batched else payload.type
        value = builder.least(of)
        place = wrapped(root, payload.envelope, beside_of(payload))
        single = chain(
            wrapping_cases(root, payload, value, sent=sent), walk.value(of, place)
        )
        if batched:
            yield from unlisted(single, payload)
            yield from batch_cases(root, payload, value)
        else:
            yield from single

    cases: list[Case] = []
    left_out: list[str] = []
    try:
        cases.extend(every())
    except Unbuildable as error:
        left_out.append(f"the whole body: {error}")
    return PayloadCases(
        name,
        tuple(sorted(cases, key=lambda case: case.id)),
        (*left_out, *walk.left_out),
        walk.tried,
    )

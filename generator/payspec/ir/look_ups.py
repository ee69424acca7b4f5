"""The reads that the reference of a payout is looked up by."""

from collections.abc import Iterator
from dataclasses import dataclass

from .mapping import MappedCall, Part, Role
from .operations import Operation
from .provider import Provider


@dataclass(frozen=True, slots=True)
class LookUp:
    """A read, its parameter, and the field of the write whose value that takes."""

    operation: str
    parameter: str
    field: str


def look_ups(provider: Provider, operation: Operation) -> tuple[LookUp, ...]:
    """Every read that a reference of this write can be asked for with.

    That is what finds out after an unknown outcome, what the common interface gets or
    finds a payout with, and what reads again after a callback that repeats the
    reference. What one of them refuses cannot be looked up by it.
    """
    return tuple(
        dict.fromkeys(
            (
                *_found(provider, operation),
                *_mapped(provider, operation),
                *_read_again(provider, operation),
            )
        )
    )


def _found(provider: Provider, operation: Operation) -> Iterator[LookUp]:
    find = None if operation.safety is None else operation.safety.find
    if find is not None:
        target = provider.operation(find.operation)
        word = target.parameters[0].name if target.parameters else find.word
        yield LookUp(find.operation, word, find.field)


def _mapped(provider: Provider, operation: Operation) -> Iterator[LookUp]:
    own = _mapped_reference(provider, operation)
    calls = () if provider.mapping is None else provider.mapping.calls
    for each in calls:
        asked = _reference(each)
        if own and asked and each.role in (Role.GET, Role.FIND):
            yield LookUp(each.operation, asked, own)


def _read_again(provider: Provider, operation: Operation) -> Iterator[LookUp]:
    safety = operation.safety
    if safety is None:
        return
    find, repeat = safety.find, safety.repeat
    own = (
        None if find is None else find.field,
        None if repeat is None else repeat.derive_from,
        None if repeat is None else repeat.key,
        _mapped_reference(provider, operation),
    )
    for field in dict.fromkeys(filter(None, own)):
        names = [field, *(each.field for each in safety.echoes if each.sent == field)]
        words = {each.rpartition(".")[2] for each in names}
        for callback in provider.callbacks:
            again = callback.reread
            if again is not None and again.by.steps[-1] in words:
                (parameter,) = provider.operation(again.operation).parameters
                yield LookUp(again.operation, parameter.name, field)


def _mapped_reference(provider: Provider, operation: Operation) -> str | None:
    calls = () if provider.mapping is None else provider.mapping.calls
    return next(
        (
            _reference(each)
            for each in calls
            if each.role is Role.CREATE and each.operation == operation.name
        ),
        None,
    )


def _reference(call: MappedCall) -> str | None:
    parts = (each for each in call.parts if each.part is Part.REFERENCE)
    return next((each.field.path for each in parts), None)

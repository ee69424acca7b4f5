"""How a call ended, held against how it has to end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..runtime.errors import (
    AnotherAnswer,
    InvalidRequest,
    PaymentError,
    UnreadableAnswer,
)
from ..runtime.model.answer import ResponseModel
from ..runtime.model.response import Response
from ..runtime.safety.facts import Find, Repeat, RepeatAnswer, Safety
from ..runtime.safety.instruction import instruction
from ..runtime.safety.interrupted import outcome_of
from ..runtime.safety.outcomes import Accepted, Duplicate, NotSent, Rejected, Unknown
from .call_cases import CutShort, Members
from .call_readings import reading_differences
from .call_requests import same_json
from .json_text import JsonValue, items, members
from .known import is_items, is_outcome, is_provider_error


@dataclass(frozen=True, slots=True)
class Ended:
    """What a call gave, or what it raised after the items of a list."""

    value: object
    error: BaseException | None = None
    listed: tuple[ResponseModel, ...] = ()


def differences(expected: Members, ended: Ended) -> Iterator[str]:
    """What differs, in words that hold no value."""
    if "items" in expected:
        yield from _listed(expected, ended)
        return
    found, error = ended.value, ended.error
    if isinstance(error, CutShort):
        if expected.get("raises") == "Interrupted" and "outcome" not in expected:
            return
        found, error = outcome_of(error), None
        if not (
            expected.get("interrupts") is True
            or expected.get("raises") == "Interrupted"
        ):
            yield "the call was interrupted"
    elif expected.get("interrupts") is True:
        yield "the interruption did not go on"
    if error is not None:
        yield from _raised(expected, error)
    elif "outcome" in expected:
        yield from _outcome(expected, found)
    elif "returns" in expected:
        yield from _returned(expected, found)
    else:
        yield f"nothing was raised, where {expected.get('raises')} should have been"


def _listed(expected: Members, ended: Ended) -> Iterator[str]:
    wanted = items(expected["items"])
    found: list[JsonValue] = [each.to_wire() for each in ended.listed]
    if len(wanted) != len(found) or not all(map(same_json, wanted, found)):
        yield f"{len(found)} items came, not these {len(wanted)}"
    if ended.error is not None:
        yield from _raised(members(expected.get("then", {})), ended.error)
    elif "then" in expected:
        yield "the list ended, where an error should have been raised"


def _raised(expected: Members, error: BaseException) -> Iterator[str]:
    wanted = expected.get("raises")
    names = {each.__name__ for each in type(error).__mro__}
    # An answer about something else could be read: it is no other unreadable one.
    other = isinstance(error, AnotherAnswer) and wanted != "AnotherAnswer"
    if wanted is None or wanted not in names or other:
        yield f"{type(error).__name__} was raised, not {wanted or 'nothing'}"
        return
    if isinstance(error, InvalidRequest):
        yield from _violations(expected, error)
    elif is_provider_error(error):
        if error.response.status != expected["status"]:
            yield "the status is another"
        yield from _error(expected, error.error)
    elif isinstance(error, UnreadableAnswer):
        if error.response.status != expected["status"]:
            yield "the status is another"


def _violations(expected: Members, error: InvalidRequest) -> Iterator[str]:
    wanted = [members(each) for each in items(expected.get("violations", []))]
    places = {str(each["pointer"]) for each in wanted}
    found = {(each.pointer, each.rule) for each in error.violations}
    if {pointer for pointer, _ in found} != places:
        named = ", ".join(sorted(pointer or "/" for pointer, _ in found))
        yield f"what is refused is at {named}"
    for each in wanted:
        rule = each["rule"]
        if rule is not None and (str(each["pointer"]), rule) not in found:
            yield f"{each['pointer'] or '/'} is not refused by {rule}"


def _error(expected: Members, error: object) -> Iterator[str]:
    if "error" not in expected:
        if error is not None:
            yield "an error was read where there is none"
    elif not isinstance(error, ResponseModel):
        yield "no error was read"
    else:
        yield from _model(expected, expected["error"], error)


def _model(expected: Members, wanted: JsonValue, found: ResponseModel) -> Iterator[str]:
    if type(found).__name__ != expected["shape"]:
        yield f"it is a {type(found).__name__}, and no {expected['shape']}"
    if not same_json(wanted, found.to_wire()):
        yield "the value is another"


def _returned(expected: Members, found: object) -> Iterator[str]:
    wanted = expected["returns"]
    if isinstance(wanted, list) and is_items(found):
        values: list[JsonValue] = [each.to_wire() for each in found]
        if not same_json(wanted, values):
            yield "the values are others"
    elif isinstance(found, ResponseModel) and not isinstance(wanted, list):
        yield from _model(expected, wanted, found)
    else:
        yield f"a {type(found).__name__} was returned"
        return
    yield from _response(expected, found.response)
    yield from reading_differences(expected, found)


def _response(expected: Members, response: Response) -> Iterator[str]:
    if response.status != expected["status"]:
        yield "the status is another"
    wanted = [str(each) for each in items(expected.get("drift", []))]
    found = [each.pointer for each in response.drift if not each.declared]
    # A list in a list is left out whole: drift is at the place, or around it.
    told = all(
        any(pointer == place or pointer.startswith(f"{place}/") for pointer in wanted)
        for place in found
    )
    if bool(wanted) is not bool(found) or not told:
        yield f"the answer drifts at {', '.join(found) or 'no place'}"


def _outcome(expected: Members, found: object) -> Iterator[str]:
    if not is_outcome(found):
        yield f"a {type(found).__name__} came, and no outcome"
        return
    kind = type(found).__name__
    if _KINDS[kind] != expected["outcome"]:
        yield f"the outcome is {kind}, not {expected['outcome']}"
        return
    match found:
        case Accepted(value, response) | Duplicate(value, response):
            yield from _model(expected, expected["value"], value)
            yield from _response(expected, response)
            yield from reading_differences(expected, value)
        case Rejected(error, response):
            if response.status != expected["status"]:
                yield "the status is another"
            yield from _error(expected, error)
        case NotSent(error):
            yield from _not_sent(expected, error)
        case Unknown():
            yield from _unknown(expected, found)


_KINDS: Mapping[str, str] = {
    "Accepted": "accepted",
    "Duplicate": "duplicate",
    "Rejected": "rejected",
    "NotSent": "not_sent",
    "Unknown": "unknown",
}


def _not_sent(expected: Members, error: PaymentError) -> Iterator[str]:
    if expected["raises"] != "Interrupted":
        yield from _raised(expected, error)
    if error.may_have_been_sent:
        yield "it is not said that nothing was sent"


def _unknown(expected: Members, found: Unknown) -> Iterator[str]:
    if found.reason.value != expected["reason"]:
        yield f"the reason is {found.reason.value}, not {expected['reason']}"
    for name in ("idempotency_key", "reference"):
        if getattr(found, name) != expected[name]:
            yield f"the {name} is another"
    if found.instruction != _told(expected):
        yield "the instruction is another"


def _told(expected: Members) -> str:
    """The words that these facts are told in."""
    said = members(expected["instruction"])
    repeat = said.get("repeat")
    window = said.get("window")
    safety = Safety(
        outcomes={},
        repeat=(
            None
            if repeat is None
            else Repeat(
                uuid=False,
                answers=RepeatAnswer(str(repeat)),
                window=window if isinstance(window, int) else None,
            )
        ),
        find=_find(said),
    )
    key, reference = expected["idempotency_key"], expected["reference"]
    return instruction(
        safety,
        None if key is None else str(key),
        None if reference is None else str(reference),
        moves_money=said["moves_money"] is True,
    )


def _find(said: Mapping[str, JsonValue]) -> Find | None:
    if "find" not in said:
        return None
    find = members(said["find"])
    return Find(
        operation=str(find["operation"]),
        parameter=str(find["by"]),
        field="",
        proof=said["not_found_is_proof"] is True,
    )

"""The parts of a call's case as the members of a fixture."""

from collections.abc import Sequence
from typing import TypeAlias, assert_never

from payspec.cases.exchanges import (
    Answer,
    Arguments,
    Described,
    Exchange,
    Failing,
    FormBody,
    Instruction,
    JsonBody,
    Listed,
    NotSent,
    Proven,
    Raised,
    Rejected,
    Reply,
    Request,
    Result,
    Returned,
    Shown,
    Unknown,
    Violated,
)
from payspec.cases.json_value import Json

Members: TypeAlias = "dict[str, Json]"
"""A JSON object."""


def arguments(given: Arguments) -> Members:
    """What a caller gives; what there is nothing of is left out."""
    found: Members = {}
    for name, values in (
        ("path", given.path),
        ("query", given.query),
        ("headers", given.headers),
        ("body", given.body),
    ):
        if values:
            found[name] = dict(values)
    if given.money is not None:
        found["money"] = _money(given.money)
    if given.key is not None:
        found["idempotency_key"] = given.key
    return found


def exchange(of: Exchange) -> Members:
    """What is sent, and what becomes of it."""
    return {"request": request(of.request), "reply": _reply(of.reply)}


def request(of: Request) -> Members:
    """Method, address, headers and body."""
    found: Members = {
        "method": of.method,
        "url": of.url,
        "headers": [[name, value] for name, value in of.headers],
    }
    match of.body:
        case JsonBody(value):
            found["json"] = value
        case FormBody(pairs):
            found["form"] = [[name, value] for name, value in pairs]
        case None:
            pass
    return found


def _reply(of: Reply) -> Members:
    match of:
        case Answer():
            return _answer(of)
        case Failing(how, answer):
            begun = {} if answer is None else _answer(answer)
            return {"fails": how.value, **begun}
        case _:
            assert_never(of)


def _answer(of: Answer) -> Members:
    found: Members = {"status": of.status}
    if of.text is None:
        return {**found, "json": of.json}
    headers: list[Json] = [[name, value] for name, value in of.headers]
    return {**found, "text": of.text, "headers": headers}


def result(of: Result) -> Members:
    """How a call ends."""
    match of:
        case Returned(status, items, many, drift):
            return {**_returned(items, many, drift), "status": status}
        case Raised():
            return _raised(of)
        case Listed(pages, items, ended):
            found: Members = {"items": [*items], "pages": pages}
            return found if ended is None else {**found, "then": _raised(ended)}
        case Proven(verdict, status, described):
            return {"outcome": verdict, "status": status, **_described(described)}
        case Rejected(status, described):
            told = _described(described)
            told["error"] = told.pop("value")
            return {"outcome": "rejected", "status": status, **told}
        case NotSent(error, violations):
            return {"outcome": "not_sent", "raises": error, **_violated(violations)}
        case Unknown():
            return _unknown(of)
        case _:
            assert_never(of)


def _returned(items: Sequence[Described], many: bool, drift: Sequence[str]) -> Members:
    if not many:
        (one,) = items
        told = _described(one)
        told["returns"] = told.pop("value")
        return {**told, **_drift(drift)}
    meanings: list[Json] = []
    worth: list[Json] = []
    for place, each in enumerate(items):
        meanings += _meanings(each, f"/{place}")
        worth += _worth(each, f"/{place}")
    found: Members = {"returns": [each.value for each in items], **_drift(drift)}
    if meanings:
        found["meanings"] = meanings
    if worth:
        found["worth"] = worth
    return found


def _described(of: Described) -> Members:
    found: Members = {"value": of.value, "shape": of.shape, **_drift(of.drift)}
    if of.meanings:
        found["meanings"] = _meanings(of, "")
    if of.worth:
        found["worth"] = _worth(of, "")
    return found


def _drift(drift: Sequence[str]) -> Members:
    return {"drift": [*drift]} if drift else {}


def _meanings(of: Described, at: str) -> list[Json]:
    return [
        {
            "at": f"{at}{each.pointer}",
            "is": each.standing,
            "final": each.final,
            "money": each.money,
        }
        for each in of.meanings
    ]


def _worth(of: Described, at: str) -> list[Json]:
    return [{"at": f"{at}{each.pointer}", **_money(each.money)} for each in of.worth]


def _money(of: Shown) -> Members:
    return {"amount": of.amount, "currency": of.currency}


def _raised(of: Raised) -> Members:
    found: Members = {"raises": of.error}
    if of.status is not None:
        found["status"] = of.status
    if of.described is not None:
        found["error"] = of.described.value
        found["shape"] = of.described.shape
    return {**found, **_violated(of.violations)}


def _violated(violations: Sequence[Violated]) -> Members:
    if not violations:
        return {}
    return {
        "violations": [
            {"pointer": each.pointer, "rule": each.rule} for each in violations
        ]
    }


def _unknown(of: Unknown) -> Members:
    found: Members = {
        "outcome": "unknown",
        "reason": of.reason,
        "instruction": _instruction(of.instruction),
        "idempotency_key": of.key,
        "reference": of.reference,
    }
    return {**found, "interrupts": True} if of.interrupts else found


def _instruction(of: Instruction) -> Members:
    found: Members = {"moves_money": of.moves_money}
    if of.find is not None:
        operation, by, value = of.find
        found["find"] = {"operation": operation, "by": by, "value": value}
        found["not_found_is_proof"] = of.proof
    if of.repeat is not None:
        found["repeat"] = of.repeat
        found["window"] = of.window
    return found

"""Faults of statuses, of bodies, of echoes, and of what was left on a connection."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from payouts.core.client.operation import Shape
from payouts.core.safety.facts import Verdict
from payouts.testing.json_text import write

from .bytes_on_wire import honest, wire
from .faults import Belief, Fault, Kind
from .on_connection import sends
from .subjects import Subject

STATUSES = (
    *range(200, 209),
    226,
    *range(300, 309),
    *range(400, 419),
    *range(421, 432),
    451,
    499,
    *range(500, 512),
    520,
    522,
    530,
    599,
    600,
    999,
)
PAGE = b"<html><body>Bad gateway</body></html>"
MARK = "left-over"
"""Stands in every text of an answer that belongs to no call."""


def statuses(subject: Subject, at: int) -> list[Fault]:
    """Every status with the honest body, a documented error, a page, and nothing."""
    answer = subject.answers[at]
    last = at == len(subject.answers) - 1
    outcomes = subject.operation.safety.outcomes if last else {}
    bodies = {
        "the honest body": answer.body,
        "a page": PAGE,
        "nothing": b"",
        **{f"error {number}": body for number, body in enumerate(subject.errors)},
    }
    own = [f"{name}: {value}" for name, value in answer.headers]
    found: list[Fault] = []
    for status in STATUSES:
        verdict = outcomes.get(status)
        success = status == answer.status or verdict in (
            Verdict.ACCEPTED,
            Verdict.DUPLICATE,
        )
        for name, body in bodies.items():
            belief = Belief.NOTHING
            if name == "the honest body" and (success or not last):
                belief = Belief.SUCCESS
            if name.startswith("error") and verdict is Verdict.REJECTED:
                belief = Belief.REJECTION
            act = sends(wire(body, status, *own, "Location: /elsewhere"))
            found.append(Fault(f"{status} with {name}", Kind.STATUS, act, belief))
    return found


def bodies(subject: Subject, at: int) -> list[Fault]:
    """Bodies that are no JSON, other JSON, or the honest one changed all over."""
    answer = subject.answers[at]
    body = answer.body
    value = json.loads(body, parse_float=Decimal)
    own = [f"{name}: {content}" for name, content in answer.headers]
    texts: dict[str, bytes] = {
        "nothing": b"",
        "white space": b" \n\t ",
        "null": b"null",
        "a number": b"1",
        "a text": b'"ok"',
        "true": b"true",
        "an empty list": b"[]",
        "an empty object": b"{}",
        "a page": PAGE,
        "cut off": body[: len(body) // 2],
        "something behind": body + b"x",
        "twice": body + body,
        "a mark of order": b"\xef\xbb\xbf" + body,
        "UTF-16": body.decode().encode("utf-16"),
        "no UTF-8": body.replace(b'"', b'"\xff', 1),
        "NaN": b'{"a": NaN}',
        "a number too large": b'{"a": 1e999999999}',
        "many digits": b'{"a": ' + b"9" * 100_000 + b"}",
        "deep": b"[" * 100_000 + b"]" * 100_000,
        "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        "a comment": b"/* x */ " + body,
        "single quotes": body.replace(b'"', b"'"),
        "a comma at the end": body[:-1] + b",}",
        "names twice": _names_twice(body),
        "half a surrogate": body.replace(b'"example"', b'"\\ud800"'),
        "a zero character": body.replace(b'"example"', b'"\\u0000"'),
    }
    changed: dict[str, Any] = {
        "in an object": {"wrapped": value},
        "in a list": [value],
        "out of its first member": _inner(value),
        "all null": _each(value, lambda _: None),
        "all texts": _each(value, str),
        "all lists": _each(value, lambda each: [each]),
        "all objects": _each(value, lambda each: {"a": each}),
        "all numbers": _each(value, lambda _: 7),
        "all false": _each(value, lambda _: False),
        "names in capitals": _renamed(value),
        "without its members": _each(value, lambda _: ..., drop=True),
    }
    # A read that is held to no question takes what it can of an answer.
    tolerant = not subject.writes and not subject.operation.echoes
    # Where two of them are the same, it is honest after all.
    rest = {name: write(each) for name, each in changed.items() if each != value}
    benign = {
        "an unknown member": write(
            {**value, "unknown": 1} if isinstance(value, dict) else value
        ),
        "white space around": b"\n " + body + b" \n",
        "spread over lines": (
            json.dumps(json.loads(body), indent=3).encode()
            if b"." not in body
            else body
        ),
    }
    return [
        *(
            Fault(
                name,
                Kind.BODY,
                sends(wire(each, answer.status, *own)),
                (
                    Belief.SUCCESS
                    if each == body
                    or _may_fit(name)
                    or (tolerant and name.startswith("all "))
                    else Belief.NOTHING
                ),
            )
            for name, each in {**texts, **rest}.items()
        ),
        *(
            Fault(
                name,
                Kind.BODY,
                sends(wire(each, answer.status, *own)),
                Belief.SUCCESS,
                must_succeed=True,
            )
            for name, each in benign.items()
        ),
    ]


def _may_fit(name: str) -> bool:
    """Changes that can leave all that an outcome needs: the model is the judge."""
    return name in (
        "half a surrogate",
        "a zero character",
        "a mark of order",
        "all texts",
    )


def echoes(subject: Subject, at: int) -> list[Fault]:
    """The answer to another order: each echoed member with another value."""
    if at != len(subject.answers) - 1:
        return []
    answer, operation = subject.answers[at], subject.operation
    shape = operation.answers.get(answer.status)
    held = operation.safety.echoes if subject.writes else operation.echoes
    if shape is None:
        return []
    found: list[Fault] = []
    own = [f"{name}: {content}" for name, content in answer.headers]
    for echo in held:
        value = json.loads(answer.body, parse_float=Decimal)
        for holder, member in _places(value, shape, echo.field):
            right = holder[member]
            for name, wrong in _others(right):
                holder[member] = wrong
                act = sends(wire(write(value), answer.status, *own))
                fault = f"{echo.field} is {name}"
                # What is not there may be left out where the spec says so.
                may_lack = echo.optional or echo.absent is not None
                missing = wrong is None and may_lack
                belief = Belief.SUCCESS if missing else Belief.NOTHING
                found.append(Fault(fault, Kind.ECHO, act, belief))
            holder[member] = right
    return found


def _others(right: Any) -> Iterator[tuple[str, object]]:
    yield "null", None
    yield "a list of it", [right]
    yield "an object", {"a": right}
    match right:
        case bool():
            yield "the opposite", not right
        case int() | Decimal():
            yield "more", right + 1
            yield "less", right - 1
            yield "a hundredth more", Decimal(right) + Decimal("0.01")
            yield "negative", -right
            yield "a hundred times it", right * 100
        case str():
            yield "another", f"{right}x"
            yield "the start of it", right[:-1]
            yield "nothing", ""
            yield "a space more", f"{right} "
        case _:
            yield "another", "x"


def left_over(subject: Subject, at: int) -> list[Fault]:
    """An honest answer, and right behind it one that nobody asked for."""
    if at != len(subject.answers) - 1:
        return []
    answer = honest(subject.answers[at])
    value = json.loads(subject.answers[at].body, parse_float=Decimal)
    forged = _each(value, lambda each: MARK if isinstance(each, str) else each)
    status = subject.answers[at].status
    extras = {
        "a marked answer": wire(write(forged), status),
        "the same answer": answer,
        "an empty list": wire(b"[]"),
        "a 404": wire(b'{"message": "left-over"}', 404),
        "half a head": b"HTTP/1.1 200 OK\r\nContent-",
        "a byte": b"x",
        "an empty line": b"\r\n",
    }
    return [
        Fault(
            f"{name} behind it",
            Kind.LEFT_OVER,
            sends(answer + extra),
            Belief.SUCCESS,
            must_succeed=True,
            again=2,
        )
        for name, extra in extras.items()
    ]


def honesty(subject: Subject, at: int) -> list[Fault]:
    """The honest answer: what all others are a change of."""
    act = sends(honest(subject.answers[at]))
    return [
        Fault("once", Kind.HONEST, act, Belief.SUCCESS, must_succeed=True),
        Fault("again", Kind.HONEST, act, Belief.SUCCESS, must_succeed=True, again=2),
    ]


def _each(value: Any, change: Callable[[Any], object], *, drop: bool = False) -> Any:
    """The value with every leaf changed, or dropped."""
    match value:
        case dict():
            return {
                name: _each(each, change, drop=drop)
                for name, each in value.items()
                if not drop or isinstance(each, dict | list)
            }
        case list():
            return [
                _each(each, change, drop=drop)
                for each in value
                if not drop or isinstance(each, dict | list)
            ]
        case _:
            return change(value)


def _renamed(value: Any) -> Any:
    match value:
        case dict():
            return {name.upper(): _renamed(each) for name, each in value.items()}
        case list():
            return [_renamed(each) for each in value]
        case _:
            return value


def _inner(value: Any) -> Any:
    if isinstance(value, dict):
        return next(iter(value.values()), None)
    return value[0] if isinstance(value, list) and value else None


def _names_twice(body: bytes) -> bytes:
    """The object with its first member a second time, with another value."""
    value = json.loads(body)
    if not isinstance(value, dict) or not value:
        return b'{"a": 1, "a": 2}'
    name = json.dumps(next(iter(value)))
    return body.rstrip()[:-1] + f", {name}: null}}".encode()


def _places(value: Any, shape: Shape, field: str) -> list[tuple[dict[str, Any], str]]:
    """The objects that hold the member on a dotted path, and its last name."""
    for member in shape.envelope:
        value = value.get(member) if isinstance(value, dict) else None
    items = value if shape.many and isinstance(value, list) else [value]
    *way, last = field.split(".")
    found: list[tuple[dict[str, Any], str]] = []
    for item in items:
        for member in way:
            item = item.get(member) if isinstance(item, dict) else None
        if isinstance(item, dict) and last in item:
            found.append((item, last))
    return found


__all__ = ["MARK", "bodies", "echoes", "honesty", "left_over", "statuses"]

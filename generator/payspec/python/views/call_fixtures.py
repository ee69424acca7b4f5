"""`fixtures/*.calls.json`: the calls of every operation, as data for any language."""

from __future__ import annotations

from collections.abc import Iterator

from payspec.cases import ExchangeCases, exchange_cases
from payspec.cases.exchanges import ExchangeCase
from payspec.cases.json_value import Json, alike, write

from .call_members import Members, exchange, result
from .call_members import arguments as arguments_of
from .context import ProviderContext
from .fixtures import plain

USUAL = "/usual"
"""What the id of the case ends with that the others are compared to."""


def texts(context: ProviderContext) -> Iterator[tuple[str, str]]:
    """The file of every operation, by the operation's name.

    Members that a case does not have are those of `usual`; `request` and `reply` are of
    the last of its exchanges, whose request has what is not said here.
    """
    for operation in context.provider.operations:
        made = exchange_cases(context.provider, operation)
        yield operation.name, plain(_text(made))


def _text(made: ExchangeCases) -> str:
    usual = next((each for each in made.cases if each.id.endswith(USUAL)), None)
    known = None if usual is None else _whole(usual)
    lines = ",\n".join(f"    {write(_case(each, known))}" for each in made.cases)
    return (
        "{\n"
        f'  "operation": {write(made.operation)},\n'
        f'  "credentials": {write(dict(made.credentials))},\n'
        f'  "usual": {write(known)},\n'
        f'  "cases": {f"[{chr(10)}{lines}{chr(10)}  ]" if lines else "[]"},\n'
        f'  "left_out": {write([*made.left_out])}\n'
        "}\n"
    )


def _whole(case: ExchangeCase) -> Members:
    return {
        "environment": case.environment,
        "accept": [*case.accept],
        "strict": case.strict,
        "bound": case.bound,
        "arguments": arguments_of(case.arguments),
        "exchanges": [exchange(each) for each in case.exchanges],
        "results": [result(each) for each in case.results],
    }


def _case(case: ExchangeCase, usual: Members | None) -> Members:
    """The members of a case that are not the usual ones."""
    own = _whole(case)
    found: Members = {"id": case.id}
    if usual is None:
        return {**found, **own}
    for name in ("environment", "accept", "strict", "bound"):
        if not alike(own[name], usual[name]):
            found[name] = own[name]
    found |= _changed("arguments", own["arguments"], usual["arguments"])
    found |= _exchanges(own["exchanges"], usual["exchanges"])
    if not alike(own["results"], usual["results"]):
        found["results"] = own["results"]
    return found


def _changed(name: str, own: Json, known: Json) -> Members:
    assert isinstance(own, dict) and isinstance(known, dict)
    changed: Members = {
        member: value
        for member, value in own.items()
        if member not in known or not alike(known[member], value)
    }
    # A member that the usual one has and this one has not is said to be null.
    changed |= {member: None for member in known if member not in own}
    return {name: changed} if changed else {}


def _exchanges(own: Json, usual: Json) -> Members:
    assert isinstance(own, list) and isinstance(usual, list)
    if alike(own, usual):
        return {}
    if len(own) != len(usual) or not alike(own[:-1], usual[:-1]):
        return {"exchanges": own}
    last, usually = own[-1], usual[-1]
    assert isinstance(last, dict) and isinstance(usually, dict)
    found = _changed("request", last["request"], usually["request"])
    if not alike(last["reply"], usually["reply"]):
        found["reply"] = last["reply"]
    return found

"""`fixtures/*.calls.json`: the calls of every operation, as data for any language."""

from collections.abc import Iterator

from payspec.cases import ExchangeCases, exchange_cases
from payspec.cases.exchanges import ExchangeCase
from payspec.cases.json_value import Json, write

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
    lines = ",\n".join(f"    {write(_case(each, usual))}" for each in made.cases)
    whole: Json = None if usual is None else _whole(usual)
    return (
        "{\n"
        f'  "operation": {write(made.operation)},\n'
        f'  "credentials": {write(dict(made.credentials))},\n'
        f'  "usual": {write(whole)},\n'
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


def _case(case: ExchangeCase, usual: ExchangeCase | None) -> Members:
    """The members of a case that are not the usual ones."""
    own = _whole(case)
    found: Members = {"id": case.id}
    if usual is None:
        return {**found, **own}
    known = _whole(usual)
    for name in ("environment", "accept", "strict", "bound"):
        if not _same(own[name], known[name]):
            found[name] = own[name]
    found |= _changed("arguments", own["arguments"], known["arguments"])
    found |= _exchanges(case, usual)
    if not _same(own["results"], known["results"]):
        found["results"] = own["results"]
    return found


def _changed(name: str, own: Json, known: Json) -> Members:
    assert isinstance(own, dict) and isinstance(known, dict)
    changed: Members = {
        member: value
        for member, value in own.items()
        if member not in known or not _same(known[member], value)
    }
    # A member that the usual one has and this one has not is said to be null.
    changed |= {member: None for member in known if member not in own}
    return {name: changed} if changed else {}


def _exchanges(case: ExchangeCase, usual: ExchangeCase) -> Members:
    own: list[Json] = [exchange(each) for each in case.exchanges]
    known: list[Json] = [exchange(each) for each in usual.exchanges]
    if _same(own, known):
        return {}
    if len(own) != len(known) or not _same(own[:-1], known[:-1]):
        return {"exchanges": own}
    last, usually = exchange(case.exchanges[-1]), exchange(usual.exchanges[-1])
    found = _changed("request", last["request"], usually["request"])
    if not _same(last["reply"], usually["reply"]):
        found["reply"] = last["reply"]
    return found


def _same(one: Json, other: Json) -> bool:
    # By their texts: True equals 1 in Python, and is another value in JSON.
    return write(one) == write(other)

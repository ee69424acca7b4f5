"""Cases of calls, as they are emitted beside each provider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .answer import Answer
from .failures import (
    BrokenOff,
    Garbled,
    Happening,
    Interrupted,
    NoAnswer,
    NotTaken,
    Refused,
    Reset,
    TlsFailed,
    Unreachable,
)
from .fixtures import fixture_names, fixture_text
from .json_text import JsonValue, items, members, read, write

Members = Mapping[str, JsonValue]
"""A JSON object of a fixture."""


class CutShort(BaseException):
    """What a case interrupts a call with."""


@dataclass(frozen=True, slots=True, repr=False)
class ScriptedExchange:
    """A request that has to be sent, and what becomes of it."""

    request: Members
    reply: Happening

    @property
    def is_taken(self) -> bool:
        """Whether the provider has the whole request."""
        match self.reply:
            case Refused() | Unreachable() | TlsFailed() | NotTaken():
                return False
            case Interrupted(sent=sent):
                return sent
            case _:
                return True


@dataclass(frozen=True, slots=True, repr=False)
class CallCase:
    """Calls of the same arguments by one client, and how each of them has to end.

    `credentials` and `accept` are what the client is built with, `environment` is its
    environment's name. `arguments` are by wire names and in wire form: `path`, `query`,
    `headers` and `body` as objects, `money` in major units, `idempotency_key`. There is
    a result for each call, and an exchange for all that is sent by any of them.
    """

    id: str
    operation: str
    environment: str
    accept: tuple[str, ...]
    strict: bool
    bound: bool
    credentials: Mapping[str, str]
    arguments: Members
    exchanges: tuple[ScriptedExchange, ...]
    results: tuple[Members, ...]

    def __str__(self) -> str:
        return self.id

    def __repr__(self) -> str:
        return f"CallCase({self.id!r})"


def call_cases(package: str, operation: str | None = None) -> tuple[CallCase, ...]:
    """The cases of an operation; without its name those of all.

    `package` is the provider's, by its full name: `payouts.acme`. Raises `LookupError`
    if it has no such operation.
    """
    names = fixture_names(package, "calls") if operation is None else (operation,)
    return tuple(case for name in names for case in _cases(package, name))


def _cases(package: str, operation: str) -> tuple[CallCase, ...]:
    text = fixture_text(package, f"{operation}.calls")
    if text is None:
        raise LookupError(f"{package} has no operation {operation!r}")
    document = members(read(text))
    usual = document["usual"]
    known = members(usual) if usual is not None else {}
    credentials = {
        name: str(value) for name, value in members(document["credentials"]).items()
    }
    return tuple(
        _case(operation, credentials, _whole(members(item), known))
        for item in items(document["cases"])
    )


def _whole(own: dict[str, JsonValue], usual: dict[str, JsonValue]) -> Members:
    """A case with the usual members in place of those that it does not say."""
    whole = {**usual, **own}
    if "arguments" in own and "arguments" in usual:
        whole["arguments"] = _merged(usual["arguments"], own["arguments"])
    if "request" in own or "reply" in own:
        *before, last = items(usual["exchanges"])
        changed = dict(members(last))
        if "request" in own:
            changed["request"] = _merged(changed["request"], own["request"])
        if "reply" in own:
            changed["reply"] = own["reply"]
        whole["exchanges"] = [*before, changed]
    return whole


def _merged(usual: JsonValue, own: JsonValue) -> JsonValue:
    """Null says that a member of the usual object is not there."""
    merged = {**members(usual), **members(own)}
    return {name: value for name, value in merged.items() if value is not None}


def _case(operation: str, credentials: Mapping[str, str], said: Members) -> CallCase:
    return CallCase(
        id=str(said["id"]),
        operation=operation,
        environment=str(said["environment"]),
        accept=tuple(map(str, items(said["accept"]))),
        strict=said["strict"] is True,
        bound=said["bound"] is True,
        credentials=credentials,
        arguments=members(said["arguments"]),
        exchanges=tuple(_exchange(each) for each in items(said["exchanges"])),
        results=tuple(members(each) for each in items(said["results"])),
    )


def _exchange(item: JsonValue) -> ScriptedExchange:
    said = members(item)
    return ScriptedExchange(members(said["request"]), _reply(members(said["reply"])))


def _reply(said: Members) -> Happening:
    match said.get("fails"):
        case None:
            return _answer(said)
        case "refused":
            return Refused()
        case "unreachable":
            return Unreachable()
        case "tls_failed":
            return TlsFailed()
        case "not_taken":
            return NotTaken()
        case "no_answer":
            return NoAnswer()
        case "reset":
            return Reset()
        case "garbled":
            return Garbled()
        case "broken_off":
            return BrokenOff(_answer(said))
        case "interrupted":
            return Interrupted(CutShort())
        case "interrupted_before":
            return Interrupted(CutShort(), sent=False)
        case other:
            raise ValueError(f"no exchange fails as {other!r}")


def _answer(said: Members) -> Answer:
    status = said["status"]
    if not isinstance(status, int):
        raise ValueError("a status is a whole number")
    if "text" not in said:
        return Answer(status, write(said["json"]))
    pairs = (items(each) for each in items(said.get("headers", [])))
    headers = tuple((str(name), str(value)) for name, value in pairs)
    return Answer(status, str(said["text"]).encode(), headers)

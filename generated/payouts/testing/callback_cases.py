"""Cases of the proof of callbacks, as they are emitted beside each provider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from .fixtures import fixture_text
from .json_text import JsonValue, items, members, read

_EPOCH = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True, repr=False)
class CallbackCase:
    """A request, the keys of its receiver, and what the receiver has to do with it.

    `verdict` is `proven`, `refused` (for `reason`, if one alone is right) or
    `misconfigured`. `keys` are the active ones by credential, `environment` the name of
    the one that they are for. `at` is the moment and `target` the method and the
    address, where those count. A body that is proven need not be one that can be read.
    """

    id: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    keys: Mapping[str, str | tuple[str, ...]]
    verdict: str
    reason: str | None
    environment: str | None
    at: datetime | None
    target: tuple[str, str] | None

    def __repr__(self) -> str:
        return f"CallbackCase({self.id!r}, {self.verdict})"


def callback_cases(package: str, callback: str) -> tuple[CallbackCase, ...]:
    """The cases of a callback's proof.

    `package` is the provider's, by its full name: `payouts.acme`. Raises `LookupError`
    if it has no such callback, or nothing proves it.
    """
    text = fixture_text(package, f"{callback}.signatures")
    if text is None:
        raise LookupError(f"{package} has no callback {callback!r} that is proven")
    document = members(read(text))
    requests = members(document["requests"])
    return tuple(
        _case(_whole(members(item), requests)) for item in items(document["cases"])
    )


def _whole(
    case: dict[str, JsonValue], requests: dict[str, JsonValue]
) -> dict[str, JsonValue]:
    of = case.get("of")
    return {**(members(requests[of]) if isinstance(of, str) else {}), **case}


def _case(said: dict[str, JsonValue]) -> CallbackCase:
    at, target = said.get("at"), _text(said.get("target"))
    method, _, url = (target or "").partition(" ")
    active = members(said["keys"]).items()
    return CallbackCase(
        id=str(said["id"]),
        headers=tuple(_pair(each) for each in items(said["headers"])),
        body=str(said["body"]).encode(),
        keys={name: _keys(items(keys)) for name, keys in active},
        verdict=str(said["verdict"]),
        reason=_text(said.get("reason")),
        environment=_text(said.get("environment")),
        at=_EPOCH + timedelta(seconds=at) if isinstance(at, int) else None,
        target=(method, url) if target else None,
    )


def _keys(active: list[JsonValue]) -> str | tuple[str, ...]:
    keys = tuple(map(str, active))
    return keys[0] if len(keys) == 1 else keys


def _pair(value: JsonValue) -> tuple[str, str]:
    name, text = map(str, items(value))
    return name, text


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) else None

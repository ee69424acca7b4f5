"""The fixtures that are emitted beside each provider."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass

from .answer import Answer
from .json_text import JsonValue, items, members, read, write


@dataclass(frozen=True, slots=True)
class FixtureBreach:
    """What is wrong at a place. `rule` is a keyword of JSON Schema, if one says it.

    `drifts` tells whether an answer is then read as if nothing were there.
    """

    pointer: str
    rule: str | None
    drifts: bool


@dataclass(frozen=True, slots=True)
class FixtureShape:
    """What a payload holds inside its `envelope`: a type by the spec's name.

    `type` is `None` if it is no object. Of `many` there is a list; of what is `batched`
    one or a list may come. Of what is `in_headers` each member is a header.
    """

    sent: bool
    envelope: tuple[str, ...]
    type: str | None
    many: bool
    batched: bool
    in_headers: bool = False


@dataclass(frozen=True, slots=True)
class FixtureCase:
    """One case of a payload: a body, and whether it fits.

    `pointers` are the places at which it does not, `breaches` what is wrong there.
    """

    id: str
    body: JsonValue
    valid: bool
    pointers: tuple[str, ...]
    breaches: tuple[FixtureBreach, ...]
    of: FixtureShape

    def __str__(self) -> str:
        return self.id


def fixture_cases(package: str, payload: str) -> tuple[FixtureCase, ...]:
    """The cases of a payload such as `create_payout.request`.

    `package` is the provider's, by its full name: `payouts.acme`. Raises `LookupError`
    if it has no such payload.
    """
    text = fixture_text(package, payload)
    if text is None:
        raise LookupError(f"{package} has no fixtures of {payload!r}")
    document = members(read(text))
    shape = _shape(members(document["of"]))
    return tuple(_case(item, shape) for item in items(document["cases"]))


def fixture_names(package: str, kind: str) -> tuple[str, ...]:
    """The names of what there are fixtures of: `payloads`, `calls` or `signatures`.

    Raises `LookupError` if the package is no provider.
    """
    text = fixture_text(package, "index")
    if text is None:
        raise LookupError(f"{package} has no fixtures")
    return tuple(map(str, items(members(read(text))[kind])))


def fixture_text(package: str, name: str) -> bytes | None:
    """The file of that name among a provider's fixtures; `None` if there is none."""
    try:
        return pkgutil.get_data(package, f"fixtures/{name}.json")
    except FileNotFoundError:
        return None


def documented(package: str, payload: str, status: int | None = None) -> Answer:
    """An answer as the provider documents it: its first sample.

    Where no document has one it is a made-up answer with every field. `status` is that
    of the payload's name (`create_payout.201`), which errors do not have. Raises
    `LookupError` for a payload that is not there or has no such case, `ValueError`
    where the status is missing. What an answer tells by headers is in its `headers`.
    """
    word = payload.rpartition(".")[2]
    if status is None and not (word.isdecimal() and len(word) == 3):
        raise ValueError(f"say which status {payload!r} comes with")
    status = int(word) if status is None else status
    case = _documented(package, payload)
    if case.of.in_headers:
        told = members(case.body).items()
        return Answer(status, headers=tuple((name, str(text)) for name, text in told))
    return Answer(status, write(case.body))


def documented_body(package: str, payload: str) -> JsonValue:
    """A body as the provider documents it: the first sample, or one with every field.

    Raises `LookupError` for a payload that is not there or has no such case.
    """
    return _documented(package, payload).body


def _documented(package: str, payload: str) -> FixtureCase:
    cases = fixture_cases(package, payload)
    samples = [case for case in cases if case.id.startswith(f"{payload}/sample-")]
    full = [case for case in cases if case.id.endswith("/all-fields")]
    # The full body of the outermost object has the shortest id.
    for case in (*samples, *sorted(full, key=lambda each: len(each.id))):
        return case
    raise LookupError(f"{payload!r} has neither a sample nor a full body")


def _shape(said: dict[str, JsonValue]) -> FixtureShape:
    of = said["type"]
    return FixtureShape(
        sent=said["direction"] == "sent",
        envelope=tuple(map(str, items(said["envelope"]))),
        type=None if of is None else str(of),
        many=said["many"] is True,
        batched=said["batched"] is True,
        in_headers=said.get("headers") is True,
    )


def _case(item: JsonValue, shape: FixtureShape) -> FixtureCase:
    said = members(item)
    breaches = [members(each) for each in items(said.get("breaches", []))]
    return FixtureCase(
        id=str(said["id"]),
        body=said["body"],
        valid=said["valid"] is True,
        pointers=tuple(str(each["pointer"]) for each in breaches),
        breaches=tuple(map(_breach, breaches)),
        of=shape,
    )


def _breach(said: dict[str, JsonValue]) -> FixtureBreach:
    rule = said["rule"]
    drifts = said.get("drift") is not False
    return FixtureBreach(
        str(said["pointer"]), None if rule is None else str(rule), drifts
    )

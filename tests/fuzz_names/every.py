"""Every word in one kind of place after the other, many to a spec."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from .names import ODD
from .specs import Document
from .words import words

_HUMP = re.compile("(?<=[a-z0-9])(?=[A-Z])")


def lower(word: str) -> str:
    """A word as most names are written."""
    plain = re.sub("[^a-z0-9_]", "_", _HUMP.sub("_", word).lower())
    return plain.lstrip("_0123456789")[:60]


def dashed(word: str) -> str:
    """A word as evidence is named."""
    return re.sub("-+", "-", lower(word).replace("_", "-")).strip("-")


def camel(word: str) -> str:
    """A word as types are written."""
    parts = re.split("[^A-Za-z0-9]+", word)
    joined = "".join(part[:1].upper() + part[1:] for part in parts)
    return joined.lstrip("0123456789")[:60]


def upper(word: str) -> str:
    """A word as types are written in capitals."""
    return camel(word).upper()


def _base() -> Document:
    return {
        "payspec": 1,
        "provider": "acme",
        "title": "T",
        "environments": {"live": {"url": "https://a.example", "sandbox": True}},
        "types": {"Order": {"id!": "text"}},
        "operations": {"read_it": _operation("Order")},
    }


def _operation(of: str) -> Document:
    return {"POST": "/a", "effect": "draft", "body": of, "answers": {"200": of}}


def _fields(names: list[str], required: bool) -> Document:
    fields: Document = {f"{name}{'!' * required}": "text" for name in names}
    return {**_base(), "types": {"Order": fields}}


def _types(names: list[str]) -> Document:
    fields: Document = {f"x{at}": name for at, name in enumerate(names)}
    types = {name: {"id": "text"} for name in names}
    return {**_base(), "types": {"Order": fields, **types}}


def _operations(names: list[str]) -> Document:
    return {**_base(), "operations": {name: _operation("Order") for name in names}}


def _environments(names: list[str]) -> Document:
    place = {"url": "https://a.example", "sandbox": True}
    return {**_base(), "environments": {name: dict(place) for name in names}}


def _credentials(names: list[str]) -> Document:
    operations = {
        f"read_{at}": {**_operation("Order"), "auth": f"by_{at}"}
        for at in range(len(names))
    }
    return {
        **_base(),
        "credentials": dict.fromkeys(names, "secret"),
        "auth": {f"by_{at}": {"bearer": name} for at, name in enumerate(names)},
        "operations": operations,
    }


def _schemes(names: list[str]) -> Document:
    return {
        **_base(),
        "credentials": {"key": "secret"},
        "auth": {name: {"bearer": "key"} for name in names},
        "operations": {
            f"read_{at}": {**_operation("Order"), "auth": name}
            for at, name in enumerate(names)
        },
    }


def _parameters(names: list[str]) -> Document:
    operations = {
        f"read_{at}": {
            "GET": f"/a/{{{name}}}",
            "path": {name: "text"},
            "effect": "read",
            "answers": {"200": "Order"},
        }
        for at, name in enumerate(names)
    }
    return {**_base(), "operations": operations}


def _query(names: list[str]) -> Document:
    asked = {
        "GET": "/a",
        "query": dict.fromkeys(names, "text"),
        "effect": "read",
        "answers": {"200": "Order"},
    }
    return {**_base(), "operations": {"read_it": asked}}


def _values(names: list[str]) -> Document:
    types = {"Order": {"of": "Status", "one": "Closed"}}
    types |= {"Status": {"$enum": names}, "Closed": {"$closed": True, "$enum": names}}
    return {**_base(), "types": types}


def _proofs(names: list[str]) -> Document:
    """Signatures, their keys and callbacks of these names."""
    return {
        **_base(),
        "credentials": dict.fromkeys(names, "secret"),
        "signatures": {
            name: {"hmac": "sha256", "header": "X-S", "encoding": "hex", "key": name}
            for name in names
        },
        "callbacks": {
            name: {
                "body": "Order",
                "verify": name,
                "identity": "id",
                "acknowledge": 200,
            }
            for name in names
        },
    }


def _signatures(names: list[str]) -> Document:
    return _proofs_of(names, [f"paid_{at}" for at in range(len(names))])


def _callbacks(names: list[str]) -> Document:
    return _proofs_of([f"by_{at}" for at in range(len(names))], names)


def _proofs_of(signatures: list[str], callbacks: list[str]) -> Document:
    proof = {"hmac": "sha256", "header": "X-S", "encoding": "hex", "key": "key"}
    event = {"body": "Order", "identity": "id", "acknowledge": 200}
    return {
        **_base(),
        "credentials": {"key": "secret"},
        "signatures": {name: dict(proof) for name in signatures},
        "callbacks": {
            name: {**event, "verify": by}
            for name, by in zip(callbacks, signatures, strict=True)
        },
    }


def _statuses(names: list[str]) -> Document:
    """Meanings of values of these names."""
    types = {"Order": {"id": "text", "of": "Status"}, "Status": {"$enum": names}}
    meanings = {"Status": dict.fromkeys(names, "pending")}
    return {**_base(), "types": types, "statuses": meanings}


def _surfaces(names: list[str]) -> Document:
    urls = {name: f"https://a.example/{at}" for at, name in enumerate(names)}
    return {
        **_base(),
        "surfaces": dict.fromkeys(names, "Calls."),
        "environments": {"live": {"urls": urls, "sandbox": True}},
        "operations": {
            f"read_{at}": {**_operation("Order"), "surface": name}
            for at, name in enumerate((names[0], names[-1]))
        },
    }


def _tags(names: list[str]) -> Document:
    """Words that tell the members of a union apart, each member a type of its own."""
    members = {f"Member{at}": {"kind!": "text"} for at in range(len(names))}
    union: Document = {"$tag": "kind", "$of": dict(zip(names, members, strict=True))}
    return {**_base(), "types": {"Order": {"a": "Either"}, **members, "Either": union}}


def _form(names: list[str]) -> Document:
    asked = {**_operation("Order"), "body": "Sent", "form": "brackets"}
    types = {"Order": {"id": "text"}, "Sent": dict.fromkeys(names, "text")}
    return {**_base(), "types": types, "operations": {"read_it": asked}}


def _headers(names: list[str]) -> Document:
    """Headers that a caller gives, as arguments of these names."""
    asked = {
        "GET": "/a",
        "headers": {
            f"X-{at}": {"type": "text", "name": name} for at, name in enumerate(names)
        },
        "effect": "read",
        "answers": {"200": "Order"},
    }
    return {**_base(), "operations": {"read_it": asked}}


def _given_names(names: list[str]) -> Document:
    """Fields that code calls so, whatever they are on the wire."""
    fields = {f"w{at}": {"type": "text", "name": name} for at, name in enumerate(names)}
    return {**_base(), "types": {"Order": fields}}


def _evidence(names: list[str]) -> Document:
    """Sources, assumptions and conflicts of these names."""
    readings = [
        {"says": "One.", "source": names[0]},
        {"says": "Two.", "source": names[-1]},
    ]
    split = {"readings": readings, "chosen": "One.", "why": "Seen."}
    shown = dict.fromkeys(("source", "assumed", "conflict"), names)
    return {
        **_base(),
        "sources": dict.fromkeys(names, "https://a.example/docs"),
        "assumptions": dict.fromkeys(names, "So it seems."),
        "conflicts": {name: dict(split) for name in names},
        "operations": {"read_it": {**_operation("Order"), **shown}},
    }


def _flows(names: list[str]) -> Document:
    steps = {"steps": ["read_it", "read_again"]}
    operations = {"read_it": _operation("Order"), "read_again": _operation("Order")}
    return {
        **_base(),
        "operations": operations,
        "flows": {name: dict(steps) for name in names},
    }


def _provider(names: list[str]) -> Document:
    return {**_base(), "provider": names[0]}


KINDS: dict[str, tuple[Callable[[str], str], Callable[[list[str]], Document], int]] = {
    "field": (str, partial(_fields, required=False), 120),
    "required-field": (str, partial(_fields, required=True), 120),
    "query": (str, _query, 120),
    "value": (str, _values, 400),
    "type": (camel, _types, 60),
    "type-in-capitals": (upper, _types, 60),
    "operation": (lower, _operations, 40),
    "environment": (lower, _environments, 200),
    "credential": (lower, _credentials, 40),
    "scheme": (lower, _schemes, 60),
    "parameter": (lower, _parameters, 40),
    "proof": (lower, _proofs, 60),
    "signature": (lower, _signatures, 60),
    "callback": (lower, _callbacks, 60),
    "status": (str, _statuses, 400),
    "surface": (lower, _surfaces, 60),
    "tag": (str, _tags, 60),
    "form": (str, _form, 120),
    "header": (lower, _headers, 120),
    "given-name": (lower, _given_names, 120),
    "evidence": (dashed, _evidence, 60),
    "flow": (lower, _flows, 200),
    "provider": (lower, _provider, 1),
}
"""How a word is written in a place, a spec of such names, and how many at a time."""


def names_of(kind: str) -> tuple[str, ...]:
    """Every word, as names of that kind are written, each once."""
    write, _, _ = KINDS[kind]
    found = dict.fromkeys(map(write, (*words(), *ODD)))
    return tuple(each for each in found if each)


def specs_of(kind: str, names: tuple[str, ...]) -> Iterator[tuple[list[str], Document]]:
    """Specs in which these names stand."""
    _, make, together = KINDS[kind]
    for start in range(0, len(names), together):
        share = list(names[start : start + together])
        yield share, make(share)

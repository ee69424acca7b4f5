"""A small spec with a hostile name wherever a name can stand."""

from __future__ import annotations

from random import Random

from tests.emission.broad import yaml

from .names import Names

SCALARS = (
    *("text", "text(1..40)", "text(..40 bytes)", "integer", "integer(0..9)", "number"),
    *("integer_text", "number_text", "boolean", "currency", "country", "email"),
    *("phone", "url", "date", "timestamp", "timestamp(unix)", "uuid", "json", "text?"),
    *(
        "iban",
        "bic",
        "card",
        "base64",
        "list(text)",
        "map(integer)",
        "list(list(text))",
    ),
)

Document = dict[str, object]


def document(seed: int) -> Document:
    """The spec of that number, as data."""
    return _Writer(Random(seed)).document()


def text(of: Document) -> str:
    """A spec as YAML."""
    return yaml(of)


class _Writer:
    def __init__(self, draw: Random) -> None:
        self._draw = draw
        self._names = Names(draw, draw.randrange(3) == 0)

    def document(self) -> Document:
        name, draw = self._names.lower, self._draw
        live, test = name(), name()
        account, secret, proof = name(), name(), name()
        scheme, signature, callback = name(), name(), name()
        sent, read, status, closed, inner, failure = self._types(6)
        create, fetch, search = name(), name(), name()
        parameter, flow = name(), name()
        key = self._names.wire()
        values = [self._names.wire() for _ in range(3)]
        fields = self._fields(inner, closed, both=True)
        answer = self._fields(inner, status, both=False)
        # What an event is known by, and what the next call takes.
        answer[f"{key}!"] = "text"
        made: Document = {
            "payspec": 1,
            "provider": name(),
            "title": "T",
            "environments": {
                live: "https://api.example.com",
                test: {"url": "https://test.example.com", "sandbox": True},
            },
            "credentials": {account: "account", secret: "secret", proof: "secret"},
            "auth": {scheme: {"basic": [account, secret]}},
            "types": {
                sent: fields,
                read: answer,
                inner: self._fields("text", "integer", both=True),
                status: {"$enum": values},
                closed: {"$closed": True, "$enum": [self._names.wire()]},
                failure: self._fields("text", "text", both=False),
            },
            "errors": [failure],
            "operations": {
                create: {
                    "POST": "/a",
                    "auth": scheme,
                    "effect": "draft",
                    "body": sent,
                    "answers": {"201": read},
                },
                fetch: {
                    "GET": f"/a/{{{parameter}}}",
                    "path": {parameter: "text"},
                    "auth": scheme,
                    "effect": "read",
                    "answers": {"200": read},
                },
            },
        }
        if draw.randrange(3) == 0:
            made["operations"][search] = {
                "GET": "/a",
                "query": {self._names.wire(): draw.choice(SCALARS[:3])},
                "effect": "read",
                "answers": {"200": f"list({read})"},
            }
        if draw.randrange(2):
            made["statuses"] = {status: dict.fromkeys(values, "pending")}
        if draw.randrange(2):
            made["signatures"] = {
                signature: {
                    "hmac": "sha256",
                    "header": "X-S",
                    "encoding": "hex",
                    "key": proof,
                }
            }
            made["callbacks"] = {
                callback: {
                    "body": read,
                    "verify": signature,
                    "identity": key,
                    "acknowledge": 200,
                }
            }
            if draw.randrange(2):
                made["callbacks"][name()] = dict(made["callbacks"][callback])
        else:
            del made["credentials"][proof]
        if draw.randrange(3) == 0:
            takes = {"call": fetch, "takes": {parameter: f"{create}.{key}"}}
            made["flows"] = {flow: {"steps": [create, takes]}}
        return made

    def _types(self, number: int) -> list[str]:
        return [self._names.type() for _ in range(number)]

    def _fields(self, first: str, second: str, *, both: bool) -> Document:
        draw = self._draw
        fields: Document = {}
        for of in (first, second, *draw.choices(SCALARS, k=draw.randint(0, 2))):
            wire = self._names.wire()
            mark = "!" if draw.randrange(2) else ""
            if both and draw.randrange(6) == 0:
                plain = {"type": of, "wire": wire, "name": self._names.lower()}
                fields[self._names.lower() + mark] = plain
            else:
                fields[wire + mark] = of
        return fields

"""A spec with every construct of the language, its texts filled in by the test."""

import json
from collections.abc import Callable

Say = Callable[[str], str]
"""Gives the text for a slot: its kind, such as `doc` or `wire`."""

SAMPLE = "broad/create.request.json"


def spec(name: str, say: Say) -> tuple[str, dict[str, bytes]]:
    """A spec as YAML, and its samples by file."""
    mode, reference, shade, size, zip_code = (say("wire") for _ in range(5))
    identity, wrapped, listed = say("wire"), say("wire"), say("wire")
    kept, shaded = say("wire"), say("wire")
    kept, asked_key, entered = (say("wire") for _ in range(3))
    evidence = {"source": ["page", "other"], "assumed": "first", "conflict": "split"}
    document = {
        "payspec": 1,
        "provider": name,
        "title": say("title"),
        "doc": say("doc"),
        "sources": {"page": say("source"), "other": say("source")},
        "assumptions": {"first": say("assumption"), "second": say("assumption")},
        "conflicts": {
            "split": {
                "readings": [
                    {"says": say("doc"), "source": "page"},
                    {"says": say("doc"), "source": "other"},
                ],
                "chosen": say("doc"),
                "why": say("doc"),
            }
        },
        "environments": {
            "live": {
                "url": "https://api.example.com/v1",
                "mode": {mode: False},
                "doc": say("doc"),
                **evidence,
            },
            "test": {
                "url": "https://test.example.com",
                "sandbox": True,
                "mode": {mode: True},
            },
            "stage": {"url": "https://stage.example.com", "sandbox": True},
        },
        "credentials": {
            "shop_id": {"kind": "account", "doc": say("doc")},
            "secret_key": {"kind": "secret", "doc": say("doc")},
        },
        "auth": {"shop": {"basic": ["shop_id", "secret_key"], "assumed": "second"}},
        "money": {
            "exponents": {"from": "iso4217", "0": ["IDR"], "1": ["MOP"]},
            "source": "page",
        },
        "types": {
            "Order": {
                "$doc": say("doc"),
                "$source": "page",
                "amount!": "minor(currency)",
                "currency!": "currency",
                "test": {"type": "boolean", "wire": mode, "doc": say("doc")},
                "reference!": {
                    "type": "text",
                    "wire": reference,
                    "doc": say("doc"),
                    "default": say("default"),
                },
                "shade": {"type": "Shade", "wire": shade, "doc": say("doc")},
                "size!": {"type": "Size", "wire": size},
                "zip": {
                    "type": "text(1..40)",
                    "wire": zip_code,
                    "sensitive": "pii",
                    "pattern": {
                        "is": say("pattern"),
                        "when": {shade: say("value:Shade:0")},
                    },
                },
                "iban": {
                    "type": "text",
                    "wire": say("wire"),
                    "sensitive": "bank_account",
                    "pattern": say("pattern"),
                    "required_when": {reference: say("condition")},
                },
                "day": {"type": "date", "wire": say("wire"), "doc": say("doc")},
                "moment": "timestamp",
                "share": {"type": "number", "wire": say("wire")},
                "count": {"type": "integer(0..5)", "default": 3},
                "words": {"type": "list(text(..35))", "wire": say("wire")},
                "numbers": "map(integer(1..5))",
                "customer": "Customer",
                "details": {"type": "Details", "doc": say("doc")},
                "both": {"type": "list(Both)", "wire": say("wire")},
                "nothing": {"type": "text?", "wire": say("wire")},
                "any": "json",
                "given": "list(Given)",
                "mail": "email",
                "page": "url",
                "land": "country",
                "call": "phone(..40)",
            },
            "Customer": {
                "$doc": say("doc"),
                "name!": {"type": "text(..60)", "wire": say("wire")},
                "date": {"type": "date", "sensitive": "pii", "doc": say("doc")},
                "friend": "Customer",
            },
            "Details": {
                "$doc": say("doc"),
                "$open": True,
                "kind!": {"type": "text", "wire": say("wire"), "doc": say("doc")},
            },
            "Both": {
                "$doc": say("doc"),
                "$conflict": "split",
                "one!": {"type": "text(..10)", "wire": say("wire")},
                "shade": "Shade",
                "size": "Size",
            },
            "Shade": {
                "$doc": say("doc"),
                "$enum": {say(f"value:Shade:{i}"): say("doc") for i in range(3)},
            },
            "Size": {
                "$doc": say("doc"),
                "$closed": True,
                "$enum": [say(f"value:Size:{i}") for i in range(3)],
            },
            "Payout": {
                "$doc": say("doc"),
                "id!": {"type": "text", "wire": identity, "doc": say("doc")},
                "amount!": "minor(currency)",
                "currency!": "currency",
                "kept!": {"type": "text", "wire": kept, "sensitive": "secret"},
                "reference": {"type": "text", "wire": reference},
                "test": {"type": "boolean", "wire": mode},
                "seen": {
                    "type": "text",
                    "wire": say("wire"),
                    "reads": ["integer", "null"],
                },
                "both": {"type": "map(Both)", "wire": say("wire")},
                "shade": {"type": "Shade", "wire": shaded},
            },
            "Asked": {
                "$doc": say("doc"),
                "$descriptor": {"key": asked_key, "as": "Given", "value": entered},
                "key!": {"type": "text", "wire": asked_key},
            },
            "Given": {
                "$doc": say("doc"),
                "$open": True,
                "entered!": {"type": "text", "wire": entered},
            },
            "Receipt": {
                "asked": "list(Asked)",
                "id!": {"type": "text", "wire": identity},
                "at": {"type": "timestamp", "wire": say("wire"), "doc": say("doc")},
            },
            "Failure": {
                "$doc": say("doc"),
                "message!": {"type": "text", "wire": say("wire")},
                "errors": "map(list(text))",
            },
            "Refusal": {"code!": {"type": "text", "wire": say("wire")}},
        },
        "errors": ["Failure", {wrapped: "Refusal", "$source": "page"}],
        "operations": {
            "create_payout": {
                "doc": say("doc"),
                "source": "page",
                "POST": "/payouts",
                "auth": "shop",
                "effect": "moves_money",
                "headers": {"Key": "idempotency_key", "X-Fixed": say("header")},
                "body": {wrapped: "Order"},
                "answers": {"200, 201": {wrapped: "Payout"}},
                "write_safety": {
                    "repeat": {
                        "form": "text",
                        "derive": reference,
                        "window": "24h",
                        "answers": "replay",
                        "source": "page",
                    },
                    "outcomes": {
                        "200": "duplicate",
                        "201": "accepted",
                        "401, 422": {"verdict": "rejected", "assumed": "second"},
                    },
                    "find": {
                        "with": "find_payout",
                        "by": reference,
                        "not_found": "no_proof",
                    },
                    "echoes": [
                        "amount",
                        "currency",
                        {"field": mode, "absent": False},
                    ],
                    "identified_by": identity,
                },
                "samples": [SAMPLE],
            },
            "draft_payout": {
                "doc": say("doc"),
                "POST": "/drafts",
                "auth": "shop",
                "effect": "draft",
                "body": "Order",
                "answers": {"201": "Payout", "202": "Receipt"},
                "errors": [{wrapped: {listed: "Failure"}}],
            },
            "cancel_payout": {
                "POST": "/payouts/{payout_id}/cancel",
                "path": {"payout_id": {"type": "text", "doc": say("doc")}},
                "auth": "shop",
                "effect": "cancels",
                "answers": {"200": "Payout"},
            },
            "find_payout": {
                "doc": say("doc"),
                "GET": "/payouts/by/{reference}",
                "path": {"reference": {"type": "text", "doc": say("doc")}},
                "auth": "shop",
                "effect": "read",
                "answers": {"200": {wrapped: {listed: "list(Payout)"}}},
            },
            "ping": {
                "GET": "/ping",
                "effect": "read",
                "answers": {"200": "Receipt"},
            },
        },
    }
    document |= {
        "statuses": {
            "Shade": {
                say("value:Shade:0"): "created",
                say("value:Shade:1"): {
                    "is": "succeeded",
                    "money": "receiver",
                    "assumed": "second",
                },
                say("value:Shade:2"): {
                    "is": "failed",
                    "final": True,
                    "money": "sender",
                    "source": "page",
                },
            }
        },
        "flows": {
            "whole": {
                "doc": say("doc"),
                "steps": [
                    "draft_payout",
                    {
                        "call": "create_payout",
                        "takes": {reference: f"draft_payout.{identity}"},
                    },
                    {
                        "call": "cancel_payout",
                        "takes": {"payout_id": f"create_payout.{identity}"},
                    },
                ],
            }
        },
        "mapping": {
            "create": {"call": "create_payout", "reference": reference},
            "cancel": {"call": "cancel_payout", "id": "payout_id", "source": "page"},
            "reads": {"Payout": {"id": identity, "money": "amount", "status": shaded}},
        },
        "scenarios": {
            "one": {
                "doc": say("doc"),
                "call": "create_payout",
                "when": {reference: say("default"), mode: True},
                "becomes": {shaded: say("value:Shade:2")},
                "source": "page",
            }
        },
    }
    sample = {
        wrapped: {
            "amount": 100,
            "currency": "USD",
            reference: "r",
            size: say("value:Size:0"),
        }
    }
    return yaml(document), {SAMPLE: json.dumps(sample).encode()}


def yaml(value: object, indent: int = 0) -> str:
    """Data as YAML: block mappings and lists, every text quoted and escaped."""
    margin = "  " * indent
    match value:
        case dict():
            lines = (
                f"{margin}? {quoted(str(key))}\n{margin}:{_inside(held, indent)}"
                for key, held in value.items()
            )
            return "".join(lines)
        case list():
            return "".join(f"{margin}-{_inside(held, indent)}" for held in value)
        case bool():
            return f"{margin}{str(value).lower()}\n"
        case int():
            return f"{margin}{value}\n"
        case _:
            return f"{margin}{quoted(str(value))}\n"


def quoted(text: str) -> str:
    """A text between YAML's double quotes, all but plain ASCII escaped."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _inside(value: object, indent: int) -> str:
    if isinstance(value, dict | list):
        return "\n" + yaml(value, indent + 1)
    return " " + yaml(value)


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if " " <= character <= "~":
        return character
    return f"\\U{ord(character):08x}"

"""A stand-in for ProP2P, made up for these tests: its addresses, key and details are.

It follows the order of calls that the provider's page describes, and nothing more of it
is theirs.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.loopback.scripts import answer_bytes
from tests.loopback.server import Peer, Seen

KEY = "standin-key-0123456789"
TYPES: dict[str, list[dict[str, Any]]] = {
    "payin": [{"paymentMethodTypeId": "card-in", "title": "Card", "min": 1}],
    "payout": [
        {"paymentMethodTypeId": "card-out", "title": "Card"},
        {"paymentMethodTypeId": "iban-out", "title": "Account", "hint": None},
    ],
}
REQUISITES: list[dict[str, Any]] = [
    {"code": "card", "regexp": r"/^\d{16}$/", "check": ["Luhn"], "extra": {"n": 1}},
    {"code": "holder", "regexp": r"/^\p{L}[\p{L} ]*$/u", "label": {"en": "Name"}},
    {"code": "note", "regexp": r"^(?<=a)b$", "optional": "10.00"},
]
"""What a session asks for, in members of the stand-in's own."""

Answer = tuple[int, object]


@dataclass
class StandIn:
    """Sessions and operations, kept as they were created.

    `details` are members that answers to a created operation have in place of the true
    ones; `...` takes one away. Used as a script of a loopback server.
    """

    details: dict[str, object] = field(default_factory=dict[str, object])
    sessions: dict[str, str] = field(default_factory=dict[str, str])
    operations: dict[str, dict[str, Any]] = field(default_factory=dict[str, Any])

    def __call__(self, peer: Peer) -> None:
        while (seen := peer.read_request()) is not None:
            status, body = self._answer(seen)
            data = json.dumps(body).encode()
            peer.send(answer_bytes(data, status=f"{status} Said"))

    def capture(self, name: str) -> bytes:
        """The agent confirms; the callback that is sent then."""
        self.operations[name]["status"] = "captured"
        return json.dumps({"event": "status", "operation": {"id": name}}).encode()

    def _answer(self, seen: Seen) -> Answer:
        if seen.header("X-Standin-Key") != KEY:
            return 401, {"message": "who are you?"}
        url = urlsplit(seen.target)
        body = json.loads(seen.body) if seen.body else None
        match seen.method, url.path:
            case "GET", "/api/payment-method-types":
                (kind,) = parse_qs(url.query)["operationType"]
                return 200, TYPES[kind]
            case "POST", "/api/sessions":
                return self._session(body)
            case "POST", "/api/operations":
                return self._operation(body)
            case "GET", path if found := re.fullmatch("/api/operations/(.+)", path):
                kept = self.operations.get(unquote(found[1]))
                return (404, {"message": "none"}) if kept is None else (200, kept)
            case _:
                return 404, {"message": "nothing is here"}

    def _session(self, body: dict[str, Any]) -> Answer:
        kind = body["operationType"]
        if body["paymentMethodTypeId"] not in [
            each["paymentMethodTypeId"] for each in TYPES[kind]
        ]:
            return 422, {"message": "no such type"}
        name = f"session-{len(self.sessions) + 1}"
        self.sessions[name] = kind
        return 200, {"sessionId": name, "payerRequisites": REQUISITES}

    def _operation(self, body: dict[str, Any]) -> Answer:
        given = [dict(each) for each in body["payerRequisites"]]
        values = [each.pop("value") for each in given]
        if given != REQUISITES or not all(isinstance(each, str) for each in values):
            return 422, {"message": "give back all that was asked"}
        if self.sessions.get(body["sessionId"]) != body.get("operationType"):
            return 422, {"message": "no such session"}
        name = f"operation/{len(self.operations) + 1}"
        kept: dict[str, Any] = {
            "operationId": name,
            "sessionId": body["sessionId"],
            "operationType": body["operationType"],
            "status": "created",
            "paymentMethodRequisites": [{"card": "4000000000000002", "bank": "b"}],
        }
        self.operations[name] = kept
        answer = {**kept, **self.details}
        return 200, {key: each for key, each in answer.items() if each is not ...}

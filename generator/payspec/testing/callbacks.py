"""Callbacks as the provider would send them, for tests of what receives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from .fixtures import documented_body, fixture_text
from .json_text import JsonInput, JsonValue, items, members, read, replaced, write
from .signing import Ring, Signer
from .unsigned import Unsigned


@dataclass(frozen=True, slots=True, repr=False)
class CallbackRequest:
    """A request as it reaches the receiver, for any framework's test client."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def __repr__(self) -> str:
        return f"CallbackRequest({self.method}, {len(self.body)} bytes)"


class CallbackSender:
    """The provider's side of one callback, with keys of its own for tests.

    Give the receiver `keys`: shared ones are made up, and of a key pair it is the
    public half; the private one is made here and never leaves. A provider that proves
    nothing sends without any.

        sender = CallbackSender("payouts.acme", "payout")
        request = sender.request(changes={"/status": "paid"})
        response = client.post("/hooks", headers=request.headers, content=request.body)
    """

    def __init__(
        self, package: str, callback: str, keys: Mapping[str, str] | None = None
    ) -> None:
        """`package` is the provider's, by its full name: `payouts.acme`.

        `keys` are shared keys that the receiver has already, by credential. Raises
        `LookupError` if there is no such callback, `ValueError` for a public key.
        """
        self._package, self._callback = package, callback
        # Asked first: it tells whether there is such a callback at all.
        self._body = documented_body(package, f"{callback}.callback")
        text = fixture_text(package, f"{callback}.signatures")
        document = {} if text is None else members(read(text))
        verify = members(document.get("verify", {}))
        self._every = "all" in verify
        described = members(document.get("signatures", {}))
        named = [str(name) for each in verify.values() for name in items(each)]
        ring = Ring(keys or {})
        self._signers = {name: Signer(members(described[name]), ring) for name in named}
        self.keys = ring.keys

    @property
    def body(self) -> JsonValue:
        """What it sends if nothing else is said: the documented body, or a full one."""
        return self._body

    def request(
        self,
        body: JsonInput | bytes | bytearray | memoryview = None,
        *,
        changes: Mapping[str, JsonValue] | None = None,
        by: str | None = None,
        at: datetime | None = None,
        method: str = "POST",
        url: str = "https://receiver.example/callbacks",
        headers: Mapping[str, str] | None = None,
    ) -> CallbackRequest:
        """A request with that body, proven as the spec says.

        Without a body it is the documented one; `changes` are values in its place, each
        at its JSON pointer. Where one signature of several is enough, it is that called
        `by`, else the first. `at` is the moment of signing, else it is now. `headers`
        are sent as well, and covered where the signature covers them. Raises
        `LookupError` for a pointer that leads nowhere, or no such signature.
        """
        raw = (
            bytes(body)
            if isinstance(body, bytes | bytearray | memoryview)
            else self._written(body, changes or {})
        )
        own = {"Content-Type": "application/json", **(headers or {})}
        moment = datetime.now(UTC) if at is None else at
        unsigned = Unsigned(raw, method, url, moment, own)
        found = {name.lower(): (name, value) for name, value in own.items()}
        for signer in self._chosen(by):
            for name, value in signer.headers(unsigned):
                found[name.lower()] = (name, value)
        return CallbackRequest(method, url, tuple(found.values()), raw)

    def _written(self, body: JsonInput, changes: Mapping[str, JsonValue]) -> bytes:
        value = self._body if body is None else read(write(body))
        for pointer, by in changes.items():
            value = replaced(value, pointer, by)
        return write(value)

    def _chosen(self, by: str | None) -> tuple[Signer, ...]:
        if by is not None:
            return (self._signers[by],)
        every = tuple(self._signers.values())
        return every if self._every else every[:1]

"""Signing callbacks as a provider does, by the schemes in its fixtures."""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b64decode
from collections.abc import Callable, Mapping

from .json_text import JsonValue, items, members
from .private_keys import KeyPair, key_pair
from .unsigned import Unsigned, encoded

Scheme = Mapping[str, JsonValue]
"""A signature as the fixtures describe it."""

_NAME = re.compile(r"\{([^{}]*)\}")
_BYTES: Mapping[str, Callable[[str], bytes]] = {
    "text": str.encode,
    "hex": bytes.fromhex,
    "base64": b64decode,
}


class Ring:
    """The keys of both sides: `keys` are what the receiver is given, by credential.

    Those that are asked for and not given are made up; key pairs cannot be given.
    """

    def __init__(self, given: Mapping[str, str]) -> None:
        self.keys: dict[str, str] = {}
        self._given = given
        self._pairs: dict[str, KeyPair] = {}

    def shared(self, name: str) -> None:
        """Have a shared key. One that is made up fits whatever form keys have."""
        made_up = f"test-{name}".encode()
        even = made_up + b"-" * (len(made_up) % 2)
        self.keys[name] = self._given.get(name, even.hex())

    def pair(self, name: str, algorithm: str) -> KeyPair:
        """Have a key pair. Raises `ValueError` if one was given."""
        if name in self._given:
            raise ValueError(f"the key pair of {name!r} is made here")
        if name not in self._pairs:
            self._pairs[name] = key_pair(algorithm)
            self.keys[name] = self._pairs[name].public
        return self._pairs[name]


class Signer:
    """Signs by one scheme, with the keys of a ring."""

    def __init__(self, scheme: Scheme, ring: Ring) -> None:
        self._scheme, self._keys = scheme, ring.keys
        self._algorithm = _algorithm(scheme)
        self._pair: KeyPair | None = None
        if self._algorithm is not None:
            self._pair = ring.pair(_said(scheme, "key"), self._algorithm)
            return
        for word in ("user", "password", "key"):
            if word in scheme:
                ring.shared(_said(scheme, word))

    def headers(self, request: Unsigned) -> list[tuple[str, str]]:
        """The headers that prove a request, and those that they cover."""
        match _said(self._scheme, "scheme"):
            case "basic":
                return [("Authorization", self._basic())]
            case "message":
                return self._message(request)
            case _:
                return self._placed(request)

    def _basic(self) -> str:
        user, password = (_said(self._scheme, word) for word in ("user", "password"))
        pair = f"{self._keys[user]}:{self._keys[password]}".encode()
        return f"Basic {encoded(pair, 'base64')}"

    def _placed(self, request: Unsigned) -> list[tuple[str, str]]:
        scheme = self._scheme
        header, over = _said(scheme, "header"), _said(scheme, "over")
        time, part = scheme.get("time"), scheme.get("part")
        headers: dict[str, str] = {}
        parts: list[str] = []
        stamp = ""
        if time is not None:
            moment = members(time)
            stamp = request.stamp(_said(moment, "form"))
            if moment.get("part") is None:
                headers[_said(moment, "header")] = stamp
            else:
                parts.append(f"{_said(moment, 'part')}={stamp}")
        known = {"body": request.body, "timestamp": stamp.encode(), "key": self._key()}
        for name in _NAME.findall(over):
            if name not in known:
                headers[name] = request.header(name)
                known[name] = headers[name].encode()
        pieces = enumerate(_NAME.split(over))
        content = b"".join(
            known[text] if place % 2 else text.encode() for place, text in pieces
        )
        bits = encoded(self._sign(content), _said(scheme, "encoding"))
        value = f"{_said(scheme, 'prefix')}{bits}"
        if part is not None:
            value = ",".join([*parts, f"{part}={value}"])
        return [*headers.items(), (header, value)]

    def _message(self, request: Unsigned) -> list[tuple[str, str]]:
        names = list(map(str, items(self._scheme["components"])))
        listed = " ".join(f'"{name}"' for name in names)
        covered = f"({listed});created={request.stamp('unix')}"
        lines = [f'"{name}": {request.component(name)}' for name in names]
        base = "\n".join([*lines, f'"@signature-params": {covered}'])
        label = self._scheme.get("label") or "sig1"
        bits = encoded(self._sign(base.encode()), "base64")
        own = [name for name in names if not name.startswith("@")]
        return [
            *((name.title(), request.header(name)) for name in own),
            ("Signature-Input", f"{label}={covered}"),
            ("Signature", f"{label}=:{bits}:"),
        ]

    def _sign(self, content: bytes) -> bytes:
        if self._pair is not None and self._algorithm is not None:
            return self._pair.sign(content, self._algorithm)
        if _said(self._scheme, "scheme") == "digest":
            return hashlib.new(_said(self._scheme, "hash"), content).digest()
        return hmac.digest(
            self._key(), content, str(self._scheme.get("hash", "sha256"))
        )

    def _key(self) -> bytes:
        if self._pair is not None or "key" not in self._scheme:
            return b""
        key = self._keys[_said(self._scheme, "key")]
        return _BYTES[str(self._scheme.get("key_form", "text"))](key)


def _algorithm(scheme: Scheme) -> str | None:
    """How a key pair signs; `None` where the key is shared."""
    match _said(scheme, "scheme"):
        case "message":
            algorithm = _said(scheme, "algorithm")
            return None if algorithm == "hmac-sha256" else algorithm
        case "rsa":
            return f"rsa-v1_5-{_said(scheme, 'hash')}"
        case "ecdsa":
            return f"ecdsa-p256-sha256{'' if scheme.get('raw') else '-der'}"
        case "ed25519":
            return "ed25519"
        case _:
            return None


def _said(scheme: Scheme, name: str) -> str:
    value = scheme[name]
    if isinstance(value, str):
        return value
    raise ValueError(f"a signature says {name!r} in a text")

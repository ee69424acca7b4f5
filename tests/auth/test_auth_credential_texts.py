"""Credentials that came with something of their file, or with nothing."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from typing import Any

import pytest

from payspec.runtime.auth.credentials import Credentials
from payspec.runtime.callbacks.keys import Keyring
from payspec.runtime.errors import ConfigurationError
from payspec.runtime.fields.secret import Secret
from tests.loopback.server import LoopbackServer

from .emitted import (
    KEY,
    KINDS,
    PACKAGE,
    Kind,
    build,
    core,
    pay,
    payouts,
    run,
    serves,
)
from .specs import SPECS

OUTER = ("\n", "\r\n", " ", "\t", "\v", "\f", "\r", "\xa0", "\u2028", "\u3000", "\x00")
INVISIBLE = ("\ufeff", "\u200b", "\u2060", "\u00ad")
INNER = ("\n", "\r\n", "\t", "\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029")

WRONG: dict[str, str] = {
    **{f"behind-{mark!r}": KEY + mark for mark in (*OUTER, *INVISIBLE)},
    **{f"before-{mark!r}": mark + KEY for mark in (*OUTER, *INVISIBLE)},
    **{f"inside-{mark!r}": f"{KEY[:4]}{mark}{KEY[4:]}" for mark in INNER},
    "half-of-a-pair": f"{KEY}\udcff",
    "only-a-newline": "\n",
    "only-spaces": "   ",
}
RIGHT = (
    KEY,
    "a",
    "with a space",
    "пароль",
    "pass\xa0phrase",
    "emoji \U0001f469\u200d\U0001f680 in it",
    "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    "\n-----BEGIN PRIVATE KEY-----\r\nAAAA\r\n-----END PRIVATE KEY-----",
)

WAYS: dict[str, Callable[[str], Any]] = {
    "text": lambda text: text,
    "secret": Secret,
    "function": lambda text: lambda: text,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_cannot_be_right_is_told(text: str, way: str) -> None:
    with pytest.raises(ConfigurationError, match="'key'") as raised:
        Credentials({"key": WAYS[way](text)}).reveal("key")
    assert KEY not in str(raised.value) and raised.value.__context__ is None
    if way != "function":
        for keys in (WAYS[way](text), [KEY, WAYS[way](text)]):
            with pytest.raises(ConfigurationError, match="'key'") as told:
                Keyring({"key": keys})
            assert KEY not in str(told.value)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", RIGHT, ids=ascii)
def test_what_can_be_right_is_taken_as_it_is(text: str, way: str) -> None:
    assert Credentials({"key": WAYS[way](text)}).reveal("key") == text
    if way != "function":
        assert Keyring({"key": WAYS[way](text)}).reveal("key") == (text,)


@pytest.mark.parametrize("mark", ["\n", " ", "\r\n"])
def test_white_space_around_a_public_key_means_nothing(mark: str) -> None:
    ring = Keyring({"key": f"AAAA{mark}"}, public=["key"])
    assert ring.reveal("key") == (f"AAAA{mark}",)
    with pytest.raises(ConfigurationError):
        Keyring({"key": mark}, public=["key"])


PLACES = tuple(name for name in SPECS if name != "certificate")
FILES = (f"{KEY}\n", f"\ufeff{KEY}", "   ")


def credentials_of(provider: str) -> list[str]:
    """The credentials that a client of that provider takes."""
    made = importlib.import_module(f"{PACKAGE}.{provider}").Client
    taken = inspect.signature(made).parameters
    return [name for name in ("merchant", "key") if name in taken]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", FILES, ids=ascii)
@pytest.mark.parametrize("provider", PLACES)
def test_nothing_is_sent_with_it(provider: str, text: str, kind: Kind) -> None:
    """Wherever it would stand; and from a function, which is asked for each call."""
    with LoopbackServer(serves(payouts)) as server:
        for name in credentials_of(provider):
            with pytest.raises(core("ConfigurationError"), match=f"'{name}'"):
                build(kind, provider, server.url, **{name: text})
            given: dict[str, Any] = {name: lambda: text}
            outcome = run(kind, build(kind, provider, server.url, **given), pay)
            assert isinstance(outcome, core("NotSent")), (name, outcome)
            assert isinstance(outcome.error, core("ConfigurationError"))
            assert KEY not in f"{outcome!r}{outcome.error}"
        assert server.connections == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["merchant", "key"])
@pytest.mark.parametrize("text", FILES, ids=ascii)
def test_no_certificate_is_loaded_by_it(text: str, name: str, kind: Kind) -> None:
    for given in (text, lambda: text):
        with pytest.raises(core("ConfigurationError"), match=f"'{name}'"):
            files = {"merchant": "a.pem", "key": "b.pem", name: given}
            build(kind, "certificate", "https://api.acme.example", **files)

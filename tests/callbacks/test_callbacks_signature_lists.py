"""Several signatures in one header, as providers send them while a secret is rolled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from time import perf_counter

import pytest

from payspec.runtime.callbacks.refused import RefusalReason
from payspec.runtime.callbacks.signatures import (
    Encoding,
    Hash,
    Hmac,
    Placement,
    SignedTime,
)
from payspec.runtime.callbacks.signed import MOST_SIGNATURES

from .signing import BODY, NOT_SHARED, OTHER, SECRET, SHARED, UNIX, Scheme, base64, mac

UNREADABLE = RefusalReason.UNREADABLE_HEADER
WRONG = RefusalReason.WRONG_SIGNATURE
STRIPE = SignedTime(header="X-Signature", part="t", tolerance=300)


@dataclass(frozen=True)
class Notation:
    """A way to write several signatures: one of them, and how they are put together."""

    placement: Placement
    good: str
    written: Callable[[str], str]
    joined: Callable[[list[str]], str]
    others: tuple[str, ...]
    """What else may stand in the list: other versions and broken ones."""

    @property
    def scheme(self) -> Scheme:
        signature = Hmac(
            name="s", key="key", hash=Hash.SHA256, placement=self.placement
        )
        return Scheme(signature, lambda _: {}, SHARED, NOT_SHARED)

    def reason(self, items: list[str], **options: object) -> RefusalReason | None:
        headers = {"X-Signature": self.joined(items), "webhook-timestamp": UNIX}
        return self.scheme.reason(headers, **options)  # type: ignore[arg-type]


STAMPED = mac(f"{UNIX}.".encode() + BODY)
PLAIN = mac(BODY)

NOTATIONS = {
    "standard-webhooks": Notation(
        Placement(
            header="X-Signature",
            prefix="v1,",
            over="{timestamp}.{body}",
            time=SignedTime(header="webhook-timestamp", tolerance=300),
        ),
        base64(STAMPED),
        lambda text: f"v1,{text}",
        " ".join,
        ("v1a,AAAA", "v2,AAAA", "v1", "v1,", "v1,!", "junk", ","),
    ),
    "stripe": Notation(
        Placement(
            header="X-Signature",
            encoding=Encoding.HEX,
            part="v1",
            over="{timestamp}.{body}",
            time=STRIPE,
        ),
        STAMPED.hex(),
        lambda text: f"v1={text}",
        lambda items: ",".join([f"t={UNIX}", *items]),
        ("v0=00", "v1=", "v1=zz", "v10=00", "junk", ""),
    ),
    "stripe-with-spaces": Notation(
        Placement(header="X-Signature", encoding=Encoding.HEX, part="v1"),
        PLAIN.hex(),
        lambda text: f"v1={text}",
        ", ".join,
        ("v0=00", "v1=", "junk", ""),
    ),
    "comma-list": Notation(
        Placement(header="X-Signature", encoding=Encoding.HEX, prefix="sha256="),
        PLAIN.hex(),
        lambda text: f"sha256={text}",
        ",".join,
        ("sha1=00", "sha512=00", "sha256=", "sha256=zz", "junk", ""),
    ),
    "comma-and-space-list": Notation(
        Placement(header="X-Signature", prefix="v1:"),
        base64(PLAIN),
        lambda text: f"v1:{text}",
        ", ".join,
        ("v2:AAAA", "v1:", "v1:!", ""),
    ),
    "space-list": Notation(
        Placement(header="X-Signature", encoding=Encoding.BASE64URL, prefix="sha256="),
        base64(PLAIN).translate(str.maketrans("+/", "-_")).rstrip("="),
        lambda text: f"sha256={text}",
        "   ".join,
        ("sha1=AAAA", "sha256=", "sha256=!", "junk"),
    ),
}

LENGTHS = (1, 2, 3, 5, MOST_SIGNATURES)


def forged(name: str, number: int) -> str:
    """A signature of the right form by another secret."""
    bits = mac(f"forged {number}".encode())
    notation = NOTATIONS[name]
    if notation.placement.encoding is Encoding.HEX:
        return notation.written(bits.hex())
    text = base64(bits)
    if notation.placement.encoding is Encoding.BASE64URL:
        text = text.translate(str.maketrans("+/", "-_"))
    return notation.written(text)


def believed() -> Iterator[tuple[str, int, int, str | None, bool]]:
    """Notation, number, place of the good one, what is between, and whether twice."""
    for name, notation in NOTATIONS.items():
        between: tuple[str | None, ...] = (None, *notation.others)
        for length, junk, twice in product(LENGTHS, between, (False, True)):
            for place in sorted({0, length // 2, length - 1}):
                yield name, length, place, junk, twice


BELIEVED = list(believed())


def listed(
    name: str, length: int, good: int | None, junk: str | None, twice: bool
) -> list[str]:
    notation = NOTATIONS[name]
    items: list[str] = []
    for place in range(length):
        item = forged(name, place)
        if place == good:
            item = notation.written(notation.good)
        items += [item, item] if twice else [item]
        items += [] if junk is None else [junk]
    return items


@pytest.mark.parametrize("name", NOTATIONS)
def test_a_good_one_anywhere_in_a_list_is_believed(name: str) -> None:
    cases = [case for case in BELIEVED if case[0] == name]
    assert len(cases) > 100
    for case in cases:
        items = listed(*case)
        assert NOTATIONS[name].reason(items) is None, items


@pytest.mark.parametrize("name", NOTATIONS)
def test_a_list_without_a_good_one_is_not_believed(name: str) -> None:
    for _, length, _, junk, twice in (case for case in BELIEVED if case[0] == name):
        items = listed(name, length, None, junk, twice)
        assert NOTATIONS[name].reason(items) is WRONG, items
    for junk in NOTATIONS[name].others:
        assert NOTATIONS[name].reason([junk]) in {
            UNREADABLE,
            # Of a time in the header that nothing is signed with.
            RefusalReason.MISSING_HEADER,
        }, junk


@pytest.mark.parametrize("name", NOTATIONS)
def test_a_good_one_of_another_version_or_body_is_not_believed(name: str) -> None:
    notation = NOTATIONS[name]
    other = notation.written(notation.good).replace("1", "9", 1)
    if notation.placement.prefix == "sha256=":
        other = notation.written(notation.good).replace("sha256", "sha255", 1)
    assert notation.reason([other]) is not None
    good = notation.written(notation.good)
    assert notation.reason([good, good], body=BODY + b" ") is WRONG


@pytest.mark.parametrize("name", NOTATIONS)
def test_each_active_secret_is_tried_with_each_signature(name: str) -> None:
    good = NOTATIONS[name].written(NOTATIONS[name].good)
    items = [forged(name, 1), good]
    for keys in ([SECRET, OTHER], [OTHER, SECRET], (OTHER, "third", SECRET)):
        assert NOTATIONS[name].reason(items, keys={"key": keys}) is None
    assert NOTATIONS[name].reason(items, keys={"key": [OTHER, "third"]}) is WRONG


@pytest.mark.parametrize("name", NOTATIONS)
def test_only_so_many_are_tried(name: str) -> None:
    """A list costs its reader as much as its sender chose."""
    good = NOTATIONS[name].written(NOTATIONS[name].good)
    for place in (0, -1):
        items = [forged(name, number) for number in range(MOST_SIGNATURES + 1)]
        items[place] = good
        assert NOTATIONS[name].reason(items) is UNREADABLE
    flood = [forged(name, number) for number in range(20_000)]
    start = perf_counter()
    assert NOTATIONS[name].reason(flood) is UNREADABLE
    assert perf_counter() - start < 2


def test_a_prefix_with_a_space_is_one_value() -> None:
    placement = Placement(header="X-Signature", encoding=Encoding.HEX, prefix="HMAC ")
    scheme = Scheme(
        Hmac(name="s", key="key", hash=Hash.SHA256, placement=placement),
        lambda _: {},
        SHARED,
        NOT_SHARED,
    )
    assert scheme.reason({"X-Signature": f"HMAC {PLAIN.hex()}"}) is None
    two = f"HMAC {PLAIN.hex()} HMAC {PLAIN.hex()}"
    assert scheme.reason({"X-Signature": two}) is UNREADABLE

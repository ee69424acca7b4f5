"""What is sent in parts, as a reader of another hand reads it, and who sends it."""

from __future__ import annotations

import hashlib
import hmac
import json
from types import ModuleType

import pytest

from tests.operations.house import KINDS
from tests.operations.multipart.parts import KEY, MERCHANT, PDF, file, read, sent


@pytest.mark.parametrize("kind", KINDS)
def test_texts_and_files_are_parts(kind: str, parts: ModuleType) -> None:
    """Each with its name, in the order of the spec; a file with its name and type."""
    outcome, [seen] = sent(
        kind,
        parts,
        "upload",
        purpose="proof",
        document=file(parts),
        pages=[file(parts, name="1.png", content=b"", content_type="image/png")],
        money=parts.Money("1.00", "EUR"),
        owner={"name": 'a "b"', "country": "DE"},
        tags=["a", "b"],
        note=None,
        idempotency_key="k-1",
    )
    assert type(outcome).__name__ == "Accepted"
    assert read(seen) == [
        ("purpose", None, "", b"proof"),
        ("document", "a.pdf", "application/pdf", PDF),
        ("pages[]", "1.png", "image/png", b""),
        ("amount", None, "", b"100"),
        ("currency", None, "", b"EUR"),
        ("owner[name]", None, "", b'a "b"'),
        ("owner[country]", None, "", b"DE"),
        ("tags[]", None, "", b"a"),
        ("tags[]", None, "", b"b"),
        ("note", None, "", b""),
    ]
    assert seen.header("Idempotency-Key") == "k-1"


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrapping_is_in_the_names(kind: str, parts: ModuleType) -> None:
    _, [seen] = sent(kind, parts, "upload_wrapped", kind="k", file=file(parts))
    assert read(seen) == [
        ("version", None, "", b"2"),
        ("document.kind", None, "", b"k"),
        ("document.file", "a.pdf", "application/pdf", PDF),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_nested_may_be_json(kind: str, parts: ModuleType) -> None:
    owner = {"name": "n", "country": "DE"}
    given = {"owner": owner, "owners": [owner, {"name": "m"}], "tags": ["a", "b"]}
    _, [seen] = sent(kind, parts, "upload_json", file=file(parts), **given)
    found = read(seen)
    assert [each[0] for each in found] == [
        *("file", "owner", "owners", "owners", "tags", "tags")
    ]
    assert [each[2] for each in found[1:4]] == ["application/json"] * 3
    assert [json.loads(each[3]) for each in found[1:4]] == [owner, owner, {"name": "m"}]


@pytest.mark.parametrize("kind", KINDS)
def test_the_bytes_that_are_signed_are_sent(kind: str, parts: ModuleType) -> None:
    """The boundary among them, in the header and in the body."""
    outcome, [seen] = sent(kind, parts, "signed", file=file(parts), name="n")
    assert type(outcome).__name__ == "Accepted"
    media = (seen.header("Content-Type") or "").encode()
    over = b"POST/api/documents" + media + seen.body
    over += hashlib.sha256(seen.body).hexdigest().encode()
    signed = hmac.new(KEY.encode(), over, hashlib.sha256).hexdigest()
    assert seen.header("X-Sign") == signed


@pytest.mark.parametrize("kind", KINDS)
def test_a_credential_is_a_part(kind: str, parts: ModuleType) -> None:
    outcome, [seen] = sent(kind, parts, "member", name="n")
    assert type(outcome).__name__ == "Accepted"
    assert read(seen) == [
        ("name", None, "", b"n"),
        ("api[key]", None, "", MERCHANT.encode()),
    ]


def test_an_echo_is_of_what_was_sent(parts: ModuleType) -> None:
    given = {"document": file(parts), "idempotency_key": "k"}
    outcome, _ = sent("sync", parts, "upload", purpose="other", **given)
    assert (type(outcome).__name__, outcome.reason) == ("Unknown", "echo")

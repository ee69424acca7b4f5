"""Bodies in parts: texts and files, byte by byte, and who sends them."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.loopback.server import Seen
from tests.operations.house import KINDS, Provider, ask, checked, emitted

SPEC = """\
payspec: 1
provider: parts
title: Parts
environments: {test: {url: https://sandbox.parts.example, sandbox: true}}
credentials: {key: secret, merchant: text}
money: {exponents: {from: iso4217}}
auth:
  member:
    body: {"api[key]": merchant}
  signed:
    sign:
      algorithm: hmac-sha256
      key: key
      over: "{method}{path}{Content-Type}{body}{body_sha256}"
      encoding: hex
      headers: {X-Sign: "{signature}"}
types:
  Upload:
    purpose!: text(..20)
    document!: file
    pages: list(file)
    amount: minor(currency)
    currency: currency
    at: timestamp(unix)
    owner: Owner
    tags: list(text)
    note: text?
    extra: map(text)
  Owner: {name!: text, country: country}
  Wrapped: {kind!: text, file!: file}
  Texts: {name!: text, inner: map(text)}
  Document: {id!: text, purpose: text}
  Failure: {message!: text}
errors: [Failure]
operations:
  upload:
    POST: /documents
    effect: draft
    body: Upload
    multipart: brackets
    answers: {200: Document}
    write_safety:
      repeat: {form: text, window: 24h, answers: replay}
      outcomes: {200: accepted, 422: rejected}
      echoes: [purpose]
    headers: {Idempotency-Key: idempotency_key}
  upload_wrapped:
    POST: /documents
    effect: draft
    body: {document: Wrapped, version: 2}
    multipart: {nesting: dots, lists: indices}
    answers: {200: Document}
  upload_json:
    POST: /documents
    effect: draft
    body: Upload2
    multipart: {nesting: json, lists: repeated}
    answers: {200: Document}
  member:
    POST: /documents
    effect: draft
    auth: member
    body: Texts
    multipart: brackets
    answers: {200: Document}
  signed:
    POST: /documents
    effect: draft
    auth: signed
    body: Signed
    multipart: brackets
    answers: {200: Document}
"""
SPEC = SPEC.replace(
    "  Owner: {",
    "  Upload2: {file!: file, owner: Owner, owners: list(Owner), tags: list(text)}\n"
    "  Signed: {file!: file, name: text}\n  Owner: {",
)

KEY, MERCHANT = "k3y", "m 7&x=ü"
PDF = b"%PDF-1.7\r\n--x\r\n\x00\xff"


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("parts"), SPEC) as module:
        yield module


def file(module: ModuleType, **given: Any) -> Any:
    """A file, as a caller gives one."""
    plain = {"name": "a.pdf", "content": PDF, "content_type": "application/pdf"}
    return module.FilePart(**{**plain, **given})


def sent(
    kind: str,
    module: ModuleType,
    method: str,
    merchant: str = MERCHANT,
    /,
    **given: Any,
) -> tuple[Any, list[Seen]]:
    """The outcome of one call, and what was seen of it."""
    provider = Provider([(200, {"id": "1", "purpose": "proof"})])
    outcome = ask(
        kind,
        module,
        provider,
        lambda c: getattr(c, method)(**given),
        key=KEY,
        merchant=merchant,
    )
    return outcome, provider.seen


def read(seen: Seen) -> list[tuple[str | None, str | None, str, bytes]]:
    """Name, file name, type and content of each part, by a reader of another hand."""
    kind = seen.header("Content-Type") or ""
    message = message_from_bytes(
        b"Content-Type: " + kind.encode() + b"\r\n\r\n" + seen.body
    )
    assert message.is_multipart() and not message.defects
    found: list[tuple[str | None, str | None, str, bytes]] = []
    for part in message.get_payload():
        assert isinstance(part, Message) and not part.defects
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        declared = part.get_content_type() if "content-type" in part else ""
        found.append((str(name), part.get_filename(), declared, content))
    return found


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


def test_the_very_bytes(parts: ModuleType) -> None:
    """No spare line, no spare header; the boundary is of what is between it."""
    _, [seen] = sent("sync", parts, "signed", file=file(parts, content=b"x"), name="ü")
    boundary = (seen.header("Content-Type") or "").partition("boundary=")[2]
    assert re.fullmatch("[0-9a-f]{40}", boundary)
    assert seen.body.split(b"--" + boundary.encode()) == [
        b"",
        b'\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n'
        b"Content-Type: application/pdf\r\n\r\nx\r\n",
        b'\r\nContent-Disposition: form-data; name="name"\r\n\r\n\xc3\xbc\r\n',
        b"--\r\n",
    ]


def test_the_same_call_is_the_same_bytes(parts: ModuleType) -> None:
    """A repeat is one, and so is its fingerprint in a journal."""
    given: dict[str, Any] = {"purpose": "proof", "idempotency_key": "k"}
    one = sent("sync", parts, "upload", document=file(parts), **given)[1][0]
    same = sent("sync", parts, "upload", document=file(parts), **given)[1][0]
    other = sent("sync", parts, "upload", document=file(parts, name="b"), **given)[1][0]
    assert one.body == same.body
    assert one.header("Content-Type") == same.header("Content-Type")
    assert one.body != other.body


def test_no_boundary_stands_in_a_part() -> None:
    """Not even in a content that was made to hold it."""
    from payspec.runtime.wire.multipart import boundary_of

    # What is looked for first is known only of a part that does not hold it; so the
    # search is made to go on by a part that holds every beginning.
    first = boundary_of([b"a"])
    assert first == boundary_of([b"a"]) != boundary_of([b"b"])

    class Everything(bytes):
        """Holds the first boundary that is tried, whatever it is."""

        tries = 0

        def __contains__(self, key: object) -> bool:
            self.tries += 1
            return self.tries == 1

    held = Everything(b"a")
    assert boundary_of([held]) not in (first, b"")
    assert held.tries == 2


NAMES = {
    "quotes": ('a"; filename="b.sh', "a%22; filename=%22b.sh"),
    "letters": ("für dich.pdf", "für dich.pdf"),
}


@pytest.mark.parametrize(("name", "wire"), NAMES.values(), ids=NAMES)
def test_a_name_stays_a_name(name: str, wire: str, parts: ModuleType) -> None:
    _, [seen] = sent("sync", parts, "signed", file=file(parts, name=name))
    head = seen.body.split(b"\r\n")[1].decode()
    assert head == f'Content-Disposition: form-data; name="file"; filename="{wire}"'


def test_a_key_of_a_map_stays_a_name(parts: ModuleType) -> None:
    """Keys are data: they end no header and add none."""
    evil = 'x"\r\nX-Evil: 1\r\n\r\n'
    _, [seen] = sent("sync", parts, "member", name="n", inner={evil: "v"})
    assert b"\r\nX-Evil" not in seen.body
    assert b'name="inner[x%22%0D%0AX-Evil: 1%0D%0A%0D%0A]"' in seen.body


REFUSED = {
    "line-break": ({"name": "a\r\nX: b"}, "/name", "pattern"),
    "path": ({"name": "../a"}, "/name", "pattern"),
    "empty": ({"name": ""}, "/name", "pattern"),
    "type": ({"content_type": "text/plain\r\nX: b"}, "/content_type", "pattern"),
    "text": ({"content": "text"}, "/content", "type"),
}


@pytest.mark.parametrize(("given", "pointer", "rule"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_sent_is_refused(
    given: dict[str, Any], pointer: str, rule: str, parts: ModuleType
) -> None:
    plain = {"name": "a.pdf", "content": PDF, "content_type": "application/pdf"}
    outcome, seen = sent("sync", parts, "signed", file={**plain, **given})
    assert seen == []
    found = [(each.pointer, each.rule) for each in outcome.error.violations]
    assert found == [(f"/file{pointer}", rule)]


UNENCODED: dict[str, tuple[str, dict[str, Any], str]] = {
    "file-name": ("signed", {"file": {"name": "\ud800"}}, "/file/name"),
    "text": ("member", {"name": "a\udfff"}, "/name"),
    "key": ("member", {"name": "n", "inner": {"\ud800": "v"}}, ""),
}


@pytest.mark.parametrize(
    ("method", "given", "pointer"), UNENCODED.values(), ids=UNENCODED
)
def test_what_cannot_be_encoded_is_not_sent(
    method: str, given: dict[str, Any], pointer: str, parts: ModuleType
) -> None:
    """It is refused by its field, and its value is nowhere."""
    if "file" in given:
        given = {"file": {**given["file"], "content": b"", "content_type": "a/b"}}
    outcome, seen = sent("sync", parts, method, **given)
    assert seen == []
    assert type(outcome).__name__ == "NotSent"
    [violation] = outcome.error.violations
    assert violation.pointer.startswith(pointer)
    assert outcome.error.__context__ is None


def test_a_body_that_is_too_long_is_not_sent(
    parts: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = parts.__name__.rpartition(".")[0]
    multipart = import_module(f"{package}.core.wire.multipart")
    monkeypatch.setattr(multipart, "MOST_BYTES", 300)
    outcome, seen = sent("sync", parts, "signed", file=file(parts, content=b"x" * 301))
    assert seen == [] and type(outcome).__name__ == "NotSent"
    assert "300 bytes" in str(outcome.error)


def test_nothing_of_a_file_is_printed(parts: ModuleType) -> None:
    """Neither its name nor its content, by any way but `to_wire`."""
    secret = file(parts, name="passport of n.pdf", content=b"secret")
    upload = parts.Signed(file=secret)
    for each in (secret, upload):
        printed = f"{each!r} {each} {each.model_dump()} {each.model_dump_json()}"
        assert "passport" not in printed and "secret" not in printed
    assert upload.to_wire() == {
        "file": {
            "name": "passport of n.pdf",
            "content": "c2VjcmV0",
            "content_type": "application/pdf",
        }
    }


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


@pytest.mark.parametrize("merchant", ["\ud800", "m\udfff"])
def test_a_credential_that_cannot_be_encoded_is_not_sent(
    merchant: str, parts: ModuleType
) -> None:
    outcome, seen = sent("sync", parts, "member", merchant, name="n")
    assert seen == [] and type(outcome).__name__ == "NotSent"
    assert "'merchant'" in str(outcome.error) and merchant not in str(outcome.error)
    assert outcome.error.__cause__ is None and outcome.error.__context__ is None


@pytest.mark.parametrize(
    ("field", "text"),
    [("api[key]", "v"), ("other", "--{boundary}")],
    ids=["taken", "boundary"],
)
def test_a_part_takes_no_place_that_is_taken(field: str, text: str) -> None:
    from payspec.runtime.wire.multipart import MultipartEncoding, with_part

    kind, body = MultipartEncoding().body({"api": {"key": "theirs"}})
    boundary = kind.partition("boundary=")[2]
    assert with_part(kind, body, field, text.format(boundary=boundary)) is None
    assert with_part(kind, body, "other", "v") is not None


def test_an_echo_is_of_what_was_sent(parts: ModuleType) -> None:
    given = {"document": file(parts), "idempotency_key": "k"}
    outcome, _ = sent("sync", parts, "upload", purpose="other", **given)
    assert (type(outcome).__name__, outcome.reason) == ("Unknown", "echo")


MISTAKES: dict[str, tuple[str, str, str]] = {
    "form": ("multipart: brackets", "form: brackets", "not sent in parts"),
    "json": ("    multipart: brackets\n", "", "not sent in parts"),
    "also-json": (
        "    body: Texts\n    multipart: brackets\n",
        "    body: Signed\n",
        "or not only",
    ),
    "map": ("document!: file", "document!: map(file)", "holds files inside it"),
    "union": ("document!: file", "document!: file | text", "holds files inside it"),
    "answer": (
        "{id!: text, purpose: text}",
        "{id!: text, f: file}",
        "not sent in parts",
    ),
    "nested": ("{name!: text, country: country}", "{name!: file}", "not sent in parts"),
    "whole": (
        "    answers: {200: Document}\n  upload_json",
        "    answers: {200: list(file)}\n  upload_json",
        "no part is sent",
    ),
    "wrapped-json": ("{nesting: dots, lists: indices}", "json", "no part"),
    "query": ("  upload:\n", "  upload:\n    query: {f: file}\n", "no plain value"),
    "both": (
        "    multipart: brackets\n",
        "    multipart: brackets\n    form: dots\n",
        "as a form or in parts",
    ),
    "list": ("body: Texts", "body: list(Texts)", "may be a list"),
    "content-type": (
        "headers: {Idem",
        "headers: {Content-Type: application/a+json, Idem",
        "sends no JSON",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_what_cannot_be_sent_is_refused(old: str, new: str, said: str) -> None:
    assert old in SPEC
    with pytest.raises(AssertionError, match=said):
        checked(SPEC.replace(old, new))

"""The very bytes of a body in parts, always the same; what is data stays data."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

import pytest

from tests.operations.multipart.parts import file, sent


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

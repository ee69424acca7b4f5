"""What cannot be sent in parts is not sent, and nothing of a file is printed."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.operations.multipart.parts import PDF, file, sent

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


@pytest.mark.parametrize("merchant", ["\ud800", "m\udfff"])
def test_a_credential_that_cannot_be_encoded_is_not_sent(
    merchant: str, parts: ModuleType
) -> None:
    outcome, seen = sent("sync", parts, "member", lambda: merchant, name="n")
    assert seen == [] and type(outcome).__name__ == "NotSent"
    assert "'merchant'" in str(outcome.error) and merchant not in str(outcome.error)
    assert outcome.error.__cause__ is None and outcome.error.__context__ is None


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

"""Calls to a provider that takes bodies in parts, and a reader of what it has seen."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.loopback.server import Seen
from tests.operations.house import Provider, ask

SPEC = Path(__file__).with_name("parts.yaml").read_text(encoding="utf-8")
KEY, MERCHANT = "k3y", "m 7&x=ü"
PDF = b"%PDF-1.7\r\n--x\r\n\x00\xff"


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

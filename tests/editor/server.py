"""A language server spoken to over stdio, as an editor does."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any, Self

WAIT = 30.0
"""Seconds for an answer; the first takes longest, as the server reads the schema."""

SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},
        "format": {"enable": False},
    }
}


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that the server offers to write, and how it explains it."""

    label: str
    text: str
    says: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake that the server points at; line and columns from 0."""

    line: int
    start: int
    end: int
    message: str


class LanguageServer:
    """A running server. Texts are opened under names in a folder, and never written."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._answers: Queue[dict[str, Any]] = Queue()
        self._told: Queue[dict[str, Any]] = Queue()
        self._last = 0
        self._reader = Thread(target=self._read, daemon=True)

    def __enter__(self) -> Self:
        self._reader.start()
        support = {
            "completion": {
                "completionItem": {
                    "snippetSupport": True,
                    "documentationFormat": ["markdown", "plaintext"],
                }
            },
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "publishDiagnostics": {"relatedInformation": True},
        }
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": self._folder.as_uri(),
                "capabilities": {"textDocument": support},
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._ask("shutdown", None)
            self._tell("exit", None)
            self._process.wait(WAIT)
        finally:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()

    def opened(self, name: str, text: str) -> list[Mistake]:
        """Open a text; give the mistakes that the server points at in it."""
        item = {"uri": self._uri(name), "languageId": "yaml", "version": 1}
        self._tell("textDocument/didOpen", {"textDocument": {**item, "text": text}})
        while True:
            said = self._next(self._told)
            if said["uri"] == self._uri(name):
                return [_mistake(each) for each in said["diagnostics"]]

    def closed(self, name: str) -> None:
        """Close a text again."""
        self._tell("textDocument/didClose", {"textDocument": {"uri": self._uri(name)}})

    def completed(self, name: str, line: int, column: int) -> list[Offered]:
        """What is offered at a place of an open text."""
        found = self._ask("textDocument/completion", self._at(name, line, column))
        items = found["items"] if isinstance(found, dict) else found or []
        return [_offered(each) for each in items]

    def hovered(self, name: str, line: int, column: int) -> str:
        """What is said of a place of an open text; nothing is an empty text."""
        found = self._ask("textDocument/hover", self._at(name, line, column))
        return _marked(found["contents"]) if found else ""

    def _at(self, name: str, line: int, column: int) -> dict[str, object]:
        return {
            "textDocument": {"uri": self._uri(name)},
            "position": {"line": line, "character": column},
        }

    def _uri(self, name: str) -> str:
        return (self._folder / name).as_uri()

    def _ask(self, method: str, given: object) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": given})
        while True:
            answer = self._next(self._answers)
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                return answer["result"]

    def _tell(self, method: str, given: object) -> None:
        self._send({"method": method, "params": given})

    def _send(self, message: Mapping[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _next(self, queue: Queue[dict[str, Any]]) -> dict[str, Any]:
        try:
            return queue.get(timeout=WAIT)
        except Empty:
            raise TimeoutError("the language server does not answer") from None

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        while head := pipe.readline():
            length = 0
            while head.strip():
                name, _, value = head.decode().partition(":")
                if name.lower() == "content-length":
                    length = int(value)
                head = pipe.readline()
            message = json.loads(pipe.read(length))
            if message.get("method") == "textDocument/publishDiagnostics":
                self._told.put(message["params"])
            elif "id" in message and "method" in message:
                # Whatever the server asks of an editor, this one has nothing to say.
                self._send({"id": message["id"], "result": None})
            elif "id" in message:
                self._answers.put(message)


def _offered(item: dict[str, Any]) -> Offered:
    edit = item.get("textEdit") or {}
    text = edit.get("newText") or item.get("insertText") or item["label"]
    return Offered(item["label"], text, _marked(item.get("documentation") or ""))


def _mistake(item: dict[str, Any]) -> Mistake:
    start, end = item["range"]["start"], item["range"]["end"]
    return Mistake(start["line"], start["character"], end["character"], item["message"])


def _marked(said: Any) -> str:
    if isinstance(said, dict):
        return str(said["value"])
    return "\n".join(map(_marked, said)) if isinstance(said, list) else str(said)

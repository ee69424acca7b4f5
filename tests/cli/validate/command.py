"""`payspec validate`, given a payload on standard input."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest

from payspec.cli import main

Validate = Callable[..., tuple[int, str, str]]
"""A text, the payload that it is held against, and options: code, out and err."""


def validating(
    spec: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Validate:
    """The command for payloads of that spec or provider."""

    def run(text: str | bytes, wanted: str, *options: str) -> tuple[int, str, str]:
        data = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = main(["validate", spec, wanted, "-", *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run

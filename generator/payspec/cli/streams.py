"""Standard streams that take whatever is printed, and end without a complaint."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

_NAMES = ("stdin", "stdout", "stderr")


def prepare() -> None:
    """Make the streams take every character, also where one is closed.

    What goes to a pipe or a file is UTF-8 under any locale, as specs, diffs and JSON
    are. A terminal keeps its own encoding, and shows what that has not as `\\u2026`.
    """
    for name in _NAMES:
        stream: object = getattr(sys, name)
        if stream is None:
            # The program that started this one has closed it.
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))
        elif isinstance(stream, TextIOWrapper) and name != "stdin":
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def give_up() -> None:
    """Drop what could not be printed, so that the interpreter tries no more."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

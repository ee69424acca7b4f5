"""What is under way, where there is a terminal to see it."""

import os
import sys
from contextlib import suppress

_CLEAR = "\r\x1b[2K"


def progress(step: str) -> None:
    """Say what is under way, on a terminal; nothing in a pipe."""
    if _watched():
        # Imported here: a run with nothing to do shows no progress.
        from payspec.diagnostics.display import visible

        # A line that is broken in two could not be cleared again.
        _write(_CLEAR + visible(step)[: _columns() - 1])


def done() -> None:
    """Clear the line of progress."""
    if _watched():
        _write(_CLEAR)


def _watched() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80


def _write(text: str) -> None:
    # Nobody's run fails because nobody sees how far it is.
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()

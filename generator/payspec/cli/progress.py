"""What is under way, where there is a terminal to see it."""

import sys


def progress(step: str) -> None:
    """Say what is under way, on a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[2K{step}")
        sys.stderr.flush()


def done() -> None:
    """Clear the line of progress."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()

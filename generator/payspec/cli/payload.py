"""A payload that the person has in a file, or hands over on standard input."""

import sys
from pathlib import Path

from payspec.api.payload import LARGEST, PayloadFile, parse_payload
from payspec.project.failure import CannotRun

STANDARD_INPUT = "-"


def read_payload(file: str) -> PayloadFile:
    """Read a file, or standard input for `-`.

    `CannotRun` if it is not there, is larger than 8 MiB, or is no JSON, with the place
    of the mistake.
    """
    return parse_payload(label(file), _read(file))


def label(file: str) -> str:
    """The name that a payload has for the person."""
    return "<stdin>" if file == STANDARD_INPUT else file


def _read(file: str) -> bytes:
    try:
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read(LARGEST + 1)
        with Path(file).open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        problem = error.strerror or str(error)
    except ValueError:
        problem = "is no name of a file"
    raise CannotRun(f"{file}: {problem}")

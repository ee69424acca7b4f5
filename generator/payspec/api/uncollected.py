"""Work that keeps what it makes."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Generator[None]:
    """Look for no garbage meanwhile.

    A run loads libraries and builds one tree, and needs nearly all of it to its end:
    looking through it again and again takes a twentieth of the run, and finds little.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()

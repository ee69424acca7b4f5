"""The addresses of a host, within the time that is left."""

from __future__ import annotations

import _thread
import queue
import socket
from ipaddress import ip_address

import httpcore2

_LOCAL = ("localhost",)


def addresses(host: str, port: int, seconds: float | None) -> list[str]:
    """Return the host's addresses in the order in which they are to be tried.

    Raises httpcore2's ConnectError if it has none, and ConnectTimeout if they are not
    found in that many seconds. The resolver of the system has no time-out of its own,
    so it is asked on a thread that is left behind when it takes longer.
    """
    if _is_address(host):
        return [host]
    if seconds is None or host in _LOCAL:
        found = _resolve(host, port)
    else:
        found = _bounded(host, port, seconds)
    if isinstance(found, str):
        raise httpcore2.ConnectError(found)
    return found


def _bounded(host: str, port: int, seconds: float) -> list[str] | str:
    # Of both it is this way on purpose: neither takes a lock that an interrupt could
    # leave locked, and nobody waits for the thread when the interpreter ends.
    result: queue.SimpleQueue[list[str] | str] = queue.SimpleQueue()

    def look_up() -> None:
        result.put(_resolve(host, port))

    try:
        _thread.start_new_thread(look_up, ())
    except RuntimeError:
        # No thread can be started any more: the interpreter ends, or there are too
        # many.
        return _resolve(host, port)
    try:
        return result.get(timeout=seconds)
    except queue.Empty:
        raise httpcore2.ConnectTimeout from None


def _resolve(host: str, port: int) -> list[str] | str:
    """The addresses, or the name of the exception that came instead."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except Exception as error:
        return type(error).__name__
    # A family that Python was built without has addresses that are no text.
    return [entry[4][0] for entry in found if isinstance(entry[4][0], str)]


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True

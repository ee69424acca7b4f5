"""The TLS settings that all clients of a process share."""

from __future__ import annotations

import ssl
import threading

import httpx2

# One that its own holder may take again: the handler of a signal may call, too.
_lock = threading.RLock()
_shared: list[ssl.SSLContext] = []


def shared_context() -> ssl.SSLContext:
    """Return the process's TLS context, made on first use (it takes about 50 ms).

    It trusts what the machine trusts, whatever `SSL_CERT_FILE` says; checks the
    certificate and the host name; and speaks TLS 1.2 or newer.
    """
    with _lock:
        if not _shared:
            _shared.append(_context())
        return _shared[0]


def context_with(
    certificate: str, key: str, given: ssl.SSLContext | None
) -> ssl.SSLContext:
    """Return a context that shows this certificate on each connection.

    Both are names of PEM files, the only form that `ssl` takes them in; a chain stands
    in the first. The context is a new one, of no other client, or the `given` one, into
    which they are loaded. Raises ValueError, without text, if they cannot be.
    """
    context = given or _context()
    try:
        # An encrypted key would ask for its password on the terminal.
        context.load_cert_chain(certificate, key, password=_no_password)
        return context
    except (OSError, ValueError):
        pass
    raise ValueError


def _no_password() -> bytes:
    raise ValueError


def _context() -> ssl.SSLContext:
    context = httpx2.create_ssl_context(trust_env=False)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context

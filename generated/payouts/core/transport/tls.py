"""The TLS settings that all clients of a process share."""

from __future__ import annotations

import ssl
import threading

import httpx2

_lock = threading.Lock()
_shared: list[ssl.SSLContext] = []


def shared_context() -> ssl.SSLContext:
    """Return the process's TLS context, made on first use (it takes about 50 ms).

    It trusts what the machine trusts, whatever `SSL_CERT_FILE` says; checks the
    certificate and the host name; and speaks TLS 1.2 or newer.
    """
    with _lock:
        if not _shared:
            context = httpx2.create_ssl_context(trust_env=False)
            context.minimum_version = ssl.TLSVersion.TLSv1_2
            _shared.append(context)
        return _shared[0]

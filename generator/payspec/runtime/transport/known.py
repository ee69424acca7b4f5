"""What is known of a transport."""

from __future__ import annotations

import httpx2


def proves_sending(transport: object) -> bool:
    """Say whether the transport's trace can prove that nothing was sent.

    It can if the transport declares `traces_sending = True`: that it hands every event
    of the request's `trace` extension on, for each time it sends. httpx2's own
    transports do (and only they: a subclass may send twice).
    """
    if type(transport) in (httpx2.HTTPTransport, httpx2.AsyncHTTPTransport):
        return True
    return getattr(transport, "traces_sending", False) is True


def keeps_deadline(transport: object) -> bool:
    """Say whether the transport declares `keeps_deadline = True`: that it gives up by
    itself when the deadline of the exchange under way has passed."""
    return getattr(transport, "keeps_deadline", False) is True

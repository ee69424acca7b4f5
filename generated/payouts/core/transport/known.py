"""What is known of a transport: by its class, or by what it declares."""

from __future__ import annotations

import httpx2

from ..callables import is_asynchronous

_IN_PROCESS = (httpx2.MockTransport, httpx2.WSGITransport, httpx2.ASGITransport)
_SOCKETS = (httpx2.HTTPTransport, httpx2.AsyncHTTPTransport)
_CLIENTS = (httpx2.Client, httpx2.AsyncClient)
_OWN = (
    "leave `transport` out, and say with proxy=, ssl_context= or local_address= what "
    "the connections need"
)


def proves_sending(transport: object) -> bool:
    """Say whether the transport's trace can prove that nothing was sent.

    It can if the transport declares `traces_sending = True`: that it hands every event
    of the request's `trace` extension on, for each time it sends. httpx2's own
    transports do (and only they: a subclass may send twice).
    """
    if type(transport) in _SOCKETS:
        return True
    return _declares(transport, "traces_sending")


def keeps_deadline(transport: object) -> bool:
    """Say whether the transport declares `keeps_deadline = True`: that it gives up by
    itself when the deadline of the exchange under way has passed."""
    return _declares(transport, "keeps_deadline")


def transport_problem(transport: object, asynchronous: bool) -> str | None:
    """What keeps a client from using a transport that it is given; None if nothing.

    It has to be one of httpx2's interface, of the client's kind. And it has to be one
    inside the process, or to declare what a payout needs:

    - `in_process = True`: there are no connections. So are httpx2's `MockTransport`,
      `WSGITransport` and `ASGITransport`;
    - `fresh_connections = True`: each request that says `Connection: close` gets a
      connection that carried nothing before;
    - `keeps_deadline = True`: see `keeps_deadline`. An event loop can end a call from
      outside, so that only a synchronous one has to.
    """
    if transport is None:
        return None
    base = httpx2.AsyncBaseTransport if asynchronous else httpx2.BaseTransport
    if not isinstance(transport, base):
        return _no_transport(transport, base)
    name = "handle_async_request" if asynchronous else "handle_request"
    handle = getattr(transport, name, None)
    if getattr(type(transport), name, None) is getattr(base, name):
        return f"does not implement {name}"
    handler = getattr(transport, "handler", None)
    asynchronous_handler = isinstance(
        transport, httpx2.MockTransport
    ) and is_asynchronous(handler)
    if not asynchronous and (is_asynchronous(handle) or asynchronous_handler):
        return "is asynchronous, and the client is not"
    if isinstance(transport, _IN_PROCESS) or _declares(transport, "in_process"):
        return None
    if not _declares(transport, "fresh_connections"):
        return (
            f"may send a payout over a connection that was used before: {_OWN}; one "
            "inside the process declares in_process = True, and one that gives each "
            "request a connection of its own fresh_connections = True"
        )
    if not asynchronous and not keeps_deadline(transport):
        return (
            f"may last beyond the deadline of a call: {_OWN}; one that gives up by "
            "itself declares keeps_deadline = True"
        )
    return None


def _no_transport(transport: object, base: type) -> str:
    kind = type(transport).__name__
    if isinstance(transport, type):
        return f"is the class {transport.__name__}, not one made of it"
    if isinstance(transport, _CLIENTS):
        return f"is httpx2's {kind}, which is no transport: {_OWN}"
    return f"is no httpx2.{base.__name__}, but of type {kind}: {_OWN}"


def _declares(transport: object, name: str) -> bool:
    return getattr(transport, name, False) is True

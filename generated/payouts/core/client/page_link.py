"""The address of a next page, of which only the query is taken."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urljoin

from ..auth.schemes import InQuery, parts_of
from ..errors import UnsafeLink
from ..wire import BaseUrl, InvalidUrl, Origin
from ..wire.dot_segments import has_dot_segment
from .operation import Operation

_WHOLE = re.compile(r"(?P<scheme>https?)://(?P<authority>[^/]*)(?P<path>/.*)?", re.I)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")
_PORTS = {"https": 443, "http": 80}
_PLAIN = "".join(map(chr, range(0x21, 0x7F)))


def query_of_link(operation: Operation, base: BaseUrl, path: str, link: str) -> str:
    """The query of the address of a next page, which lies where `path` does.

    The request goes to the client's own scheme, host, port and path, whatever the link
    says; a link that says `http` where the client has `https` was written behind a
    proxy. What authentication writes into the query is left out: a provider that
    repeats it in a link would get it twice. Raises `UnsafeLink` for another host, port
    or path, a user name, and what is no link: nothing is sent there.
    """
    # A fragment is never sent. What is before the question mark says where it leads.
    where, mark, query = link.strip(" ").partition("#")[0].partition("?")
    if _CONTROL.search(link) or not where.isascii() or " " in where:
        raise UnsafeLink(operation.name)
    if not _is_here(base, path, where) or not (where or mark):
        raise UnsafeLink(operation.name)
    own = _written(operation)
    asked = parse_qsl(
        quote(query, safe=_PLAIN, errors="replace"),
        keep_blank_values=True,
        encoding="latin-1",
    )
    # As bytes, so that a query in any encoding is repeated as it is.
    return "&".join(
        f"{_encoded(name)}={_encoded(value)}"
        for name, value in asked
        if name.encode("latin-1").decode("utf-8", "replace") not in own
    )


def query_in_link(link: str) -> str:
    """The query of a link as it was written; tells one page from another."""
    return link.partition("#")[0].partition("?")[2]


def _is_here(base: BaseUrl, path: str, where: str) -> bool:
    if where.startswith("//"):
        where = f"{base.origin.scheme}:{where}"
    elif _SCHEME.match(where) is None:
        where = urljoin(base.url(path), where)
    try:
        found = _WHOLE.fullmatch(where)
        if found is None:
            return False
        scheme, own = found["scheme"].lower(), base.origin
        # Parsed as https: which scheme it says does not matter, the rest does.
        origin = Origin.parse(f"https://{found['authority']}")
    except (InvalidUrl, ValueError):
        return False
    written = re.search(r":([0-9]+)$", found["authority"])
    port = int(written[1]) if written else _PORTS[scheme]
    usual = port == _PORTS[scheme] and own.port == _PORTS[own.scheme]
    if origin.host != own.host or not (usual or port == own.port):
        return False
    segments, wanted = _segments(found["path"] or "/"), _segments(path)
    # A proxy may put something before a path, and takes it away again.
    return not has_dot_segment("/".join(segments)) and (
        segments[len(segments) - len(wanted) :] == wanted
        and len(segments) >= len(wanted)
    )


def _segments(path: str) -> list[str]:
    """The segments of a path, decoded, without `.` and `..` and a slash at its end."""
    found: list[str] = []
    for segment in path.rstrip("/").split("/"):
        if segment == "..":
            if len(found) > 1:
                found.pop()
        elif segment != ".":
            found.append(unquote(segment))
    return found[1:]


def _encoded(text: str) -> str:
    return quote(text, safe="", encoding="latin-1")


def _written(operation: Operation) -> frozenset[str]:
    """Parameters of the query that authentication writes."""
    parts = () if operation.auth is None else parts_of(operation.auth)
    return frozenset(part.name for part in parts if isinstance(part, InQuery))

"""Which addresses an API may live at: those that the core will send to."""

import re
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

_LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_PATH = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*")
_PORTS = {"https": 443, "http": 80}

NOT_HTTPS = "an address starts with https://"


def address_problem(url: str) -> str | None:
    """What keeps `url` from being an environment's address; `None` if nothing."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "this is no address"
    if any(char.isspace() or not char.isprintable() for char in url):
        return "an address holds no spaces or control characters"
    if not url.isascii() or "\\" in url or "{" in url:
        return "an address is plain ASCII; write other hosts in their xn-- form"
    if parts.scheme not in {"http", "https"}:
        return NOT_HTTPS
    if not host or "?" in url or "#" in url or "@" in parts.netloc:
        return "an address has a host and no query, fragment or credentials"
    if _HOST.fullmatch(host) is None or port == 0 or parts.netloc.endswith(":"):
        return "the host or port of this address cannot be"
    if _PATH.fullmatch(parts.path) is None:
        return "the path of this address is not plain"
    if any(part in {".", ".."} for part in unquote(parts.path).split("/")):
        return "an address has no dot segments"
    if parts.scheme == "https" or _is_loopback(host):
        return None
    return NOT_HTTPS


def address_hint(problem: str) -> str:
    """How an address is mended that has this problem."""
    if problem == NOT_HTTPS:
        return "write https://, and http:// only for this machine"
    return "for example https://api.example.com/v1"


def reached(url: str) -> str:
    """One text for every way to write the same address.

    In small letters, without the port that its scheme has anyway, without a dot behind
    the host and slashes behind the path. What is no address is left, in small letters.
    """
    plain = url.lower().rstrip("/")
    try:
        parts = urlsplit(plain)
        host, port = parts.hostname, parts.port
    except ValueError:
        return plain
    if not host:
        return plain
    place = f"[{host}]" if ":" in host else host.removesuffix(".")
    if port not in {None, _PORTS.get(parts.scheme)}:
        place = f"{place}:{port}"
    return parts._replace(netloc=place).geturl()


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

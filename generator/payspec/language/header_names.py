"""Names and values of headers, and which of them a spec leaves to the client."""

import re

TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]*[#$%&'*+.^_`|~0-9A-Za-z-]")
"""What every name is written with (RFC 9110).

A `!` at the end is a mark of this language: no provider has such a header.
"""

VALUE = re.compile(r"[!-~]([ -~]*[!-~])?")
"""A value that every server takes: printable ASCII without outer spaces."""

PATTERN = f"^{TOKEN.pattern}$"
"""The same for a schema."""

SET_BY_CLIENT = frozenset(
    {
        "accept",
        "accept-encoding",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "cookie",
        "expect",
        "host",
        "keep-alive",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "user-agent",
    }
)
"""Headers that the client sets itself, in small letters."""

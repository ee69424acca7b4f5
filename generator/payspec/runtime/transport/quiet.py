"""Keeping the HTTP libraries from logging what an exchange carries.

At DEBUG httpcore2 logs the headers of every answer, cookies among them, and the text of
its errors, which quotes headers; httpx2's client logs whole URLs at INFO. Where the
caller's transport speaks HTTP/2, hpack packs the headers, and logs each at DEBUG.
"""

from __future__ import annotations

import logging

from .attempt import under_way

# Filters of a logger do not see the records of its children, hence each by name.
_HTTPCORE = ("connection", "http11", "http2", "proxy", "socks")


class _NamesOnly(logging.Filter):
    """While one of our exchanges is under way, leaves the name of the step and no more.

    Everybody else's records pass as they are.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if under_way.get() is None:
            return True
        step = str(record.msg).partition(" ")[0]
        record.msg = step if record.name.startswith("httpcore2.") else "an exchange"
        record.args = None
        record.exc_info = record.exc_text = record.stack_info = None
        return True


_filter = _NamesOnly()


def keep_quiet() -> None:
    """Install the filter. Doing so again changes nothing."""
    core = (f"httpcore2.{part}" for part in _HTTPCORE)
    for name in ("httpx2", *core, "hpack.hpack", "hpack.table"):
        logging.getLogger(name).addFilter(_filter)

"""Headers that are missing, empty, torn or there twice."""

from collections.abc import Iterator
from dataclasses import replace

from payspec.ir.signatures import BasicProof, MessageProof, Signature

from . import placed
from .bases import Base
from .case import CallbackCase, Reason
from .sign import headers_of
from .spoilt import Spoilt


def header_cases(
    spoilt: Spoilt, base: Base, signature: Signature
) -> Iterator[CallbackCase]:
    """Cases of each header that a signature needs."""
    request = base.request
    for name in headers_of(signature):
        value, word = request.header(name), f"header-{name.lower()}"
        for what, other in (
            ("empty", ""),
            ("blank", " \t"),
            ("not-ascii", f"{value}é"),
            ("other-digits", f"\u0660{value[1:]}"),
            ("with-a-line-break", f"{value}\r\nX: y"),
            ("with-a-null", f"{value}\x00"),
        ):
            changed = request.with_header(name, other)
            reason = Reason.UNREADABLE_HEADER
            yield spoilt.refused(f"{word}-{what}", changed, reason, signature)
        without = request.without_header(name)
        reason = Reason.MISSING_HEADER
        yield spoilt.refused(f"{word}-missing", without, reason, signature)
        twice = replace(request, headers=(*request.headers, (name.lower(), value)))
        reason = Reason.REPEATED_HEADER
        yield spoilt.refused(f"{word}-twice", twice, reason, signature)
        another = replace(request, headers=((name.lower(), "AAAA"), *request.headers))
        yield spoilt.refused(f"{word}-and-another", another, reason, signature)
    yield from _parts(spoilt, base, signature)


def _parts(spoilt: Spoilt, base: Base, signature: Signature) -> Iterator[CallbackCase]:
    scheme, request = signature.scheme, base.request
    if isinstance(scheme, BasicProof | MessageProof):
        return
    placement, reason = scheme.placement, Reason.UNREADABLE_HEADER
    value = request.header(placement.header)
    if placement.part is not None:
        other = value.replace(f"{placement.part}=", "other=")
        changed = request.with_header(placement.header, other)
        yield spoilt.refused("part-missing", changed, reason, signature)
    if placement.time is not None and placement.time.part is not None:
        part = placement.time.part
        holder = placement.time.header or placement.header
        more = f"{request.header(holder)},{part}=1"
        changed = request.with_header(holder, more)
        yield spoilt.refused("moment-twice", changed, reason, signature)
    if placement.prefix:
        bare = placed.text_of(request, placement)
        name = "" if placement.part is None else f"{placement.part}="
        other = value.replace(f"{name}{placement.prefix}{bare}", f"{name}{bare}")
        changed = request.with_header(placement.header, other)
        yield spoilt.refused("prefix-missing", changed, reason, signature)

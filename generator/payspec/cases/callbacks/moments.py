"""Requests that come too late or too early, or to somewhere else."""

from collections.abc import Iterator
from dataclasses import replace

from payspec.ir.signatures import BasicProof, MessageProof, Signature

from . import message, placed
from .bases import Base
from .case import CallbackCase, Reason
from .sign import is_shared, signed_message
from .spoilt import Spoilt


def moment_cases(spoilt: Spoilt, base: Base) -> Iterator[CallbackCase]:
    """The same request at another moment, and another moment in the same request."""
    timed = [each for each in base.signatures if each.is_timed]
    if not timed:
        return
    request, least = base.request, min(map(_tolerance, timed))
    # Nothing tells how long before its arrival a vector was signed.
    outside = least + 1 if base.made else 2 * least + 1
    for what, moved in (
        ("late", request.at + outside),
        ("early", request.at - outside),
        ("a-day-late", request.at + outside + 86_400),
        ("a-day-early", request.at - outside - 86_400),
    ):
        changed = replace(request, at=moved)
        yield spoilt.refused(f"arrives-{what}", changed, Reason.OUTDATED)
    if base.made:
        for what, moved in (("last", least), ("first", -least)):
            changed = replace(request, at=request.at + moved)
            yield spoilt.proven(f"arrives-at-the-{what}-moment", changed)
    for signature in timed:
        yield from _freshened(spoilt, base, signature, outside)


def target_cases(spoilt: Spoilt, base: Base) -> Iterator[CallbackCase]:
    """The same request, made to something else."""
    covered = {
        name
        for each in base.signatures
        if isinstance(each.scheme, MessageProof)
        for name in each.scheme.components
    }
    method, url = base.request.target
    if "@method" in covered:
        changed = replace(base.request, target=("PUT", url))
        yield spoilt.refused("target-method", changed, Reason.WRONG_SIGNATURE)
    if covered & {"@target-uri", "@authority"}:
        other = url.replace("://", "://other.", 1)
        changed = replace(base.request, target=(method, other))
        yield spoilt.refused("target-host", changed, Reason.WRONG_SIGNATURE)
    if covered & {"@target-uri", "@query", "@request-target"}:
        more = f"{url}{'&' if '?' in url else '?'}more=1"
        changed = replace(base.request, target=(method, more))
        yield spoilt.refused("target-query", changed, Reason.WRONG_SIGNATURE)


def _freshened(
    spoilt: Spoilt, base: Base, signature: Signature, outside: int
) -> Iterator[CallbackCase]:
    """A replay with a fresh moment in place of the signed one."""
    scheme, later = signature.scheme, replace(
        base.request, at=base.request.at + outside
    )
    if isinstance(scheme, MessageProof):
        covered = later.header(message.INPUT)
        for what, parameters in (
            ("freshened", _created(covered, f";created={later.at}")),
            ("moment-missing", _created(covered, "")),
        ):
            changed = later.with_header(message.INPUT, parameters)
            yield spoilt.refused(what, changed, Reason.WRONG_SIGNATURE, signature)
        if base.made and is_shared(signature):
            bare = message.covering(scheme, 0).partition(";")[0]
            timeless = signed_message(base.request, scheme, bare)
            reason = Reason.NOT_COVERED
            yield spoilt.refused("signed-timeless", timeless, reason, signature)
            expired = f"{message.covering(scheme, later.at)};expires={later.at - 1}"
            changed = signed_message(later, scheme, expired)
            yield spoilt.refused("expired", changed, Reason.OUTDATED, signature)
    elif not isinstance(scheme, BasicProof) and scheme.placement.time is not None:
        written = placed.stamp(scheme.placement.time.form, later.at)
        changed = placed.stamped(later, scheme.placement, written)
        reason = Reason.WRONG_SIGNATURE
        yield spoilt.refused("freshened", changed, reason, signature)
        for what, text in (("in-words", "now"), ("negative", "-1")):
            changed = placed.stamped(base.request, scheme.placement, text)
            reason = Reason.UNREADABLE_HEADER
            yield spoilt.refused(f"moment-{what}", changed, reason, signature)


def _created(covered: str, by: str) -> str:
    head, _, rest = covered.partition(";created=")
    return f"{head}{by}{rest.lstrip('0123456789')}"


def _tolerance(signature: Signature) -> int:
    scheme = signature.scheme
    if isinstance(scheme, MessageProof):
        return scheme.tolerance
    assert not isinstance(scheme, BasicProof) and scheme.placement.time is not None
    return scheme.placement.time.tolerance

"""Other bodies than the one that was signed."""

from collections.abc import Iterator

from payspec.ir.signatures import BasicProof, MessageProof

from . import message
from .bases import Base
from .case import CallbackCase, Reason
from .request import Request
from .spoilt import Spoilt


def body_cases(spoilt: Spoilt, base: Base) -> Iterator[CallbackCase]:
    """The same proof before a body that is not the signed one."""
    schemes = [each.scheme for each in base.signatures]
    if all(isinstance(each, BasicProof) for each in schemes):
        return
    for what, body in _others(base.request.body):
        changed = base.request.with_body(body)
        yield spoilt.refused(f"body-{what}", changed, Reason.WRONG_SIGNATURE)
        if any(isinstance(each, MessageProof) for each in schemes):
            yield spoilt.refused(
                f"body-{what}-and-digest", _digested(changed), Reason.WRONG_SIGNATURE
            )


def _digested(request: Request) -> Request:
    digest = message.digest(request.bytes)
    return request.with_header(message.DIGEST, digest)


def _others(body: str) -> Iterator[tuple[str, str]]:
    yield "with-a-byte-more", f"{body} "
    yield "with-a-line-more", f"{body}\n"
    if not body:
        return
    yield "of-nothing", ""
    yield "without-its-last-byte", body[:-1]
    yield "with-another-first-byte", f"{_other(body[0])}{body[1:]}"
    yield "with-another-last-byte", f"{body[:-1]}{_other(body[-1])}"
    if body[0] in "{[":
        # The same JSON, in other bytes: nobody may read it and write it again.
        yield "written-again", f"{body[0]} {body[1:]}"


def _other(character: str) -> str:
    """A character that differs in one bit, and is as long."""
    return chr(ord(character) ^ 1)

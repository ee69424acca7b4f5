"""Naming cases, and saying which reason a receiver has to give."""

from payspec.ir.callbacks import Callback
from payspec.ir.signatures import Signature

from .bases import Base
from .case import CallbackCase, Reason, Verdict
from .request import Request


class Spoilt:
    """Cases made of one request that has to be believed.

    Where one signature of several is enough, `every` is false: then the reason is that
    of the first one of the spec, whichever was spoilt.
    """

    def __init__(self, callback: Callback, base: Base, *, every: bool) -> None:
        assert callback.verify is not None
        self._stem = f"{callback.name}/{base.name}"
        first = callback.verify.signatures[0].name
        self._told = every or base.signatures[0].name == first

    def proven(
        self, what: str, request: Request, signature: Signature | None = None
    ) -> CallbackCase:
        """A case that is believed all the same."""
        return CallbackCase(self._id(what, signature), request, Verdict.PROVEN)

    def refused(
        self,
        what: str,
        request: Request,
        reason: Reason | None,
        signature: Signature | None = None,
    ) -> CallbackCase:
        """A case that has to be refused, for that reason if it is one alone."""
        return CallbackCase(
            self._id(what, signature),
            request,
            Verdict.REFUSED,
            reason if self._told else None,
        )

    def misconfigured(
        self, what: str, request: Request, signature: Signature
    ) -> CallbackCase:
        """A case whose keys can prove nothing."""
        return CallbackCase(self._id(what, signature), request, Verdict.MISCONFIGURED)

    def _id(self, what: str, signature: Signature | None) -> str:
        by = "" if signature is None else f"{signature.name}/"
        return f"{self._stem}/{by}{what}"

"""What a client raises, and what an outcome that is no success holds.

Every error says whether the request may have been sent. None holds a credential, a
body, or a value that the caller or the provider gave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from .error_base import PaymentError as PaymentError

if TYPE_CHECKING:
    from .model.response import Response
    from .model.violations import Violation

E_co = TypeVar("E_co", covariant=True)


class ConfigurationError(PaymentError):
    """A client that cannot be built: the message lists what is missing."""


class InvalidRequest(PaymentError):
    """A request that its spec does not allow. Nothing was sent.

    `violations` are the reasons, with JSON pointers into the body; what is wrong with
    another argument stands under its name.
    """

    def __init__(self, operation: str, violations: tuple[Violation, ...]) -> None:
        self.operation = operation
        self.violations = violations
        reasons = "; ".join(
            f"{each.pointer or '/'} {each.message}" for each in violations
        )
        super().__init__(f"{operation} was not sent: {reasons}")


class Unbound(PaymentError):
    """An operation that no document gives an address. Nothing was sent.

    `missing` says what is not known; an environment that binds the operation gives it.
    """

    def __init__(self, operation: str, missing: str) -> None:
        self.operation = operation
        self.missing = missing
        super().__init__(f"{operation} was not sent, it is not bound: {missing}")


class UnsafeLink(PaymentError):
    """A link to a next page that leads elsewhere. Nothing was sent there."""

    def __init__(self, operation: str) -> None:
        self.operation = operation
        super().__init__(
            f"{operation}: the link to the next page leads to another address, and is "
            "not followed"
        )


class JournalFailed(PaymentError):
    """The journal could not keep the entry that has to come first. Nothing was sent."""

    def __init__(self, operation: str, failure: str) -> None:
        self.operation = operation
        super().__init__(f"{operation} was not sent: the journal failed ({failure})")


class WrongEventLoop(PaymentError):
    """An async client was used in another event loop than before. Nothing was sent."""

    def __init__(self) -> None:
        super().__init__(
            "nothing was sent: the client belongs to the event loop that it was first "
            "used in; build another for this one"
        )


class NotReached(PaymentError):
    """The provider was not reached; it is proven that nothing was sent."""

    def __init__(self, operation: str, reason: str, detail: str) -> None:
        self.operation = operation
        self.reason = reason
        super().__init__(f"{operation} was not sent: {detail} ({reason})")


class NotAuthorised(PaymentError):
    """No token could be had for the call. The call itself was not sent."""

    def __init__(self, operation: str, reason: str, detail: str) -> None:
        self.operation = operation
        self.reason = reason
        super().__init__(f"{operation} was not sent: {detail} ({reason})")


class NoAnswer(PaymentError):
    """A read was sent, perhaps in part, and no whole answer came."""

    may_have_been_sent = True

    def __init__(self, operation: str, reason: str, detail: str) -> None:
        self.operation = operation
        self.reason = reason
        super().__init__(f"{operation} has no answer: {detail} ({reason})")


class UnreadableAnswer(PaymentError):
    """An answer came that cannot be read as its spec says."""

    may_have_been_sent = True

    def __init__(self, operation: str, problem: str, response: Response) -> None:
        self.operation = operation
        self.problem = problem
        self.response = response
        super().__init__(
            f"{operation} was answered with {response.status}, which {problem}"
        )


class AnotherAnswer(UnreadableAnswer):
    """The answer to a read is about something else than was asked for.

    `fields` are those that differ, by wire name; inside other objects: a.b.c. What they
    hold is in no message: `response` has it.
    """

    def __init__(
        self, operation: str, fields: tuple[str, ...], response: Response
    ) -> None:
        self.fields = fields
        problem = f"is about something else: it differs in {', '.join(fields)}"
        super().__init__(operation, problem, response)


class ProviderError(PaymentError, Generic[E_co]):
    """The provider answered with an error.

    `error` is the error in the first described shape that fits, or `None`; the emitted
    subclass of a provider gives it its type.
    """

    may_have_been_sent = True

    def __init__(self, operation: str, error: E_co | None, response: Response) -> None:
        self.operation = operation
        self.response = response
        self._error = error
        refused = ", the credentials or the token were refused"
        why = refused if response.status == 401 else ""
        super().__init__(f"{operation} was answered with {response.status}{why}")

    @property
    def error(self) -> E_co | None:
        """The provider's error, if it came in a described shape."""
        return self._error

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status

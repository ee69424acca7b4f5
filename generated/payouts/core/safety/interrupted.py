"""How a call ended that was interrupted: told on the exception that goes on."""

from __future__ import annotations

from contextlib import suppress

from .outcomes import NotSent, Unknown

_ATTRIBUTE = "_payment_outcome"


def attach(error: BaseException, outcome: object) -> None:
    """Tell on `error` how the call ended that it interrupted."""
    # First, and by the base class: a signal handler may raise a frozen dataclass.
    object.__setattr__(error, _ATTRIBUTE, outcome)
    with suppress(AttributeError):
        if isinstance(outcome, Unknown):
            error.add_note(
                f"{outcome.operation}: the outcome is unknown. {outcome.instruction}"
            )
        elif isinstance(outcome, NotSent):
            error.add_note(f"{outcome.error}")


def outcome_of(error: BaseException) -> Unknown | NotSent | None:
    """How the call ended that `error` interrupted; `None` if it interrupted none.

    The exceptions that `error` came from are looked at as well: a time-out around a
    task arrives as another exception than the one that stopped the call.
    """
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        outcome = getattr(at, _ATTRIBUTE, None)
        if isinstance(outcome, Unknown | NotSent):
            return outcome
        at = at.__cause__ or at.__context__
    return None

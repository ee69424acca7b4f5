"""What an answer proves. Whatever it does not prove is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeAlias

from ..model.answer import ResponseModel
from ..model.response import Response
from ..safety.echoes import differing_echoes
from ..safety.facts import Verdict
from ..safety.instruction import instruction
from ..safety.outcomes import Accepted, Duplicate, Rejected, Unknown, UnknownReason
from ..wire import WireResponse
from .creation import names_creation
from .named import UNREAD, received_under
from .operation import WriteOperation
from .prepare import Prepared
from .read import Answer, Items, Unreadable, raw_response, read_answer, read_refusal
from .repeats import key_in
from .settings import Settings
from .substance import has_substance

Given: TypeAlias = ResponseModel | Items[object]
"""What an answer gives: an object, or a list."""

Judged: TypeAlias = (
    Accepted[Given] | Duplicate[Given] | Rejected[ResponseModel] | Unknown
)
"""What an answer can prove."""


class Judge:
    """Holds the answer to one request against what the operation's spec proves."""

    __slots__ = ("_operation", "_prepared", "_sent_at", "_settings")

    def __init__(
        self,
        operation: WriteOperation[object, object],
        settings: Settings,
        prepared: Prepared,
        sent_at: datetime,
    ) -> None:
        self._operation = operation
        self._settings = settings
        self._prepared = prepared
        self._sent_at = sent_at

    def judge(self, wire: WireResponse) -> Judged:
        """The outcome of an answer that came whole.

        In this order: the status, the form of the body, the name of what was created,
        and the fields that the answer has to repeat.
        """
        match self._operation.safety.outcomes.get(wire.status):
            case None:
                return self.unknown(
                    UnknownReason.STATUS,
                    f"status {wire.status} proves nothing",
                    raw_response(wire),
                )
            case Verdict.REJECTED:
                return self._rejected(wire)
            case Verdict.ACCEPTED:
                found = self._created(wire)
                if isinstance(found, Unknown):
                    return found
                return Accepted(found[0], found[1])
            case Verdict.DUPLICATE:
                return self._duplicate(wire)

    def unknown(
        self, reason: UnknownReason, detail: str, response: Response | None = None
    ) -> Unknown:
        """The outcome of a request of which nobody can say what became."""
        prepared = self._prepared
        return Unknown(
            operation=self._operation.name,
            reason=reason,
            detail=detail,
            instruction=instruction(
                self._operation.safety,
                prepared.key,
                prepared.reference,
                moves_money=prepared.moves_money(self._operation),
            ),
            idempotency_key=prepared.key,
            reference=prepared.reference,
            sent_at=self._sent_at,
            response=response,
        )

    def _rejected(self, wire: WireResponse) -> Rejected[ResponseModel] | Unknown:
        provider = self._settings.provider
        refusal = read_refusal(provider, self._operation, wire)
        if refusal is None:
            return self._unproven(
                wire, f"status {wire.status} came without an error of the provider's"
            )
        if names_creation(provider, self._operation, refusal, wire):
            return self._unproven(
                wire, f"status {wire.status} came with something that was created"
            )
        key = key_in(self._operation, refusal.body)
        if key is not None:
            return self._unproven(
                wire, f"status {wire.status} may refuse a repeat: it names {key!r}"
            )
        error = refusal.error
        failure = provider.error(self._operation.name, error, error.response)
        return Rejected(error, error.response, failure)

    def _unproven(self, wire: WireResponse, detail: str) -> Unknown:
        """The outcome of a refusal that does not prove that nothing was created."""
        return self.unknown(
            UnknownReason.UNPROVEN_REJECTION, detail, raw_response(wire)
        )

    def _duplicate(self, wire: WireResponse) -> Duplicate[Given] | Unknown:
        """What the provider created before, if its answer tells that."""
        if wire.status in self._operation.answers:
            found = self._created(wire)
            if not isinstance(found, Unknown):
                return Duplicate(found[0], found[1])
            if found.reason is not UnknownReason.UNREADABLE:
                return found
        return self.unknown(
            UnknownReason.DUPLICATE,
            "the provider knows this order, and its answer does not tell what became "
            "of it",
            raw_response(wire),
        )

    def _created(self, wire: WireResponse) -> tuple[Given, Response] | Unknown:
        shape = self._operation.answers[wire.status]
        try:
            answer = read_answer(
                self._settings.provider,
                self._operation,
                shape,
                wire,
                strict=self._settings.strict,
            )
        except Unreadable as error:
            return self.unknown(
                UnknownReason.UNREADABLE,
                f"the answer {error.problem}",
                raw_response(wire),
            )
        return self._about_this(answer)

    def _about_this(self, answer: Answer) -> tuple[Given, Response] | Unknown:
        value, safety = answer.value, self._operation.safety
        wanted = [echo.field for echo in safety.echoes]
        if safety.identified_by is not None:
            wanted.append(safety.identified_by)
        if not isinstance(value, ResponseModel):
            if not wanted:
                return value, answer.response
            return self.unknown(
                UnknownReason.UNREADABLE, "the answer is a list", answer.response
            )
        received = received_under(wanted, value)
        name = received.get(safety.identified_by or "", UNREAD)
        if safety.identified_by is not None and not _is_name(name):
            return self.unknown(
                UnknownReason.NOT_IDENTIFIED,
                f"the answer has no {safety.identified_by!r} that could be read",
                answer.response,
            )
        differing = differing_echoes(safety.echoes, self._prepared.sent, received)
        if differing:
            return self.unknown(
                UnknownReason.ECHO, _difference(differing, received), answer.response
            )
        return value, answer.response


def _is_name(value: object) -> bool:
    """Whether a value can name what was created: white space and marks cannot."""
    return value is not UNREAD and bool(value) and has_substance(value)


def _difference(fields: Iterable[str], received: Mapping[str, object]) -> str:
    """What is wrong with fields that were to be repeated.

    One that could not be read may well have been repeated: then the table is wrong.
    """
    unread = [field for field in fields if received.get(field) is UNREAD]
    other = [field for field in fields if field not in unread]
    found: list[str] = []
    if other:
        found.append(f"differs from the request in {', '.join(other)}")
    if unread:
        found.append(f"has no {', '.join(unread)} that fits the table")
    return f"the answer {' and '.join(found)}"

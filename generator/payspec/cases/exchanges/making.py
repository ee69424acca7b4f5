"""Putting cases of one operation together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from payspec.ir.operations import Answer as Shape
from payspec.ir.operations import Effect

from ..patterns import Unbuildable
from .answers import about, is_list, one_type, payload_of, verdicts
from .authentic import made
from .call import Call, Calls
from .case import (
    Answer,
    Arguments,
    Exchange,
    ExchangeCase,
    Failing,
    Fails,
    NotSent,
    Raised,
    Reply,
    Result,
    Violated,
)
from .ending import ending, unknown
from .references import refused_reference
from .wrapped import wrapped

Making = Iterator[ExchangeCase]
"""Cases as they are made."""


@dataclass(frozen=True)
class Maker:
    """Makes the cases of one operation in one setting.

    `left_out` gains what no case could be made of.
    """

    calls: Calls
    left_out: list[str]

    @property
    def is_read(self) -> bool:
        """Whether the operation changes nothing."""
        return self.calls.operation.effect is Effect.READ

    @property
    def success(self) -> Shape:
        """The shape of the usual success."""
        operation = self.calls.operation
        if self.is_read:
            return operation.answers[0]
        rows = verdicts(operation)
        for answer in operation.answers:
            if any(rows.get(each) == "accepted" for each in answer.statuses):
                return answer
        return operation.answers[0]

    @property
    def status(self) -> int:
        """The status of the usual success."""
        rows = verdicts(self.calls.operation)
        statuses = self.success.statuses
        if self.is_read:
            return statuses[0]
        return next(
            (each for each in statuses if rows.get(each) == "accepted"), statuses[0]
        )

    def guarded(self, what: str, cases: Callable[[], Making]) -> Making:
        """The cases, up to one that cannot be made."""
        try:
            yield from cases()
        except Unbuildable as error:
            self.left_out.append(f"{what}: {error}")

    def usual_answer(self, call: Call) -> Answer:
        """The least answer of success that is about a call."""
        return self.answer(self.success, self.status, call)

    def answer(self, shape: Shape, status: int, call: Call) -> Answer:
        """The least answer in that shape."""
        if shape.payload is None:
            return Answer(status, text="", headers=())
        payload = payload_of(shape)
        value = about(self.calls, call, one_type(self.calls, payload.type))
        inner = [value] if is_list(payload.type) else value
        return Answer(status, wrapped(payload, inner))

    def sent(self, name: str, arguments: Arguments) -> ExchangeCase:
        """A call that is in order, and answered as usual.

        One whose reference could not be looked up is refused.
        """
        call = made(self.calls, arguments)
        refused = refused_reference(self.calls, call)
        if refused is not None:
            return self.refused(name, arguments, [Violated(refused, "reference")])
        answer = self.usual_answer(call)
        return self.case(name, call, answer, ending(self.calls, call, answer))

    def answered(
        self,
        name: str,
        call: Call,
        answer: Answer,
        *,
        drift: Sequence[str] = (),
        unread: Sequence[str] = (),
        strict: bool = False,
    ) -> ExchangeCase:
        """A call with that answer."""
        end = ending(
            self.calls, call, answer, drift=drift, unread=unread, strict=strict
        )
        case = self.case(name, call, answer, end)
        return replace(case, strict=strict)

    def failed(self, name: str, call: Call, failing: Failing) -> ExchangeCase:
        """A call whose exchange goes wrong."""
        cut = failing.how in (Fails.INTERRUPTED, Fails.INTERRUPTED_BEFORE)
        if self.is_read and cut:
            end: Result = Raised("Interrupted")
        elif self.is_read:
            end = Raised("NoAnswer" if failing.sent else "NotReached")
        elif failing.sent:
            reason = "interrupted" if cut else "no_answer"
            end = unknown(self.calls, call, reason, interrupts=cut)
        else:
            end = NotSent("Interrupted" if cut else "NotReached")
        return self.case(name, call, failing, end)

    def refused(
        self,
        name: str,
        arguments: Arguments,
        violations: Sequence[Violated],
        error: str = "InvalidRequest",
    ) -> ExchangeCase:
        """A call that never leaves."""
        found = tuple(violations)
        end: Result = NotSent(error, found)
        if self.is_read:
            end = Raised(error, violations=found)
        return self._case(name, arguments, (), (end,))

    def case(
        self, name: str, call: Call, reply: Reply, *results: Result
    ) -> ExchangeCase:
        """A call with one exchange of its own."""
        exchanges = (*call.before, Exchange(call.request, reply))
        return self._case(name, call.arguments, exchanges, results)

    def of(
        self,
        name: str,
        arguments: Arguments,
        exchanges: Sequence[Exchange],
        *results: Result,
    ) -> ExchangeCase:
        """A call with exchanges of any kind."""
        return self._case(name, arguments, tuple(exchanges), results)

    def _case(
        self,
        name: str,
        arguments: Arguments,
        exchanges: tuple[Exchange, ...],
        results: tuple[Result, ...],
    ) -> ExchangeCase:
        setting = self.calls.setting
        return ExchangeCase(
            id=f"{self.calls.operation.name}/{name}",
            environment=setting.environment.name,
            arguments=arguments,
            exchanges=exchanges,
            results=results,
            accept=setting.accept,
        )

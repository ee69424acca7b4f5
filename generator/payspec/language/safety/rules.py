"""Rules of write safety."""

from payspec.diagnostics import Collector, Rule, Severity, nearest
from payspec.ir import scalars as ir
from payspec.ir.operations import Effect, Operation, Payload
from payspec.ir.provider import Provider
from payspec.ir.safety import OutcomeRow, Verdict, WriteSafety
from payspec.ir.types import ObjectType, Ref

NO_WRITE_SAFETY = Rule(
    "no-write-safety",
    Severity.ERROR,
    "An operation that moves money says how it is sent safely.",
)
SAFETY_OF_A_READ = Rule(
    "write-safety-of-a-read", Severity.ERROR, "A read has no write safety."
)
OUTCOME_TWICE = Rule(
    "outcome-twice", Severity.ERROR, "A status means one thing to an operation."
)
NO_OUTCOME = Rule(
    "answer-without-outcome",
    Severity.ERROR,
    "A status with a described answer has an outcome, and an accepted status has a "
    "described answer.",
)
NOT_PROVEN = Rule(
    "outcome-not-proven",
    Severity.ERROR,
    "Only a status in which the provider itself refuses proves that nothing was "
    "created: no success, redirect, time-out, throttling or server error does.",
)
NO_ERROR_SHAPE = Rule(
    "rejection-without-shape",
    Severity.ERROR,
    "A rejection is believed only in a described error shape.",
)
UNKNOWN_SAFETY_FIELD = Rule(
    "unknown-safety-field",
    Severity.ERROR,
    "Write safety names fields of the request and of the accepted answer.",
)
BAD_FIND = Rule(
    "bad-find",
    Severity.ERROR,
    "What finds out after an unknown outcome is a read of this spec with exactly one "
    "parameter.",
)
NO_FIND = Rule(
    "no-find",
    Severity.WARNING,
    "An operation that moves money says how to find out what became of it.",
)

_UNPROVEN = frozenset({408, 409, 423, 425, 429})


def check(provider: Provider, report: Collector) -> None:
    """Hold every operation's write safety to its rules."""
    for operation in provider.operations:
        safety = operation.safety
        if safety is None:
            if operation.effect.needs_write_safety:
                report.report(
                    NO_WRITE_SAFETY,
                    operation.span,
                    f"'{operation.name}' moves money and has no `write_safety`",
                    hint="say under `write_safety` what each status proves",
                )
        elif operation.effect is Effect.READ:
            report.report(
                SAFETY_OF_A_READ,
                safety.span,
                f"'{operation.name}' is a read",
                hint="remove `write_safety`, or correct the effect",
            )
        else:
            _Safety(provider, operation, safety, report).check()


class _Safety:
    def __init__(
        self,
        provider: Provider,
        operation: Operation,
        safety: WriteSafety,
        report: Collector,
    ) -> None:
        self._provider = provider
        self._operation = operation
        self._safety = safety
        self._report = report

    def check(self) -> None:
        self._outcomes()
        self._fields()
        self._find()

    def _outcomes(self) -> None:
        verdicts: dict[int, OutcomeRow] = {}
        for row in self._safety.outcomes:
            if row.status in verdicts:
                self._report.report(
                    OUTCOME_TWICE,
                    row.span,
                    f"{row.status} is {verdicts[row.status].verdict.value} already",
                    hint="remove one of the two",
                )
            verdicts[row.status] = row
            self._proven(row)
        described = {
            status: answer.span
            for answer in self._operation.answers
            for status in answer.statuses
        }
        for status, span in described.items():
            if status not in verdicts:
                self._report.report(
                    NO_OUTCOME,
                    span,
                    f"{status} has an answer and no outcome",
                    hint=f"add `{status}: accepted` to `outcomes`",
                )
        for status, row in verdicts.items():
            if row.verdict is not Verdict.REJECTED and status not in described:
                self._report.report(
                    NO_OUTCOME,
                    row.span,
                    f"{status} is {row.verdict.value} and has no answer",
                    hint=f"describe {status} under `answers`",
                )

    def _proven(self, row: OutcomeRow) -> None:
        if row.verdict is Verdict.REJECTED:
            if not 400 <= row.status < 500 or row.status in _UNPROVEN:
                self._report.report(
                    NOT_PROVEN,
                    row.span,
                    f"{row.status} does not prove that nothing was created",
                    hint="remove it: a status that is not listed is unknown",
                )
            if not self._operation.errors:
                self._report.report(
                    NO_ERROR_SHAPE,
                    row.span,
                    f"'{self._operation.name}' has no error shape to believe",
                    hint="describe the shapes of errors under `errors`",
                )
        elif row.verdict is Verdict.ACCEPTED and not 200 <= row.status < 300:
            self._report.report(
                NOT_PROVEN, row.span, f"{row.status} is no success", hint=None
            )

    def _fields(self) -> None:
        sent = self._object(self._operation.body)
        accepted = [self._object(answer.payload) for answer in self._operation.answers]
        for echo in self._safety.echoes:
            self._named(echo.field, sent, "request")
            for received in accepted:
                self._named(echo.field, received, "answer")
        if self._safety.identified_by is not None:
            for received in accepted:
                self._named(self._safety.identified_by, received, "answer")
        repeat = self._safety.repeat
        if repeat is not None and repeat.derive_from is not None:
            self._named(repeat.derive_from, sent, "request", text=True)
        if self._safety.find is not None:
            self._named(self._safety.find.field, sent, "request", text=True)

    def _named(
        self, wire: str, holder: ObjectType | None, side: str, *, text: bool = False
    ) -> None:
        field = None if holder is None else holder.field(wire)
        if field is None:
            names = [] if holder is None else [each.wire for each in holder.fields]
            near = nearest(wire, names)
            self._report.report(
                UNKNOWN_SAFETY_FIELD,
                self._safety.span,
                f"the {side} of '{self._operation.name}' has no field '{wire}'",
                hint=f"did you mean '{near}'?" if near else None,
            )
        elif text and not isinstance(field.type, ir.Text):
            self._report.report(
                UNKNOWN_SAFETY_FIELD,
                self._safety.span,
                f"'{wire}' is no text",
                hint="name a field of type text",
            )

    def _object(self, payload: Payload | None) -> ObjectType | None:
        if payload is None or not isinstance(payload.type, Ref):
            return None
        named = next(
            (each for each in self._provider.types if each.name == payload.type.name),
            None,
        )
        return named if isinstance(named, ObjectType) else None

    def _find(self) -> None:
        find = self._safety.find
        if find is None:
            if self._operation.effect.needs_write_safety:
                self._report.report(
                    NO_FIND,
                    self._safety.span,
                    f"nothing says how to find out what became of "
                    f"'{self._operation.name}'",
                    hint="name an operation under `find`",
                )
            return
        names = [each.name for each in self._provider.operations]
        if find.operation not in names:
            near = nearest(find.operation, names)
            self._report.report(
                BAD_FIND,
                find.span,
                f"there is no operation '{find.operation}'",
                hint=f"did you mean '{near}'?" if near else None,
            )
            return
        target = self._provider.operation(find.operation)
        if target.effect is not Effect.READ or len(target.parameters) != 1:
            self._report.report(
                BAD_FIND,
                find.span,
                f"'{target.name}' is no read with one parameter",
            )

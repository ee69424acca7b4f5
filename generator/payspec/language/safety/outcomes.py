"""What each status proves."""

from payspec.ir.operations import Effect, Operation
from payspec.ir.safety import OutcomeRow, RepeatAnswer, Verdict, WriteSafety

from ..scope import Scope
from . import rules

_UNREAD = frozenset({401, 405, 406, 407, 411, 413, 414, 415, 417, 431})
"""What refuses a request for how it was sent, before anybody looks for a repeat."""

_REFUSES = {
    None: "nothing says how a repeat is answered",
    RepeatAnswer.UNDOCUMENTED: "what a repeat is answered with is not documented",
    RepeatAnswer.CONFLICT: "a repeat is refused, and nothing says with which status",
}

_UNPROVEN = frozenset({408, 409, 423, 425, 429})


def check_outcomes(scope: Scope, operation: Operation, safety: WriteSafety) -> None:
    """Hold the outcomes of an operation to what a status can prove."""
    verdicts: dict[int, OutcomeRow] = {}
    for row in safety.outcomes:
        if row.status in verdicts:
            scope.report.report(
                rules.OUTCOME_TWICE,
                row.span,
                f"{row.status} is {verdicts[row.status].verdict.value} already",
                hint="remove one of the two",
            )
            continue
        verdicts[row.status] = row
    unproven = {row.status for row in verdicts.values() if _problem(row) is not None}
    for row in verdicts.values():
        problem = _problem(row)
        if problem is not None:
            scope.report.report(
                rules.NOT_PROVEN,
                row.span,
                problem,
                hint="remove it: a status that is not listed is unknown",
            )
    _answers(scope, operation, verdicts, unproven)
    _refused_repeats(scope, operation, safety, verdicts, unproven)
    rejected = [row for row in verdicts.values() if row.verdict is Verdict.REJECTED]
    shapes = operation.errors or scope.gaps.within("errors")
    if rejected and not shapes:
        scope.report.report(
            rules.NO_ERROR_SHAPE,
            rejected[0].span,
            f"'{operation.name}' has no error shape to believe",
            hint="describe the shapes of errors under `errors`",
        )


def _refused_repeats(
    scope: Scope,
    operation: Operation,
    safety: WriteSafety,
    verdicts: dict[int, OutcomeRow],
    reported: set[int],
) -> None:
    """Report each rejection that a refused repeat of the same order may look like.

    A repeat that is replayed is not refused, and one with a status of its own, a
    `duplicate`, is told by that. Where nothing tells a repeat, a new order is made each
    time, and none is refused for the other; but what advances an order that is there
    is refused when that was done.
    """
    repeat = safety.repeat
    if not operation.effect.needs_write_safety:
        return
    if repeat is None and not _advances(operation):
        return
    if repeat is not None and repeat.answers is RepeatAnswer.REPLAY:
        return
    if any(row.verdict is Verdict.DUPLICATE for row in verdicts.values()):
        return
    refuses = _REFUSES[None if repeat is None else repeat.answers]
    for status, row in verdicts.items():
        if row.verdict is not Verdict.REJECTED or status in reported | _UNREAD:
            continue
        scope.report.report(
            rules.REFUSED_REPEAT,
            row.span,
            f"{status} may refuse a repeat of what was created before: {refuses}",
            hint="remove it: a status that is not listed is unknown; or give the "
            "status of a refused repeat as `duplicate`",
        )


def _advances(operation: Operation) -> bool:
    """Whether a request of the operation can be about an order that is there."""
    by = operation.effect_by
    effects = [operation.effect] if by is None else [row.effect for row in by.rows]
    return Effect.ADVANCES_MONEY in effects


def _answers(
    scope: Scope,
    operation: Operation,
    verdicts: dict[int, OutcomeRow],
    unproven: set[int],
) -> None:
    described: set[int] = set()
    for answer in operation.answers:
        described.update(answer.statuses)
        for status, span in zip(answer.statuses, answer.status_spans, strict=True):
            # An answer that is no success is reported where answers are.
            if status not in verdicts and status < 300:
                scope.report.report(
                    rules.NO_OUTCOME,
                    span,
                    f"{status} has an answer and no outcome",
                    hint=f"add `{status}: accepted` to `outcomes`",
                )
    for status, row in verdicts.items():
        if row.verdict is Verdict.REJECTED or status in described | unproven:
            continue
        if row.verdict is Verdict.DUPLICATE and status >= 400:
            # It may come without a body that tells more: then the payout is looked for.
            continue
        scope.report.report(
            rules.NO_OUTCOME,
            row.span,
            f"{status} is {row.verdict.value} and has no answer",
            hint=f"describe {status} under `answers`",
        )


def _problem(row: OutcomeRow) -> str | None:
    success, refusal = 200 <= row.status < 300, 400 <= row.status < 500
    match row.verdict:
        case Verdict.REJECTED if not refusal or row.status in _UNPROVEN:
            return f"{row.status} does not prove that nothing was created"
        case Verdict.ACCEPTED if not success:
            return f"{row.status} is no success"
        case Verdict.DUPLICATE if not (success or row.status == 409):
            return f"{row.status} does not say what was created before"
        case _:
            return None

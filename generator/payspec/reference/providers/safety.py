"""How an operation ends, and what to do when nobody knows how."""

from payspec.ir.operations import Operation
from payspec.ir.safety import Echo, Find, NotFound, Repeat, RepeatAnswer, WriteSafety

from ..markdown import bullets, code, joined, link, table
from .evidence import rests

_REPEATS = {
    RepeatAnswer.REPLAY: "is answered as the first was",
    RepeatAnswer.CONFLICT: "is refused in a way that shows that the first one arrived",
    RepeatAnswer.UNDOCUMENTED: "does what no document says, so do not send one",
}
_UNITS = ((86_400, "days"), (3_600, "hours"), (60, "minutes"), (1, "seconds"))


def safety(operation: Operation) -> str:
    """All that is known about sending the operation; nothing for one that is safe."""
    told = operation.safety
    if told is None:
        return ""
    proven: dict[tuple[str, str], list[str]] = {}
    for row in told.outcomes:
        meaning = f"**{row.verdict.value}**", rests(row.evidence)
        proven.setdefault(meaning, []).append(str(row.status))
    rows = [(", ".join(statuses), *told_by) for told_by, statuses in proven.items()]
    rows.append(("anything else", "unknown", ""))
    return joined(
        table(("answered with", "outcome", "rests on"), rows),
        bullets(filter(None, _facts(operation, told))),
    )


def _facts(operation: Operation, told: WriteSafety) -> tuple[str, ...]:
    named = told.identified_by
    return (
        _repeat(operation, told.repeat),
        _find(told.find),
        _echoes(told.echoes),
        f"What was created is named by {code(named)}." if named else "",
        f"All of this rests on {rests(told.evidence)}." if rests(told.evidence) else "",
    )


def _repeat(operation: Operation, repeat: Repeat | None) -> str:
    if repeat is None:
        return (
            "No document says how the provider knows a repeat: sent again, it may be a "
            "second order."
        )
    where = code(repeat.key) if repeat.key else "the idempotency key in a header"
    text = f"A repeat is recognised by {where} ({repeat.form.value}"
    if repeat.window is not None:
        text += f", for {_duration(repeat.window)}"
    text += f"); it {_REPEATS[repeat.answers]}."
    if repeat.derive_from is not None:
        text += (
            f" A key that is not given is derived from {code(repeat.derive_from)}, "
            "account and environment."
        )
    return _with(text, rests(repeat.evidence))


def _find(find: Find | None) -> str:
    if find is None:
        return "Nothing documented finds out what became of an unknown one."
    operation = link(code(find.operation), f"#operation.{find.operation}")
    proof = (
        "proves that there was nothing"
        if find.not_found is NotFound.PROOF
        else "proves nothing"
    )
    text = (
        f"To find out, ask {operation} with the value of {code(find.field)}; "
        f"finding nothing {proof}."
    )
    return _with(text, rests(find.evidence))


def _echoes(echoes: tuple[Echo, ...]) -> str:
    if not echoes:
        return ""
    return f"The answer has to repeat {', '.join(map(_echo, echoes))}."


def _echo(echo: Echo) -> str:
    text = code(echo.field)
    if echo.of is not None:
        text += f" as {code(echo.of)}"
    if echo.absent is not None:
        value = str(echo.absent).lower()
        text += f" (without it, {code(value)})"
    if echo.optional:
        text += " if it has that"
    return _with(text, rests(echo.evidence))


def _duration(seconds: int) -> str:
    size, unit = next(each for each in _UNITS if seconds % each[0] == 0)
    return f"{seconds // size} {unit}" if seconds != size else f"one {unit[:-1]}"


def _with(text: str, known: str) -> str:
    return f"{text} ({known})" if known else text

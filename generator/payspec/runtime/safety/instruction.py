"""What to do when an outcome is unknown, in words, out of the spec's facts."""

from __future__ import annotations

from ..model.free_text import printable
from .facts import Repeat, RepeatAnswer, Safety


def instruction(
    safety: Safety, key: str | None, reference: str | None, *, moves_money: bool = True
) -> str:
    """How to find out, and what not to do meanwhile.

    `key` is the idempotency key that was sent and `reference` the value that the
    payout can be found by; either may be missing.
    """
    if not moves_money:
        first = "It moves no money by itself; sent again it may be carried out twice."
    elif safety.repeat is None:
        first = "Do not send it again: nothing says what a repeat does."
    else:
        first = "Do not send it again under another key."
    steps = [first]
    find = safety.find
    if find is not None and reference is not None:
        asked = f"{find.parameter}={printable(reference)!r}"
        steps.append(
            f"Ask {find.operation}({asked}) and compare what it finds with the order."
        )
        steps.append(
            "Finding nothing proves that nothing was created."
            if find.proof
            else "Finding nothing proves nothing yet: ask again later, and before any "
            "repeat ask the provider."
        )
    else:
        steps.append("Ask the provider what became of it.")
    if safety.repeat is not None and key is not None:
        steps.append(_repeat(safety.repeat, str(printable(key))))
    return " ".join(steps)


def _repeat(repeat: Repeat, key: str) -> str:
    within = "" if repeat.window is None else f" within {_duration(repeat.window)}"
    match repeat.answers:
        case RepeatAnswer.REPLAY:
            return (
                f"The same request under the key {key}{within} is answered with the "
                "first one's result."
            )
        case RepeatAnswer.CONFLICT:
            return f"The same request under the key {key}{within} is refused."
        case RepeatAnswer.UNDOCUMENTED:
            return "What a repeat under the same key does is not documented."


def _duration(seconds: int) -> str:
    for size, unit in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds % size == 0 and seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} seconds"

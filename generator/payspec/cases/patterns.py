"""Values to try on a field that has a pattern."""

from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice

from payspec.ir.types import Field, Pattern

from .expressions import Expression, Unreadable, parse
from .matching import matches, texts
from .probes import Probe, probes, text_probe
from .texts import TEXTUAL, Textual, fits, good_texts

_OTHERS = 3
_BROKEN = 3


class Unbuildable(Exception):
    """No body can be made that holds this; the text says why."""


@dataclass(frozen=True, slots=True)
class Patterned:
    """A text that fits its scalar and matches a pattern, others, and some that do not.

    Those in `broken` fit the scalar: the pattern alone refuses them.
    """

    expression: Expression
    example: str
    others: tuple[str, ...]
    broken: tuple[tuple[str, str], ...]


@cache
def patterned(scalar: Textual, pattern: Pattern) -> Patterned:
    """Texts for a pattern. Raises `Unbuildable` if none can be made."""
    try:
        expression = parse(pattern.expression)
    except Unreadable as error:
        raise Unbuildable(f"no text is made of a pattern with {error}") from None
    usual = (text for _, text in good_texts(scalar))
    tried = dict.fromkeys(chain(usual, texts(expression)))
    fitting = (
        text for text in tried if fits(scalar, text) and matches(expression, text)
    )
    good = list(islice(fitting, 1 + _OTHERS))
    if not good:
        raise Unbuildable("no text was found that matches the pattern and fits")
    example, *others = good
    spoilt = {
        "cut": example[:-1],
        "longer": f"{example}x",
        "line-break": f"{example}\n",
        "before": f"x{example}",
        "other": "?" * max(len(example), 1),
        **dict(good_texts(scalar)),
    }
    broken = tuple(
        (name, text)
        for name, text in spoilt.items()
        if fits(scalar, text) and not matches(expression, text)
    )
    return Patterned(expression, example, tuple(others), broken[:_BROKEN])


def textual(field: Field) -> Textual | None:
    """The scalar of a field, if it is one that can have a pattern."""
    return field.type if isinstance(field.type, TEXTUAL) else None


@cache
def with_pattern(scalar: Textual, pattern: Pattern, *, sent: bool) -> tuple[Probe, ...]:
    """What there is to try where the pattern always holds; the first one fits.

    A value that breaks another rule is kept only if it matches, so that each breaks one
    rule alone.
    """
    found = patterned(scalar, pattern)
    kept = [
        replace(probe, name=f"also-{probe.name}") if probe.name == "usual" else probe
        for probe in probes(scalar, sent=sent)
        if probe.raw is not None
        and probe.raw not in (found.example, *found.others)
        and matches(found.expression, probe.raw)
    ]
    return (
        text_probe("usual", found.example),
        *(
            text_probe(f"pattern-{number}", text)
            for number, text in enumerate(found.others, start=2)
        ),
        *kept,
        *(
            text_probe(f"pattern-{name}", text, "pattern")
            for name, text in found.broken
        ),
    )

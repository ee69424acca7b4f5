"""Type expressions: `text(..255)`, `list(Payout)`, `text?`, `text | Customer`."""

import re
from dataclasses import dataclass, replace

from payspec.diagnostics import Span, nearest
from payspec.ir.scalars import Amount
from payspec.ir.types import AnyOf, ListOf, MapOf, Ref, Type

from ..context import Context
from ..gaps import UNREADABLE
from ..reader import scalar_text
from ..source import Node, TextNode
from .brackets import bounds, decimals, length, problem
from .catalogue import BY_WORD, ELSEWHERE, MOMENTS, ScalarWord, Takes
from .rules import BAD_TYPE, UNKNOWN_SCALAR

_DEEPEST = 8
_SHAPE = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)(?:\((.*)\))?", re.ASCII | re.DOTALL)
_MORE = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_-]*)\s*(?:,|\)\s*\()", re.ASCII)
"""A name with more behind it than a list or map takes: `Item, 1..3`, `Item)(1..3`."""


@dataclass(frozen=True, slots=True)
class Expression:
    """What a type expression says: the type, and whether null is documented."""

    type: Type
    nullable: bool


class _Malformed(Exception):
    """A part that cannot be read, with the fix; never leaves this module."""

    def __init__(self, problem: str, hint: str | None, start: int, end: int) -> None:
        super().__init__(problem)
        self.problem, self.hint, self.start, self.end = problem, hint, start, end
        self.rule = BAD_TYPE
        self.word = ""


def parse(node: Node, context: Context, *, may_be_null: bool = True) -> Expression:
    """Read the type expression at `node`; what cannot be read is reported there.

    Its type then is `UNREADABLE`. A `?` is a mistake where null cannot be said.
    """
    text = scalar_text(node).rstrip()
    nullable = text.endswith("?")
    if nullable and not may_be_null:
        context.report.report(
            BAD_TYPE,
            _inside(node, len(text) - 1, len(text)),
            "what stands here is never null",
            hint="remove the `?`",
        )
    try:
        return Expression(_parse(node, text.removesuffix("?"), 0, 0), nullable)
    except _Malformed as malformed:
        # A type whose name cannot be one has been reported.
        if not context.gaps.at("types", malformed.word):
            context.report.report(
                malformed.rule,
                _inside(node, malformed.start, malformed.end),
                malformed.problem,
                hint=malformed.hint,
            )
        return Expression(UNREADABLE, nullable)


def _parse(node: Node, text: str, offset: int, depth: int) -> Type:
    stripped = text.strip()
    offset += len(text) - len(text.lstrip())
    end = offset + len(stripped)
    parts = _parts(stripped)
    if len(parts) > 1 and depth <= _DEEPEST:
        options = tuple(
            _parse(node, stripped[start:stop], offset + start, depth + 1)
            for start, stop in parts
        )
        _hold_no_amount(options, "a union", offset, end)
        return AnyOf(options, _inside(node, offset, end))
    shape = _SHAPE.fullmatch(stripped)
    if shape is None or depth > _DEEPEST:
        raise _Malformed(
            f"'{_short(stripped)}' is no type",
            "write a scalar such as text(..255), the name of a type, list(…) or map(…)",
            offset,
            end,
        )
    word, brackets = shape.group(1), shape.group(2)
    if word in {"list", "map"}:
        if not brackets:
            raise _Malformed(
                f"'{word}' names what it holds", f"write {word}(text)", offset, end
            )
        more = _MORE.match(brackets)
        if more is not None:
            raise _Malformed(
                f"a {word} takes one type and nothing else in brackets",
                _one_type(word, more.group(1)),
                offset,
                end,
            )
        inner = _parse(node, brackets, offset + len(word) + 1, depth + 1)
        _hold_no_amount((inner,), f"a {word}", offset, end)
        return ListOf(inner) if word == "list" else MapOf(inner)
    if word[0].isupper():
        if brackets is not None:
            raise _Malformed(
                f"'{word}' is a type of this spec and takes no brackets",
                f"write {word}",
                offset,
                end,
            )
        return Ref(word, _inside(node, offset, end))
    scalar = BY_WORD.get(word)
    if scalar is None:
        raise _unknown(word, offset)
    found = _scalar(scalar, brackets, offset, end)
    if isinstance(found, Amount):
        start = stripped.index(found.currency_field, len(word)) + offset
        span = _inside(node, start, start + len(found.currency_field))
        return replace(found, span=span)
    return found


def _one_type(word: str, first: str) -> str:
    if word == "map":
        return "write the type of its values: map(text); keys are texts"
    return f"write {word}({first}); how many there may be is said by `doc`"


def _hold_no_amount(inner: tuple[Type, ...], outer: str, start: int, end: int) -> None:
    """No field beside an amount could hold its currency in here."""
    if any(isinstance(of, Amount) for of in inner):
        raise _Malformed(
            f"an amount of money cannot stand in {outer}",
            "make an object of the amount and its currency, and name that here",
            start,
            end,
        )


def _parts(text: str) -> list[tuple[int, int]]:
    """Where the types of a union begin and end; the whole text if it is none."""
    parts: list[tuple[int, int]] = []
    start = depth = 0
    for place, character in enumerate(text):
        if character == "|" and depth == 0:
            parts.append((start, place))
            start = place + 1
        depth += {"(": 1, ")": -1}.get(character, 0)
    return [*parts, (start, len(text))]


def _scalar(scalar: ScalarWord, brackets: str | None, start: int, end: int) -> Type:
    argument = None if brackets is None else brackets.strip()
    if (argument is None and scalar.required) or (
        argument is not None and scalar.takes is Takes.NOTHING
    ):
        raise _Malformed(
            f"'{scalar.word}' takes {scalar.takes.value} in brackets",
            f"write {scalar.example}",
            start,
            end,
        )
    wrong = None if argument is None else problem(argument, scalar.takes)
    if wrong is not None:
        raise _Malformed(wrong, f"write {_example(scalar)}", start, end)
    if scalar.takes is Takes.LENGTH:
        return length(argument)
    if scalar.of_bounds is not None:
        return scalar.of_bounds(bounds(argument))
    if scalar.of_decimals is not None:
        return scalar.of_decimals(decimals(argument))
    assert scalar.of_word is not None
    return scalar.of_word(argument)


def _example(scalar: ScalarWord) -> str:
    if scalar.takes is Takes.MOMENT:
        return f"one of {', '.join(MOMENTS)}, or %d.%m.%Y %H:%M:%S, UTC"
    return scalar.example


def _unknown(word: str, offset: int) -> _Malformed:
    near = ELSEWHERE.get(word.lower()) or nearest(word, [*BY_WORD, "list", "map"])
    hint = f"did you mean '{near}'?" if near else f"one of {', '.join(BY_WORD)}"
    malformed = _Malformed(
        f"there is no scalar '{word}'", hint, offset, offset + len(word)
    )
    malformed.rule, malformed.word = UNKNOWN_SCALAR, word
    return malformed


def _inside(node: Node, start: int, end: int) -> Span:
    """The part of a text from `start` to `end`; where it stands if it is no text."""
    return node.part(start, end) if isinstance(node, TextNode) else node.span


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."

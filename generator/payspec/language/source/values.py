"""Scalars to nodes, and to keys."""

from __future__ import annotations

from typing import assert_never

from payspec.diagnostics import Collector, Related, Span

from . import rules
from .limits import Limits
from .nodes import BoolNode, Entry, Node, NullNode, NumberNode, TextNode
from .scalars import Doubt, Kind, classify
from .wording import KEYLESS_HINT, KEYLESS_MESSAGE, shortened

_MERGE = "<<"


def value(
    text: str, quoted: bool, span: Span, report: Collector, limits: Limits
) -> Node:
    """The node of a scalar that stands as a value.

    A scalar that is refused is reported and taken for a text.
    """
    if len(text) > limits.scalar_characters:
        _report_length(text, span, report, limits)
    if quoted:
        return TextNode(text, True, span)
    kind = classify(text)
    match kind:
        case Kind.TEXT:
            return TextNode(text, False, span)
        case Kind.NUMBER:
            if len(text) <= limits.number_characters:
                return NumberNode(text, span)
            report.report(
                rules.NUMBER_TOO_LONG,
                span,
                f"this number has {len(text):,} characters;"
                f" at most {limits.number_characters:,} are read",
                hint="put it in quotes if it is a text",
            )
            return TextNode(text, False, span)
        case Kind.TRUE:
            return BoolNode(True, span)
        case Kind.FALSE:
            return BoolNode(False, span)
        case Kind.NULL:
            return NullNode(span)
        case Doubt():
            _report_doubt(text, kind, span, report)
            return TextNode(text, False, span)
        case _:
            assert_never(kind)


def key(
    text: str,
    quoted: bool,
    span: Span,
    earlier: dict[str, Entry],
    report: Collector,
    limits: Limits,
) -> TextNode | None:
    """The key that a scalar is, or None, reported, where it cannot be one."""
    if len(text) > limits.scalar_characters:
        _report_length(text, span, report, limits)
    if not quoted:
        if text == _MERGE:
            report.report(
                rules.MERGE_KEY,
                span,
                "merge keys are not read",
                hint="write the entries out, or give an alias to one key",
            )
            return None
        if not text:
            report.report(
                rules.EMPTY_KEY,
                span,
                KEYLESS_MESSAGE,
                hint=KEYLESS_HINT,
            )
            return None
        kind = classify(text)
        if isinstance(kind, Doubt):
            _report_doubt(text, kind, span, report)
    same = earlier.get(text)
    if same is not None:
        report.report(
            rules.REPEATED_KEY,
            span,
            f"the key '{shortened(text)}' stands in this mapping already",
            hint="rename one of the two, or join them",
            related=(Related(same.key.span, "it stands here first"),),
        )
        return None
    return TextNode(text, quoted, span)


def _report_length(text: str, span: Span, report: Collector, limits: Limits) -> None:
    report.report(
        rules.TEXT_TOO_LONG,
        span,
        f"this text has {len(text):,} characters;"
        f" at most {limits.scalar_characters:,} are read",
        hint="shorten it, or close its quotes",
    )


def _report_doubt(text: str, doubt: Doubt, span: Span, report: Collector) -> None:
    quoted = f"'{shortened(text)}' in quotes"
    report.report(
        rules.AMBIGUOUS_SCALAR,
        span,
        f"'{shortened(text)}' could be {doubt.reading}, or a text",
        hint=(
            f"write {doubt.instead}, or {quoted}" if doubt.instead else f"put {quoted}"
        ),
    )

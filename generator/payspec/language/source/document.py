"""One document out of a text: what may stand before, in and after it."""

from __future__ import annotations

import re

import yaml

from payspec.diagnostics import Collector, Span

from . import rules
from .budget import TooMuch
from .events import HAS_LIBYAML, parse, start_of
from .limits import Limits
from .nodes import MappingNode, NullNode
from .positions import position
from .syntax import report_syntax_error
from .tree import TreeBuilder

# Possessive: a blank file of 8 MiB is passed over in one go, in constant memory.
_BLANK = r"(?:\.\.\.(?=\s|\Z))?[ \t]*+(?:#[^\r\n]*+)?"
_BLANK_LINES = re.compile(rf"(?:{_BLANK}(?:\r\n|\r|\n))*+")
_BLANK_END = re.compile(rf"{_BLANK}\Z")
_SPACES = re.compile(r"[ \t]*+")
_HOW_TO_START = "start with 'payspec: 1' and the name of the provider"
_DIRECTIVE = re.compile(r"%[^\r\n]*")
_OUR_VERSION = re.compile(r"%YAML[ \t]+1\.2[ \t]*(?:#.*)?")


def read_document(
    file: str,
    text: str,
    report: Collector,
    limits: Limits,
    *,
    libyaml: bool = HAS_LIBYAML,
) -> MappingNode | None:
    """The mapping that the text is, or None, with reasons, if it is unusable."""
    if _nothing_from(text, 0):
        _report_empty(file, report)
        return None
    if _report_directive(file, text, report):
        return None
    builder = TreeBuilder(file, text, report, limits)
    try:
        intact = _feed(builder, file, text, report, libyaml)
    except yaml.YAMLError as error:
        report_syntax_error(file, text, error, report)
        return None
    except TooMuch:
        return None
    root = builder.root
    if root is None or (isinstance(root, NullNode) and root.span.empty):
        _report_empty(file, report)
        return None
    if not isinstance(root, MappingNode):
        report.report(
            rules.ROOT_NOT_MAPPING,
            root.span,
            "a spec is a mapping, and this is something else",
            hint=_HOW_TO_START,
        )
        return None
    return root if intact and builder.intact else None


def _feed(
    builder: TreeBuilder, file: str, text: str, report: Collector, libyaml: bool
) -> bool:
    """Hand over the first document; whether nothing comes after it."""
    for event in parse(text, libyaml=libyaml):
        match event:
            case yaml.ScalarEvent():
                builder.scalar(event)
            case yaml.MappingStartEvent():
                builder.open_mapping(event)
            case yaml.SequenceStartEvent():
                builder.open_sequence(event)
            case yaml.CollectionEndEvent():
                builder.close(event)
            case yaml.AliasEvent():
                builder.alias(event)
            case yaml.DocumentEndEvent():
                # What follows is not parsed: a second document is refused
                # whatever it holds, and directives before it cost the parser
                # quadratic time.
                return not _report_rest(file, text, start_of(event)[0], report)
            case _:
                continue
    return True


def _report_empty(file: str, report: Collector) -> None:
    report.report(
        rules.EMPTY_DOCUMENT,
        Span.point(file, 1, 1),
        "there is nothing in this file",
        hint=_HOW_TO_START,
    )


def _nothing_from(text: str, index: int) -> bool:
    """Whether only blanks, comments and end marks follow."""
    behind = _behind(_BLANK_LINES, text, index)
    return _BLANK_END.match(text, behind) is not None


def _report_directive(file: str, text: str, report: Collector) -> bool:
    """Report the first directive that is not ours; whether there is one."""
    index = _behind(_BLANK_LINES, text, 0)
    found = _DIRECTIVE.match(text, index)
    if found is not None and _OUR_VERSION.fullmatch(found.group()):
        index = _behind(_BLANK_LINES, text, found.end())
        found = _DIRECTIVE.match(text, index)
    if found is None:
        return False
    line, column = position(text, index)
    report.report(
        rules.YAML_DIRECTIVE,
        Span(file, line, column, line, column + len(found.group())),
        "directives are not read",
        hint="remove this line",
    )
    return True


def _report_rest(file: str, text: str, index: int, report: Collector) -> bool:
    """Report what stands after the end of the document; whether anything does."""
    if _nothing_from(text, index):
        return False
    index = _behind(_BLANK_LINES, text, index)
    index = _behind(_SPACES, text, index)
    line, column = position(text, index)
    second = text.startswith("---", index)
    report.report(
        rules.SEVERAL_DOCUMENTS,
        Span(file, line, column, line, column + (3 if second else 1)),
        "a second document starts here" if second else "the document has ended here",
        hint="put it into a file of its own" if second else "remove what follows",
    )
    return True


def _behind(optional: re.Pattern[str], text: str, index: int) -> int:
    """The index behind what `optional` matches at `index`."""
    found = optional.match(text, index)
    return index if found is None else found.end()

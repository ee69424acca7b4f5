"""Fragments of specs, put into a whole one and checked."""

from __future__ import annotations

from pathlib import Path

from payspec.diagnostics import Collector, Severity
from payspec.language.source import MappingNode, read
from payspec.pipeline.check import Spec, check

from .blocks import Block

BASE = Path(__file__).with_name("base.yaml")
WHOLE = "payspec"
DEPLOYMENT = "deployment"
UNUSED = ("unused-", "no-auth", "no-reread", "no-callback-", "amount-not-echoed")
"""Warnings of a part that is shown without the rest."""
INDENT = "  "


def findings(block: Block, of: Path | None = None) -> list[str]:
    """What is wrong with a block of YAML: errors, and warnings that are of its own.

    A whole spec stands for itself, a deployment beside the base. Of anything else each
    section takes its place in the base, member by member: what is called the same is
    replaced. Of an excerpt `of` another spec so do members of members, down to the
    last that stands on lines of its own.
    """
    base = of or BASE
    root = _root(block.page, block.text.encode())
    keys = set(root.keys())
    files = {block.id: block.text}
    if DEPLOYMENT in keys:
        files["acme.yaml"] = base.read_text(encoding="utf-8")
    elif WHOLE not in keys:
        files = {block.id: _merged(base.read_text(encoding="utf-8"), block.text, of)}
    report = Collector()
    specs = [
        Spec(name, text.encode(), lambda sample: _sample(base, sample))
        for name, text in files.items()
    ]
    check(tuple(specs), report, lambda _: None)
    return [
        f"{each.span.line}: {each.rule.id}: {each.message}"
        for each in report.diagnostics
        if each.severity is Severity.ERROR
        or (each.severity is Severity.WARNING and not each.rule.id.startswith(UNUSED))
    ]


def _root(name: str, data: bytes) -> MappingNode:
    report = Collector()
    root = read(name, data, report)
    assert isinstance(root, MappingNode), [each.message for each in report.everything]
    return root


def _sample(base: Path, name: str) -> bytes | None:
    path = base.parent / name
    return path.read_bytes() if path.is_file() else None


def _merged(base: str, fragment: str, of: Path | None) -> str:
    """The sections of both as text, so that it is read as it is written."""
    deepest = 1 if of is None else 9
    return "".join(_put(_sections(base), _sections(fragment), deepest).values())


def _put(old: dict[str, str], new: dict[str, str], deeper: int) -> dict[str, str]:
    """Members in the place of those that are called the same, which stay in part."""
    found = dict(old)
    for name, text in new.items():
        inner, added = _members(old.get(name, "")), _members(text)
        if deeper and inner is not None and added is not None:
            members = _put(inner, added, deeper - 1).values()
            heading = text[: text.index(":\n") + 2]
            text = heading + "".join(map(_indented, members))
        found[name] = text
    return found


def _indented(text: str) -> str:
    return "".join(f"{INDENT}{line}" for line in text.splitlines(keepends=True))


def _members(section: str) -> dict[str, str] | None:
    """The members of a section that has them on lines of their own."""
    heading, mark, body = section.partition(":\n")
    if not mark or not body.startswith(INDENT) or "\n" in heading.strip():
        return None
    if body.lstrip().startswith("- "):
        return None
    lines = (line.removeprefix(INDENT) for line in body.splitlines(keepends=True))
    return _sections("".join(lines))


def _sections(text: str) -> dict[str, str]:
    """The top level of a mapping: each key with its lines, comments with what follows.

    What is no key of a mapping fails later, when the whole is read.
    """
    found: dict[str, str] = {}
    name, waiting = "", ""
    for line in text.splitlines(keepends=True):
        if not line.strip() or line.startswith("#"):
            waiting += line
        elif line[0] in " -":
            found[name] += waiting + line
            waiting = ""
        else:
            name = line.partition(":")[0]
            if name in found:
                raise ValueError(f"{name!r} stands twice")
            found[name], waiting = waiting + line, ""
    return found

"""Whatever the bytes: no exception, and every place lies inside the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payspec.diagnostics import (
    Collector,
    Severity,
    Span,
    render_json,
    render_text,
)
from payspec.language.source import (
    Limits,
    MappingNode,
    Node,
    SequenceNode,
    read,
    source_text,
    to_data,
)
from payspec.language.source.decode import decode
from payspec.language.source.document import read_document
from payspec.language.source.events import HAS_LIBYAML

LIMITS = Limits(file_bytes=2000, depth=6, nodes=60, characters=500, aliases=8)

# Pieces that YAML gives a meaning, so that texts get past the first character.
PIECES = (
    "a: b: - ? , [ ] { } # & * ! | > ' \" % @ ` ... --- << : = ~ &a *a &b *b !x !!str"
    " 012 yes 1e3 0x1F NO 12:30 null true 1.5 \\ \\n \\ud83d \\UFFFFFFFF \\x4 é 😀"
).split(" ")
BLANKS = [" ", "  ", "\n", "\n  ", "\n    ", "\r\n", "\r", "\t", "\x85", "\u2028", ""]
texts = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(BLANKS),
        st.sampled_from([": ", "- ", ",", "k1: ", "k2: ", "k3: v\n", "%TAG ! x\n"]),
        st.characters(),
    ),
    max_size=40,
).map("".join)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(texts.map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=400)
def test_any_text(data: bytes) -> None:
    check(data)


@given(texts, st.sampled_from(["utf-16", "utf-32", "utf-8-sig", "utf-16-be"]))
def test_any_encoding(text: str, encoding: str) -> None:
    check(text.encode(encoding, "surrogatepass"))


@pytest.mark.skipif(not HAS_LIBYAML, reason="PyYAML has no libyaml")
@given(texts)
@settings(max_examples=300)
def test_libyaml_and_pyyaml_read_the_same(text: str) -> None:
    decoded = decode("f", text.encode("utf-8", "replace"), Collector(), LIMITS)
    if decoded is None:
        return
    fast, slow = Collector(), Collector()
    one = read_document("f", decoded, fast, LIMITS, libyaml=True)
    other = read_document("f", decoded, slow, LIMITS, libyaml=False)
    # The two differ in what they let pass in odd corners; where both let a text
    # pass, it means the same.
    if not fast.diagnostics and not slow.diagnostics:
        assert one is not None and other is not None
        assert to_data(one) == to_data(other)


def check(data: bytes) -> None:
    report = Collector()
    root = read("f", data, report, LIMITS)
    assert root is not None or report.has(Severity.ERROR)
    source = source_text(data)
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in report.diagnostics:
        check_inside(found.span, lines)
        for related in found.related:
            check_inside(related.span, lines)
        assert found.message and found.hint
    assert render_json(report.diagnostics).isascii()
    shown = render_text(report.diagnostics, {"f": source})
    assert all(line.isprintable() for line in shown.split("\n"))
    if root is not None:
        check_node(root, lines)
        to_data(root)


def check_node(node: Node, lines: list[str]) -> None:
    check_inside(node.span, lines)
    if isinstance(node, MappingNode):
        names = list(node.keys())
        assert len(names) == len(set(names))
        for entry in node.entries:
            check_inside(entry.key.span, lines)
            check_node(entry.value, lines)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            check_node(item, lines)


def check_inside(span: Span, lines: list[str]) -> None:
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    assert (1, 1) <= start <= end
    for line, column in (start, end):
        assert line <= len(lines)
        assert column <= len(lines[line - 1]) + 1

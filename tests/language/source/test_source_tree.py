"""The tree: places, order, aliases, blocks; and the way to data and back."""

import gc
from decimal import Decimal

import pytest

from payspec.diagnostics import Collector, Span
from payspec.language.source import (
    BoolNode,
    Entry,
    Limits,
    MappingNode,
    Node,
    SequenceNode,
    TextNode,
    locate,
    locate_key,
    read,
    source_text,
    to_data,
)
from payspec.language.source.document import read_document
from payspec.language.source.events import HAS_LIBYAML

PARSERS = [
    pytest.param(
        True,
        id="libyaml",
        marks=pytest.mark.skipif(not HAS_LIBYAML, reason="PyYAML has no libyaml"),
    ),
    pytest.param(False, id="pyyaml"),
]

SPEC = """\
# a comment
payspec: 1
types:
  Payout:
    amount!: minor(currency)  # a comment
    note: |
      first

    list:
    - 1.50
    - {a: [x, "y z"], b: ~}

  # the end of types
  Empty:
base: &base {url: https://x, on_time: true}
again: *base
émoji: '😀 x'
"""

# A path, the place of the value, and that of the key (or the item).
PLACES: list[tuple[list[str | int], tuple[int, int, int, int], tuple[int, ...]]] = [
    ([], (2, 1, 17, 13), (2, 1, 17, 13)),
    (["payspec"], (2, 10, 2, 11), (2, 1, 2, 8)),
    (["types"], (4, 3, 14, 9), (3, 1, 3, 6)),
    (["types", "Payout"], (5, 5, 11, 28), (4, 3, 4, 9)),
    (["types", "Payout", "amount!"], (5, 14, 5, 29), (5, 5, 5, 12)),
    (["types", "Payout", "note"], (6, 11, 9, 1), (6, 5, 6, 9)),
    (["types", "Payout", "list"], (10, 5, 11, 28), (9, 5, 9, 9)),
    (["types", "Payout", "list", 0], (10, 7, 10, 11), (10, 7, 10, 11)),
    (["types", "Payout", "list", 1], (11, 7, 11, 28), (11, 7, 11, 28)),
    (["types", "Payout", "list", 1, "a", 1], (11, 15, 11, 20), (11, 15, 11, 20)),
    (["types", "Payout", "list", 1, "b"], (11, 26, 11, 27), (11, 23, 11, 24)),
    (["types", "Empty"], (14, 9, 14, 9), (14, 3, 14, 8)),
    (["base"], (15, 13, 15, 44), (15, 1, 15, 5)),
    (["again", "url"], (15, 19, 15, 28), (15, 14, 15, 17)),
    (["émoji"], (17, 8, 17, 13), (17, 1, 17, 6)),
]


def tree(text: str, libyaml: bool = HAS_LIBYAML) -> MappingNode:
    report = Collector()
    root = read_document("f", text, report, Limits(), libyaml=libyaml)
    assert report.diagnostics == ()
    assert root is not None
    return root


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize(
    ("path", "value", "key"),
    [pytest.param(*place, id="/".join(map(str, place[0]))) for place in PLACES],
)
def test_places(
    path: list[str | int],
    value: tuple[int, int, int, int],
    key: tuple[int, int, int, int],
    libyaml: bool,
) -> None:
    root = tree(SPEC, libyaml)
    assert locate(root, path).span == Span("f", *value)
    assert locate_key(root, path) == Span("f", *key)


@pytest.mark.parametrize("libyaml", PARSERS)
def test_data(libyaml: bool) -> None:
    base = {"url": "https://x", "on_time": True}
    data = to_data(tree(SPEC, libyaml))
    assert data == {
        "payspec": 1,
        "types": {
            "Payout": {
                "amount!": "minor(currency)",
                "note": "first\n",
                "list": [Decimal("1.50"), {"a": ["x", "y z"], "b": None}],
            },
            "Empty": None,
        },
        "base": base,
        "again": base,
        "émoji": "😀 x",
    }
    assert isinstance(data, dict) and list(data)[-1] == "émoji"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(["types", "Payuot"], id="no-such-name"),
        pytest.param(["types", 0], id="position-in-a-mapping"),
        pytest.param(["types", "Payout", "list", 2], id="behind-the-list"),
        pytest.param(["types", "Payout", "list", -1], id="before-the-list"),
        pytest.param(["types", "Payout", "list", "0"], id="name-in-a-list"),
        pytest.param(["payspec", "x"], id="below-a-scalar"),
    ],
)
def test_a_path_that_leads_nowhere(path: list[str | int]) -> None:
    root = tree(SPEC)
    with pytest.raises(LookupError):
        locate(root, path)
    with pytest.raises(LookupError):
        locate_key(root, path)


def test_an_alias_shares_the_node() -> None:
    root = tree("a: &x {b: 1}\nc: *x\nd: [*x, &y z, *y]\n")
    assert root.get("c") is root.get("a")
    listed = root.get("d")
    assert isinstance(listed, SequenceNode)
    assert listed.items[0] is root.get("a")
    assert listed.items[2] is listed.items[1]
    # The list ends where its own bracket does, not where the shared node ends.
    assert listed.span == Span("f", 3, 4, 3, 18)


def test_a_block_that_ends_in_an_alias_ends_there() -> None:
    root = tree("a: &x 1\nb:\n  c: *x\nd: 2\n")
    value = root.get("b")
    assert value is not None
    assert value.span == Span("f", 3, 3, 3, 8)


def test_a_list_that_ends_in_an_alias_ends_there() -> None:
    value = tree("a: &x 1\nb:\n  - *x\nd: 2\n").get("b")
    assert value is not None
    assert value.span == Span("f", 3, 3, 3, 7)


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize("text", ["? a", "x:\n  ? a"], ids=["root", "nested"])
def test_a_value_left_out_at_the_end_stands_in_the_text(
    text: str, libyaml: bool
) -> None:
    root = tree(text, libyaml)
    last = text.count("\n") + 1
    node = locate(root, ["a"] if last == 1 else ["x", "a"])
    end = len(text.split("\n")[-1]) + 1
    assert node.span == Span.point("f", last, end)


def test_an_anchor_on_a_key_names_the_key() -> None:
    assert to_data(tree("&k name: *k")) == {"name": "name"}


@pytest.mark.parametrize("size", [3, 40], ids=["small", "indexed"])
def test_mapping_lookup(size: int) -> None:
    root = tree("".join(f"k{n}: {n}\n" for n in range(size)))
    assert list(root.keys()) == [f"k{n}" for n in range(size)]
    for _ in range(2):
        entry = root.entry("k2")
        assert entry is root.entries[2]
        assert root.get("k2") is entry.value
        assert root.get("k") is None and root.entry("") is None


def test_nodes_are_made_by_hand_as_by_the_reader() -> None:
    span = Span("f", 1, 1, 1, 5)
    made = MappingNode((Entry(TextNode("a", True, span), BoolNode(True, span)),), span)
    same = MappingNode(
        entries=(
            Entry(
                key=TextNode(text="a", quoted=True, span=span),
                value=BoolNode(value=True, span=span),
            ),
        ),
        span=span,
    )
    assert made == same and hash(made) == hash(same)
    assert to_data(made) == {"a": True}


PARTS = [
    pytest.param("text(..255)", 5, 10, (1, 9, 1, 14), id="plain"),
    pytest.param("'text(..255)'", 5, 10, (1, 10, 1, 15), id="quoted"),
    pytest.param('"a\\tb"', 0, 1, (1, 4, 1, 10), id="escaped"),
    pytest.param("'it''s'", 0, 2, (1, 4, 1, 11), id="quote-in-quotes"),
    pytest.param("'a\n  b'", 0, 1, (1, 4, 2, 5), id="quoted-and-folded"),
    pytest.param("|\n  abc", 0, 1, (1, 4, 3, 1), id="block"),
    pytest.param("a b\n  c", 0, 1, (1, 4, 2, 4), id="folded"),
    pytest.param("abc", 2, 9, (1, 4, 1, 7), id="behind-the-text"),
]


@pytest.mark.parametrize(("written", "start", "stop", "place"), PARTS)
def test_part_of_a_text(
    written: str, start: int, stop: int, place: tuple[int, int, int, int]
) -> None:
    node: Node | None = tree(f"a: {written}\n").get("a")
    assert isinstance(node, TextNode)
    assert node.part(start, stop) == Span("f", *place)


def test_part_of_a_text_that_is_not_written_there() -> None:
    span = Span("f", 1, 1, 1, 4)
    assert TextNode("abc", True, span).part(1, 2) == span


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\na: 1\n", id="start-mark"),
        pytest.param("a: 1\n...\n", id="end-mark"),
        pytest.param("a: 1\n...\n# c\n\n... # d", id="end-marks"),
        pytest.param("%YAML 1.2\n---\na: 1\n", id="version"),
        pytest.param("# c\n%YAML 1.2 # d\n--- # e\na: 1", id="version-comments"),
        pytest.param("\ufeffa: 1\n", id="byte-order-mark"),
        pytest.param("a: 1\r\n", id="crlf"),
        pytest.param("a: 1\t# tab before a comment", id="tab-before-comment"),
        pytest.param("{a: 1}", id="flow"),
        pytest.param('{"a": 1}', id="json"),
    ],
)
def test_accepted_frames(text: str) -> None:
    report = Collector()
    root = read("f", text.encode(), report)
    assert report.diagnostics == ()
    assert root is not None and to_data(root) == {"a": 1}


def test_byte_order_mark_takes_no_column() -> None:
    root = read("f", b"\xef\xbb\xbfa: 1", Collector())
    assert root is not None and root.span == Span("f", 1, 1, 1, 5)
    assert source_text(b"\xef\xbb\xbfa\xff") == "a\ufffd"


def test_errors_that_lose_nothing_leave_a_tree() -> None:
    report = Collector()
    root = read("f", b"a: 012\nb: 1\nb: 2\n", report)
    assert len(report.diagnostics) == 2
    assert root is not None and to_data(root) == {"a": "012", "b": 1}


@pytest.mark.parametrize(
    "text",
    ["<<: {}\na: 1", "a: *x", "? [a]\n: 1\n", "a: 1\n---\n", "a: ["],
    ids=["merge-key", "unknown-alias", "list-as-key", "second-document", "syntax"],
)
def test_what_loses_a_part_leaves_no_tree(text: str) -> None:
    report = Collector()
    assert read("f", text.encode(), report) is None
    assert report.diagnostics


@pytest.mark.parametrize("enabled", [True, False], ids=["on", "off"])
@pytest.mark.parametrize("text", ["a: 1", "a: ["], ids=["good", "bad"])
def test_the_cycle_collector_is_left_as_it_was(text: str, enabled: bool) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        read("f", text.encode(), Collector())
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was_on else gc.disable)()

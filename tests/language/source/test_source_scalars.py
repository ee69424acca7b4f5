"""What a scalar is read as, as a value and as a key."""

from decimal import Decimal

import pytest

from payspec.diagnostics import Collector
from payspec.language.source import (
    BoolNode,
    JsonData,
    MappingNode,
    Node,
    NullNode,
    NumberNode,
    TextNode,
    read,
    to_data,
)


def value_of(written: str) -> tuple[Node, Collector]:
    report = Collector()
    root = read("s.yaml", f"key: {written}\n".encode(), report)
    assert root is not None
    node = root.get("key")
    assert node is not None
    return node, report


VALUES = [
    pytest.param(written, kind, data, id=repr(written))
    for written, kind, data in [
        ("", NullNode, None),
        ("~", NullNode, None),
        ("null", NullNode, None),
        ("true", BoolNode, True),
        ("false", BoolNode, False),
        ("0", NumberNode, 0),
        ("-0", NumberNode, 0),
        ("12", NumberNode, 12),
        ("-7", NumberNode, -7),
        ("0.10", NumberNode, Decimal("0.10")),
        ("-1.50", NumberNode, Decimal("-1.50")),
        ("12345678901234567.89", NumberNode, Decimal("12345678901234567.89")),
        ("9" * 100, NumberNode, int("9" * 100)),
        ("NO", TextNode, "NO"),
        ("12:30", TextNode, "12:30"),
        ("12:30:45", TextNode, "12:30:45"),
        ("2024-01-01", TextNode, "2024-01-01"),
        ("2024-04-31", TextNode, "2024-04-31"),
        ("2024-01-01T00:00:00Z", TextNode, "2024-01-01T00:00:00Z"),
        ("1.2.3", TextNode, "1.2.3"),
        ("+3 apples", TextNode, "+3 apples"),
        ("12 apples", TextNode, "12 apples"),
        ("012 345", TextNode, "012 345"),
        ("..255", TextNode, "..255"),
        ("1..255", TextNode, "1..255"),
        (".", TextNode, "."),
        ("+", TextNode, "+"),
        ("-x", TextNode, "-x"),
        ("0x", TextNode, "0x"),
        ("0xg1", TextNode, "0xg1"),
        ("0o8", TextNode, "0o8"),
        ("0b2", TextNode, "0b2"),
        ("1e", TextNode, "1e"),
        ("e5", TextNode, "e5"),
        ("1_a", TextNode, "1_a"),
        ("_1", TextNode, "_1"),
        ("nan", TextNode, "nan"),
        ("Infinity", TextNode, "Infinity"),
        ("yEs", TextNode, "yEs"),
        ("tRUE", TextNode, "tRUE"),
        ("none", TextNode, "none"),
        ("yes please", TextNode, "yes please"),
        ("١٢", TextNode, "١٢"),
        ("text(..255)", TextNode, "text(..255)"),
        ("a # comment", TextNode, "a"),
        ("a\n  b", TextNode, "a b"),
        ("12\n  34", TextNode, "12 34"),
        ("'012'", TextNode, "012"),
        ('"yes"', TextNode, "yes"),
        ("''", TextNode, ""),
        ("'null'", TextNode, "null"),
        ('"1"', TextNode, "1"),
        ('"a\\tb\\u00e9"', TextNode, "a\tbé"),
        ("|\n  1\n", TextNode, "1\n"),
        (">-\n  true\n", TextNode, "true"),
    ]
]


@pytest.mark.parametrize(("written", "kind", "data"), VALUES)
def test_values(written: str, kind: type[Node], data: JsonData) -> None:
    node, report = value_of(written)
    assert report.diagnostics == ()
    assert type(node) is kind
    assert to_data(node) == data
    assert type(to_data(node)) is type(data)
    if isinstance(node, TextNode):
        assert node.quoted == (written[:1] in {"'", '"', "|", ">"})


DOUBTS = [
    pytest.param(written, instead, id=written)
    for written, instead in [
        ("012", "12"),
        ("-012", "-12"),
        ("00", "0"),
        ("08", "8"),
        ("00.50", "0.50"),
        ("0x1F", "31"),
        ("0X1f", "31"),
        ("-0x1F", "-31"),
        ("0o17", "15"),
        ("0b1", "1"),
        ("0b1_0", "2"),
        ("1_000", "1000"),
        ("1_000.5_0", "1000.50"),
        ("12_", "12"),
        ("1e3", "the number in full"),
        ("1E+3", "the number in full"),
        ("1.5e-3", "the number in full"),
        (".5e3", "the number in full"),
        ("1e999999999", "the number in full"),
        ("+5", "5"),
        ("+5.0", "5.0"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("5.", "5"),
        (".inf", None),
        ("-.Inf", None),
        ("+.INF", None),
        (".nan", None),
        (".NaN", None),
        ("0" + "1" * 60, None),
        ("0x" + "f" * 5000, None),
        ("True", "true"),
        ("TRUE", "true"),
        ("False", "false"),
        ("FALSE", "false"),
        ("Null", "null"),
        ("NULL", "null"),
        *((word, "true") for word in "y Y yes Yes YES on On ON".split()),
        *((word, "false") for word in "n N no No off Off OFF".split()),
    ]
]


@pytest.mark.parametrize("as_key", [False, True], ids=["value", "key"])
@pytest.mark.parametrize(("written", "instead"), DOUBTS)
def test_doubtful_scalars_ask_for_quotes(
    written: str, instead: str | None, as_key: bool
) -> None:
    report = Collector()
    long_key = as_key and len(written) > 1000
    if long_key:
        pytest.skip("YAML ends a plain key at 1,024 characters")
    document = f"{written}: a\n" if as_key else f"key: {written}\n"
    root = read("s.yaml", document.encode(), report)
    (found,) = report.diagnostics
    assert found.rule.id == "ambiguous-scalar"
    column = 1 if as_key else 6
    assert (found.span.line, found.span.column) == (1, column)
    assert found.span.end_column == column + len(written)
    assert found.hint is not None
    if instead is not None:
        assert found.hint == f"write {instead}, or '{written}' in quotes"
    else:
        assert found.hint.startswith("put '") and found.hint.endswith("' in quotes")
    # What was refused is a text, so that the rest is checked in the same run.
    assert root is not None
    assert to_data(root) == ({written: "a"} if as_key else {"key": written})


@pytest.mark.parametrize("quote", ["'", '"'], ids=["single", "double"])
@pytest.mark.parametrize(("written", "instead"), DOUBTS)
def test_quotes_end_the_doubt(written: str, instead: str | None, quote: str) -> None:
    node, report = value_of(f"{quote}{written}{quote}")
    assert report.diagnostics == ()
    assert to_data(node) == written


KEYS = [
    pytest.param(written, text, quoted, id=written)
    for written, text, quoted in [
        ("201", "201", False),
        ("1.50", "1.50", False),
        ("401, 422", "401, 422", False),
        ("true", "true", False),
        ("null", "null", False),
        ("~", "~", False),
        ("NO", "NO", False),
        ("amount!", "amount!", False),
        ("$doc", "$doc", False),
        ("'<<'", "<<", True),
        ("''", "", True),
        ('"a b"', "a b", True),
        ("? a", "a", False),
    ]
]


@pytest.mark.parametrize(("written", "text", "quoted"), KEYS)
def test_keys_keep_their_text(written: str, text: str, quoted: bool) -> None:
    report = Collector()
    root = (
        read("s.yaml", f"{written}\n: x".encode(), report)
        if (written.startswith("?"))
        else read("s.yaml", f"{written}: x\n".encode(), report)
    )
    assert report.diagnostics == ()
    assert isinstance(root, MappingNode)
    (entry,) = root.entries
    assert (entry.key.text, entry.key.quoted) == (text, quoted)


def test_numbers_keep_their_text() -> None:
    node, _ = value_of("1.10")
    assert isinstance(node, NumberNode)
    assert (node.text, node.is_integer) == ("1.10", False)
    assert node.as_decimal() == Decimal("1.10")
    with pytest.raises(ValueError, match=r"1\.10"):
        node.as_int()
    whole, _ = value_of("-12")
    assert isinstance(whole, NumberNode)
    assert (whole.is_integer, whole.as_int()) == (True, -12)

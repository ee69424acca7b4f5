"""The text printer: what a person sees, to the letter."""

import pytest

from payspec.diagnostics import (
    Diagnostic,
    Related,
    Rule,
    Severity,
    Span,
    render_text,
    summary,
)

UNKNOWN_TYPE = Rule("unknown-type", Severity.ERROR, "A type is defined.")
UNUSED_TYPE = Rule("unused-type", Severity.WARNING, "A type is used.")
ASSUMPTION = Rule("assumption", Severity.NOTE, "A fact has a source.")

SPEC = """\
payspec: 1
types:
  Payout:
    customer: Custmer
    note: |
      first
      second
"""
FILE = "specs/acme.yaml"


def at(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(FILE, line, column, end_line, end_column)


GOLDEN = [
    pytest.param(
        Diagnostic(
            UNKNOWN_TYPE,
            at(4, 15, 4, 22),
            "there is no type 'Custmer'",
            "did you mean 'Customer' (line 12)?",
        ),
        """\
specs/acme.yaml:4:15: error[unknown-type]: there is no type 'Custmer'
    4 |     customer: Custmer
      |               ^^^^^^^ did you mean 'Customer' (line 12)?
""",
        id="hint-beside-carets",
    ),
    pytest.param(
        Diagnostic(UNUSED_TYPE, at(3, 3, 3, 9), "'Payout' is used nowhere"),
        """\
specs/acme.yaml:3:3: warning[unused-type]: 'Payout' is used nowhere
    3 |   Payout:
      |   ^^^^^^
""",
        id="no-hint",
    ),
    pytest.param(
        Diagnostic(
            ASSUMPTION,
            at(1, 10, 1, 10),
            "no document states it",
            None,
            (
                Related(at(3, 3, 3, 9), "for this type"),
                Related(Span("other.yaml", 7, 1, 7, 2), "and here"),
            ),
        ),
        """\
specs/acme.yaml:1:10: note[assumption]: no document states it
    1 | payspec: 1
      |          ^
  note: specs/acme.yaml:3:3: for this type
  note: other.yaml:7:1: and here
""",
        id="point-and-related",
    ),
    pytest.param(
        Diagnostic(UNKNOWN_TYPE, at(5, 11, 8, 1), "too long", "shorten it"),
        """\
specs/acme.yaml:5:11: error[unknown-type]: too long
    5 |     note: |
      |           ^ shorten it
""",
        id="several-lines",
    ),
    pytest.param(
        Diagnostic(UNKNOWN_TYPE, at(8, 1, 8, 1), "the end"),
        """\
specs/acme.yaml:8:1: error[unknown-type]: the end
    8 |
      | ^
""",
        id="end-of-file",
    ),
    pytest.param(
        Diagnostic(UNKNOWN_TYPE, at(99, 1, 99, 2), "no such line", "look elsewhere"),
        """\
specs/acme.yaml:99:1: error[unknown-type]: no such line
  hint: look elsewhere
""",
        id="line-not-there",
    ),
    pytest.param(
        Diagnostic(UNKNOWN_TYPE, Span("b.yaml", 1, 1, 1, 2), "no source"),
        "b.yaml:1:1: error[unknown-type]: no source\n",
        id="file-not-there",
    ),
]


@pytest.mark.parametrize(("found", "expected"), GOLDEN)
def test_golden(found: Diagnostic, expected: str) -> None:
    assert render_text([found], {FILE: SPEC}) == expected


def test_colour_adds_nothing_but_styles() -> None:
    found = Diagnostic(UNKNOWN_TYPE, at(4, 15, 4, 22), "no type", "a hint")
    assert render_text([found], {FILE: SPEC}, colour=True) == (
        "\x1b[1mspecs/acme.yaml:4:15:\x1b[0m"
        " \x1b[1;31merror[unknown-type]:\x1b[0m no type\n"
        "\x1b[2m    4 |\x1b[0m     customer: Custmer\n"
        "\x1b[2m      |\x1b[0m               \x1b[1;31m^^^^^^^\x1b[0m a hint\n"
    )


# The source line, the columns of the span, the two lines that are shown.
LAYOUTS = [
    pytest.param("\tkey: x", 7, 8, "    key: x", "         ^", id="tab-before"),
    pytest.param("a\tb: x", 1, 4, "a    b: x", "^^^^^^", id="tab-within"),
    pytest.param("日本: x", 5, 6, "日本: x", "      ^", id="wide-before"),
    pytest.param("a: 日本", 4, 6, "a: 日本", "   ^^^^", id="wide-within"),
    pytest.param("e\u0301: x", 5, 6, "e\u0301: x", "   ^", id="combining"),
    pytest.param("a\x1b[31m: x", 8, 9, "a␛[31m: x", "       ^", id="escape-code"),
    pytest.param("a\x9b: x", 2, 3, "a<U+009B>: x", " ^^^^^^^^", id="c1-control"),
    pytest.param("\u202ea: x", 2, 3, "<U+202E>a: x", "        ^", id="bidi-override"),
    pytest.param("a\x7f: x", 2, 3, "a␡: x", " ^", id="delete"),
    pytest.param("a: x", 9, 12, "a: x", "    ^", id="span-behind-line"),
    pytest.param(
        "x" * 300 + "KEY" + "y" * 300,
        301,
        304,
        "…" + "x" * 40 + "KEY" + "y" * 57 + "…",
        " " * 41 + "^^^",
        id="window-in-the-middle",
    ),
    pytest.param(
        "KEY" + "y" * 300,
        1,
        4,
        "KEY" + "y" * 97 + "…",
        "^^^",
        id="window-at-the-start",
    ),
    pytest.param(
        "x" * 300 + "KEY",
        301,
        304,
        "…" + "x" * 97 + "KEY",
        " " * 98 + "^^^",
        id="window-at-the-end",
    ),
    pytest.param(
        "x" * 300,
        101,
        301,
        "…" + "x" * 100 + "…",
        " " * 41 + "^" * 60,
        id="span-longer-than-window",
    ),
]


@pytest.mark.parametrize(("line", "start", "stop", "shown", "carets"), LAYOUTS)
def test_carets_stand_under_their_text(
    line: str, start: int, stop: int, shown: str, carets: str
) -> None:
    found = Diagnostic(UNKNOWN_TYPE, Span("f", 1, start, 1, stop), "m")
    assert render_text([found], {"f": line}).split("\n")[1:3] == [
        f"    1 | {shown}",
        f"      | {carets}",
    ]


def test_nothing_reaches_the_terminal_as_a_code() -> None:
    evil = "\x1b]0;title\x07 \x9b2J \r\n\u202e\u200b\ud800"
    found = Diagnostic(
        UNKNOWN_TYPE,
        Span(f"{evil}.yaml", 1, 1, 1, 2),
        evil,
        evil,
        (Related(Span(evil, 1, 1, 1, 1), evil),),
    )
    shown = render_text([found], {f"{evil}.yaml": evil})
    assert all(line.isprintable() for line in shown.split("\n"))
    assert len(shown.splitlines()) == 4


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_lines_end_as_in_yaml(line_break: str) -> None:
    source = line_break.join(["one\x85one\u2028one", "two", "three"])
    found = Diagnostic(UNKNOWN_TYPE, Span("f", 3, 1, 3, 6), "m")
    assert "    3 | three\n      | ^^^^^\n" in render_text([found], {"f": source})


def test_large_line_numbers_widen_the_gutter() -> None:
    found = Diagnostic(UNKNOWN_TYPE, Span("f", 1234567, 1, 1234567, 2), "m", "h")
    shown = render_text([found], {"f": "x\n" * 1234567})
    assert shown.split("\n")[1:3] == ["1234567 | x", "        | ^ h"]


def test_findings_of_several_files_keep_their_order() -> None:
    first = Diagnostic(UNKNOWN_TYPE, Span("a", 2, 1, 2, 2), "m")
    second = Diagnostic(UNUSED_TYPE, Span("b", 1, 1, 1, 2), "m")
    shown = render_text([first, second], {"a": "1\n2", "b": "3"})
    assert [line for line in shown.split("\n") if "|" in line and "^" not in line] == [
        "    2 | 2",
        "    1 | 3",
    ]


def test_nothing_found_prints_nothing() -> None:
    assert render_text([], {}) == ""


def test_summary_counts_by_severity() -> None:
    def one(rule: Rule) -> Diagnostic:
        return Diagnostic(rule, at(1, 1, 1, 2), "m")

    assert summary([]) == "nothing found"
    assert summary([one(UNKNOWN_TYPE), one(UNKNOWN_TYPE), one(ASSUMPTION)]) == (
        "2 errors, 1 note"
    )

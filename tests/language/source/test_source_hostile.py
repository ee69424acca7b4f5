"""Hostile and broken files: which rule, where; by libyaml and by PyYAML alike."""

import pytest

from payspec.diagnostics import Collector, Diagnostic
from payspec.language.source import RULES, Limits
from payspec.language.source.decode import decode
from payspec.language.source.document import read_document
from payspec.language.source.events import HAS_LIBYAML

SMALL = Limits(
    file_bytes=4096,
    depth=4,
    nodes=100,
    characters=2000,
    aliases=20,
    scalar_characters=300,
    number_characters=10,
)
PARSERS = [
    pytest.param(
        True,
        id="libyaml",
        marks=pytest.mark.skipif(not HAS_LIBYAML, reason="PyYAML has no libyaml"),
    ),
    pytest.param(False, id="pyyaml"),
]

BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 6)}]" for n in range(1, 9)]
)
CHAIN = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 9))
LONG_TEXT = f"a: &a {'x' * 290}\nb: [{', '.join(['*a'] * 9)}]\n"

# The bytes, then rule, line and column of everything that is found.
CASES: list[tuple[str, bytes | str, list[tuple[str, int, int]]]] = [
    # Bytes
    ("too-large", b"a: b\n" * 1000, [("file-too-large", 1, 1)]),
    ("utf-16", "a: b".encode("utf-16"), [("wrong-encoding", 1, 1)]),
    ("utf-16-be", b"\xfe\xff\0a", [("wrong-encoding", 1, 1)]),
    ("utf-16-no-bom", "a: b".encode("utf-16-le"), [("wrong-encoding", 1, 1)]),
    ("utf-16-be-no-bom", "a: b".encode("utf-16-be"), [("wrong-encoding", 1, 1)]),
    ("utf-32", "a: b".encode("utf-32"), [("wrong-encoding", 1, 1)]),
    ("utf-32-no-bom", "a: b".encode("utf-32-be"), [("wrong-encoding", 1, 1)]),
    ("bad-byte", b"a: b\nc\xc3\xa9: \xff\n", [("bad-utf8", 2, 5)]),
    ("bad-byte-bom", b"\xef\xbb\xbfa: \xff", [("bad-utf8", 1, 4)]),
    ("bad-byte-crlf", b"a: b\r\nb: \x80", [("bad-utf8", 2, 4)]),
    ("latin-1", b"a: caf\xe9\n", [("bad-utf8", 1, 7)]),
    ("cut-off", b"a: \xe2\x82", [("bad-utf8", 1, 4)]),
    ("surrogate-bytes", b"a: \xed\xa0\x80", [("bad-utf8", 1, 4)]),
    ("nul", b"a: b\nc: \0d\0\n", [("forbidden-character", 2, 4)]),
    ("escape", "a: \x1b[31m", [("forbidden-character", 1, 4)]),
    ("delete", "a: \x7f", [("forbidden-character", 1, 4)]),
    ("next-line", "a: x\x85b", [("forbidden-character", 1, 5)]),
    ("line-separator", "a: x\u2028b", [("forbidden-character", 1, 5)]),
    ("bom-within", "a: \ufeffb", [("forbidden-character", 1, 4)]),
    ("noncharacter", "a: \uffff", [("forbidden-character", 1, 4)]),
    (
        "two-controls",
        "a: \x02\n\x01\x02",
        [("forbidden-character", 1, 4), ("forbidden-character", 2, 1)],
    ),
    # Documents
    ("empty", b"", [("empty-document", 1, 1)]),
    ("bom-only", b"\xef\xbb\xbf", [("empty-document", 1, 1)]),
    ("blank", " \n\n  \n", [("empty-document", 1, 1)]),
    ("comments", "# a\n  # b", [("empty-document", 1, 1)]),
    ("marker-only", "---\n", [("empty-document", 1, 1)]),
    ("end-marker-only", "...\n", [("empty-document", 1, 1)]),
    ("null-root", "~", [("root-not-mapping", 1, 1)]),
    ("text-root", "# c\nhello\n", [("root-not-mapping", 2, 1)]),
    ("list-root", "- a\n- b\n", [("root-not-mapping", 1, 1)]),
    ("second-document", "a: 1\n---\nb: 2\n", [("several-documents", 2, 1)]),
    ("second-empty", "a: 1\n---\n", [("several-documents", 2, 1)]),
    ("after-the-end", "a: 1\n...\n# c\n  b: 2\n", [("several-documents", 4, 3)]),
    ("after-flow", "{a: 1} ]", [("several-documents", 1, 8)]),
    ("late-directive", "a: 1\n...\n%TAG ! x\n", [("several-documents", 3, 1)]),
    ("tag-directive", "# c\n\n%TAG ! x\n---\na: 1", [("yaml-directive", 3, 1)]),
    ("old-yaml", "%YAML 1.1\n---\na: 1\n", [("yaml-directive", 1, 1)]),
    ("new-yaml", "%YAML 1.3\n---\na: 1\n", [("yaml-directive", 1, 1)]),
    ("yaml-twice", "%YAML 1.2\n%YAML 1.2\n---\na: 1\n", [("yaml-directive", 2, 1)]),
    ("unknown-directive", "%FOO\n---\na: 1\n", [("yaml-directive", 1, 1)]),
    ("directive-alone", "%YAML 1.2\na: 1\n", [("yaml-syntax", 2, 1)]),
    # Tags, keys
    ("local-tag", "a: !x 1\nb: !!str 2\n", [("yaml-tag", 1, 4), ("yaml-tag", 2, 4)]),
    ("python-tag", "a: !!python/object:os.system x", [("yaml-tag", 1, 4)]),
    ("bare-tag", "a: ! 'x'", [("yaml-tag", 1, 4)]),
    ("tag-on-list", "a: !x [1]", [("yaml-tag", 1, 4)]),
    ("tag-on-key", "!x a: 1", [("yaml-tag", 1, 1)]),
    ("tag-behind-anchor", "a: &b !x 1", [("yaml-tag", 1, 4)]),
    ("undefined-handle", "a: !x!y 1", [("yaml-tag", 1, 4)]),
    ("merge", "a: &a {b: 1}\nc:\n  <<: *a\n", [("merge-key", 3, 3)]),
    ("repeated", "a: 1\nb: 2\na: 3\n", [("repeated-key", 3, 1)]),
    ("repeated-quoted", "a: 1\n'a': 3\n", [("repeated-key", 2, 1)]),
    (
        "repeated-flow",
        "x: {a: 1, a: 2, a: 3}",
        [("repeated-key", 1, 11), ("repeated-key", 1, 17)],
    ),
    (
        "list-key",
        "? [a, b]\n: 1\nc: 012\n",
        [("key-not-scalar", 1, 3), ("ambiguous-scalar", 3, 4)],
    ),
    ("template-braces", "a: {{ name }}\n", [("key-not-scalar", 1, 5)]),
    ("alias-key", "a: &a x\n*a : 1\n", [("key-not-scalar", 2, 1)]),
    ("no-key", ": x\n", [("empty-key", 1, 1)]),
    ("no-later-key", "a: 1\n: x\n", [("empty-key", 2, 1)]),
    ("anchored-no-key", "&k3: v\n", [("empty-key", 1, 1)]),
    ("no-flow-key", "a: {: x}", [("empty-key", 1, 5)]),
    ("bare-question", "?\n: x\n", [("empty-key", 1, 2)]),
    (
        "all-at-once",
        "a: 012\nb: yes\na: !t x\n<<: {}\nno: 1e3\n",
        [
            ("ambiguous-scalar", 1, 4),
            ("ambiguous-scalar", 2, 4),
            ("repeated-key", 3, 1),
            ("yaml-tag", 3, 4),
            ("merge-key", 4, 1),
            ("ambiguous-scalar", 5, 1),
            ("ambiguous-scalar", 5, 5),
        ],
    ),
    (
        "before-a-syntax-error",
        "a: 012\nb: [\n",
        [("ambiguous-scalar", 1, 4), ("yaml-syntax", 3, 1)],
    ),
    # Limits
    ("deep-flow", "a: " + "[" * 50, [("too-deep", 1, 7)]),
    ("deep-braces", "{" * 50, [("too-deep", 1, 5)]),
    ("deep-lists", "- " * 50, [("too-deep", 1, 9)]),
    ("deep-keys", "? " * 50, [("too-deep", 1, 9)]),
    ("deep-pairs", "{a: " * 50, [("too-deep", 1, 17)]),
    ("deep-by-alias", CHAIN, [("too-deep", 4, 10)]),
    ("deep-by-deep-alias", "a: &a [[x]]\nb: [[*a]]\n", [("too-deep", 2, 6)]),
    ("many-nodes", "a: [" + "x," * 200 + "]", [("document-too-large", 1, 199)]),
    ("alias-bomb", BOMB, [("document-too-large", 3, 15)]),
    ("text-bomb", LONG_TEXT, [("document-too-large", 2, 25)]),
    (
        "many-aliases",
        "a: &a x\n" + "".join(f"b{n}: *a\n" for n in range(30)),
        [("too-many-aliases", 22, 6)],
    ),
    (
        "many-anchors",
        "".join(f"b{n}: &a{n} x\n" for n in range(30)),
        [("too-many-aliases", 21, 6)],
    ),
    ("long-text", f"a: {'x' * 301}", [("text-too-long", 1, 4)]),
    (
        "long-block",
        f"a: |\n  {'x' * 301}\nb: 012",
        [("text-too-long", 1, 4), ("ambiguous-scalar", 3, 4)],
    ),
    ("long-number", "a: 12345678901", [("number-too-long", 1, 4)]),
    # Aliases
    ("unknown-alias", "a: &name x\nb: *nam\n", [("unknown-alias", 2, 4)]),
    ("later-anchor", "a: *b\nb: &b x\n", [("unknown-alias", 1, 4)]),
    ("cycle", "a: &a [1, *a]\n", [("alias-cycle", 1, 11)]),
    ("cycle-in-mapping", "a: &a\n  b:\n    - *a\n", [("alias-cycle", 3, 7)]),
    ("root-cycle", "&r\na: *r\n", [("alias-cycle", 2, 4)]),
    ("repeated-anchor", "a: &x 1\nb: &x 2\n", [("repeated-anchor", 2, 7)]),
    # Tabs
    ("tab", "a:\n\tb: 1\n", [("tab-indentation", 2, 1)]),
    ("tab-later", "a:\n  b: 1\n\tc: 2\n", [("tab-indentation", 3, 1)]),
    ("tab-after-dash", "- a\n-\tb: 1\n", [("tab-indentation", 2, 2)]),
    ("tab-in-block", "a: |\n\tx\n", [("tab-indentation", 2, 1)]),
    ("tab-in-flow", "a: [1,\n \t2]\n", [("tab-indentation", 2, 2)]),
    # Syntax
    ("colon-in-text", "a: b: c", [("yaml-syntax", 1, 5)]),
    ("odd-indent", "a: 1\n b: 2\n", [("yaml-syntax", 2, 3)]),
    ("list-then-key", "a:\n  - 1\n  b: 2\n", [("yaml-syntax", 3, 3)]),
    ("key-then-list", "a: 1\n- b\n", [("yaml-syntax", 2, 1)]),
    ("open-list", "a: [1, 2\nb: 3\n", [("yaml-syntax", 2, 2)]),
    ("open-mapping", "a: {b: 1\nc: 2\n", [("yaml-syntax", 2, 2)]),
    ("open-quote", "a: 'x\n", [("yaml-syntax", 2, 1)]),
    ("open-double", 'a: "x', [("yaml-syntax", 1, 6)]),
    ("at-sign", "a: @x", [("yaml-syntax", 1, 4)]),
    ("backtick", "a: `x`", [("yaml-syntax", 1, 4)]),
    ("dash-on-line", "a: - b", [("yaml-syntax", 1, 4)]),
    ("question-on-line", "a: ? b", [("yaml-syntax", 1, 4)]),
    ("bad-escape", 'a: "\\d"', [("yaml-syntax", 1, 5)]),
    ("bad-hex", 'a: "\\xZZ"', [("yaml-syntax", 1, 7)]),
    ("document-in-quotes", 'a: "x\n--- "\n', [("yaml-syntax", 2, 1)]),
    ("text-after-bar", "a: | x\n", [("yaml-syntax", 1, 6)]),
    ("bare-star", "a: *\n", [("yaml-syntax", 1, 5)]),
    ("bare-ampersand", "a: & b", [("yaml-syntax", 1, 5)]),
    ("missing-value", "a: [1, , 2]", [("yaml-syntax", 1, 8)]),
    ("lone-bracket", "a: ]", [("yaml-syntax", 1, 4)]),
    ("after-quotes", "a: 'x' y", [("yaml-syntax", 1, 8)]),
    ("no-colon", "a:\n- x\n y\nb", [("yaml-syntax", 4, 1)]),
]


def findings(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(one.rule.id, one.span.line, one.span.column) for one in found]


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize(
    ("data", "expected"), [pytest.param(case[1], case[2], id=case[0]) for case in CASES]
)
def test_every_problem_has_its_rule_and_place(
    data: bytes | str, expected: list[tuple[str, int, int]], libyaml: bool
) -> None:
    encoded = data.encode() if isinstance(data, str) else data
    report = Collector()
    text = decode("f", encoded, report, SMALL)
    if text is not None:
        read_document("f", text, report, SMALL, libyaml=libyaml)
    assert findings(report.diagnostics) == expected
    for one in report.diagnostics:
        assert one.hint, one


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize(
    "escape",
    [r"\ud83d", r"\udc00", r"\uD83D\uDE00", r"\UFFFFFFFF", r"\U00110000"],
)
def test_escapes_for_no_character(escape: str, libyaml: bool) -> None:
    report = Collector()
    text = f'a: 1\nb: "{escape}"\n'
    assert read_document("f", text, report, SMALL, libyaml=libyaml) is None
    (found,) = report.diagnostics
    # PyYAML does not say where in the text the escape stands.
    assert (found.rule.id, found.span.line) == ("yaml-syntax", 2)
    assert found.message == "this escape stands for no character"


def test_every_rule_is_broken_above() -> None:
    broken = {rule for _, _, found in CASES for rule, _, _ in found}
    assert {rule.id for rule in RULES} - broken == set()


def test_rules_say_the_limits() -> None:
    limits = Limits()
    sentences = {rule.id: rule.sentence for rule in RULES}
    assert len(sentences) == len(RULES)
    assert f"{limits.file_bytes >> 20} MiB" in sentences["file-too-large"]
    for rule, limit in {
        "too-deep": limits.depth,
        "document-too-large": limits.nodes,
        "too-many-aliases": limits.aliases,
        "text-too-long": limits.scalar_characters,
        "number-too-long": limits.number_characters,
    }.items():
        assert f"{limit:,} " in sentences[rule]

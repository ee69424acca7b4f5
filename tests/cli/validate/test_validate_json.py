"""JSON text that a payload comes as: its places, and the place of its mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payspec.cli.payload import read_payload
from payspec.jsontext.places import Place, locate
from payspec.jsontext.walk import walk
from payspec.project.failure import CannotRun
from payspec.runtime.wire import UnreadableJson, loads
from payspec.runtime.wire.json_types import MAX_DEPTH, MAX_DIGITS

MEBIBYTE = 1024 * 1024

MISTAKES: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "1:1: the text ends where a value belongs"),
    "blank": (" \n ", "2:2: the text ends where a value belongs"),
    "bare-word": ('{"a":\n  hello}', "2:3: a value belongs here"),
    "single-quotes": ("{'a': 1}", "1:2: a name in double quotes or } belongs here"),
    "no-comma": ('{"a": 1\n "b": 2}', "2:2: a comma or } belongs here"),
    "no-comma-in-a-list": ("[1 2]", "1:4: a comma or ] belongs here"),
    "no-colon": ('{"a" 1}', "1:6: a colon belongs here"),
    "comma-before-the-end": ('{"a": 1,}', "1:9: a name in double quotes belongs here"),
    "comma-before-the-end-of-a-list": ("[1,\n]", "2:1: a value belongs here"),
    "two-values": ("{}\n{}", "2:1: the end of the text belongs here"),
    "unclosed-object": ('{"a": 1', "1:8: the text ends where a comma or } belongs"),
    "unclosed-list": ("[", "1:2: the text ends where a value or ] belongs"),
    "wrong-bracket": ("[1}", "1:3: a comma or ] belongs here"),
    "unclosed-text": ('[\n"abc', "2:1: a text in quotes starts here and does not end"),
    "backslash-at-the-end": ('["a\\', "1:4: JSON has no such escape"),
    "bad-escape": ('["ab\\x"]', "1:5: JSON has no such escape"),
    "half-an-escape": ('["\\u12"]', "1:3: JSON has no such escape"),
    "raw-line-break": (
        '["a\nb"]',
        "1:4: a control character in a text is written as an escape",
    ),
    "leading-zero": ("[01]", "1:3: a comma or ] belongs here"),
    "plus": ("[+1]", "1:2: a value or ] belongs here"),
    "point-at-the-end": ("[1.]", "1:3: a comma or ] belongs here"),
    "comment": ("[1] // one", "1:5: the end of the text belongs here"),
    "nan": ('{"a": NaN}', "1:7: NaN and Infinity are no JSON numbers"),
    "infinity": ("[1,\n -Infinity]", "2:2: NaN and Infinity are no JSON numbers"),
    "repeated-name": (
        '{"a": {"b": 1,\n "c": 2, "b": 3}}',
        "2:10: the object has this name twice",
    ),
    "repeated-name-in-escapes": (
        '{"a": 1, "\\u0061": 2}',
        "1:10: the object has this name twice",
    ),
    "long-number": (f"[{'1' * (MAX_DIGITS + 1)}]", "1:2: a number is too long"),
    "large-exponent": ("[1, 1e999999999]", "1:5: a number is too long"),
    "endless-exponent": (f"[1e{'9' * 50}]", "1:2: a number is too long"),
    "deep": (
        "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        f"1:{MAX_DEPTH + 1}: nested more than {MAX_DEPTH} deep",
    ),
    "endless-nesting": (
        '{"a":\n' * 100_000,
        f"{MAX_DEPTH + 1}:1: nested more than {MAX_DEPTH} deep",
    ),
    "bad-utf-8": (b'{"a": "\xc3\xa9\n\xff"}', "2:1: this is not UTF-8"),
    "bad-utf-8-behind-a-mark": (b"\xef\xbb\xbf\xff", "1:1: this is not UTF-8"),
    "utf-16": (
        "{}".encode("utf-16-le"),
        "1:2: a name in double quotes or } belongs here",
    ),
    "utf-16-with-a-mark": ("{}".encode("utf-16"), "1:1: this is not UTF-8"),
    "two-marks": ("\ufeff\ufeff{}", "1:1: a value belongs here"),
    "behind-a-mark": ("\ufeff[x]", "1:2: a value or ] belongs here"),
    "behind-wide-characters": ('["\U0001d11e\u00e9", x]', "1:8: a value belongs here"),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to be read."""
    return tmp_path / "payload.json"


@pytest.mark.parametrize(("text", "said"), MISTAKES.values(), ids=MISTAKES)
def test_what_is_no_json_is_refused_with_its_place(
    text: str | bytes, said: str, file: Path
) -> None:
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(CannotRun) as refused:
        read_payload(str(file))
    assert str(refused.value) == f"{file}:{said}"


def test_a_file_larger_than_may_be_is_refused(file: Path) -> None:
    file.write_bytes(b" " * (8 * MEBIBYTE - 2) + b"{}")
    assert read_payload(str(file)).value == {}
    file.write_bytes(b" " * (8 * MEBIBYTE - 1) + b"{}")
    with pytest.raises(CannotRun, match="larger than 8 MiB"):
        read_payload(str(file))


def test_a_payload_does_not_print_itself(file: Path) -> None:
    file.write_text('{"card": "4929123456789015"}')
    assert "4929" not in repr(read_payload(str(file)))


# Each is as large as a payload may be: anything but linear time would not end here.
LARGE = {
    "strings": '["' + "x" * 8_000_000 + '"]',
    "escapes": '["' + "\\u0041" * 1_000_000 + '"]',
    "backslashes": '["' + "\\\\" * 3_500_000 + '", x]',
    "blanks": "[" + " " * 8_000_000 + "x]",
    "lines": "[" + "\n" * 8_000_000 + "x]",
    "digits": "[" + "1" * 8_000_000 + "]",
    "unclosed": '["' + "x" * 8_000_000,
    "brackets": "[" * 8_000_000,
    "names": "{" + ",".join(f'"{n}":0' for n in range(400_000)) + ',"7":0}',
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_large_texts_take_linear_time(text: str, file: Path) -> None:
    file.write_text(text)
    try:
        value = read_payload(str(file)).value
    except CannotRun as refused:
        assert len(str(refused)) < 500
    else:
        assert value == json.loads(text)


TEXT = """\
{ "a": 1,
  "b": [10, {"c": {}, "": [[]]}, "[,{"],
  "x/y~z": {"0": {"~1": null}},
  "\\u0062\\"": true, "b ": false
}"""


@pytest.mark.parametrize(
    ("pointer", "name", "value"),
    [
        ("", (1, 1), (1, 1)),
        ("/a", (1, 3), (1, 8)),
        ("/b", (2, 3), (2, 8)),
        ("/b/0", (2, 9), (2, 9)),
        ("/b/1", (2, 13), (2, 13)),
        ("/b/1/c", (2, 14), (2, 19)),
        ("/b/1/", (2, 23), (2, 27)),
        ("/b/1//0", (2, 28), (2, 28)),
        ("/b/2", (2, 34), (2, 34)),
        ("/x~1y~0z/0", (3, 13), (3, 18)),
        ("/x~1y~0z/0/~01", (3, 19), (3, 25)),
        ('/b"', (4, 3), (4, 15)),
        ("/b ", (4, 21), (4, 27)),
        # Not there: the innermost that is.
        ("/nowhere", (1, 1), (1, 1)),
        ("/b/3", (2, 3), (2, 8)),
        ("/b/1/c/d/e", (2, 14), (2, 19)),
        ("/a/b", (1, 3), (1, 8)),
    ],
)
def test_a_pointer_has_its_place(
    pointer: str, name: tuple[int, int], value: tuple[int, int]
) -> None:
    places = locate(TEXT, [pointer])[pointer]
    assert (places.name, places.value) == (Place(*name), Place(*value))


def test_places_do_not_depend_on_what_else_is_asked() -> None:
    pointers = ["", "/a", "/b/1//0", "/x~1y~0z/0/~01", "/nowhere", "/b/1/c/d"]
    together = locate(TEXT, pointers)
    assert together == {one: locate(TEXT, [one])[one] for one in pointers}
    assert locate(TEXT, []) == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text('ab/~0"\\é', max_size=3), inner, max_size=4),
    max_leaves=15,
)


def pointers_of(value: object, pointer: str = "") -> dict[str, object]:
    """Every part of a value by its pointer."""
    parts: dict[str, object] = {pointer: value}
    steps: list[tuple[str, object]] = []
    if isinstance(value, dict):
        steps = [(str(name), inner) for name, inner in value.items()]
    elif isinstance(value, list):
        steps = [(str(index), inner) for index, inner in enumerate(value)]
    for step, inner in steps:
        escaped = step.replace("~", "~0").replace("/", "~1")
        parts |= pointers_of(inner, f"{pointer}/{escaped}")
    return parts


@given(JSON, st.sampled_from([None, 1]), st.booleans())
def test_at_every_place_stands_the_value(
    value: object, indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    parts = pointers_of(value)
    lines = text.split("\n")
    for pointer, places in locate(text, parts).items():
        at = places.value
        rest = "\n".join([lines[at.line - 1][at.column - 1 :], *lines[at.line :]])
        assert json.JSONDecoder().raw_decode(rest)[0] == parts[pointer]


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.one_of(
        st.text('{}[]":,\\/u0d8e12-.+NaIfnityrsl \n\t\r\x00\u00a0', max_size=25),
        st.builds(
            lambda value, at, new: (
                (text := json.dumps(value))[: at % (len(text) + 1)]
                + new
                + text[at % (len(text) + 1) + 1 :]
            ),
            JSON,
            st.integers(0, 200),
            st.text('{}[]":,\\u0e1-. ', max_size=2),
        ),
    )
)
def test_a_mistake_has_a_place_in_what_the_reader_refuses_and_in_nothing_else(
    file: Path, text: str
) -> None:
    file.write_bytes(text.encode())
    try:
        value = loads(text.encode())
    except UnreadableJson as error:
        with pytest.raises(CannotRun) as refused:
            read_payload(str(file))
        # The reader's own words come without a place, and some say enough with one.
        if not any(word in error.problem for word in ("number", "surrogate")):
            assert error.problem not in str(refused.value)
    else:
        assert read_payload(str(file)).value == value
        assert [*walk(text.removeprefix("\ufeff"))]

"""Texts that break generators, each named by what it tries."""

import re

RAW = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""Control and format characters, which no emitted file holds as they are."""

BIDI = "safe \u202e gnp.exe \u2066 x \u2069 \u200f\u061c"

HOSTILE = {
    "closes a docstring": '"""\nimport os\nos.system("true")\n"""',
    "closes a single-quoted docstring": "'''\nimport os\n'''",
    "ends in a quote": 'he said "yes"',
    "ends in three quotes": 'x"""',
    "begins with a quote": '"quoted" from the start',
    "ends in a backslash": "a folder C:\\",
    "ends in two backslashes": "a share \\\\",
    "ends in a backslash and a quote": 'both \\"',
    "closes a call": '"), __import__("os").system("true"), ("',
    "closes a subscript": '"]; import os; x: Literal["',
    "Jinja expression": "{{ view.__class__.__mro__ }} {{ 7 * 7 }}",
    "Jinja statement": "{% for x in view %}{% include 'x' %}{% endfor %} {# c #}",
    "named character": "\\N{BULLET} \\N{nothing} \\x41 \\u0041 \\101",
    "newlines": "one\ntwo\r\nthree\rfour\u0085five",
    "line separators": "one\u2028two\u2029three",
    "control characters": "a\x00b\x07c\x1bd\x7fe\x9bf",
    "tabs and form feeds": "\ta\x0bb\x0cc\t",
    "marks of direction": BIDI,
    "zero width": "pay\u200bpal a\u2060b\ufeffc\u00add",
    "twins": "\u0430dmin \u0440\u0430ypal \u2019\u2013\u00d7 \u03bf \uff41\uff1d",
    "Russian": "\u0421 \u0432\u044b\u043f\u043b\u0430\u0442\u043e\u0439 \u0432 RUB",
    "Han": "\u4ed8\u6b3e\u8bf7\u6c42\u3002" * 20,
    "emoji": "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
    "combining": "e\u0301 a\u0308\u0323 \u0e01\u0e34 \u0928\u093f",
    "lone quotes": "' \" ` '' \"\"",
    "f-string": "{name!r:>{width}} {__import__('os')} %s %(x)d $x ${x}",
    "comment": "x # noqa # type: ignore # fmt: off # pyright: basic",
    "dunder": "__class__",
    "keyword": "class",
    "soft names": "self",
    "punctuation": "../../etc/passwd",
    "dots": "..",
    "absolute": "/etc/passwd\\..\\x",
    "pointer": "~0~1/a//b",
    "one long word": "x" * 300,
    "one long word of quotes": '"' * 120 + "\\" * 121,
    "long prose": "It is paid out when the bank has confirmed it. " * 40,
    "long address": "see https://example.com/" + "a/" * 60 + " for more",
    "blank": " ",
    "YAML": "- a: &b *b !!python/object:os.system [x]\n---\n",
    "number": "0x1F",
    "a list of arguments": "Args:\n    x: y\n\nReturns:\n    z",
    "doctest": ">>> import os\n>>> os.system('true')",
}
"""What a spec's texts may try, by name."""


EDGES = tuple(
    HOSTILE[name]
    for name in (
        "closes a docstring",
        "begins with a quote",
        "closes a call",
        "marks of direction",
        "dunder",
        "keyword",
        "soft names",
        "dots",
        "blank",
        "one long word",
        "number",
    )
)
"""Those that are something else with a number in front."""


def as_pattern(text: str) -> str:
    """A regular expression that matches `text` alone, and is as hostile."""
    return "".join(
        each if re.match("[A-Za-z0-9]", each) else f"[{_in_class(each)}]"
        for each in text[:80]
    )


def _in_class(character: str) -> str:
    return f"\\{character}" if character in "\\]^-[&~$" else character

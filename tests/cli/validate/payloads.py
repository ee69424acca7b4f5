"""Payloads of `acme.yaml`: what fits, and what is said of what does not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Good:
    """A payload that has a shape."""

    wanted: str
    text: str
    options: tuple[str, ...] = ()
    schemas: str = ""


GOOD = {
    "request": Good("put_person", '{"person": {"name": "Ann"}}'),
    "request-by-name": Good("put_person.request", '{"person": {"name": "Ann"}}'),
    "first-answer": Good(
        "put_person.response", '{"person": {"name": "Ann"}}', (), "put_person.200"
    ),
    "second-answer": Good("put_person.response", '{"id": "1"}', (), "put_person.202"),
    "answer-of-a-status": Good(
        "put_person.response", '{"id": "1"}', ("--status", "202"), "put_person.202"
    ),
    "status-means-an-answer": Good(
        "put_person", '{"id": "1"}', ("--status", "202"), "put_person.202"
    ),
    "no-body-means-an-answer": Good(
        "drop_person", '{"id": "1"}', (), "drop_person.200"
    ),
    "answer-with-more": Good(
        "drop_person", '{"id": "1", "new": [1]}', (), "drop_person.200"
    ),
    "answer-in-another-form": Good(
        "put_person.response",
        '{"person": {"name": "Ann", "count": 1E+90}}',
        (),
        "put_person.200",
    ),
    "first-error": Good(
        "put_person", '{"message": "x", "code": 1}', ("--status", "422"), "error.1"
    ),
    "second-error": Good(
        "drop_person",
        '{"error": {"message": "x", "code": 1}}',
        ("--status", "500"),
        "error.2",
    ),
    "byte-order-mark": Good("put_person", '\ufeff{"person": {"name": "Ann"}}'),
}


@dataclass(frozen=True)
class Bad:
    """A payload, and what is said of it: place, rule, pointer and message."""

    text: str
    said: tuple[str, ...]
    wanted: str = "put_person"
    options: tuple[str, ...] = ()


def person(members: str) -> str:
    """A person on lines of its own, with a name."""
    return '{\n  "person": {\n    "name": "Ann",\n    ' + members + "\n  }\n}\n"


BAD = {
    "list": Bad("[]", ("1:1: error[type]: the payload is a list, not object",)),
    "empty-object": Bad("\n {}", ("2:2: error[required]: /person is required",)),
    "missing-inside": Bad(
        '{"person":\n{}}', ("2:1: error[required]: /person/name is required",)
    ),
    "form": Bad(
        person('"card": 4929123456789015'),
        ("4:13: error[type]: /person/card is a whole number, not string",),
    ),
    "pattern": Bad(
        person('"card": "4929-1234"'),
        ("4:13: error[pattern]: /person/card must match [0-9]{12,19}",),
    ),
    "line-break-at-the-end": Bad(
        person('"card": "4929123456789015\\n"'),
        ("4:13: error[pattern]: /person/card must match [0-9]{12,19}",),
    ),
    "undescribed-at-its-name": Bad(
        person('"nick":   true'),
        ("4:5: error[additionalProperties]: /person/nick is no field of this object",),
    ),
    "escaped-name": Bad(
        person('"a\\u002fb~c": "long"'),
        ("4:19: error[maxLength]: /person/a~1b~0c must have at most 3 characters",),
    ),
    "items": Bad(
        person('"tags": ["a", "",\n"b", [{}], "long"]'),
        (
            "4:19: error[minLength]: /person/tags/1 must have at least 1 characters",
            "5:6: error[type]: /person/tags/3 is a list, not string",
            "5:12: error[maxLength]: /person/tags/4 must have at most 3 characters",
        ),
    ),
    "map-with-odd-names": Bad(
        person('"notes": {"": "fine", "~/": "too long", "0": 1}'),
        (
            "4:33: error[maxLength]: /person/notes/~0~1 must have at most 4 characters",
            "4:50: error[type]: /person/notes/0 is a whole number, not string",
        ),
    ),
    "same-names-deeper": Bad(
        person(
            '"friend": {"name": "Bob", "friend": {"name": 1}, "born": "2026-02-31"}'
        ),
        (
            "4:50: error[type]: /person/friend/friend/name is a whole number,"
            " not string",
            "4:62: error[format]: /person/friend/born is no date",
        ),
    ),
    "no-such-day": Bad(
        person('"born": "2026-02-30"'),
        ("4:13: error[format]: /person/born is no date",),
    ),
    "carriage-returns-and-wide-characters": Bad(
        '{"person":\r{"name": "\U0001d11e\u00e9", "card": 1}}',
        ("2:24: error[type]: /person/card is a whole number, not string",),
    ),
    "behind-a-byte-order-mark": Bad(
        "\ufeff[]", ("1:1: error[type]: the payload is a list, not object",)
    ),
    "nearest-of-two-answers": Bad(
        '{"id": 1}',
        ("1:8: error[type]: /id is a whole number, not string",),
        "put_person.response",
    ),
    "nearest-of-two-errors": Bad(
        '{"error": {"message": "x"}}',
        ("1:11: error[required]: /error/code is required",),
        "put_person",
        ("--status", "400"),
    ),
    "fraction": Bad(
        person('"count": 12345678901234567890123456789012.5'),
        ("4:14: error[type]: /person/count is a number with a fraction, not integer",),
        "put_person.response",
    ),
}

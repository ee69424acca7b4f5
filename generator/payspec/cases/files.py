"""Files as JSON says them: an object of a name, bytes in base64, and a media type."""

from collections.abc import Iterator, Mapping

from .case import Case
from .json_text import JsonText, object_text, scalar_text
from .place import Around, Place

_LEAST: Mapping[str, JsonText] = {
    "name": scalar_text("file.pdf"),
    "content": scalar_text("AA=="),
    "content_type": scalar_text("application/pdf"),
}
_GOOD = {
    "name": {"spaces": 'a "b" ü.pdf', "longest": "x" * 255},
    "content": {"empty": ""},
    "content_type": {"parameter": "text/plain; charset=utf-8"},
}
_BAD = {
    "name": {
        "empty": "",
        "path": "a/b.pdf",
        "backslash": "a\\b.pdf",
        "line-break": "a\r\nX-A: b",
        "too-long": "x" * 256,
    },
    "content": {"no-base64": "A", "url-safe": "-_=="},
    "content_type": {"word": "pdf", "line-break": "text/plain\r\nX-A: b"},
}


def file_text(given: Mapping[str, JsonText | None]) -> JsonText:
    """A file with these members; `None` is one that it lacks."""
    members = {**_LEAST, **given}
    return object_text(
        {name: text for name, text in members.items() if text is not None}
    )


def file_cases(place: Place) -> Iterator[Case]:
    """Cases of each member of a file, and of one more."""
    for member in _LEAST:
        at = place.inside(member, _around(member))
        yield at.of_body("missing", place.hold(file_text({member: None})), "required")
        yield at.case("form-integer", "1", "type")
        for name, text in _GOOD[member].items():
            yield at.case(name, scalar_text(text))
        for name, text in _BAD[member].items():
            yield at.case(name, scalar_text(text), "pattern")
    more = place.inside("undescribed", _around("undescribed"))
    yield more.case("refused", '"extra"', "additionalProperties")


def _around(member: str) -> Around:
    return lambda text: file_text({member: text})

"""The path and query of a request, out of a template and parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from .dot_segments import decoded, has_dot_segment

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


class InvalidParameter(ValueError):
    """A parameter that cannot stand in a URL.

    Has the parameter's `name` and the `problem`, never the value: it may be an account
    number or a key.
    """

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"parameter {name!r} {problem}")
        self.name = name
        self.problem = problem


def render_path(template: str, params: Mapping[str, str]) -> str:
    """Return the template with each `{name}` replaced by its parameter.

    A parameter is percent-encoded as a whole, slashes included, so it stays within its
    segment.

    Raises InvalidParameter for a value that is missing, superfluous or empty, that
    holds control characters or half a surrogate pair, or in which a server could read
    a dot segment.
    """
    names = _PLACEHOLDER.findall(template)
    for name in params:
        if name not in names:
            raise InvalidParameter(name, "is not in the path")
    encoded = {name: _segment(name, params) for name in names}
    path = _PLACEHOLDER.sub(lambda found: encoded[found[1]], template)
    # Two harmless values side by side may still make two dots.
    if has_dot_segment(path):
        raise InvalidParameter(", ".join(names), "makes a dot segment of the path")
    return path


def _segment(name: str, params: Mapping[str, str]) -> str:
    value = params.get(name)
    if value is None:
        raise InvalidParameter(name, "is missing")
    if not value:
        raise InvalidParameter(name, "is empty")
    plain = decoded(value)
    if _CONTROL.search(plain):
        raise InvalidParameter(name, "holds control characters")
    if has_dot_segment(plain):
        raise InvalidParameter(name, "is or holds a dot segment")
    return _encoded(name, value)


def render_query(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the query of a URL, without the question mark, in the order given.

    Everything but letters, digits and `_.-~` is percent-encoded in names and values: a
    space is `%20`, and the brackets of `filter[id]` are `%5B` and `%5D`.

    Raises InvalidParameter for an empty name or half a surrogate pair.
    """
    parts: list[str] = []
    for name, value in pairs:
        if not name:
            raise InvalidParameter(name, "has no name")
        parts.append(f"{_encoded(name, name)}={_encoded(name, value)}")
    return "&".join(parts)


def _encoded(name: str, text: str) -> str:
    # Raised outside of the `except`: a UnicodeEncodeError carries the value.
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        pass
    raise InvalidParameter(name, "holds half of a surrogate pair")

"""Headers in the forms that servers and frameworks have them in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol, TypeAlias, runtime_checkable

from ..errors import ConfigurationError
from ..fields.narrow import is_array, is_buffer, is_mapping


@runtime_checkable
class HasItems(Protocol):
    """A mapping of names to values, of whatever class."""

    def items(self) -> Iterable[tuple[str, object]]: ...


@runtime_checkable
class _HasMultiItems(Protocol):
    def multi_items(self) -> Iterable[tuple[str, object]]: ...


ReceivedHeaders: TypeAlias = (
    HasItems | Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]]
)
"""Headers as a server or a framework gives them.

A mapping of names in any case to texts, to bytes or to lists of them; pairs of texts,
or of bytes (ASGI's); a WSGI environ (Django's `META`), or an ASGI scope. Pairs and
lists are better than a plain mapping: they show a header that came twice.
"""

_WSGI = ("REQUEST_METHOD", "wsgi.version")
_ASGI = ("http", "websocket")
_FORMS = (
    "are a mapping of names to texts, pairs of a name and a text, a WSGI environ, or "
    "an ASGI scope"
)


def header_pairs(headers: object) -> tuple[tuple[str, str], ...]:
    """Names in lower case with their values, in the order in which they came.

    A name that came more than once stands there as often. A value that is `None` is a
    header that did not come. Raises `ConfigurationError` for anything else than the
    forms of `ReceivedHeaders`; no value is in its message.
    """
    found: list[tuple[str, str]] = []
    for pair in _each(headers):
        if not is_array(pair) or len(pair) != 2:
            raise _unknown_form(pair)
        name, values = _text(pair[0]), pair[1]
        if name is None:
            raise ConfigurationError(f"a header's name is {_kind(pair[0])}, not text")
        for value in values if is_array(values) else [values]:
            text = _text(value)
            if text is not None:
                found.append((name.lower(), text))
            elif value is not None:
                raise ConfigurationError(
                    f"the header {name[:40]!r} is {_kind(value)}, not text"
                )
    return tuple(found)


def _each(headers: object) -> Iterator[object]:
    if isinstance(headers, str) or is_buffer(headers):
        raise _unknown_form(headers)
    if is_mapping(headers):
        if any(name in headers for name in _WSGI):
            yield from _environ(headers)
            return
        if headers.get("type") in _ASGI and is_array(headers.get("headers")):
            yield from _entries(headers["headers"])
            return
    yield from _entries(headers)


def _entries(headers: object) -> Iterator[object]:
    # httpx joins what came twice in `items`, and has another method that does not.
    if isinstance(headers, _HasMultiItems):
        yield from _iterated(headers.multi_items)
    elif isinstance(headers, HasItems):
        yield from _iterated(headers.items)
    elif isinstance(headers, Iterable):
        yield from headers
    else:
        raise _unknown_form(headers)


def _iterated(items: Callable[[], object]) -> Iterator[object]:
    found = items()
    if not isinstance(found, Iterable):
        raise _unknown_form(found)
    yield from found


def _environ(environ: Mapping[object, object]) -> Iterator[object]:
    """The headers of a WSGI environ (PEP 3333): `HTTP_X_SIGNATURE` is `x-signature`."""
    for name, value in environ.items():
        if not isinstance(name, str):
            continue
        if name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            # There also where the request has no such header.
            if value:
                yield (name.replace("_", "-"), value)
        elif name.startswith("HTTP_"):
            yield (name.removeprefix("HTTP_").replace("_", "-"), value)


def _text(value: object) -> str | None:
    # Latin-1 takes every byte; what is not ASCII is refused where it is looked at.
    if is_buffer(value):
        return bytes(value).decode("latin-1")
    return value if isinstance(value, str) else None


def _unknown_form(value: object) -> ConfigurationError:
    return ConfigurationError(f"the headers {_FORMS}, not {_kind(value)}")


def _kind(value: object) -> str:
    return type(value).__name__

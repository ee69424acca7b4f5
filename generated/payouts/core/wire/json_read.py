"""JSON text into exact Python values."""

from __future__ import annotations

import re
from decimal import Decimal
from json import JSONDecodeError, JSONDecoder

from .json_types import MAX_DEPTH, MAX_DIGITS, JsonObject, JsonValue, is_plain_size

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_HALF = re.compile(r"[\ud800-\udfff]")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class UnreadableJson(ValueError):
    """The bytes are not the JSON that this client accepts.

    `problem` says why in fixed words: no part of the text is in it, nor in an
    exception chained to this one.
    """

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def loads(body: bytes) -> JsonValue:
    """Return the value of one JSON text.

    A number with a fraction or an exponent comes as the exact Decimal that the text
    writes, a whole number as int. A leading byte order mark is skipped.

    Raises UnreadableJson for text that is not JSON or not UTF-8, for repeated keys
    (readers disagree about which one counts), NaN and Infinity, for numbers and nesting
    beyond the bounds of `json_types`, and for half of a surrogate pair: such text can
    be written nowhere again, neither into a database nor into a request.
    """
    if body.startswith(_BYTE_ORDER_MARK):
        body = body[len(_BYTE_ORDER_MARK) :]
    # Raised outside of the `except`: those exceptions carry the whole text.
    try:
        value: JsonValue = _decode(body.decode())
    except UnreadableJson:
        raise
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 at byte {error.start + 1}"
    except JSONDecodeError as error:
        problem = f"not JSON at character {error.pos + 1}" if body else "empty"
    except RecursionError:
        problem = f"nested more than {MAX_DEPTH} deep"
    else:
        # Cheap for the usual small answer: so few brackets cannot nest too deep.
        if body.count(b"[") + body.count(b"{") > MAX_DEPTH:
            _check_depth(value)
        if _SURROGATE.search(body):
            _check_unicode(value)
        return value
    raise UnreadableJson(problem)


def _check_depth(value: JsonValue) -> None:
    level: list[JsonValue] = [value]
    for _ in range(MAX_DEPTH):
        level = [
            item
            for node in level
            if isinstance(node, (dict, list))
            for item in (node.values() if isinstance(node, dict) else node)
            if isinstance(item, (dict, list))
        ]
        if not level:
            return
    raise UnreadableJson(f"nested more than {MAX_DEPTH} deep")


def _check_unicode(value: JsonValue) -> None:
    left: list[JsonValue] = [value]
    while left:
        match left.pop():
            case str() as text if _HALF.search(text):
                raise UnreadableJson("a text holds half of a surrogate pair")
            case dict() as members:
                left += members.keys()
                left += members.values()
            case list() as items:
                left += items
            case _:
                continue


def _object(pairs: list[tuple[str, JsonValue]]) -> JsonObject:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise UnreadableJson("an object has the same key twice")
    return members


def _integer(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise UnreadableJson("a number is too long")
    return int(text)


def _decimal(text: str) -> Decimal:
    if len(text) <= MAX_DIGITS:
        if "e" not in text and "E" not in text:
            return Decimal(text)
        try:
            number = Decimal(text)
        except ArithmeticError:
            pass
        else:
            if is_plain_size(number):
                return number
    raise UnreadableJson("a number is too long")


def _constant(text: str) -> None:
    raise UnreadableJson("NaN and Infinity are no JSON numbers")


_decode = JSONDecoder(
    object_pairs_hook=_object,
    parse_float=_decimal,
    parse_int=_integer,
    parse_constant=_constant,
).decode

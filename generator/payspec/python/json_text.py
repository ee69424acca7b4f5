"""JSON files as they are emitted."""

import json
from collections.abc import Mapping
from decimal import Decimal

from payspec.runtime.fields.narrow import is_array, is_mapping

from .characters import marked


def json_text(value: Mapping[str, object]) -> str:
    """A document over several lines, members in their order, and a final newline.

    Outside of ASCII a character stands as it is where Python source would show it.
    """
    plain = _printed(value, "\n") + "\n"
    if not plain.isascii():
        plain = "".join(_shown(each, stands) for each, stands in marked(plain))
    return plain.replace("\x7f", "\\u007f")


def _printed(value: object, line: str) -> str:
    # The library prints no Decimal, and a float is no exact number.
    match value:
        case Decimal():
            return format(value, "f")
        case _ if is_mapping(value) and value:
            deeper = f"{line}  "
            members = (
                f"{json.dumps(name, ensure_ascii=False)}: {_printed(item, deeper)}"
                for name, item in value.items()
            )
            return f"{{{deeper}{f',{deeper}'.join(members)}{line}}}"
        case _ if is_array(value) and value:
            deeper = f"{line}  "
            items = (_printed(item, deeper) for item in value)
            return f"[{deeper}{f',{deeper}'.join(items)}{line}]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _shown(character: str, stands: bool) -> str:
    if stands or character.isascii():
        return character
    return json.dumps(character)[1:-1]

"""JSON files as they are emitted."""

import json
from collections.abc import Mapping

from .characters import marked


def json_text(value: Mapping[str, object]) -> str:
    """A document over several lines, members in their order, and a final newline.

    Outside of ASCII a character stands as it is where Python source would show it.
    """
    plain = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    if not plain.isascii():
        plain = "".join(_shown(each, stands) for each, stands in marked(plain))
    return plain.replace("\x7f", "\\u007f")


def _shown(character: str, stands: bool) -> str:
    if stands or character.isascii():
        return character
    return json.dumps(character)[1:-1]

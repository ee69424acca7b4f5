"""From the JSON that a provider sent to descriptors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..fields.narrow import is_array, is_mapping
from .descriptor import MAX_FIELDS, Check, Descriptors, FieldDescriptor
from .shape import DescriptorShape, Path
from .wording import shown

_MAX_CHECKS = 20


def read_descriptors(value: object, shape: DescriptorShape) -> Descriptors:
    """The descriptors in a list as it was read from JSON.

    Nothing that JSON can hold is refused: what cannot be read is named in `unread`, of
    the descriptor or of the whole. An empty object is read as an empty list, which is
    how PHP writes one.
    """
    if is_mapping(value) and not value:
        return Descriptors(())
    if not is_array(value):
        return Descriptors((), ("the descriptors are not a list",))
    fields: list[FieldDescriptor] = []
    unread: list[str] = []
    for index, element in enumerate(value[:MAX_FIELDS]):
        key = key_of(element, index, shape)
        if key is None or not is_mapping(element):
            unread.append(f"descriptor {index} is no object with a key")
        else:
            fields.append(_field(key, element, shape))
    if len(value) > MAX_FIELDS:
        unread.append(f"there are more than {MAX_FIELDS} descriptors")
    return Descriptors(tuple(fields), tuple(unread))


def key_of(element: object, index: int, shape: DescriptorShape) -> str | None:
    """The key of the descriptor that stands at `index`; `None` if it has none."""
    if not is_mapping(element):
        return None
    if shape.key is None:
        return str(index)
    key = _at(element, shape.key)
    return key if isinstance(key, str) and key else None


def _field(
    key: str, element: Mapping[object, object], shape: DescriptorShape
) -> FieldDescriptor:
    required = _at(element, shape.required)
    expression = _at(element, shape.expression)
    position = _at(element, shape.position)
    checks, unread = _checks(_at(element, shape.checks), shape.check_name)
    if required is not None and not isinstance(required, bool):
        unread.append("whether it is required is neither true nor false")
    if expression is not None and not isinstance(expression, str):
        unread.append("its expression is no text")
    return FieldDescriptor(
        key=key,
        required=shape.all_required or required is True,
        expression=expression if isinstance(expression, str) and expression else None,
        checks=checks,
        label=_texts(_at(element, shape.label)),
        hint=_texts(_at(element, shape.hint)),
        position=position if type(position) is int else None,
        raw={str(name): held for name, held in element.items()},
        unread=tuple(unread),
    )


def _at(element: Mapping[object, object], path: Path | None) -> object:
    if path is None:
        return None
    found: object = element
    for name in path:
        found = found.get(name) if is_mapping(found) else None
    return found


def _checks(value: object, name: str) -> tuple[tuple[Check, ...], list[str]]:
    """The checks that are known here, and what is said of the others."""
    if value is None or (is_mapping(value) and not value):
        return (), []
    if not is_array(value):
        return (), ["its checks are not a list"]
    known: list[Check] = []
    unread: list[str] = []
    for each in value[:_MAX_CHECKS]:
        given = each.get(name) if is_mapping(each) else each
        check = _BY_NAME.get(given.casefold()) if isinstance(given, str) else None
        if check is not None:
            known.append(check)
        elif isinstance(given, str):
            unread.append(f"the check '{shown(given)}' is not known here")
        else:
            unread.append("one of its checks has no name")
    if len(value) > _MAX_CHECKS:
        unread.append(f"it has more than {_MAX_CHECKS} checks")
    return tuple(dict.fromkeys(known)), unread


_BY_NAME = {check.value: check for check in Check}


def _texts(value: object) -> Mapping[str, str]:
    if isinstance(value, str):
        return {"": value}
    return dict(_translations(value))


def _translations(value: object) -> Iterator[tuple[str, str]]:
    if is_mapping(value):
        for language, text in value.items():
            if isinstance(language, str) and isinstance(text, str):
                yield language, text

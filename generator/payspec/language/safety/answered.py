"""What the answer to a read tells of: one object, or the items of a list."""

from collections.abc import Iterator

from payspec.ir.operations import Answer, Operation
from payspec.ir.types import ListOf, MapOf, ObjectType, Type

from ..scope import Scope
from .named import field_at, object_of, objects_in


def answered(scope: Scope, operation: Operation) -> tuple[ObjectType, ...]:
    """The objects that answers tell of, each once: answers, or the items of a list."""
    found = (
        told for each in operation.answers for told in _told(scope, operation, each)
    )
    return tuple({told.name: told for told in found}.values())


def is_readable(scope: Scope, operation: Operation) -> bool:
    """Whether the answers to a read are whole: then what they lack is not there."""
    if operation.pages is not None and not answered(scope, operation):
        return False
    return all(_is_readable(scope, each.type) for each in operation.answered)


def _is_readable(scope: Scope, of: Type) -> bool:
    told = objects_in(scope, _item(of))
    if not all(_is_whole(scope, each) for each in told):
        return False
    return bool(told) or (isinstance(of, ListOf | MapOf) and scope.named(_item(of)))


def _is_whole(scope: Scope, of: ObjectType) -> bool:
    known = all(scope.named(field.type) for field in of.fields)
    return known and not scope.gaps.within("types", of.name)


def list_to_unwrap(
    scope: Scope, operation: Operation, path: str
) -> tuple[str, str] | None:
    """How to write an answer around a list whose items have the field at `path`.

    With it comes the field's path in an item: `path` may lead there through the list.
    `None` if no answer is an object with such a list.
    """
    for answer in () if operation.pages else operation.answers:
        holder = scope.object(answer.payload)
        if answer.payload is None or holder is None:
            continue
        for way, item in _lists(scope, holder):
            inside = path.removeprefix(f"{'.'.join(way)}.")
            if field_at(scope, item, inside) is None:
                continue
            written = f"list({item.name})"
            for member in reversed((*answer.payload.envelope, *way)):
                written = f"{{{member}: {written}}}"
            return f"{', '.join(map(str, answer.statuses))}: {written}", inside
    return None


def _lists(
    scope: Scope, holder: ObjectType
) -> Iterator[tuple[tuple[str, ...], ObjectType]]:
    """The lists of objects in an object and in those inside it, and where they are."""
    waiting: list[tuple[ObjectType, tuple[str, ...]]] = [(holder, ())]
    seen = {holder.name}
    for each, above in waiting:
        for field in each.fields:
            way, inner = (*above, field.wire), object_of(scope, _item(field.type))
            if inner is None:
                continue
            if isinstance(field.type, ListOf):
                yield way, inner
            elif inner.name not in seen:
                seen.add(inner.name)
                waiting.append((inner, way))


def _told(scope: Scope, operation: Operation, answer: Answer) -> tuple[ObjectType, ...]:
    if answer.payload is None:
        return ()
    holders = objects_in(scope, _item(answer.payload.type))
    if operation.pages is None:
        return holders
    lists = (field_at(scope, each, operation.pages.items) for each in holders)
    return tuple(
        item
        for each in lists
        if each is not None
        for item in objects_in(scope, _item(each.type))
    )


def _item(of: Type) -> Type:
    return of.item if isinstance(of, ListOf) else of

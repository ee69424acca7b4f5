"""Holding the expanded document to its schema, in words that name the fix."""

from collections.abc import Iterator, Sequence
from functools import cache

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from payspec.diagnostics import Collector, Rule, Span, nearest

from ..source import MappingNode, Node, locate, to_data
from . import rules
from .fragment import provider_schema

_SHAPES = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
    "null": "null",
}
_INTERNAL = {"!", "kind", "envelope", "statuses", "payload", "row", "method"}
"""Keys that only expansion writes."""


def check(document: MappingNode, report: Collector) -> bool:
    """Report every fault of structure; true if there is none."""
    sound = True
    for error in _validator().iter_errors(to_data(document)):
        for leaf in _leaves(error):
            sound = False
            _report(document, leaf, report)
    return sound


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(provider_schema(written=False))


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    if error.context:
        for inner in error.context:
            yield from _leaves(inner)
    else:
        yield error


def _report(document: MappingNode, error: ValidationError, report: Collector) -> None:
    path = list(error.absolute_path)
    node = locate(document, path)
    match error.validator:
        case "additionalProperties":
            _unknown_keys(node, error, report)
        case "required":
            missing = _missing(error)
            rule, message, hint = rules.MISSING_KEY, f"'{missing}' is missing", None
            report.report(rule, _head(node), message, hint=hint)
        case "type":
            report.report(
                rules.WRONG_SHAPE, node.span, f"{_subject(path)} is {_wanted(error)}"
            )
        case "pattern" | "maxLength" if _is_name(error):
            report.report(
                rules.BAD_NAME,
                _key_span(node, str(error.instance)),
                f"'{_short(error.instance)}' cannot be a name here",
                hint="small letters, digits and _, beginning with a letter; "
                "types in CamelCase",
            )
        case "const" if path == ["payspec"]:
            report.report(
                rules.WRONG_VERSION,
                node.span,
                "this payspec reads version 1 of the language",
                hint="write `payspec: 1`",
            )
        case "enum":
            report.report(*_not_one_of(path, node, error)[:3], hint=_hint(error))
        case _:
            report.report(
                rules.WRONG_VALUE,
                node.span,
                f"{_subject(path)} {_fault(error)}",
            )


def _unknown_keys(node: Node, error: ValidationError, report: Collector) -> None:
    known = [key for key in error.schema.get("properties", {}) if key not in _INTERNAL]
    everything = set(error.schema.get("properties", {}))
    if not isinstance(node, MappingNode):
        return
    for item in node.entries:
        if item.key.text in everything:
            continue
        near = nearest(item.key.text, known)
        hint = f"did you mean '{near}'?" if near else f"one of {', '.join(known)}"
        report.report(
            rules.UNKNOWN_KEY,
            item.key.span,
            f"there is no key '{_short(item.key.text)}' here",
            hint=hint,
        )


def _missing(error: ValidationError) -> str:
    instance = error.instance
    for name in error.validator_value:
        if name not in instance and f"'{name}'" in error.message:
            return "a verb with its path" if name in {"method", "path"} else str(name)
    return "a key"


def _wanted(error: ValidationError) -> str:
    kinds = error.validator_value
    names = [kinds] if isinstance(kinds, str) else list(kinds)
    return " or ".join(_SHAPES[name] for name in names)


def _is_name(error: ValidationError) -> bool:
    return "propertyNames" in error.absolute_schema_path or list(error.absolute_path) == [
        "provider"
    ]


def _not_one_of(
    path: Sequence[str | int], node: Node, error: ValidationError
) -> tuple[Rule, Span, str]:
    return (
        rules.WRONG_VALUE,
        node.span,
        f"{_subject(path)} cannot be '{_short(error.instance)}'",
    )


def _hint(error: ValidationError) -> str:
    choices = [str(each) for each in error.validator_value]
    near = nearest(str(error.instance), choices)
    return f"did you mean '{near}'?" if near else f"one of {', '.join(choices)}"


def _fault(error: ValidationError) -> str:
    match error.validator:
        case "minLength" | "minItems" | "minProperties":
            return "is empty"
        case "uniqueItems":
            return "holds something twice"
        case "pattern":
            examples = error.schema.get("examples") or [error.validator_value]
            return f"is not written like {examples[0]}"
        case _:
            return "does not fit"


def _subject(path: Sequence[str | int]) -> str:
    names = [part for part in path if isinstance(part, str)]
    return f"'{_short(names[-1])}'" if names else "a spec"


def _head(node: Node) -> Span:
    if isinstance(node, MappingNode) and node.entries:
        return node.entries[0].key.span
    return node.span


def _key_span(node: Node, name: str) -> Span:
    if isinstance(node, MappingNode):
        for item in node.entries:
            if item.key.text == name:
                return item.key.span
    return node.span


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."

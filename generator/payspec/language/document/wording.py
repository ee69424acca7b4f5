"""Faults of structure in words that name the fix."""

from payspec.diagnostics import Collector, Span, nearest
from payspec.runtime.validation.engine import items_of

from ..source import MappingNode, Node
from . import rules
from .fault import Fault, short

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


def report_fault(fault: Fault, report: Collector) -> None:
    """Report a fault by the rule that it breaks."""
    match fault.found.keyword:
        case "additionalProperties":
            _unknown_keys(fault, report)
        case "required":
            _missing_keys(fault, report)
        case "type":
            wanted = fault.found.listed or (str(fault.found.wanted),)
            kinds = " or ".join(_SHAPES[kind] for kind in wanted)
            report.report(
                rules.WRONG_SHAPE, fault.node.span, f"{fault.subject} is {kinds}"
            )
        case "pattern" | "maxLength" if fault.of_name or fault.path == ("provider",):
            _bad_name(fault, report)
        case "const" if fault.path == ("payspec",):
            report.report(
                rules.WRONG_VERSION,
                fault.node.span,
                "this payspec reads version 1 of the language",
                hint="write `payspec: 1`",
            )
        case "enum":
            near = nearest(str(fault.found.instance), fault.found.listed)
            report.report(
                rules.WRONG_VALUE,
                fault.node.span,
                f"{fault.subject} cannot be '{short(fault.found.instance)}'",
                hint=(
                    f"did you mean '{near}'?"
                    if near
                    else f"one of {', '.join(fault.found.listed)}"
                ),
            )
        case _:
            report.report(
                rules.WRONG_VALUE, fault.node.span, f"{fault.subject} {_problem(fault)}"
            )


def _unknown_keys(fault: Fault, report: Collector) -> None:
    known = [key for key in fault.found.members if key not in _INTERNAL]
    for item in fault.node.entries if isinstance(fault.node, MappingNode) else ():
        name = item.key.text
        if name in fault.found.members:
            continue
        near = nearest(name, known)
        hint = f"did you mean '{near}'?" if near else f"one of {', '.join(known)}"
        report.report(
            rules.UNKNOWN_KEY,
            item.key.span,
            f"there is no key '{short(name)}' here",
            hint=hint,
        )


def _missing_keys(fault: Fault, report: Collector) -> None:
    there = fault.node.keys() if isinstance(fault.node, MappingNode) else ()
    for name in fault.found.listed:
        if name in there or name == "path":
            continue
        if name == "method":
            message, hint = "the verb is missing", "write, for example, `GET: /payouts`"
        else:
            message, hint = f"'{name}' is missing", None
        report.report(rules.MISSING_KEY, _head(fault.node), message, hint=hint)


def _bad_name(fault: Fault, report: Collector) -> None:
    types = fault.path[:1] == ("types",)
    slug = fault.path[:1] in {("sources",), ("assumptions",), ("conflicts",)}
    if types:
        hint = "CamelCase, letters and digits"
    elif slug:
        hint = "small letters, digits and single hyphens, beginning with a letter"
    else:
        hint = "small letters, digits and _, beginning with a letter"
    report.report(
        rules.BAD_NAME,
        _key_span(fault.node, str(fault.found.instance)),
        f"'{short(fault.found.instance)}' cannot be a name here",
        hint=f"{hint}; at most 60 characters",
    )


def _problem(fault: Fault) -> str:
    match fault.found.keyword:
        case "minLength" | "minItems" | "minProperties":
            return "is empty"
        case "uniqueItems":
            return "holds something twice"
        case "maxItems" | "maxProperties":
            return f"holds more than {fault.found.wanted}"
        case "pattern":
            examples = items_of(fault.found.schema.get("examples"))
            example = examples[0] if examples else fault.found.wanted
            return f"is not written like {example}"
        case _:
            return "does not fit"


def _head(node: Node) -> Span:
    """The first key of a mapping: its whole span may be many lines."""
    if isinstance(node, MappingNode) and node.entries:
        return node.entries[0].key.span
    return node.span


def _key_span(node: Node, name: str) -> Span:
    for item in node.entries if isinstance(node, MappingNode) else ():
        if item.key.text == name:
            return item.key.span
    return node.span

"""Faults of structure in words that name the fix."""

from payspec.diagnostics import Collector, Span, nearest
from payspec.ir.operations import Method
from payspec.runtime.validation.fault import items_of

from ..callbacks.words import SCHEME, SCHEMES, VARIANT
from ..fragments import NAME, NAME_HINTS, SLUG, TYPE_NAME
from ..operations.words import METHOD, PARAMETERS, PATH
from ..source import MappingNode, Node, SequenceNode, TextNode
from ..statuses import ROWS
from ..types.expand import FIELD_MARK, REQUIRED
from . import rules
from .elsewhere import ELSEWHERE
from .fault import Fault, flow, short
from .near_name import near_name
from .places import key_places
from .problem import problem
from .shapes import SHAPES, mended_shape, shape

_INTERNAL = {
    REQUIRED,
    METHOD,
    PATH,
    PARAMETERS,
    ROWS,
    SCHEME,
    VARIANT,
    "kind",
    "envelope",
    "fields",
    "payload",
    "row",
    "statuses",
    "values",
}
"""Keys that only expansion writes."""
_VERBS = tuple(method.value for method in Method)
_SPELLED = {METHOD: _VERBS, SCHEME: SCHEMES}
"""Keys that stand for what expansion writes."""
_FEW = 3
"""Places that are still worth naming."""


def report_fault(fault: Fault, report: Collector) -> None:
    """Report a fault by the rule that it breaks."""
    match fault.found.keyword:
        case _ if "envelope" in fault.found.members:
            report.report(
                rules.WRONG_SHAPE,
                (
                    fault.node.span
                    if shape(fault.node) != SHAPES["object"]
                    else _head(fault.node)
                ),
                f"{fault.subject} takes a type, or the one member that wraps it",
                hint="for example {request: PayoutRequest}",
            )
        case "pattern" if "statuses" in fault.path:
            report.report(
                rules.WRONG_VALUE,
                fault.node.span,
                f"'{short(fault.found.instance)}' is no status that can stand here",
                hint="for example 200",
            )
        case "additionalProperties":
            _unknown_keys(fault, report)
        case "required":
            _missing_keys(fault, report)
        case "type":
            wanted = fault.found.listed or (str(fault.found.wanted),)
            kinds = " or ".join(SHAPES[kind] for kind in wanted)
            report.report(
                rules.WRONG_SHAPE,
                fault.node.span,
                f"{fault.subject} takes {kinds}, and this is {shape(fault.node)}",
                hint=(
                    _example(fault)
                    or _listed_type(fault)
                    or _described_apart(fault)
                    or _choice(fault)
                    or mended_shape(fault.node, wanted)
                ),
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
                    _of_one_status(fault)
                    or (near and f"did you mean '{near}'?")
                    or f"one of {', '.join(fault.found.listed)}"
                ),
            )
        case _:
            found = problem(fault)
            report.report(
                rules.WRONG_VALUE,
                found.span,
                f"{fault.subject} {found.message}",
                hint=found.hint,
            )


def _unknown_keys(fault: Fault, report: Collector) -> None:
    known = written_keys(fault)
    for name, span in _strangers(fault):
        message = f"there is no key '{_as_written(fault, name)}' here"
        if name in _VERBS and METHOD in fault.found.members:
            message, hint = "an operation has one verb", "describe two operations"
        elif name == "fields" and fault.path[:1] == ("types",):
            message, hint = "an enumeration has no fields", "describe two types"
        else:
            near = nearest(_as_written(fault, name), known)
            if near is not None:
                hint = f"did you mean '{near}'?"
            else:
                hint = _said_elsewhere(fault, name) or f"one of {', '.join(known)}"
        report.report(rules.UNKNOWN_KEY, span, message, hint=hint)


def _said_elsewhere(fault: Fault, name: str) -> str | None:
    """How or where the same is said, if the language can say it."""
    if name in ELSEWHERE:
        return ELSEWHERE[name]
    around = tuple(str(step) for step in fault.path)
    places = [place for place in key_places().get(name, ()) if place != around[:1]]
    if not 0 < len(places) <= _FEW:
        return None
    named = (f"`{'.'.join(place)}`" if place else "the top" for place in places)
    return f"it stands under {' or '.join(named)}"


def _missing_keys(fault: Fault, report: Collector) -> None:
    there = set(fault.node.keys() if isinstance(fault.node, MappingNode) else ())
    absent = [name for name in fault.found.listed if name not in there]
    # A key that is nearly there is reported as unknown, with this very hint.
    strangers = [name for name, _ in _strangers(fault)]
    if strangers and there == {*strangers}:
        return
    for name in absent:
        if name == PATH:
            continue
        meant = _SPELLED.get(name, (name,))
        if any(nearest(each, meant) for each in strangers) or (
            name == METHOD and "method" in strangers
        ):
            continue
        if name == METHOD:
            message, hint = "the verb is missing", "write, for example, `GET: /payouts`"
        elif name == SCHEME:
            message, hint = "the scheme is missing", f"one of {', '.join(SCHEMES)}"
        else:
            message, hint = f"'{name}' is missing", f"add `{name}:`"
        report.report(rules.MISSING_KEY, _head(fault.node), message, hint=hint)


def _strangers(fault: Fault) -> list[tuple[str, Span]]:
    """Keys of the node that its schema does not know."""
    entries = fault.node.entries if isinstance(fault.node, MappingNode) else ()
    return [
        (item.key.text, item.key.span)
        for item in entries
        if item.key.text not in fault.found.members
    ]


def written_keys(fault: Fault) -> list[str]:
    """The keys that may stand at the fault, as a spec writes them."""
    members = fault.found.members
    known = [
        _as_written(fault, key)
        for key in members
        # What expansion has marked nobody may write.
        if key not in _INTERNAL and not key.startswith("!")
    ]
    if METHOD in members:
        return [*_VERBS, "path", *known]
    return known


def _as_written(fault: Fault, key: str) -> str:
    """What a type says of itself is marked, so that it is none of its fields."""
    if len(fault.path) == 2 and fault.path[0] == "types":
        if key.startswith(FIELD_MARK):
            return short(key.removeprefix(FIELD_MARK))
        return short(key if key.startswith("$") else f"${key}")
    # Expansion has marked what it would have written itself.
    return short(key.removeprefix("!") if key.startswith("!!") else key)


def _bad_name(fault: Fault, report: Collector) -> None:
    types = fault.path[:1] == ("types",)
    slug = fault.path[:1] in {("sources",), ("assumptions",), ("conflicts",)}
    pattern = TYPE_NAME if types else SLUG if slug else NAME
    most = fault.found.schema.get("maxLength")
    longest = most if isinstance(most, int) else 60
    near = near_name(str(fault.found.instance), pattern, longest)
    such = "" if near is None else f", such as '{near}'"
    report.report(
        rules.BAD_NAME,
        _key_span(fault.node, str(fault.found.instance)),
        f"'{short(fault.found.instance)}' cannot be a name here",
        hint=f"{NAME_HINTS[pattern]}; at most {longest} characters{such}",
    )


def _example(fault: Fault) -> str | None:
    for example in items_of(fault.found.schema.get("examples")):
        return f"for example {short(flow(example))}"
    return None


def _described_apart(fault: Fault) -> str | None:
    """The fix for what is written out where its name is asked for."""
    name = str(fault.path[-1]) if len(fault.path) > 1 else ""
    if isinstance(fault.node, MappingNode) and () in key_places().get(name, ()):
        return f"describe it under `{name}`, and name it here"
    return None


def _listed_type(fault: Fault) -> str | None:
    """What a list stands for where a field has its type: `[Item]`, `enum: [a, b]`."""
    match fault.path, fault.node:
        case ("types", _, "fields", "enum", *_), SequenceNode():
            return ELSEWHERE["enum"]
        case ("types", _, "fields", _, *_), SequenceNode((TextNode(text),)):
            return f"write list({short(text)})"
        case _:
            return None


def _of_one_status(fault: Fault) -> str | None:
    """Keys in a table of statuses are the provider's, and none is of the table."""
    marks = ("$source", "$assumed", "$conflict")
    mark = next((word for word in marks if word in fault.path), None)
    if mark is None or fault.path[0] != "statuses":
        return None
    return f"each status says it: {{is: pending, {mark[1:]}: …}}"


def _choice(fault: Fault) -> str | None:
    words = items_of(fault.found.schema.get("enum"))
    return f"one of {', '.join(map(str, words))}" if words else None


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

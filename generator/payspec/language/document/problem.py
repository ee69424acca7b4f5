"""What is wrong with a value of the right shape, in words that ask for the fix."""

from dataclasses import dataclass

from payspec.diagnostics import Span
from payspec.runtime.validation.fault import items_of, names_of

from ..reader import scalar_text
from ..source import MappingNode, Node, SequenceNode, to_data
from .fault import Fault, flow, pairs_of, short


@dataclass(frozen=True, slots=True)
class Problem:
    """What a finding says behind the name of what it is about, where, and the fix."""

    message: str
    hint: str
    span: Span


def problem(fault: Fault) -> Problem:
    """What is wrong at a fault whose keyword bounds a value."""
    wanted = fault.found.wanted
    match fault.found.keyword:
        case "minLength" | "minItems" | "minProperties":
            message, hint = _too_few(fault)
        case "maxItems" | "maxProperties":
            count = _counted(_size(fault.node), fault.node)
            message, hint = f"has {count}, and takes at most {wanted}", f"keep {wanted}"
        case "maxLength":
            message = f"has {len(scalar_text(fault.node)):,} characters"
            hint = f"write at most {wanted:,}" if isinstance(wanted, int) else "shorten"
        case "minimum":
            message, hint = f"is less than {wanted}", f"write {wanted} or more"
        case "maximum":
            message, hint = f"is more than {wanted}", f"write {wanted} or less"
        case "uniqueItems":
            return _twice(fault)
        case "pattern":
            message, hint = "is written in another form", _form(fault)
        case "oneOf":
            message, hint = _one_of(fault)
        case _:
            message, hint = "does not fit", f"it takes {short(wanted)}"
    return Problem(message, hint, fault.node.span)


def _too_few(fault: Fault) -> tuple[str, str]:
    size, wanted = _size(fault.node), fault.found.wanted
    if not size:
        return "is empty", "write what belongs there, or remove the key"
    count = _counted(size, fault.node)
    what = "of them" if isinstance(fault.node, SequenceNode) else "names"
    return f"has {count}, and takes at least {wanted}", f"write {wanted} {what} or more"


def _size(node: Node) -> int:
    match node:
        case SequenceNode(items):
            return len(items)
        case MappingNode(entries):
            return len(entries)
        case _:
            return len(scalar_text(node))


def _counted(size: int, node: Node) -> str:
    word = "item" if isinstance(node, SequenceNode) else "entry"
    many = "items" if isinstance(node, SequenceNode) else "entries"
    return f"{size} {word if size == 1 else many}"


def _twice(fault: Fault) -> Problem:
    """The second of two items that are the same."""
    seen: list[object] = []
    for item in fault.node.items if isinstance(fault.node, SequenceNode) else ():
        data = to_data(item)
        if data in seen:
            named = flow(data)
            message = f"lists '{short(named)}' twice"
            return Problem(message, "remove one of the two", item.span)
        seen.append(data)
    return Problem("lists something twice", "remove one of the two", fault.node.span)


def _form(fault: Fault) -> str:
    examples = items_of(fault.found.schema.get("examples"))
    if examples:
        return f"for example {short(flow(examples[0]))}"
    return f"it has to match {short(fault.found.wanted)}"


def _one_of(fault: Fault) -> tuple[str, str]:
    """Alternatives that are told apart by a key that each requires."""
    names = [
        str(name)
        for option in items_of(fault.found.wanted)
        for keyword, required in pairs_of(option)
        if keyword == "required"
        for name in items_of(required)
    ]
    there = {str(name) for name in names_of(fault.found.instance)}
    given = [name for name in names if name in there]
    listed = " or ".join(f"`{name}`" for name in names)
    if len(given) > 1:
        several = " and ".join(f"`{name}`" for name in given)
        return f"has {several}, and takes one of them", "remove all but one"
    return f"says neither {listed.replace(' or ', ' nor ')}", f"write {listed}"

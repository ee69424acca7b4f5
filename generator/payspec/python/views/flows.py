"""Calls that lead to one end together: `flows.py`, and what methods say of them."""

from collections.abc import Iterator

from payspec.ir.lifecycle import CallFlow, Step, Taken
from payspec.ir.operations import Operation
from payspec.ir.types import ListOf, ObjectType, Ref, TaggedType, Type

from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import Expression, Text, Tuple, assignment, call
from ..literals import Code
from ..status_names import flow_constant
from .context import ProviderContext, sentence
from .provider import ConstantsView

_FLOWS = "..core.lifecycle.flows"


def build(context: ProviderContext) -> ConstantsView:
    """The view of `flows.py`: a constant for each flow, and all of them."""
    flows = context.provider.flows
    used = {Import(_FLOWS, "CallFlow"), Import(_FLOWS, "FlowStep")}
    constants: list[tuple[str, str]] = []
    for flow in flows:
        if any(step.takes for step in flow.steps):
            used.add(Import(_FLOWS, "Taken"))
        value = call(
            "CallFlow",
            name=Text(flow.name),
            doc=Text(sentence(flow.doc)),
            steps=Tuple(tuple(_step(context, step) for step in flow.steps)),
        )
        meaning = docstring((sentence(flow.doc) or f"The flow `{flow.name}`.",))
        constants.append((assignment(flow_constant(flow), value), meaning))
    every = Tuple(tuple(Code(flow_constant(flow)) for flow in flows))
    meaning = docstring(("Every flow.",))
    constants.append((assignment("FLOWS", every), meaning))
    about = context.about("which calls follow each other")
    return ConstantsView(
        context.provider.name, about, import_lines(used), tuple(constants)
    )


def wording(context: ProviderContext, operation: Operation) -> Iterator[str]:
    """What the method of an operation says of each flow that it is part of."""
    for flow in context.provider.flows:
        for place, step in enumerate(flow.steps):
            if step.operation == operation.name:
                yield _told(context, flow, place)


def _told(context: ProviderContext, flow: CallFlow, place: int) -> str:
    step = flow.steps[place]
    text = f"Step {place + 1} of {len(flow.steps)} of the flow `{flow.name}`"
    if place:
        text += f", after `{flow.steps[place - 1].operation}`"
    if place + 1 < len(flow.steps):
        text += f", before `{flow.steps[place + 1].operation}`"
    for taken in step.takes:
        argument, field = _argument(context, step, taken), _field(context, taken)
        text += f"; `{argument}` is `{field}` of what `{taken.operation}` gave"
    return f"{text}."


def _step(context: ProviderContext, step: Step) -> Expression:
    takes = tuple(
        call(
            "Taken",
            Text(_argument(context, step, taken)),
            Text(taken.operation),
            Text(_field(context, taken)),
        )
        for taken in step.takes
    )
    return call(
        "FlowStep",
        Text(step.operation),
        takes=Tuple(takes) if takes else None,
    )


def _argument(context: ProviderContext, step: Step, taken: Taken) -> str:
    """The argument of the method that the value is for."""
    operation = context.provider.operation(step.operation)
    if any(each.name == taken.into for each in operation.parameters):
        return taken.into
    pair = context.money(operation)
    for payload in (operation.body, operation.query, operation.given_headers):
        asked = context.asked(payload)
        step_in = None if asked is None else asked.toward(taken.into)
        if asked is not None and step_in is not None:
            if pair is not None and pair.replaces(step_in[0]):
                return "money"
            return _attribute(context, Ref(asked.name), taken.into) or taken.into
    return taken.into


def _field(context: ProviderContext, taken: Taken) -> str:
    """The attribute of the answer that the value is from."""
    for answered in context.provider.operation(taken.operation).answered:
        found = _attribute(context, answered.type, taken.field)
        if found is not None:
            return found
    return taken.field


def _attribute(context: ProviderContext, of: Type, path: str) -> str | None:
    """A path of wire names as one of attributes; `None` if nothing describes it."""
    if not path:
        return ""
    if isinstance(of, ListOf):
        return _attribute(context, of.item, path)
    if not isinstance(of, Ref):
        return None
    named = context.provider.type(of.name)
    if isinstance(named, TaggedType):
        found = (_attribute(context, each.type, path) for each in named.members)
        return next((each for each in found if each is not None), None)
    step = named.toward(path) if isinstance(named, ObjectType) else None
    if step is None:
        return None
    name, rest = context.names.field(of.name, step[0].wire), step[1]
    inner = _attribute(context, step[0].type, rest)
    return ".".join(each for each in (name, rest if inner is None else inner) if each)

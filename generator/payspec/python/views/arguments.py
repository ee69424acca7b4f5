"""The arguments of a client's method, and where in the request each goes."""

from collections.abc import Iterator
from dataclasses import dataclass

from payspec.ir.operations import Operation, Payload
from payspec.ir.types import Field

from ..layout import Dict
from ..literals import Code, literal
from . import wording
from .context import ProviderContext, sentence
from .operations import takes_key


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument of a method: its declaration, and what it means."""

    name: str
    declaration: str
    meaning: str
    required: bool


def parameters(context: ProviderContext, operation: Operation) -> list[Parameter]:
    found = [
        Parameter(
            each.name,
            f"{each.name}: {context.annotator.given(each.type).text}",
            sentence(each.doc),
            True,
        )
        for each in operation.parameters
    ]
    pair = context.money(operation)
    if pair is not None:
        declaration = "money: Money" if pair.required else "money: Money | None = None"
        meaning = (
            f"The {pair.amount.wire} and {pair.currency.wire}, in major units; refused "
            "if it has more decimals than the provider gives the currency."
        )
        found.append(Parameter("money", declaration, meaning, pair.required))
    for name, field in fields(context, operation):
        annotation = context.annotator.argument(
            field.type, required=field.required, nullable=field.nullable
        )
        declaration = f"{name}: {annotation.text}"
        if not field.required:
            declaration += " = MISSING"
        found.append(Parameter(name, declaration, sentence(field.doc), field.required))
    found.sort(key=lambda each: not each.required)
    if takes_key(operation):
        found.append(
            Parameter(
                "idempotency_key",
                "idempotency_key: str | None = None",
                wording.idempotency_key(operation),
                False,
            )
        )
    found.append(
        Parameter(
            "deadline",
            "deadline: float | None = None",
            "Seconds that this call may take, in place of the client's.",
            False,
        )
    )
    return found


def fields(
    context: ProviderContext, operation: Operation
) -> Iterator[tuple[str, Field]]:
    """The fields of body, query and headers that are arguments, by their names."""
    pair = context.money(operation)
    for payload in (operation.body, operation.query, operation.given_headers):
        described = context.asked(payload)
        for field in () if described is None else described.fields:
            if pair is None or not pair.replaces(field):
                name = described.name if described else ""
                yield context.names.field(name, field.wire), field


def values(
    context: ProviderContext, operation: Operation, payload: Payload | None
) -> Dict:
    described = context.asked(payload)
    pair = context.money(operation)
    names = [
        context.names.field(described.name, field.wire)
        for field in (() if described is None else described.fields)
        if described is not None and (pair is None or not pair.replaces(field))
    ]
    return Dict(tuple((literal(name), Code(name)) for name in names))

"""A method of a client: its signature, its docstring, and the one call it makes."""

from dataclasses import dataclass

from payspec.ir.operations import Operation

from ..constants import operation_constant
from ..docstrings import docstring
from ..imports import Import
from ..layout import INDENT, LINE, Call, Dict, Expression, lay_out
from ..literals import Code, literal, width
from . import flows, wording
from .arguments import fields, parameters, values
from .context import ProviderContext, sentence
from .operations import takes_key
from .results import error_annotation, is_read, page_annotation, value_annotation

_PAGER = "..core.paging.pager"


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method: its signature, docstring and body, each laid out.

    `effect` is the word of the spec for what it does to money at most.
    """

    name: str
    effect: str
    signature: str
    docstring: str
    body: str


def methods(
    context: ProviderContext, keyword: str, returning: str
) -> tuple[MethodView, ...]:
    return tuple(
        MethodView(
            name=operation.name,
            effect=operation.effect.value,
            signature=_signature(context, operation, keyword),
            docstring=_meaning(context, operation),
            body=_body(context, operation, returning),
        )
        for operation in context.provider.operations
    )


def method_imports(context: ProviderContext, operation: Operation) -> set[Import]:
    found = set(value_annotation(context, operation).imports)
    if operation.pages is not None:
        found = set(page_annotation(context, operation).imports)
        found |= {Import(_PAGER, "AsyncPager"), Import(_PAGER, "Pager")}
    if not is_read(operation):
        found |= error_annotation(context, operation).imports
        found.add(Import("..core.safety.outcomes", "Outcome"))
    if context.money(operation):
        found.add(Import("..core.fields.money", "Money"))
    for parameter in operation.parameters:
        found |= context.annotator.given(parameter.type).imports
    for _, field in fields(context, operation):
        found |= context.annotator.argument(
            field.type, required=field.required, nullable=field.nullable
        ).imports
    return found


def _body(context: ProviderContext, operation: Operation, returning: str) -> str:
    start = returning if operation.pages is None else "return "
    return start + lay_out(_call(context, operation), 2, len(start))


def _signature(context: ProviderContext, operation: Operation, keyword: str) -> str:
    value = value_annotation(context, operation).text
    error = error_annotation(context, operation).text
    returns = value if is_read(operation) else f"Outcome[{value}, {error}]"
    if operation.pages is not None:
        # What gives pages is there at once: they are waited for one by one.
        pager = "Pager" if keyword == "def" else "AsyncPager"
        returns = f"{pager}[{page_annotation(context, operation).text}]"
        keyword = "def"
    declared = [
        "self",
        "*",
        *(each.declaration for each in parameters(context, operation)),
    ]
    head = f"{keyword} {operation.name}("
    flat = f"{head}{', '.join(declared)}) -> {returns}:"
    if INDENT + width(flat) <= LINE:
        return flat
    lines = "".join(f"        {each},\n" for each in declared)
    return f"{head}\n{lines}    ) -> {returns}:"


def _meaning(context: ProviderContext, operation: Operation) -> str:
    paragraphs = [sentence(operation.doc) or f"`{operation.method} {operation.path}`."]
    if operation.surface is not None:
        paragraphs.append(f"Called on the surface `{operation.surface}`.")
    if operation.unbound is not None:
        paragraphs.append(wording.unbound(operation.unbound))
    if operation.pages is not None:
        paragraphs.append(
            "Gives all items, page by page as they are asked for; `pages()` gives the "
            "pages. Each of them is a call of its own, with a deadline of its own."
        )
    paragraphs += flows.wording(context, operation)
    if is_read(operation):
        paragraphs.append(
            "Raises `ApiError` for an error of the provider's, and the core's "
            "`InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`."
        )
        if operation.echoes:
            paragraphs.append(wording.read_echoes(operation))
    else:
        paragraphs.append(wording.outcomes(operation))
    arguments = [(each.name, each.meaning) for each in parameters(context, operation)]
    return docstring(paragraphs, 2, arguments)


def _call(context: ProviderContext, operation: Operation) -> Call:
    """The call of the core.

    What the caller gave goes there as a function, so that no frame of the core that is
    still under way when an exception leaves it holds a value.
    """
    parameters = Dict(
        tuple((literal(each.name), Code(each.name)) for each in operation.parameters)
    )
    arguments: list[tuple[str | None, Expression]] = [
        (None, parameters),
        (None, values(context, operation, operation.body)),
    ]
    if context.money(operation):
        arguments.append(("money", Code("money")))
    if not is_read(operation) and takes_key(operation):
        arguments.append(("key", Code("idempotency_key")))
    arguments.append(("deadline", Code("deadline")))
    for asked, given in (
        ("query", operation.query),
        ("headers", operation.given_headers),
    ):
        if given is not None:
            arguments.append((asked, values(context, operation, given)))
    name = "self._read" if is_read(operation) else "self._write"
    if operation.pages is not None:
        name = "self._listed"
    table = Code(operation_constant(operation))
    call = Call("lambda: self._call", tuple(arguments))
    return Call(name, ((None, table), (None, call)))

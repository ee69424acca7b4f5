"""The table of operations: `_operations.py`."""

from dataclasses import dataclass

from payspec.ir.operations import (
    Answer,
    FixedHeader,
    KeyHeader,
    MultipartBody,
    Operation,
    Payload,
)
from payspec.ir.scalars import File
from payspec.ir.types import (
    ListOf,
    MapOf,
    Ref,
)

from ..constants import auth_constant, operation_constant
from ..imports import Import, import_lines
from ..layout import (
    Call,
    Dict,
    Expression,
    Text,
    Tuple,
    assignment,
    call,
    lay_out,
    scalar,
    texts,
)
from ..literals import Code, literal, width
from .context import ProviderContext, is_bare
from .module import ModuleView
from .pages import page_chain
from .results import is_read, result_annotation
from .safety import maybe, read_echoes, safety_table

_OPERATION = "..core.client.operation"
_FACTS = "..core.safety.facts"
_ERRORS = "_ERRORS"


@dataclass(frozen=True, slots=True)
class OperationsView(ModuleView):
    """`_operations.py`: one constant per operation."""

    typing_imports: str
    constants: tuple[str, ...]


def build(context: ProviderContext) -> OperationsView:
    """The view of a provider's table of operations."""
    used: set[Import] = {Import("typing", "TYPE_CHECKING")}
    typing: set[Import] = set()
    constants: list[str] = []
    shared = _shared_errors(context)
    if shared is not None:
        constants.append(assignment(_ERRORS, shared))
    for operation in context.provider.operations:
        result = result_annotation(context, operation)
        typing |= result.imports
        table, imports = _table(context, operation, shared)
        used |= imports
        target = f"{operation_constant(operation)}: {table.name}[{result.text}]"
        laid_out = lay_out(table, 0, width(target) + 3)
        constants.append(f"{target} = {laid_out}")
    used.add(Import("__future__", "annotations"))
    return OperationsView(
        provider=context.provider.name,
        about=context.about("what can be asked, as tables"),
        imports=import_lines(used),
        typing_imports=import_lines(typing, 1),
        constants=tuple(constants),
    )


def takes_key(operation: Operation) -> bool:
    """Whether a caller may give an idempotency key beside what the request holds."""
    repeat = None if operation.safety is None else operation.safety.repeat
    return repeat is not None and repeat.key is None


def _model_name(context: ProviderContext, payload: Payload) -> str:
    of = payload.holder or payload.type
    inner = of.item if isinstance(of, ListOf) else of
    assert isinstance(inner, Ref)
    return context.names.response(inner.name)


def _shared_errors(context: ProviderContext) -> Tuple | None:
    """The shapes of an error that several operations have in common."""
    found = [
        errors
        for operation in context.provider.operations
        if (errors := _errors(context, operation)) is not None
    ]
    common = max(found, key=found.count, default=None)
    return common if common is not None and found.count(common) > 1 else None


def _errors(context: ProviderContext, operation: Operation) -> Tuple | None:
    shapes = tuple(_shape(context, error) for error in operation.errors)
    return Tuple(shapes) if shapes else None


def _table(
    context: ProviderContext, operation: Operation, shared: Tuple | None
) -> tuple[Call, frozenset[Import]]:
    kind = _table_class(operation)
    used = {Import(_OPERATION, kind), Import(_OPERATION, "Shape")}
    errors = _errors(context, operation)
    arguments: dict[str, Expression | None] = {
        "name": literal(operation.name),
        "method": literal(operation.method.value),
        "path": Text(operation.path),
        "parameters": texts([each.name for each in operation.parameters]),
        "headers": _headers(operation),
        "auth": None,
        "form": None,
        "surface": maybe(operation.surface),
        "unbound": maybe(operation.unbound),
        "body": None,
        "given_path": None,
        "query": None,
        "given_headers": None,
        "money": None,
        "answers": Dict(
            tuple(
                (literal(status), _answered(context, answer))
                for answer in operation.answers
                for status in answer.statuses
            )
        ),
        "echoes": read_echoes(context, operation, used),
        "pages": page_chain(operation, used),
        "errors": Code(_ERRORS) if errors and errors == shared else errors,
    }
    if operation.auth is not None:
        auth = auth_constant(operation.auth)
        used.add(Import("._provider", auth))
        arguments["auth"] = Code(auth)
    sent = context.body(operation)
    if operation.body is not None and sent is not None:
        model = context.names.request(sent.name)
        bare = is_bare(operation.body)
        arguments["body"] = _wrapped(model, operation.body, bare=bare)
        arguments["form"] = _form(context, operation, used)
        arguments["money"] = _money(context, operation, used)
    for name, asked in (
        ("given_path", operation.given_path),
        ("query", operation.query),
        ("given_headers", operation.given_headers),
    ):
        described = context.asked(asked)
        if described is not None:
            arguments[name] = literal(context.names.request(described.name))
    if not is_read(operation):
        arguments |= _write(context, operation, used)
    return call(kind, **arguments), frozenset(used)


def _table_class(operation: Operation) -> str:
    if operation.pages is not None:
        return "PagedOperation"
    return "ReadOperation" if is_read(operation) else "WriteOperation"


def _headers(operation: Operation) -> Expression | None:
    fixed = [each for each in operation.headers if isinstance(each, FixedHeader)]
    if not fixed:
        return None
    return Tuple(tuple(Tuple((Text(each.name), Text(each.value))) for each in fixed))


def _answered(context: ProviderContext, answer: Answer) -> Expression:
    if answer.payload is None:
        return call("Shape", literal(""), empty=Code("True"))
    if not answer.in_headers:
        return _shape(context, answer.payload)
    model = _model_name(context, answer.payload)
    return call("Shape", literal(model), in_headers=Code("True"))


def _shape(context: ProviderContext, payload: Payload) -> Expression:
    # A map is held as the entries of an object, and is one itself.
    bare = is_bare(payload) and not isinstance(payload.type, MapOf)
    many = isinstance(payload.type, ListOf) and not bare
    return _wrapped(_model_name(context, payload), payload, many=many, bare=bare)


def _wrapped(
    model: str, payload: Payload, *, many: bool = False, bare: bool = False
) -> Expression:
    fixed = tuple(
        Tuple((literal(each.depth), Text(each.member), scalar(each.value)))
        for each in payload.fixed
    )
    return call(
        "Shape",
        literal(model),
        envelope=texts(payload.envelope),
        many=Code("True") if many else None,
        bare=Code("True") if bare else None,
        fixed=Tuple(fixed) if fixed else None,
    )


def _files(context: ProviderContext, operation: Operation) -> Expression | None:
    """The members that lead to each file of a body, or to a list of them."""
    body = operation.body
    described = context.body(operation)
    if body is None or described is None:
        return None
    paths = [
        texts((*body.envelope, field.wire))
        for field in described.fields
        if File() in (field.type, getattr(field.type, "item", None))
    ]
    found = tuple(each for each in paths if each is not None)
    return Tuple(found) if found else None


def _form(
    context: ProviderContext, operation: Operation, used: set[Import]
) -> Expression | None:
    form = operation.form
    if form is None:
        return None
    if isinstance(form, MultipartBody):
        used.add(Import("..core.wire.multipart", "MultipartEncoding"))
        return call(
            "MultipartEncoding",
            nesting=literal(form.nesting.value),
            lists=literal(form.lists.value),
            files=_files(context, operation),
        )
    used.add(Import("..core.wire.form", "FormEncoding"))
    return call(
        "FormEncoding",
        nesting=literal(form.nesting.value),
        lists=literal(form.lists.value),
    )


def _money(
    context: ProviderContext, operation: Operation, used: set[Import]
) -> Expression | None:
    pair = context.money(operation)
    if pair is None:
        return None
    used |= {Import(_OPERATION, "MoneyFields"), Import("._money", "EXPONENTS")}
    names = [pair.amount.wire, pair.currency.wire]
    if not pair.inside:
        names = [context.names.field(pair.holder.name, wire) for wire in names]
    inside = [each.wire for each in pair.inside]
    return call(
        "MoneyFields",
        *map(literal, names),
        Code("EXPONENTS"),
        inside=texts(inside),
        major=Code("True") if pair.in_major_units else None,
        lower=Code("True") if pair.in_small_letters else None,
    )


def _write(
    context: ProviderContext, operation: Operation, used: set[Import]
) -> dict[str, Expression | None]:
    keys = [each.name for each in operation.headers if isinstance(each, KeyHeader)]
    used |= {Import(_FACTS, "Safety"), Import(_FACTS, "Verdict")}
    return {
        "moves_money": Code(repr(operation.effect.needs_write_safety)),
        "key_header": Text(keys[0]) if keys else None,
        "safety": safety_table(context, operation, used),
    }

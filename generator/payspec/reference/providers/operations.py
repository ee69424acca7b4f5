"""What can be asked of a provider."""

from typing import assert_never

from payspec.ir.operations import (
    Effect,
    FixedHeader,
    KeyHeader,
    Operation,
    Payload,
)
from payspec.ir.pages import PageAfter, PageCursor, PageLink, PageNumber
from payspec.ir.provider import Provider
from payspec.ir.types import ObjectType, Ref

from ..markdown import bullets, code, codes, joined, link, place, prose, table
from ..section import Section, section
from .access import bindings
from .evidence import rests
from .notation import written
from .safety import safety
from .types import fields

_EFFECTS = {
    Effect.READ: "only reads",
    Effect.DRAFT: "makes a draft that moves no money yet",
    Effect.COLLECTS: "**takes money** from a payer",
    Effect.MOVES_MONEY: "**moves money**",
    Effect.ADVANCES_MONEY: "**releases money** that stands ready",
    Effect.CANCELS: "cancels",
    Effect.AUTH: "obtains access",
}


def operations(provider: Provider) -> Section:
    """Every operation: at first as a list, then one by one."""
    rows = [
        (
            link(code(each.name), f"#operation.{each.name}"),
            _called(each),
            _effect(each),
        )
        for each in provider.operations
    ]
    return section(
        "Operations",
        table(("operation", "called by", "what it does to money"), rows),
        *(_operation(provider, each) for each in provider.operations),
    )


def _operation(provider: Provider, operation: Operation) -> str:
    known = rests(operation.evidence)
    about = " ".join(
        filter(None, (prose(operation.doc), f"({known})" if known else ""))
    )
    return joined(
        f"{place(f'operation.{operation.name}')}\n### {code(operation.name)}",
        about,
        _unbound(provider, operation),
        bullets(filter(None, _facts(operation))),
        _parameters(operation),
        _asked(provider, "In the query:", operation.query),
        _asked(provider, "In headers:", operation.given_headers),
        _answers(operation),
        safety(operation),
        _samples(operation),
    )


def _called(operation: Operation) -> str:
    if operation.unbound is not None:
        return "unbound"
    return code(f"{operation.method.value} {operation.path}")


def _effect(operation: Operation) -> str:
    by = operation.effect_by
    if by is None:
        return _EFFECTS[operation.effect]
    told = "; ".join(
        f"{code(f'{by.field}: {str(row.value).lower()}')} {_EFFECTS[row.effect]}"
        for row in by.rows
    )
    return f"{told}; without it, {_EFFECTS[operation.effect]}"


def _unbound(provider: Provider, operation: Operation) -> str:
    if operation.unbound is None:
        return ""
    said = f"No document says where it is: {prose(operation.unbound)}"
    bound = bindings(provider, operation.name)
    return joined(said, joined("Environments that bind it:", bound) if bound else "")


def _facts(operation: Operation) -> tuple[str, ...]:
    scheme = operation.auth
    return (
        "" if operation.unbound is not None else f"Called by {_called(operation)}.",
        f"It {_effect(operation)}.",
        f"On the surface {code(operation.surface)}." if operation.surface else "",
        f"Authenticated by {link(code(scheme), f'#auth.{scheme}')}." if scheme else "",
        _headers(operation),
        _body(operation),
        _pages(operation),
    )


def _headers(operation: Operation) -> str:
    told: list[str] = []
    for header in operation.headers:
        match header:
            case KeyHeader(name=name):
                told.append(f"{code(name)} with the idempotency key")
            case FixedHeader(name=name, value=value):
                told.append(code(f"{name}: {value}"))
    return f"Sends {', '.join(told)}." if told else ""


def _body(operation: Operation) -> str:
    if operation.body is None:
        return ""
    form = "a form" if operation.form is not None else "JSON"
    return f"The body is {form}: {_payload(operation.body)}."


def _payload(payload: Payload) -> str:
    inside = f" in {code('.'.join(payload.envelope))}" if payload.envelope else ""
    beside = codes(f"{each.member}: {each.value}" for each in payload.fixed)
    known = rests(payload.evidence)
    return (
        f"{written(payload.type)}{inside}"
        + (f", beside {beside}" if beside else "")
        + (f" ({known})" if known else "")
    )


def _pages(operation: Operation) -> str:
    pages = operation.pages
    if pages is None:
        return ""
    match pages.way:
        case PageNumber(parameter=parameter):
            way = f"{code(parameter)} counts them"
        case PageCursor(next=following, parameter=parameter):
            way = f"{code(following)} of one is {code(parameter)} of the next"
        case PageAfter(item=item, parameter=parameter):
            way = (
                f"{code(item)} of the last item of one is {code(parameter)} of the next"
            )
        case PageLink(next=following):
            way = f"{code(following)} of one leads to the next"
        case _:
            assert_never(pages.way)
    return f"It comes in pages, the list at {code(pages.items)}: {way}."


def _parameters(operation: Operation) -> str:
    rows = [
        (
            code(each.name),
            written(each.type),
            "" if each.sensitivity is None else each.sensitivity.value,
            prose(each.doc),
            rests(each.evidence),
        )
        for each in operation.parameters
    ]
    headings = ("in the path", "type", "masked as", "meaning", "rests on")
    return table(headings, rows)


def _asked(provider: Provider, title: str, payload: Payload | None) -> str:
    if payload is None or not isinstance(payload.type, Ref):
        return ""
    named = provider.type(payload.type.name)
    return joined(title, fields(named)) if isinstance(named, ObjectType) else ""


def _answers(operation: Operation) -> str:
    rows = [
        (
            ", ".join(map(str, answer.statuses)),
            _payload(answer.payload) if answer.payload else "no body",
        )
        for answer in operation.answers
    ]
    rows += [("an error", _payload(each)) for each in operation.errors]
    return table(("status", "shape"), rows)


def _samples(operation: Operation) -> str:
    told: list[str] = []
    for sample in operation.samples:
        contradictions = ", ".join(
            f"{code(each.pointer)} ({each.kind.value})" for each in sample.deviations
        )
        more = f", which leaves its table at {contradictions}" if contradictions else ""
        told.append(f"{code(sample.file)}{more}")
    return joined("Documented samples:", bullets(told)) if told else ""

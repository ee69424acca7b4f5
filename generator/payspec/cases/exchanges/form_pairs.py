"""Bodies of forms: what is nested as names and values."""

from collections.abc import Iterator

from payspec.ir.operations import FormBody, ListStyle, Nesting

from ..json_value import Json, text_of


def form_pairs(
    form: FormBody, value: Json, name: str = ""
) -> Iterator[tuple[str, str]]:
    """Names and values in the order of the body; null is an empty value."""
    match value:
        case dict():
            for member, item in value.items():
                yield from form_pairs(form, item, _member(form, name, member))
        case list():
            for place, item in enumerate(value):
                yield from form_pairs(form, item, _item(form, name, place))
        case None:
            yield name, ""
        case _:
            yield name, text_of(value)


def _member(form: FormBody, name: str, member: str) -> str:
    if not name:
        return member
    dotted = form.nesting is Nesting.DOTS
    return f"{name}.{member}" if dotted else f"{name}[{member}]"


def _item(form: FormBody, name: str, place: int) -> str:
    match form.lists:
        case ListStyle.BRACKETS:
            return f"{name}[]"
        case ListStyle.INDICES:
            return f"{name}[{place}]"
        case ListStyle.REPEATED:
            return name

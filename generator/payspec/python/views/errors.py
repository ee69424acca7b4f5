"""The provider's own error: `errors.py`."""

from dataclasses import dataclass

from ..annotations import union
from ..docstrings import docstring
from ..imports import import_lines
from .context import HEADER, ProviderContext
from .operations import error_annotation


@dataclass(frozen=True, slots=True)
class ErrorsView:
    """`errors.py`."""

    header: str
    title: str
    typing_imports: str
    error: str
    docstring: str


def build(context: ProviderContext) -> ErrorsView:
    """The view of a provider's error."""
    described = [
        error_annotation(context, operation)
        for operation in context.provider.operations
        if operation.errors
    ]
    error = union(described)
    about = docstring(
        (
            f"{context.provider.title.rstrip('.')} answered with an error.",
            "`error` is the error as the provider describes it, or `None` if it came "
            "in no described shape; `response` is the answer.",
        ),
        1,
    )
    return ErrorsView(
        header=HEADER,
        title=context.provider.title,
        typing_imports=import_lines(error.imports, 1),
        error=error.text or "object",
        docstring=about,
    )

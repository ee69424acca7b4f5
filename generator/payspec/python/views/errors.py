"""The provider's own error: `errors.py`."""

from dataclasses import dataclass

from ..annotations import union
from ..docstrings import docstring
from ..imports import Import, import_lines
from .context import ProviderContext
from .module import ModuleView
from .results import error_annotation


@dataclass(frozen=True, slots=True)
class ErrorsView(ModuleView):
    """`errors.py`. `error` is a type, or empty where no shape is described."""

    typing_imports: str
    error: str
    argument: str
    docstring: str


def build(context: ProviderContext) -> ErrorsView:
    """The view of a provider's error."""
    described = [
        error_annotation(context, operation)
        for operation in context.provider.operations
        if operation.errors
    ]
    error = union(described)
    used = {Import("..core.errors", "ProviderError")}
    if described:
        used |= {Import("typing", "TYPE_CHECKING"), Import("typing", "TypeAlias")}
    meaning = docstring(
        (
            f"{context.title} answered with an error.",
            "`error` is the error as the provider describes it, or `None` if it came "
            "in no described shape; `response` is the answer.",
        ),
        1,
    )
    return ErrorsView(
        provider=context.provider.name,
        about=context.about("errors"),
        imports=import_lines(used),
        typing_imports=import_lines(error.imports, 1),
        error=error.text,
        argument="_Described" if error.text else "object",
        docstring=meaning,
    )

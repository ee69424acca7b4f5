"""The parameters of a path in long form, as IR."""

from payspec.ir.operations import PathParameter
from payspec.ir.types import Sensitivity

from ..context import Context
from ..evidence.lower import evidence
from ..reader import Reader
from ..types.expression import parse
from ..types.lower import pattern
from .words import PARAMETERS


def path_parameters(reader: Reader, context: Context) -> tuple[PathParameter, ...]:
    """The parameters of an operation's path, in the order of the spec."""
    found: list[PathParameter] = []
    for key, node in reader.members(PARAMETERS):
        parameter = Reader(node, key.span)
        type_node = parameter.node("type")
        assert type_node is not None
        sensitive = parameter.maybe_text("sensitive")
        found.append(
            PathParameter(
                name=key.text,
                type=parse(type_node, context, may_be_null=False).type,
                sensitivity=Sensitivity(sensitive) if sensitive else None,
                doc=parameter.text("doc"),
                span=key.span,
                evidence=evidence(parameter, context),
                type_span=type_node.span,
                pattern=pattern(parameter),
            )
        )
    return tuple(found)

"""What statuses mean, as tables: `statuses.py`."""

from payspec.ir.lifecycle import MoneyAt, StatusRow

from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import Call, Text, assignment, call
from ..literals import Code
from ..status_names import meanings_constant
from .context import ProviderContext
from .provider import ConstantsView

_MEANINGS = "..core.lifecycle.meanings"
_STANDING = "..core.lifecycle.standing"


def build(context: ProviderContext) -> ConstantsView:
    """The view of `statuses.py`: one table for each enumeration of statuses."""
    used = {
        Import(_MEANINGS, "StatusMeaning"),
        Import(_MEANINGS, "StatusTable"),
        Import(_STANDING, "Standing"),
    }
    constants: list[tuple[str, str]] = []
    for lifecycle in context.provider.lifecycles:
        rows = map(_row, lifecycle.rows)
        if any(row.money is not MoneyAt.UNKNOWN for row in lifecycle.rows):
            used.add(Import(_STANDING, "MoneyAt"))
        meaning = docstring((f"What each `{lifecycle.type}` means.",))
        value = call("StatusTable", *rows)
        constants.append((assignment(meanings_constant(lifecycle), value), meaning))
    about = context.about("what its statuses mean")
    return ConstantsView(
        context.provider.name, about, import_lines(used), tuple(constants)
    )


def _row(row: StatusRow) -> Call:
    known = row.money is not MoneyAt.UNKNOWN
    return call(
        "StatusMeaning",
        Text(row.value),
        Code(f"Standing.{row.standing.name}"),
        final=Code("True") if row.final else None,
        money=Code(f"MoneyAt.{row.money.name}") if known else None,
    )

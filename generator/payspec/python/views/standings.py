"""What emitted docstrings say of statuses."""

from payspec.ir.lifecycle import Lifecycle, StatusRow


def told(lifecycle: Lifecycle) -> str:
    """Each standing with the statuses that have it, as one sentence."""
    found: dict[str, list[str]] = {}
    for row in lifecycle.rows:
        found.setdefault(row.standing.value.replace("_", " "), []).append(_status(row))
    groups = [f"{standing}: {', '.join(rows)}" for standing, rows in found.items()]
    return f"{'; '.join(groups)}; anything else: unknown."


def _status(row: StatusRow) -> str:
    return f"`{row.value}` (final)" if row.final else f"`{row.value}`"

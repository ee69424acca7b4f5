"""Generated files that are not what would be written, each by name."""

from payspec.diagnostics.json_report import Drift
from payspec.output import Changes


def drift(changes: Changes) -> tuple[Drift, ...]:
    """Every file that differs, kind by kind."""
    named = (
        ("missing", changes.missing),
        ("changed", changes.changed),
        ("edited by hand", changes.edited),
        ("orphaned", changes.orphaned),
        ("orphaned and edited", changes.edited_orphans),
        ("not payspec's", changes.foreign),
        ("extra", changes.extra),
    )
    return tuple(Drift(path, state) for state, paths in named for path in paths)

"""Where a part stands that no file says."""

from payspec.diagnostics import Span

UNPLACED = Span("", 1, 1, 1, 1)
"""The place of what was made by a program and not read from a spec."""

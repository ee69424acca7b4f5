"""payspec: one YAML file per payment provider, a typed client out of it.

`check`, `generate` and `validate` are what the command of that name does, with results
as data; each is imported when it is first used.
"""

from typing import TYPE_CHECKING

from payspec.runtime.lazy import exports

if TYPE_CHECKING:
    from .api.check import Check, check
    from .api.generate import Generated, Generation, generate
    from .api.validate import Finding, Validation, validate
    from .diagnostics import Diagnostic, Severity, Span
    from .output import Changes, OutputError, Written
    from .project.failure import CannotRun

__version__ = "0.1.0"

__all__ = [
    "CannotRun",
    "Changes",
    "Check",
    "Diagnostic",
    "Finding",
    "Generated",
    "Generation",
    "OutputError",
    "Severity",
    "Span",
    "Validation",
    "Written",
    "__version__",
    "check",
    "generate",
    "validate",
]

__getattr__, __dir__ = exports(
    __name__,
    {
        ".api.check": ("Check", "check"),
        ".api.generate": ("Generated", "Generation", "generate"),
        ".api.validate": ("Finding", "Validation", "validate"),
        ".diagnostics": ("Diagnostic", "Severity", "Span"),
        ".output": ("Changes", "OutputError", "Written"),
        ".project.failure": ("CannotRun",),
    },
)

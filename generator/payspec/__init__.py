"""payspec: one YAML file per payment provider, a typed client out of it.

`check`, `generate`, `validate` and `docs` are what the command of that name does, with
results as data; each is imported when it is first used.
"""

from typing import TYPE_CHECKING

from payspec.runtime.lazy import exports

if TYPE_CHECKING:
    from .api.check import Check, check
    from .api.docs import Pages, docs
    from .api.generate import generate
    from .api.generated import EditsRefused, Generated, Generation
    from .api.validate import Finding, Validation, validate
    from .diagnostics import Diagnostic, Severity, Span
    from .output import Changes, Difference, OutputError, Written
    from .project.failure import CannotRun

__version__ = "0.1.0"

__all__ = [
    "CannotRun",
    "Changes",
    "Check",
    "Diagnostic",
    "Difference",
    "EditsRefused",
    "Finding",
    "Generated",
    "Generation",
    "OutputError",
    "Pages",
    "Severity",
    "Span",
    "Validation",
    "Written",
    "__version__",
    "check",
    "docs",
    "generate",
    "validate",
]

__getattr__, __dir__ = exports(
    __name__,
    {
        ".api.check": ("Check", "check"),
        ".api.docs": ("Pages", "docs"),
        ".api.generate": ("generate",),
        ".api.generated": ("EditsRefused", "Generated", "Generation"),
        ".api.validate": ("Finding", "Validation", "validate"),
        ".diagnostics": ("Diagnostic", "Severity", "Span"),
        ".output": ("Changes", "Difference", "OutputError", "Written"),
        ".project.failure": ("CannotRun",),
    },
)

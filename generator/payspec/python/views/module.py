"""What every module that is emitted begins with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module: its docstring, and its imports. Views of single modules add to it."""

    about: str
    imports: str

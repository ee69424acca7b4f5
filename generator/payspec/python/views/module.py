"""What every module that is emitted begins with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module: its docstring, and its imports. Views of single modules add to it.

    `provider` is the name in code of the one that it is of; that of a module of the
    package's own is empty.
    """

    provider: str
    about: str
    imports: str

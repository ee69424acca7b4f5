"""Generated files that are not what would be written, each with what mends it."""

import os
import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from payspec.diagnostics.json_report import Drift
from payspec.output import WORK_FOLDER, Changes

from .arguments import Options

UNFINISHED = "unfinished write"
"""The state of the work folder while a write that was cut short waits in it."""


@dataclass(frozen=True, slots=True)
class Mending:
    """The commands that mend: `generate` writes, files are removed below `folder`."""

    generate: str
    folder: str

    @classmethod
    def of(cls, options: Options, output: os.PathLike[str]) -> "Mending":
        """Those for the same specs and places as a command line has."""
        words = ["payspec", "generate"]
        named = (("--output", options.output), ("--package", options.package))
        for name, value in named:
            words += (name, value) if value else ()
        return cls(shlex.join([*words, *options.paths]), os.path.relpath(output))

    def remove(self, paths: Iterable[str]) -> str:
        """The command that removes files, and folders that are in their place."""
        places = [os.path.join(self.folder, each) for each in paths]
        folders = any(
            os.path.isdir(each) and not os.path.islink(each) for each in places
        )
        return shlex.join(["rm", *(["-r"] if folders else []), *places])

    def replace(self, paths: Iterable[str]) -> str:
        """The command that puts payspec's own in the place of files."""
        return f"{self.remove(paths)} && {self.generate}"


def drift(
    changes: Changes, mending: Mending, *, unfinished: bool = False
) -> tuple[Drift, ...]:
    """Every file that differs, kind by kind."""

    def write(_: Iterable[str]) -> str:
        return mending.generate

    kinds: tuple[tuple[str, Iterable[str], Callable[[Iterable[str]], str]], ...] = (
        (UNFINISHED, (WORK_FOLDER,) if unfinished else (), write),
        ("missing", changes.missing, write),
        ("changed", changes.changed, write),
        ("edited by hand", changes.edited, mending.replace),
        ("orphaned", changes.orphaned, write),
        ("orphaned and edited", changes.edited_orphans, mending.replace),
        ("not payspec's", changes.foreign, mending.replace),
        ("extra", (*changes.unproven, *changes.extra), mending.remove),
    )
    return tuple(
        Drift(path, state, mend([path]))
        for state, paths, mend in kinds
        for path in paths
    )


def advice(
    changes: Changes, mending: Mending, *, unfinished: bool = False
) -> Iterator[str]:
    """What to do about all of them, a line for each way to mend."""
    if unfinished or changes.pending:
        yield f"run `{mending.generate}` to write the files that payspec owns anew"
    if changes.refused:
        yield (
            "payspec overwrites nothing that it did not write: move what you need into"
            f" a file of your own, then run `{mending.replace(changes.refused)}`"
        )
    if changes.unproven:
        yield (
            "nothing but the manifest says that payspec wrote what is not generated any"
            f" more: look at it, then run `{mending.remove(changes.unproven)}`"
        )
    if changes.extra:
        yield (
            "payspec leaves what it does not know: move it out of the package, or run"
            f" `{mending.remove(changes.extra)}`"
        )

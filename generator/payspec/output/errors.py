"""What can keep the output from being read or written, said for the person who runs it.

Each message names what is wrong and what to do next. No message holds file contents.
"""

from collections.abc import Iterable

from .changes import Changes


class OutputError(Exception):
    """The output folder could not be read or written."""


class ManifestDamaged(OutputError):
    """The manifest on disk is not one that payspec wrote."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(
            f"{name} is damaged: {problem}. Restore it from version control; without it"
            " payspec cannot tell its own files from yours, and overwrites none"
        )


class ManifestTooNew(OutputError):
    """The manifest on disk was written by a later payspec."""

    def __init__(self, name: str, version: int, known: int, writer: str | None) -> None:
        by = f" by payspec {writer}" if writer else ""
        super().__init__(
            f"{name} was written{by} in format {version}, and this payspec reads up to"
            f" format {known}: use the version that wrote it, or a later one"
        )


class PlanDamaged(OutputError):
    """What an interrupted write left behind cannot be read."""

    def __init__(self, folder: str, problem: str) -> None:
        super().__init__(
            f"an interrupted write cannot be finished: {problem}. Delete {folder},"
            " restore the output from version control and generate again"
        )


class UnsafePlace(OutputError):
    """The tool's own folder or file in the output is not what the tool makes."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place} is a link or no plain file or folder, and payspec writes through"
            " neither: remove it and run again"
        )


class NotAFolder(OutputError):
    """Something stands where the output folder, or one above it, would be."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"nothing was changed: {place} is no folder, and what is generated lies in"
            " one: remove it, or choose another output"
        )


class WriteRefused(OutputError):
    """Files that payspec did not write stand where it would write or remove.

    ``changes`` holds all of them; nothing on disk was changed.
    """

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        lines = [
            *_listed("edited by hand", changes.edited),
            *_listed("edited by hand, no longer generated", changes.edited_orphans),
            *_listed("not written by payspec", changes.foreign),
        ]
        super().__init__(
            "nothing was written: these files would be lost\n"
            + "\n".join(lines)
            + "\nmove what you need elsewhere, delete them and generate again"
        )


class ChangedMeanwhile(OutputError):
    """A file that needed nothing when it was looked at is another one by now."""

    def __init__(self) -> None:
        super().__init__(
            "nothing was written: generated files were changed while payspec ran. Run"
            " it again"
        )


class DiskFailed(OutputError):
    """The system refused a read or write before the first file was replaced."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"nothing was changed: {cause(error)}")


class WriteInterrupted(OutputError):
    """The system refused a step after the plan was synced; the plan is kept."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            f"the write stopped half-way: {cause(error)}."
            " Mend that; the next payspec command finishes the write"
        )


def cause(error: OSError) -> str:
    """Give the system's reason and, where it is known, the file it concerns."""
    reason = error.strerror or type(error).__name__
    return reason if error.filename is None else f"{reason}: {error.filename}"


def _listed(why: str, paths: Iterable[str]) -> list[str]:
    return [f"  {path} ({why})" for path in paths]

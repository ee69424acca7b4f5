"""What came of a generation, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from payspec.output import Changes, WriteRefused

from .findings import Findings

if TYPE_CHECKING:
    from payspec.output import Difference, VersionChange, Written
    from payspec.regeneration.jobs import Crash
    from payspec.regeneration.locking import LockChange
    from payspec.regeneration.renamed import Rekeyed, Renamed


@dataclass(frozen=True, slots=True)
class Generated:
    """One package: what was written, or would be.

    `paths` are its files, from `output`, and `inputs` the specs, samples and templates
    that it is made of, `installed` those inputs that lie in an installed package of
    specs, and `locks` the lock files of them; `places` are the configuration and the
    folders that tell which specs and templates there are. Where `unchanged` is true,
    digests told that nothing has changed since the last run, and nothing was looked at
    beyond them. `written` is `None` if nothing was to be. `finished` says that an
    earlier write had been cut short and was finished first, `unfinished` that it was,
    and waits for the next write; `left` are files that somebody had changed meanwhile.
    `left_behind` are folders with a package of the same specs that is not renewed any
    more, told where this one is written for the first time. `versions` are those of
    tools that differ from the last run's. `differences` are how the contents of files
    would change, if asked for.
    """

    name: str
    output: Path
    paths: tuple[str, ...]
    inputs: tuple[Path, ...]
    installed: tuple[Path, ...]
    places: tuple[Path, ...]
    locks: tuple[Path, ...]
    changes: Changes
    written: Written | None
    unchanged: bool = False
    finished: bool = False
    unfinished: bool = False
    left: tuple[str, ...] = ()
    left_behind: tuple[Path, ...] = ()
    versions: tuple[VersionChange, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """Its files."""
        return tuple(self.output / path for path in self.paths)

    @property
    def clean(self) -> bool:
        """Whether its folder holds exactly what would be written."""
        return self.changes.clean and not self.unfinished


@dataclass(frozen=True, slots=True)
class Generation(Findings):
    """What was found, and each package; none of them if anything failed.

    That is a finding at the bar, or one of `crashes`, mistakes of payspec's own. What
    would be written is not, but may be compared, because of a name in `renamed` that
    programs would not find any more, or because of what is in `rekeyed`: the same order
    would get another idempotency key, and be paid again. `taken` is what of these two
    there was consent to. `locks` are the lock files that were written, or would be;
    `unlocked` those that a `locked` run did not find what keys are derived from in.
    """

    packages: tuple[Generated, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    crashes: tuple[Crash, ...] = ()
    rekeyed: tuple[Rekeyed, ...] = ()
    taken: tuple[Renamed | Rekeyed, ...] = ()
    locks: tuple[LockChange, ...] = ()
    unlocked: tuple[LockChange, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing failed and no file differed; for `write=False`."""
        moved = self.renamed or self.rekeyed or self.locks or self.unlocked
        whole = bool(self.packages) and all(each.clean for each in self.packages)
        return whole and not moved

    @property
    def names_taken(self) -> tuple[Renamed, ...]:
        """Names that have changed with consent."""
        from payspec.regeneration.renamed import Renamed

        return tuple(each for each in self.taken if isinstance(each, Renamed))

    @property
    def keys_taken(self) -> tuple[Rekeyed, ...]:
        """What keys are derived from that has changed with consent."""
        from payspec.regeneration.renamed import Rekeyed

        return tuple(each for each in self.taken if isinstance(each, Rekeyed))

    def consent(self) -> str:
        """What was consented to and has changed, for a person; "" without any."""
        renamed, rekeyed = self.names_taken, self.keys_taken
        said = ""
        if renamed:
            said += f"names that programs use change\n{_lines(renamed, 'is now')}"
        if rekeyed:
            said += (
                "idempotency keys are derived from something else\n"
                f"{_lines(rekeyed, 'is now')}"
                "an order that is in doubt gets another key from now on, and would be"
                " paid again: look it up first, or call with its old key\n"
            )
        return said

    def refusal(self) -> str:
        """Why nothing was written, for a person; "" if findings say it, or all was."""
        said = "".join(
            f"a mistake of payspec's own, over {crash.file}; nothing was written\n"
            f"{crash.trace}"
            for crash in self.crashes
        )
        if self.renamed:
            said += (
                "nothing was written: names that programs use would change\n"
                f"{_lines(self.renamed)}"
                "give what was added a type or a value of its own, or take the new"
                " names with `--rename`\n"
            )
        if self.rekeyed:
            said += (
                "nothing was written: idempotency keys would be derived from something"
                f" else\n{_lines(self.rekeyed)}"
                "an order that was in doubt before would get another key, and be paid"
                " again\nkeep the old name; or look such orders up first, or call with"
                " their old keys (`idempotency_key`), and go on with `--rekey`\n"
            )
        for lock in self.unlocked:
            why = "is missing" if lock.missing else "does not have all of it"
            said += (
                "nothing was written: a build changes no idempotency key, and"
                f" {lock.place.label}, which says what they are derived from, {why}"
                f" (of {', '.join(lock.keys)})\n"
                "run `payspec generate` where the specs are changed, and commit that"
                " file with them\n"
            )
        return said


def _lines(moved: Iterable[Renamed | Rekeyed], verb: str = "would be") -> str:
    return "".join(
        f"  {each.thing}, of {each.provider}:"
        f" {each.before or 'none'} {verb} {each.after or 'none'}\n"
        for each in moved
    )


class EditsRefused(WriteRefused):
    """Files that payspec did not write would be lost; nothing on disk was changed.

    `generation` has every package with its `changes`; its `differences` are what
    somebody did to the files. `changes` are those of the first package that is refused.
    """

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        first = next(each for each in generation.packages if each.changes.refused)
        super().__init__(first.changes)

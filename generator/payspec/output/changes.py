"""How the files on disk differ from those that would be written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Relative paths, sorted, each in the one list that says what is the matter.

    The manifest is listed by its name among the missing or changed.
    """

    missing: tuple[str, ...] = ()
    """Would be written and is not there."""

    changed: tuple[str, ...] = ()
    """On disk as last written, or with CR LF for LF, and would be written otherwise."""

    edited: tuple[str, ...] = ()
    """On disk neither as last written nor as it would be written now."""

    orphaned: tuple[str, ...] = ()
    """On disk as last written, and no longer generated."""

    edited_orphans: tuple[str, ...] = ()
    """No longer generated, and on disk not as last written."""

    foreign: tuple[str, ...] = ()
    """In the way of a file that would be written, and never written by payspec."""

    unproven: tuple[str, ...] = ()
    """No longer generated, in the manifest, and by nothing else known as payspec's.

    A manifest can be changed along with the files that it names: these are let be, and
    are forgotten with the next write."""

    extra: tuple[str, ...] = ()
    """In a generated package, and unknown to payspec; never touched."""

    @property
    def clean(self) -> bool:
        """True if the disk is exactly what would be written."""
        return self == Changes()

    @property
    def refused(self) -> tuple[str, ...]:
        """All files whose contents a write would lose, sorted."""
        return tuple(sorted((*self.edited, *self.edited_orphans, *self.foreign)))

    @property
    def pending(self) -> bool:
        """True if a write has something to do."""
        return bool(self.missing or self.changed or self.orphaned)

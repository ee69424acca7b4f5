"""What a run makes of lock files: what moved since, and what is kept from now on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from payspec.language.document.deployment import is_deployment, provider_name
from payspec.output.origin import KEYS
from payspec.pipeline.derived_keys import merged
from payspec.project.find import Project
from payspec.project.lock_place import LockPlace

from .lock_file import Facts, LockFile, load, to_bytes
from .renamed import Rekeyed, Renamed, moved, moved_providers

NOTHING: Facts = {}


@dataclass(slots=True)
class Locking:
    """The facts of one package before a run and after it.

    `files` are its lock files by path, `before` what the last tree was made with where
    there is no lock file yet. `after` are the facts of each provider with its lock
    file. `moves` are what is another one now, by provider.
    """

    files: Mapping[Path, LockFile]
    before: Mapping[str, Facts]
    after: dict[str, tuple[Path, Facts]] = field(
        default_factory=dict[str, tuple[Path, Facts]]
    )
    moves: list[Renamed | Rekeyed] = field(default_factory=list[Renamed | Rekeyed])

    def take(self, provider: str, place: LockPlace, facts: Facts) -> None:
        """Note what a provider's facts are now, and what of them has moved."""
        self.after[provider] = (place.path, facts)
        self.moves += moved(provider, self._before(provider, place.path), facts)

    def close(self) -> None:
        """Note which providers have another name now, when all are known."""
        new = {
            name: facts
            for name, (path, facts) in self.after.items()
            if not self._before(name, path)
        }
        if not any(facts for facts in new.values()):
            return
        gone = dict(self.before)
        for file in self.files.values():
            gone |= file.providers
        gone = {name: facts for name, facts in gone.items() if name not in self.after}
        found = list(moved_providers(gone, new))
        described = self._described() if found else frozenset[str]()
        self.moves += (each for each in found if each.provider not in described)

    def _before(self, provider: str, path: Path) -> Facts:
        file = self.files.get(path)
        if file is None or file.missing:
            return self.before.get(provider, NOTHING)
        return file.providers.get(provider, NOTHING)

    def _described(self) -> frozenset[str]:
        """The providers of all specs that the lock files are of.

        More than those of this run: it may be of some files, or of one of several
        packages.
        """
        found: set[str] = set()
        for file in self.files.values():
            for path in _specs(file.place):
                data = path.read_bytes()
                name = None if is_deployment(data) else provider_name(data)
                found |= set() if name is None else {name}
        return frozenset(found)


def _specs(place: LockPlace) -> Iterator[Path]:
    pattern = "**/*" if place.deep else "*"
    for path in sorted(place.specs.glob(pattern)):
        if path.suffix in (".yaml", ".yml") and path.is_file():
            yield path


def begin(project: Project, before: Mapping[str, Facts]) -> Locking:
    """Read the lock files of a package. Raises `CannotRun` and `OSError`."""
    return Locking({place.path: load(place) for place in project.lock_places}, before)


@dataclass(frozen=True, slots=True)
class LockChange:
    """A lock file that is another one than it would be.

    `missing` says that there is none. `providers` are those whose entry would change,
    `keys` those of them of which keys are derived from something that is not in it.
    """

    place: LockPlace
    data: bytes
    digest: str | None
    providers: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def missing(self) -> bool:
        """Whether there is no such file yet."""
        return self.digest is None


def lock_changes(
    all_of: Iterable[Locking], refused: Iterable[Renamed | Rekeyed]
) -> tuple[LockChange, ...]:
    """The lock files that would change by these runs, each of one package.

    What is `refused` stays as it was.
    """
    kept = {(type(each), each.provider) for each in refused}
    files: dict[Path, LockFile] = {}
    entries: dict[Path, dict[str, Facts]] = {}
    for one in all_of:
        taken = {each.provider for each in one.moves if isinstance(each, Rekeyed)}
        for path, file in one.files.items():
            files[path] = file
            entries.setdefault(path, dict(file.providers))
        for name, (path, facts) in one.after.items():
            before = one.files[path].providers.get(name, NOTHING)
            if (Rekeyed, name) not in kept:
                keys = _keys(facts)
                if name not in taken:
                    # An operation that comes back is still the one that it was.
                    keys = merged(_keys(before), keys)
            else:
                keys = _keys(before)
            names = before if (Renamed, name) in kept else facts
            entry = {**keys, **_names(names)}
            if entry:
                entries[path][name] = entry
        for provider in taken - one.after.keys():
            if (Rekeyed, provider) not in kept:
                # It has another name now, and its orders were consented to.
                for of in entries.values():
                    of.pop(provider, None)
    return tuple(
        _change(files[path], entries[path])
        for path in sorted(files)
        if entries[path] != files[path].providers
    )


def _change(file: LockFile, entries: Mapping[str, Facts]) -> LockChange:
    before = file.providers
    changed = [name for name in entries if entries[name] != before.get(name)]
    keys = [
        name
        for name in changed
        if not _keys(entries[name]).items() <= _keys(before.get(name, NOTHING)).items()
    ]
    gone = before.keys() - entries.keys()
    return LockChange(
        file.place,
        to_bytes(entries),
        file.digest,
        tuple(sorted({*changed, *gone})),
        tuple(sorted(keys)),
    )


def _keys(facts: Facts) -> Facts:
    return {thing: word for thing, word in facts.items() if thing.startswith(KEYS)}


def _names(facts: Facts) -> Facts:
    return {thing: word for thing, word in facts.items() if not thing.startswith(KEYS)}

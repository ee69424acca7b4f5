"""The lock file: what orders and programs rely on, kept beside the specs.

It says of each provider what idempotency keys are derived from, and the names in code
that something added to a spec could move. It is committed with the specs, so that a
build without any generated tree refuses what a checked-in tree would refuse, and a
change of it is read where specs are reviewed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from payspec.output import OutputError, read_own
from payspec.output.origin import KEYS
from payspec.output.records import (
    JsonObject,
    Unreadable,
    as_format,
    as_object,
    as_text,
    read_object,
    write_object,
)
from payspec.project.failure import CannotRun
from payspec.project.find import Project
from payspec.project.lock_place import LockPlace

FORMAT = 1
ABOUT = (
    "What orders and programs rely on. `payspec generate` writes this file: commit it,"
    " and read its changes as you read those of specs."
)

Facts = Mapping[str, str]
"""What a thing is, for a person, and the word for it; keys begin with `KEYS`."""

_MEND = "restore it from version control, or delete it and run `payspec generate`"


@dataclass(frozen=True, slots=True)
class LockFile:
    """A lock file as it was read. `digest` is `None` where there is none."""

    place: LockPlace
    providers: Mapping[str, Facts] = field(default_factory=dict[str, Facts])
    digest: str | None = None

    @property
    def missing(self) -> bool:
        """Whether nothing has been kept yet."""
        return self.digest is None


def load(place: LockPlace) -> LockFile:
    """Read a lock file.

    Raises `CannotRun` for one that cannot be used, and `OSError`.
    """
    try:
        data = read_own(place.path)
    except OutputError:
        raise CannotRun(
            f"{place.label} is a link or no plain file, and payspec writes through"
            " neither: put the file itself there"
        ) from None
    if data is None:
        return LockFile(place)
    digest = sha256(data).hexdigest()
    try:
        return LockFile(place, _parse(read_object(data), place), digest)
    except Unreadable as error:
        problem = str(error)
    if "merge" in problem:
        raise CannotRun(
            f"{place.label} holds the markers of an unresolved merge: keep the lines of"
            " both sides, or of the side whose orders are open, then run"
            " `payspec generate`"
        )
    raise CannotRun(
        f"{place.label} is damaged: {problem}; {_MEND}. A change of what is derived or"
        " named goes through `payspec generate --rekey` or `--rename`"
    )


def holds(project: Project, facts: Mapping[str, Facts]) -> bool:
    """Whether the lock files have exactly these facts, by provider, among theirs.

    Raises `CannotRun` and `OSError`.
    """
    known: dict[str, Facts] = {}
    for place in project.lock_places:
        known |= load(place).providers
    return all(
        known.get(name, {}).get(thing) == word
        for name, of in facts.items()
        for thing, word in of.items()
    )


def to_bytes(providers: Mapping[str, Facts]) -> bytes:
    """The text of a lock file: sorted, a fact a line, a final newline."""
    return write_object(
        {
            "about": ABOUT,
            "format": FORMAT,
            "providers": {
                name: {
                    "keys": {
                        thing.removeprefix(KEYS): word
                        for thing, word in facts.items()
                        if thing.startswith(KEYS)
                    },
                    "names": {
                        thing: word
                        for thing, word in facts.items()
                        if not thing.startswith(KEYS)
                    },
                }
                for name, facts in providers.items()
            },
        }
    )


def _parse(record: JsonObject, place: LockPlace) -> dict[str, Facts]:
    version = as_format(record.get("format"))
    if version > FORMAT:
        raise CannotRun(
            f"{place.label} was written by a later payspec, in format {version}, and"
            f" this one reads up to format {FORMAT}: use the version that wrote it, or"
            " a later one"
        )
    if record.keys() - {"about", "format", "providers"}:
        raise Unreadable("it has members that its format does not know")
    providers = as_object(record.get("providers"), "providers")
    return {name: _facts(as_object(of, "a provider")) for name, of in providers.items()}


def _facts(record: JsonObject) -> Facts:
    if record.keys() != {"keys", "names"}:
        raise Unreadable("a provider has other members than `keys` and `names`")
    keys = as_object(record["keys"], "keys")
    names = as_object(record["names"], "names")
    found = {
        f"{KEYS}{thing}": as_text(word, "a value in keys")
        for thing, word in keys.items()
    }
    return found | {
        thing: as_text(word, "a value in names") for thing, word in names.items()
    }

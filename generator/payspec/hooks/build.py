"""What every build hook does: generate in place, and name what belongs where."""

import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from payspec.api.generate import generate
from payspec.api.generated import Generated, Generation
from payspec.config import FILE
from payspec.output import MANIFEST, OutputError
from payspec.project.failure import CannotRun
from payspec.resources import ResourcesMissing

from .consents import REKEY, RENAME, BadConsent, Consents

_NAME = re.compile(r"\s*([A-Za-z0-9._-]+)")


class BuildFailed(Exception):
    """Nothing was generated; the message has the findings, or what to do."""


@dataclass(frozen=True, slots=True)
class Build:
    """The packages of a project, generated and up to date."""

    root: Path
    packages: tuple[Generated, ...]
    notice: str = ""
    """What the person has to know of names, keys and lock files; "" if nothing."""

    def installed(self) -> Iterator[tuple[Path, str]]:
        """Every file that is installed, and where below the folder of packages."""
        for package in self.packages:
            for path in package.files:
                if path.name != MANIFEST:
                    yield path, path.relative_to(package.output).as_posix()

    def sources(self) -> Iterator[tuple[Path, str]]:
        """Every file that an sdist holds, and where: so that it can be built offline.

        The manifests are among them: without them a build from the sdist could not tell
        payspec's files from others. Raises `BuildFailed` for a file outside.
        """
        for package in self.packages:
            # What lies in an installed package is there for the next build too.
            installed = frozenset(package.installed)
            for path in (*package.files, *package.inputs, *package.locks):
                if path in installed:
                    continue
                place = os.path.relpath(path, self.root)
                if place.startswith(os.pardir):
                    raise BuildFailed(
                        f"{place} lies outside the project, so that its sdist cannot"
                        " hold it: move it, or take specs from an installed package"
                    )
                yield path, Path(place).as_posix()


def build(root: Path) -> Build:
    """Generate every package of the project in this folder. Raises `BuildFailed`.

    A lock file that is there decides what may change. One that is missing is written
    beside the specs, and told: until it is committed, no build knows the last one.
    """
    try:
        consents = Consents.of_environment()
        result = generate(
            project=root,
            shows="error",
            rename=consents.rename,
            rekey=consents.rekey,
            locked=consents.locked,
        )
    except (BadConsent, CannotRun, OutputError, ResourcesMissing) as error:
        raise BuildFailed(f"payspec: {error}") from None
    if not result.packages:
        said = f"{result.text()}{result.refusal()}".rstrip()
        if result.renamed or result.rekeyed:
            said += (
                "\nin a build these consents are variables of the environment, for that"
                f" build alone: {RENAME}=1, {REKEY}=1; better, run `payspec generate`"
                " with the switch where specs are changed, and commit the lock file"
            )
        raise BuildFailed(f"payspec: nothing was generated\n{said}")
    return Build(root, result.packages, f"{result.consent()}{_kept(result)}")


def _kept(result: Generation) -> str:
    return "".join(
        f"{'wrote' if lock.missing else 'renewed'} {lock.place.label}: commit it; until"
        " then a build elsewhere cannot tell whether idempotency keys change\n"
        for lock in result.locks
    )


def asks_for_payspec(root: Path) -> bool:
    """Whether the project says that its build needs payspec, and configures it.

    It does so in `build-system.requires`. Being installed beside is no wish: most
    projects in such an environment check their tree in, or have none.
    """
    try:
        document = tomllib.loads((root / FILE).read_text(encoding="utf-8"))
        requires: Iterable[object] = document["build-system"]["requires"]
        names = {_name(each) for each in requires}
        configured = "payspec" in document["tool"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        # The backend says what is wrong with the file.
        return False
    return configured and "payspec" in names


def _name(requirement: object) -> str:
    found = _NAME.match(requirement) if isinstance(requirement, str) else None
    return "" if found is None else found.group(1).lower()

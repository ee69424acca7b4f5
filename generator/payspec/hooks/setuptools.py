"""The build step of setuptools.

    [build-system]
    requires = ["setuptools>=77", "payspec"]
    build-backend = "setuptools.build_meta"

The step is on where a project with `[tool.payspec]` names payspec there. A wheel holds
the generated packages, an sdist these and what they are made from, and an editable
install finds them in the folder that they are written to.
"""

import os
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, ClassVar

from setuptools import Command, Distribution
from setuptools.command.build import build as BuildCommand
from setuptools.errors import SetupError

if TYPE_CHECKING:
    from .build import Build

COMMAND = "build_payspec"

Options = list[tuple[str, str, str]] | list[tuple[str, str | None, str]]


class BuildPayspec(Command):
    """Generates, and puts what was generated with what is built."""

    description = "generate clients of payment providers"
    user_options: ClassVar[Options] = []

    editable_mode: bool = False
    build_lib: str

    def initialize_options(self) -> None:
        """Leave the folder of the build to `build_py`."""
        self.editable_mode = False
        self.__dict__["build_lib"] = None
        self._made: Build | None = None

    def finalize_options(self) -> None:
        """Take over the folder of the build."""
        self.set_undefined_options("build_py", ("build_lib", "build_lib"))

    def run(self) -> None:
        """Generate; for a wheel copy the files, for an editable install expose them."""
        made = self._build()
        if self.editable_mode:
            self._expose(made)
            return
        for source, place in made.installed():
            target = Path(self.build_lib, place)
            target.parent.mkdir(parents=True, exist_ok=True)
            copyfile(source, target)

    def get_source_files(self) -> list[str]:
        """What belongs into an sdist, from the folder of the project."""
        from .build import BuildFailed

        made = self._build()
        try:
            return [place for _, place in made.sources()]
        except BuildFailed as error:
            # Every build lists its sources; only an sdist has to hold them.
            if "sdist" in self.distribution.commands:
                raise SetupError(str(error)) from None
            return []

    def get_outputs(self) -> list[str]:
        """The files of the build that this command makes."""
        return list(self._mapping())

    def get_output_mapping(self) -> dict[str, str]:
        """For an editable install, where each file of the build lies in the project."""
        return self._mapping() if self.editable_mode else {}

    def _mapping(self) -> dict[str, str]:
        made = self._build()
        return {
            os.path.join(self.build_lib, place): os.path.relpath(path, made.root)
            for path, place in made.installed()
        }

    def _build(self) -> "Build":
        # Imported here: setuptools loads every plugin that is installed.
        from .build import BuildFailed, build

        if self._made is None:
            try:
                self._made = build(_root(self.distribution))
            except BuildFailed as error:
                raise SetupError(str(error)) from None
            if self._made.notice:
                self.warn(f"payspec: {self._made.notice}")
        return self._made

    def _expose(self, made: "Build") -> None:
        """Tell where the packages lie, unless it is where setuptools looks anyway."""
        distribution = self.distribution
        # Changed in place: the command for editable installs holds it already.
        folders: dict[str, str] = vars(distribution).get("package_dir") or {}
        packages: list[str] = list(distribution.packages or [])
        usual = (made.root / folders.get("", "")).resolve()
        for package in made.packages:
            if package.output.resolve() != usual:
                place = os.path.relpath(package.output / package.name, made.root)
                folders[package.name] = place
            if package.name not in packages:
                packages.append(package.name)
        distribution.package_dir = folders
        distribution.packages = packages


def finalize(distribution: Distribution) -> None:
    """Add the step to the build of a project that asks for it."""
    from .build import asks_for_payspec

    if COMMAND in distribution.cmdclass or not asks_for_payspec(_root(distribution)):
        return
    commands = distribution.cmdclass
    usual = commands.get("build", BuildCommand)
    steps = [(COMMAND, None), *usual.sub_commands]
    commands["build"] = type("build", (usual,), {"sub_commands": steps})
    commands[COMMAND] = BuildPayspec


def _root(distribution: Distribution) -> Path:
    return Path(distribution.src_root or os.curdir).resolve()

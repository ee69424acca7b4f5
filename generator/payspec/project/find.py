"""Which packages there are to be made, and of which specs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from payspec.config import FILE, INSTALLED, BadConfig, Config, parse
from payspec.config.package_names import problem
from payspec.digests import digest

from .failure import CannotRun
from .lock_place import LockPlace, beside, of_installed
from .spec_file import DEPLOYMENTS, LARGEST, SpecFile, spec_paths
from .templates import TemplateFile, template_files, template_folders

if TYPE_CHECKING:
    from .installed import InstalledPackage


@dataclass(frozen=True, slots=True)
class Project:
    """One package of a project: what it is made of, and where it is put.

    `folders` are those that its specs were looked for in, `here` is the way from the
    working folder to `root`, `templates` what overrides blocks of payspec's own.
    """

    root: Path
    config: Config
    specs: tuple[SpecFile, ...]
    installed: tuple[InstalledPackage, ...] = ()
    folders: tuple[Path, ...] = ()
    here: str = "."
    templates: tuple[TemplateFile, ...] = ()

    @property
    def output(self) -> Path:
        """The folder that the package is written to."""
        return self.root / self.config.output

    @property
    def docs(self) -> Path:
        """The folder that pages are written to."""
        return self.root / self.config.docs

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The folders that tell which templates there are."""
        return template_folders(self.root, self.config)

    def lock_place(self, spec: SpecFile) -> LockPlace:
        """Where the lock file of a spec is."""
        for package in self.installed:
            if package.label(spec.path) is not None:
                return of_installed(package.name, package.folder, self.root, self.here)
        return beside(spec.path, spec.label)

    @property
    def lock_places(self) -> tuple[LockPlace, ...]:
        """Where the lock files of all its specs are."""
        found = {place.path: place for place in map(self.lock_place, self.specs)}
        return tuple(found[path] for path in sorted(found))

    @property
    def input_folders(self) -> tuple[Path, ...]:
        """The folders that specs and templates are read from."""
        of_specs = (each.path.parent for each in self.specs)
        return tuple(dict.fromkeys((*self.folders, *of_specs, *self.template_folders)))

    def label(self, path: Path) -> str:
        """The name of an input in the manifest: relative, the same on any machine.

        Raises `CannotRun` for one that no manifest takes.
        """
        labels = (package.label(path) for package in self.installed)
        relative = Path(os.path.relpath(path, self.root)).as_posix()
        label = next(filter(None, labels), relative)
        if not label.isprintable() or "\\" in label:
            raise CannotRun(
                f"{label!a} cannot be recorded: give it a name that can be printed,"
                " without a backslash"
            )
        return label

    def path(self, label: str) -> Path | None:
        """The file that an input's name stands for; `None` if it stands for none.

        Names come from a manifest, which anybody may have written.
        """
        if not label.startswith(INSTALLED):
            return self.root / label
        found = (package.path(label) for package in self.installed)
        return next((path for path in found if path is not None), None)

    def digests(self, labels: Iterable[str]) -> dict[str, str]:
        """The digests of those of these inputs that can be read."""
        found = {label: self.digest(label) for label in sorted(labels)}
        return {label: digest for label, digest in found.items() if digest is not None}

    def digest(self, label: str) -> str | None:
        """The digest of the input of that name; `None` if it is no file, or too large.

        Names come from a manifest, which anybody may have written.
        """
        path = self.path(label)
        try:
            found = None if path is None else os.stat(path)
            if found is None or not S_ISREG(found.st_mode) or found.st_size > LARGEST:
                return None
            return digest(str(path), links=True)
        except OSError:
            return None


def find(
    here: Path,
    specs: Sequence[str] = (),
    output: str | None = None,
    package: str | None = None,
) -> tuple[Project, ...]:
    """The packages of the project that the folder `here` lies in.

    `specs` and `output`, from `here`, replace what is configured. Where one package is
    configured, `package` is another name for it; where several are, it is the one that
    is meant, and nothing can be replaced without it. Raises `CannotRun` for a
    configuration that cannot be used and specs that are not there.
    """
    root = project_root(here)
    configured, several = read_config(root)
    if several and package is not None:
        configured = (_named(configured, package),)
    elif package is not None and (wrong := problem(package)) is not None:
        raise CannotRun(f"{package!a} cannot name a package: it {wrong}")
    if len(configured) > 1 and (specs or output is not None):
        names = ", ".join(each.package for each in configured)
        raise CannotRun(f"say which package is meant, by --package: one of {names}")
    found: list[Project] = []
    for config in configured:
        found_specs = _specs(here, root, specs, config.specs)
        changed = replace(
            config,
            output=config.output if output is None else str(here / output),
            package=config.package if package is None else package,
        )
        templates = template_files(here, root, config)
        way = Path(os.path.relpath(root, here)).as_posix()
        found.append(Project(root, changed, *found_specs, way, templates))
    return tuple(found)


def find_specs(here: Path, specs: Sequence[str]) -> tuple[tuple[SpecFile, ...], ...]:
    """The specs of each package, or those that are given, which are of one."""
    if specs:
        return (_specs(here, here, specs, ())[0],)
    return tuple(each.specs for each in find(here))


def find_templates(here: Path) -> tuple[tuple[TemplateFile, ...], ...]:
    """The templates of each configured package of the project that `here` lies in."""
    root = project_root(here)
    return tuple(template_files(here, root, each) for each in read_config(root)[0])


def project_root(here: Path) -> Path:
    """The nearest folder with a `pyproject.toml`, from `here` upwards; else `here`."""
    return next(
        (each for each in (here, *here.parents) if (each / FILE).is_file()), here
    )


def read_config(root: Path) -> tuple[tuple[Config, ...], bool]:
    """What is configured in a folder, and whether packages are named there.

    Raises `CannotRun`.
    """
    file = root / FILE
    if not file.is_file():
        return (Config(),), False
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST)
        if len(data) == LARGEST:
            raise CannotRun(f"{file} is larger than 8 MiB")
        return parse(data.decode())
    except BadConfig as error:
        raise CannotRun(str(error)) from None
    except UnicodeDecodeError:
        raise CannotRun(f"{file} is not UTF-8") from None
    except OSError as error:
        raise CannotRun(f"{file}: {error.strerror or error}") from None


def _named(configured: Iterable[Config], package: str) -> Config:
    from payspec.diagnostics.suggest import nearest

    by_name = {each.package: each for each in configured}
    if package in by_name:
        return by_name[package]
    near = nearest(package, by_name)
    hint = f"did you mean '{near}'?" if near else f"one of {', '.join(by_name)}"
    raise CannotRun(f"no package {package!r} is configured; {hint}")


def _specs(
    here: Path, root: Path, given: Sequence[str], configured: Sequence[str]
) -> tuple[tuple[SpecFile, ...], tuple[InstalledPackage, ...], tuple[Path, ...]]:
    base, places = (here, given) if given else (root, configured)
    start = "" if given else "; `payspec init PROVIDER` starts one"
    files: dict[Path, SpecFile] = {}
    installed: list[InstalledPackage] = []
    folders: list[Path] = []
    for place in places:
        package, where = None, base / place
        if place.startswith(INSTALLED):
            # Imported here: most projects have specs of their own alone.
            from .installed import installed_package

            package, where = installed_package(place)
            installed.append(package)
        elif not os.path.lexists(where):
            raise CannotRun(f"{where} does not exist{start}")
        paths = spec_paths(where)
        folders += [each for each in (where, where / DEPLOYMENTS) if each.is_dir()]
        for path in paths:
            label = None if package is None else package.label(path)
            shown = label or Path(os.path.relpath(path, here)).as_posix()
            files.setdefault(path, SpecFile(path, shown))
    if not files:
        listed = ", ".join(
            place if place.startswith(INSTALLED) else str(base / place)
            for place in places
        )
        raise CannotRun(f"there is no spec in {listed}{start}")
    return tuple(files.values()), tuple(installed), tuple(folders)

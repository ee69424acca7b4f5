"""The configuration of a project: `[tool.payspec]` in its `pyproject.toml`.

One package:

    [tool.payspec]
    specs = ["specs"]
    output = "generated"
    package = "payouts"
    docs = "docs"
    templates = "templates/payspec"

or several, each in a folder of its own:

    [tool.payspec.packages.acme_payouts]
    specs = ["specs/acme", "package:acme_specs"]
    output = "clients/acme"

`package:NAME` is the folder of an installed package, `package:NAME/FOLDER` one in it.
`templates`, which a package can do without, is the folder of templates that override
blocks of payspec's own.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath
from typing import NoReturn, TypeGuard

from .package_names import is_name, problem

FILE = "pyproject.toml"
INSTALLED = "package:"
"""Begins a place of specs that is an installed package."""

Path = tuple[str, ...]
"""The keys from the document to a value."""

_TABLE: Path = ("tool", "payspec")
_ONE = ("specs", "output", "package", "docs", "templates")
_EACH = ("specs", "output", "templates")
_SEVERAL = ("packages", "docs")


class BadConfig(Exception):
    """A configuration that cannot be used; the message has its place and the fix."""


@dataclass(frozen=True, slots=True)
class Config:
    """Where the specs of a package are, and what is made of them.

    `specs` are files, folders or installed packages, `output` is the folder that the
    package is written to, `docs` the one for pages, all relative to the folder of
    `pyproject.toml`; `package` is the package's name. Pages are of the whole project:
    packages have one folder for them. `templates` is the folder of templates that
    override blocks, if there is one. `table` are the keys that lead to all this.
    """

    specs: tuple[str, ...] = ("specs",)
    output: str = "generated"
    package: str = "payouts"
    docs: str = "docs"
    templates: str | None = None
    table: Path = field(default=_TABLE, compare=False)


def key(config: Config, name: str) -> Path:
    """The keys that lead to a value of a package's configuration."""
    return (*config.table, name)


def parse(text: str) -> tuple[tuple[Config, ...], bool]:
    """The packages that the text of a `pyproject.toml` configures, in its order.

    One with the usual values if it has no `[tool.payspec]`. The second is whether the
    packages have tables of their own, by their names. Raises `BadConfig`.
    """
    try:
        document: Mapping[str, object] = tomllib.loads(text)
    except RecursionError:
        raise BadConfig(f"{FILE} is nested too deeply to be read") from None
    except ValueError as error:
        # Beside its own errors the reader raises those of Python's numbers.
        raise BadConfig(f"{FILE}: {error}") from None
    tool: object = document.get("tool", {})
    table: object = tool.get("payspec", {}) if _is_table(tool) else {}
    reader = _Reader(text)
    if not _is_table(table):
        reader.refuse(_TABLE, "is a table")
    if "packages" not in table:
        reader.known(_TABLE, table, (*_ONE, "packages"))
        one = reader.one(table)
        reader.templates_apart((one,))
        return (one,), False
    reader.known(_TABLE, table, _SEVERAL)
    return reader.several(table["packages"], reader.docs(table)), True


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes values out of tables, and says where one is that cannot be used."""

    text: str

    def one(self, table: Mapping[str, object]) -> Config:
        usual = Config()
        return Config(
            specs=self._specs(_TABLE, table.get("specs", list(usual.specs))),
            output=self._text(_TABLE, "output", table.get("output", usual.output)),
            package=self._package(table.get("package", usual.package)),
            docs=self.docs(table),
            templates=self._templates(_TABLE, table),
        )

    def docs(self, table: Mapping[str, object]) -> str:
        return self._text(_TABLE, "docs", table.get("docs", Config().docs))

    def several(self, packages: object, docs: str) -> tuple[Config, ...]:
        path = (*_TABLE, "packages")
        if not _is_table(packages) or not packages:
            self.refuse(
                path,
                "holds a table for each package, such as "
                "[tool.payspec.packages.acme_payouts]",
            )
        found: list[Config] = []
        for name, table in packages.items():
            found.append(self._named(path, name, table, docs))
            self._check_apart(path, found)
        self.templates_apart(found)
        return tuple(found)

    def templates_apart(self, found: Sequence[Config]) -> None:
        """What is generated would be taken for templates, or they for that."""
        for each in found:
            if each.templates is None:
                continue
            folder = PurePosixPath(normpath(each.templates))
            for other in found:
                package = _package_folder(other)
                if package.is_relative_to(folder) or folder.is_relative_to(package):
                    self._fail(
                        key(each, "templates"),
                        f"'{folder}' overlaps '{package}', which is generated: give "
                        "templates a folder of their own",
                    )

    def known(
        self, path: Path, table: Mapping[str, object], keys: tuple[str, ...]
    ) -> None:
        for key in table:
            if key not in keys:
                # Imported here and below: most configurations have no mistake.
                from payspec.diagnostics.suggest import nearest

                near = nearest(key, keys)
                hint = (
                    f"did you mean '{near}'?" if near else f"one of {', '.join(keys)}"
                )
                if keys == _SEVERAL and key in _ONE:
                    hint = "it belongs to the tables of the packages"
                self._fail((*path, key), f"{_header(path)} has no key '{key}': {hint}")

    def refuse(self, path: Path, problem: str) -> NoReturn:
        self._fail(path, f"{_header(path)} {problem}")

    def _named(self, path: Path, name: str, table: object, docs: str) -> Config:
        own = (*path, name)
        if not is_name(name):
            self.refuse(own, "is no Python name, such as acme_payouts")
        if (wrong := problem(name)) is not None:
            self.refuse(own, f"cannot name a package: it {wrong}")
        if not _is_table(table):
            self.refuse(own, "is a table with specs and output")
        self.known(own, table, _EACH)
        for key in ("specs", "output"):
            if key not in table:
                self.refuse(own, f"has no {key}")
        return Config(
            specs=self._specs(own, table["specs"]),
            output=self._text(own, "output", table["output"]),
            package=name,
            docs=docs,
            templates=self._templates(own, table),
            table=own,
        )

    def _check_apart(self, path: Path, found: list[Config]) -> None:
        """A folder has one manifest: what it does not name there is removed."""
        *others, last = found
        for other in others:
            same = normpath(other.output) == normpath(last.output)
            if same or _inside(last, other) or _inside(other, last):
                self._fail(
                    (*path, last.package, "output"),
                    f"'{other.package}' and '{last.package}' would be written to the "
                    "same folder: give each an output of its own",
                )

    def _specs(self, path: Path, value: object) -> tuple[str, ...]:
        if not _is_list(value) or not value:
            self._wrong(path, "specs", 'is a list of texts, such as ["specs"]')
        places = tuple(self._text(path, "specs", item) for item in value)
        for each in places:
            name, _, folder = each.removeprefix(INSTALLED).partition("/")
            strange = not is_name(name) or ".." in folder.split("/")
            if each.startswith(INSTALLED) and strange:
                self._wrong(
                    path,
                    "specs",
                    f"has '{each}': write package:NAME or package:NAME/FOLDER",
                )
        return places

    def _text(self, path: Path, key: str, value: object) -> str:
        if isinstance(value, str) and value.strip() and "\0" not in value:
            return value
        self._wrong(path, key, "is a text that is not empty")

    def _templates(self, path: Path, table: Mapping[str, object]) -> str | None:
        if "templates" not in table:
            return None
        return self._text(path, "templates", table["templates"])

    def _package(self, value: object) -> str:
        name = self._text(_TABLE, "package", value)
        if not is_name(name):
            self._wrong(_TABLE, "package", "is a Python name, such as payouts")
        if (wrong := problem(name)) is not None:
            self._wrong(_TABLE, "package", f"cannot be '{name}': it {wrong}")
        return name

    def _wrong(self, path: Path, key: str, problem: str) -> NoReturn:
        self._fail((*path, key), f"{_header(path)} {key} {problem}")

    def _fail(self, path: Path, message: str) -> NoReturn:
        from .places import place

        line, column = place(self.text, path)
        raise BadConfig(f"{FILE}:{line}:{column}: {message}")


def _inside(one: Config, other: Config) -> bool:
    return PurePosixPath(normpath(one.output)).is_relative_to(_package_folder(other))


def _package_folder(of: Config) -> PurePosixPath:
    return PurePosixPath(normpath(of.output), of.package)


def _is_table(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _header(path: Path) -> str:
    return f"[{'.'.join(path)}]"

"""The configuration of a project: `[tool.payspec]` in its `pyproject.toml`."""

import keyword
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeGuard

_KEYS = ("specs", "output", "package", "docs")


class BadConfig(Exception):
    """A configuration that cannot be used; the message names the key and the fix."""


@dataclass(frozen=True, slots=True)
class Config:
    """Where specs are, and what is made of them.

    `specs` are files or folders, `output` is the folder that the package is written to,
    `docs` the one for pages, all relative to the folder of `pyproject.toml`; `package`
    is the package's name.
    """

    specs: tuple[str, ...] = ("specs",)
    output: str = "generated"
    package: str = "payouts"
    docs: str = "docs"


def parse(text: str) -> Config:
    """The configuration in the text of a `pyproject.toml`; usual values if absent.

    Raises `BadConfig`.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"pyproject.toml: {error}") from None
    tool: object = document.get("tool", {})
    table: object = tool.get("payspec", {}) if _is_table(tool) else {}
    if not _is_table(table):
        raise BadConfig("[tool.payspec] is a table")
    unknown = sorted(set(table) - {*_KEYS})
    if unknown:
        raise BadConfig(
            f"[tool.payspec] has no key {unknown[0]!r}: one of {', '.join(_KEYS)}"
        )
    usual = Config()
    return Config(
        specs=_specs(table.get("specs", list(usual.specs))),
        output=_text("output", table.get("output", usual.output)),
        package=_package(table.get("package", usual.package)),
        docs=_text("docs", table.get("docs", usual.docs)),
    )


def _is_table(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _specs(value: object) -> tuple[str, ...]:
    if _is_list(value) and value:
        return tuple(_text("specs", item) for item in value)
    raise BadConfig('[tool.payspec] specs is a list of texts, such as ["specs"]')


def _text(key: str, value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise BadConfig(f"[tool.payspec] {key} is a text that is not empty")


def _package(value: object) -> str:
    name = _text("package", value)
    if name.isidentifier() and name.isascii() and not keyword.iskeyword(name):
        return name
    raise BadConfig("[tool.payspec] package is a Python name, such as payouts")

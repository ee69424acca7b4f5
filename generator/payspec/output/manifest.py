"""The manifest: what was written, from what and by which versions. Pure, no disk.

It is committed with the output. It holds no date and no absolute path, so the same
generation gives the same bytes anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .errors import ManifestDamaged, ManifestTooNew
from .paths import MANIFEST, check_path
from .records import (
    JsonObject,
    Unreadable,
    as_digest,
    as_format,
    as_object,
    as_text,
    read_object,
    write_object,
)
from .tree import FileTree

FORMAT = 1


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A tool whose version differs. ``None`` on a side where it has no part."""

    name: str
    recorded: str | None
    current: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Tool name to version, input label to SHA-256, output path to SHA-256.

    A label is a relative path. Raises `ValueError` for a label that is absolute or
    not printable, a path that no output may have, or a digest that is none.
    """

    tool: Mapping[str, str]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]

    def __post_init__(self) -> None:
        for label, digest in self.inputs.items():
            _check_label(label)
            as_digest(digest, f"the digest of {label}")
        for path, digest in self.outputs.items():
            check_path(path)
            as_digest(digest, f"the digest of {path}")
        object.__setattr__(self, "tool", _frozen(self.tool))
        object.__setattr__(self, "inputs", _frozen(self.inputs))
        object.__setattr__(self, "outputs", _frozen(self.outputs))

    @classmethod
    def of(
        cls, tree: FileTree, *, inputs: Mapping[str, str], tool: Mapping[str, str]
    ) -> "Manifest":
        """Make the manifest that is written beside `tree`."""
        return cls(tool=tool, inputs=inputs, outputs=tree.digests)

    @classmethod
    def parse(cls, data: bytes) -> "Manifest":
        """Read a manifest. Raises `ManifestDamaged` or `ManifestTooNew`."""
        try:
            return _parse(read_object(data))
        except ValueError as error:
            raise ManifestDamaged(MANIFEST, str(error)) from None

    def to_bytes(self) -> bytes:
        """Give the text of the manifest: sorted JSON, one line a file."""
        return write_object(
            {
                "format": FORMAT,
                "inputs": dict(self.inputs),
                "outputs": dict(self.outputs),
                "tool": dict(self.tool),
            }
        )

    def version_changes(self, tool: Mapping[str, str]) -> tuple[VersionChange, ...]:
        """Give each tool whose version here is not that of `tool`, by name."""
        return tuple(
            VersionChange(name, self.tool.get(name), tool.get(name))
            for name in sorted({*self.tool, *tool})
            if self.tool.get(name) != tool.get(name)
        )


def _parse(record: JsonObject) -> Manifest:
    version = as_format(record.get("format"))
    if version > FORMAT:
        # A later format may keep its versions elsewhere; they are named if found.
        writer = record.get("tool")
        named = writer.get("payspec") if isinstance(writer, JsonObject) else None
        by = named if isinstance(named, str) and named.isprintable() else None
        raise ManifestTooNew(MANIFEST, version, FORMAT, by)
    unknown = record.keys() - {"format", "inputs", "outputs", "tool"}
    if unknown:
        raise Unreadable("it has members that its format does not know")
    return Manifest(
        tool=_texts(record, "tool"),
        inputs=_texts(record, "inputs"),
        outputs=_texts(record, "outputs"),
    )


def _texts(record: JsonObject, name: str) -> dict[str, str]:
    members = as_object(record.get(name), name)
    return {key: as_text(value, f"a value in {name}") for key, value in members.items()}


def _check_label(label: str) -> None:
    if not label or not label.isprintable() or label.startswith("/") or "\\" in label:
        raise ValueError(f"{label!a} is no relative path to an input")


def _frozen(mapping: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(sorted(mapping.items())))

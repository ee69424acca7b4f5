"""The manifest: what was written, from what and by which versions. Pure, no disk.

It is committed with the output. It holds no date and no absolute path, so the same
generation gives the same bytes anywhere. What each provider was made from is apart, so
that the files of one whose inputs are the same need not be made again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from .errors import ManifestDamaged, ManifestTooNew
from .origin import Origin, check_label
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

if TYPE_CHECKING:
    from .tree import FileTree

FORMAT = 2
"""Format 1 said of no provider what it was made from."""

T = TypeVar("T")
NOBODY: Mapping[str, Origin] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A tool whose version differs. ``None`` on a side where it has no part."""

    name: str
    recorded: str | None
    current: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Tool name to version, input label to SHA-256, output path to SHA-256.

    `providers` maps a provider's name to what it was made from. A label is a relative
    path. Raises `ValueError` for a label that is absolute or not printable, a path that
    no output may have, a digest that is none, or an origin that is none of the inputs.
    """

    tool: Mapping[str, str]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    providers: Mapping[str, Origin] = field(default_factory=dict[str, Origin])

    def __post_init__(self) -> None:
        for label, digest in self.inputs.items():
            check_label(label)
            as_digest(digest, f"the digest of {label}")
        for path, digest in self.outputs.items():
            check_path(path)
            as_digest(digest, f"the digest of {path}")
        for name, origin in self.providers.items():
            if not origin.inputs <= self.inputs.keys():
                raise ValueError(f"{name!a} is made from what is no input")
        object.__setattr__(self, "tool", _frozen(self.tool))
        object.__setattr__(self, "inputs", _frozen(self.inputs))
        object.__setattr__(self, "outputs", _frozen(self.outputs))
        object.__setattr__(self, "providers", _frozen(self.providers))

    @classmethod
    def of(
        cls,
        tree: "FileTree",
        *,
        inputs: Mapping[str, str],
        tool: Mapping[str, str],
        providers: Mapping[str, Origin] = NOBODY,
    ) -> "Manifest":
        """Make the manifest that is written beside `tree`."""
        return cls(tool, inputs, tree.digests, providers)

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
                "providers": {
                    name: origin.record() for name, origin in self.providers.items()
                },
                "tool": dict(self.tool),
            }
        )

    @property
    def own_inputs(self) -> Mapping[str, str]:
        """The inputs that are of no provider, but of the whole package."""
        theirs = {label for each in self.providers.values() for label in each.inputs}
        return {
            label: digest
            for label, digest in self.inputs.items()
            if label not in theirs
        }

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
    known = {"format", "inputs", "outputs", "tool"}
    if version > 1:
        known.add("providers")
    if record.keys() - known:
        raise Unreadable("it has members that its format does not know")
    origins = (
        as_object(record.get("providers"), "providers") if version > 1 else JsonObject()
    )
    return Manifest(
        tool=_texts(record, "tool"),
        inputs=_texts(record, "inputs"),
        outputs=_texts(record, "outputs"),
        providers={
            name: Origin.parse(as_object(origin, "a provider"))
            for name, origin in origins.items()
        },
    )


def _texts(record: JsonObject, name: str) -> dict[str, str]:
    members = as_object(record.get(name), name)
    return {key: as_text(value, f"a value in {name}") for key, value in members.items()}


def _frozen(mapping: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType(dict(sorted(mapping.items())))

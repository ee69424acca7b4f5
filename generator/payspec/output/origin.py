"""What one provider's files were made from, as the manifest keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .records import JsonObject, Unreadable, as_object, as_text, as_texts

KEYS = "derived keys: "
"""Begins, among the names of a provider, what idempotency keys are derived from."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Labels of the inputs: a spec with its deployments, and what they name.

    `specs` are found where specs are looked for, the provider's own before those of its
    deployments, `samples` beside them. `loudest` is the word for the most severe
    finding that they had, ``None`` if there was none. `names` are those in code
    that something added could take: what each is of, and it.
    """

    specs: tuple[str, ...]
    samples: tuple[str, ...] = ()
    loudest: str | None = None
    names: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def inputs(self) -> frozenset[str]:
        """All labels."""
        return frozenset((*self.specs, *self.samples))

    def record(self) -> Mapping[str, object]:
        """What `parse` reads."""
        return {
            "loudest": self.loudest,
            "names": dict(self.names),
            "samples": sorted(self.samples),
            "specs": list(self.specs),
        }

    @classmethod
    def parse(cls, record: JsonObject) -> "Origin":
        """Read what `record` gave. Raises `ValueError`."""
        if record.keys() != {"loudest", "names", "samples", "specs"}:
            raise Unreadable("a provider has other members than its format knows")
        loudest = record["loudest"]
        return cls(
            specs=as_texts(record["specs"], "specs"),
            samples=as_texts(record["samples"], "samples"),
            loudest=None if loudest is None else as_text(loudest, "loudest"),
            names={
                key: as_text(name, "a value in names")
                for key, name in as_object(record["names"], "names").items()
            },
        )


def check_label(label: str) -> None:
    """Raise `ValueError` unless `label` is a relative path that can be printed."""
    if not label or not label.isprintable() or label.startswith("/") or "\\" in label:
        raise ValueError(f"{label!a} is no relative path to an input")

"""The specs that mutants are made from, and what they are checked together with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from payspec.pipeline.check import Spec

ROOT = Path(__file__).parents[2]
SPECS = ROOT / "specs"


@dataclass(frozen=True, slots=True)
class Base:
    """A spec as it is; `beside` are the files that are checked with it, by label."""

    name: str
    label: str
    text: str
    beside: Mapping[str, str] = field(hash=False)

    def specs(self, text: str) -> tuple[Spec, ...]:
        """What is checked where the spec has another text."""
        texts = {self.label: text, **self.beside}
        return tuple(
            Spec(label, texts[label].encode("utf-8"), sample_reader(label))
            for label in sorted(texts)
        )


class sample_reader:
    """Reads the samples of a spec by their names in it."""

    def __init__(self, label: str) -> None:
        self._folder = (SPECS / label).parent

    def __call__(self, name: str) -> bytes | None:
        path = self._folder / name
        return path.read_bytes() if path.is_file() else None


@cache
def bases() -> tuple[Base, ...]:
    """Every spec and every deployment, each with what belongs to its platform."""
    texts = {
        path.relative_to(SPECS).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SPECS.rglob("*.yaml"))
    }
    platforms = {label: _platform(text) for label, text in texts.items()}
    return tuple(
        Base(
            label.removesuffix(".yaml").rpartition("/")[2],
            label,
            text,
            {
                other: texts[other]
                for other in texts
                if other != label and platforms[other] == platforms[label]
            },
        )
        for label, text in texts.items()
    )


def _platform(text: str) -> str:
    """The provider that a spec describes, or that a deployment is one of."""
    for line in text.splitlines():
        key, _, value = line.partition(": ")
        if key in {"provider", "of"}:
            return value
    raise ValueError("a spec that names no provider")

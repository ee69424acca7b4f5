"""Specs to emitted trees, in process."""

from collections.abc import Mapping
from pathlib import Path

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Checked, Spec, check
from payspec.pipeline.generate import generate

from . import broad
from .texts import as_pattern

ROOT = Path(__file__).parents[2]
CORE_FOLDER = ROOT / "generator" / "payspec" / "runtime"
CORE = {"lazy.py": (CORE_FOLDER / "lazy.py").read_text(encoding="utf-8")}


def silent(_: str) -> None:
    """Progress that nobody watches."""


def checked(*specs: tuple[str, str, Mapping[str, bytes]]) -> tuple[Checked, ...]:
    """The providers of specs (name, YAML, samples); all of them are sound."""
    found, report = attempted(*specs)
    problems = [
        f"{each.span.line}: {each.message}"
        for each in report.diagnostics
        if each.severity is Severity.ERROR
    ]
    assert not problems, problems
    return found


def attempted(
    *specs: tuple[str, str, Mapping[str, bytes]],
) -> tuple[tuple[Checked, ...], Collector]:
    """Providers without errors, and all that was found."""
    report = Collector()
    given = tuple(
        Spec(f"{name}.yaml", text.encode("utf-8"), samples.get)
        for name, text, samples in specs
    )
    return check(given, report, silent), report


def emitted(providers: tuple[Checked, ...]) -> dict[str, str]:
    """The files of a package of these providers, most of the core left out."""
    return generate(providers, "payouts", ROOT / "templates", CORE, silent)


def write(tree: Mapping[str, str], folder: Path) -> None:
    """Write a tree below a folder."""
    for path, text in tree.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode("utf-8"))


HARMLESS = "harmless - text"


class Filler:
    """Fills the slots of the broad spec, each with a text of its own.

    A slot of a kind that has rules of its own gets the text in a form that they
    allow; names stay apart by a number in front.
    """

    def __init__(self, *texts: str, step: int = 0) -> None:
        self._texts = texts
        self._step = step
        self._count = 0
        self._values: dict[str, str] = {}

    def __call__(self, kind: str) -> str:
        if kind in self._values:
            return self._values[kind]
        self._count += 1
        text = self._texts[self._count * self._step % len(self._texts)]
        made = self._made(kind.partition(":")[0], text)
        if kind.startswith("value:"):
            self._values[kind] = made
        return made

    def _made(self, kind: str, text: str) -> str:
        match kind:
            case "wire" | "value":
                return f"{self._count}-{text}"
            case "pattern":
                return as_pattern(text)
            case "header":
                plain = "".join(each for each in text if " " <= each <= "~")
                return plain.strip() or "plain"
            case _:
                return text


class Once:
    """Gives one text as it is to the first slot of a kind, and harmless ones else."""

    def __init__(self, slot: str, text: str) -> None:
        self._waiting: tuple[str, str] | None = (slot, text)
        self._others = Filler(HARMLESS)

    def __call__(self, kind: str) -> str:
        other = self._others(kind)
        if self._waiting is None or kind != self._waiting[0]:
            return other
        _, text = self._waiting
        self._waiting = None
        return text


def broad_spec(name: str, filler: Filler) -> tuple[str, str, dict[str, bytes]]:
    """The broad spec of that name."""
    return (name, *broad.spec(name, filler))

"""Running the cases against mutants, each in a package of its own beside the others."""

from __future__ import annotations

import asyncio
import importlib
import random
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .mutants import Mutant

GENERATED = Path(__file__).resolve().parents[2] / "generated" / "payouts"
PROVIDERS = tuple(sorted(each.parent.name for each in GENERATED.glob("*/client.py")))

Check = Callable[[str], None]
"""Holds the package of that name to one case; raises if it fails."""


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of one provider, by what they are likely to notice."""

    types: tuple[tuple[str, Check], ...]
    payloads: tuple[tuple[str, Check], ...]
    calls: tuple[tuple[str, Check], ...]
    callbacks: tuple[tuple[str, Check], ...]

    def ordered(self, mutant: Mutant) -> Iterator[Check]:
        """All of them, those first that are likely to notice the mutant."""
        chance = random.Random(mutant.what)
        calls = [*self.calls]
        chance.shuffle(calls)
        payloads = [*self.payloads]
        chance.shuffle(payloads)
        word = mutant.what.replace("AsyncClient.", "").replace("Client.", "")
        near = word.split(".")[0].split(" ")[0].split(":")[0].lower()
        calls.sort(key=lambda each: f" {each[0]}".find(f" {near}/") < 0)
        if mutant.file == "callbacks.py":
            return (check for _, check in self.callbacks)
        groups = (
            (*self.types, *payloads, *calls)
            if mutant.file in ("models.py", "validators.py")
            else (*calls, *payloads, *self.types)
        )
        return (check for _, check in groups)


class Bench:
    """A copy of the generated package, in which one provider is mutated at a time."""

    def __init__(self, generated: Path, folder: Path) -> None:
        self._folder = folder / "mutated"
        shutil.copytree(
            generated, self._folder, ignore=shutil.ignore_patterns("__pycache__")
        )
        self._count = 0
        self._cases: dict[str, Cases] = {}

    def survives(self, mutant: Mutant) -> bool:
        """Whether no case notices the mutant."""
        cases = self._cases.get(mutant.provider)
        if cases is None:
            cases = self._cases[mutant.provider] = self._read(mutant.provider)
        self._count += 1
        name = f"{mutant.provider}_m{self._count}"
        with self._package(mutant, name):
            for check in cases.ordered(mutant):
                try:
                    check(f"mutated.{name}")
                except Exception:
                    return False
        return True

    @contextmanager
    def _package(self, mutant: Mutant, name: str) -> Iterator[None]:
        original, made = self._folder / mutant.provider, self._folder / name
        made.mkdir()
        for path in original.iterdir():
            if path.name in ("fixtures", "schemas"):
                (made / path.name).symlink_to(path)
            elif path.suffix == ".py":
                shutil.copy(path, made / path.name)
        (made / mutant.file).write_text(mutant.text, encoding="utf-8")
        importlib.invalidate_caches()
        try:
            yield
        finally:
            shutil.rmtree(made)
            gone = f"mutated.{name}"
            for each in [*sys.modules]:
                if each == gone or each.startswith(f"{gone}."):
                    del sys.modules[each]

    def _read(self, provider: str) -> Cases:
        kit = importlib.import_module("mutated.testing")
        package = f"mutated.{provider}"

        def called(case: object) -> Check:
            return lambda name: kit.check_call(name, case)

        def called_async(case: object) -> Check:
            return lambda name: asyncio.run(kit.check_call_async(name, case))

        def held(payload: str, case: object) -> Check:
            return lambda name: kit.check_payload_case(name, payload, case)

        def proven(callback: str, case: object) -> Check:
            return lambda name: kit.check_callback_case(name, callback, case)

        calls = kit.call_cases(package)
        usual = [case for case in calls if "/body/" in case.id or "usual" in case.id]
        return Cases(
            types=(("types", kit.check_types),),
            payloads=tuple(
                (case.id, held(payload, case))
                for payload in kit.fixture_names(package, "payloads")
                for case in kit.fixture_cases(package, payload)
            ),
            calls=(
                *((case.id, called(case)) for case in calls),
                *((case.id, called_async(case)) for case in usual),
            ),
            callbacks=tuple(
                (case.id, proven(callback, case))
                for callback in kit.fixture_names(package, "signatures")
                for case in kit.callback_cases(package, callback)
            ),
        )


@contextmanager
def importable(folder: Path) -> Iterator[None]:
    """Let the copy be imported."""
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in [each for each in sys.modules if each.split(".")[0] == "mutated"]:
            del sys.modules[name]


def survived(some: Sequence[Mutant]) -> list[bool]:
    """Of each mutant, whether it survives: the work of one process."""
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder, importable(Path(folder)):
        bench = Bench(GENERATED, Path(folder))
        return [bench.survives(each) for each in some]

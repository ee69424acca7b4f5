"""Each rule has a spec that breaks it, the text that is printed then, and one that
just passes.

A directory holds `breaks.yaml`, `stderr.txt` (exactly what `payspec check` prints for
it), `passes.yaml`, and the samples that they name; a `beside.yaml` is checked together
with either. `why.txt` says what goes wrong without the rule; `payspec explain` shows
it with the rest. Where `breaks` and `passes` are folders, they hold templates that
override blocks, and `stderr.txt` is what `payspec generate` prints. The same directory
without its goldens written is filled by

    PAYSPEC_WRITE_GOLDEN=1 python -m pytest tests/rules
"""

import importlib
import os
import pkgutil
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

import payspec
from payspec.cli import main
from payspec.diagnostics import Rule, Severity
from payspec.pipeline.rulebook import RULES as EXPLAINED

HERE = Path(__file__).parent
WRITE = "PAYSPEC_WRITE_GOLDEN" in os.environ

# Files that are too large to be kept; they are made for the test.
TOO_LARGE = {
    "file-too-large": ("title: Acme\n", f"# {'x' * 8 * 1024 * 1024}\n"),
    "text-too-long": ("title: Acme\n", f"title: {'x' * 65_537}\n"),
}


@dataclass(frozen=True)
class Run:
    """One run of the command: its exit code and all that it printed."""

    code: int
    printed: str


def all_rules() -> dict[str, Rule]:
    """Every rule of the tool, from every module of it."""
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(payspec.__path__, "payspec."):
        if module.name.startswith("payspec.runtime") or module.name.endswith("_main__"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Rule):
                known = found.setdefault(value.id, value)
                assert known == value, f"two rules are called {value.id}"
    return found


# What these find stands until a document says otherwise.
NOTHING_TO_MEND = {"assumed", "conflict-decided"}

RULES = all_rules()
KEPT = sorted(set(RULES) - set(TOO_LARGE))
SPECS = [rule for rule in KEPT if (HERE / rule / "breaks.yaml").is_file()]
TEMPLATES = [rule for rule in KEPT if (HERE / rule / "breaks").is_dir()]


def check(
    folder: Path,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run `payspec check` in the folder, as a person would."""
    monkeypatch.chdir(folder)
    beside = ["beside.yaml"] if (folder / "beside.yaml").is_file() else []
    code = main(["check", "--notes", *beside, name])
    out, err = capsys.readouterr()
    return Run(code, out + err)


def generate(
    folder: Path,
    name: str,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run `payspec generate` in a project with these templates, as a person would."""
    spec = (HERE / "repeated-key" / "passes.yaml").read_text(encoding="utf-8")
    (project / "specs").mkdir()
    (project / "specs" / "acme.yaml").write_text(spec, encoding="utf-8")
    (project / "pyproject.toml").write_text(f"[tool.payspec]\ntemplates = '{name}'\n")
    shutil.copytree(folder / name, project / name)
    monkeypatch.chdir(project)
    code = main(["generate"])
    out, err = capsys.readouterr()
    return Run(code, out + err)


def headlines(printed: str) -> list[str]:
    """The findings, each by the word in its brackets."""
    return [
        line.partition("[")[2].partition("]")[0]
        for line in printed.splitlines()
        if line.startswith(("breaks.yaml:", "passes.yaml:", "beside.yaml:", "breaks/"))
    ]


def test_each_rule_has_a_directory_and_each_directory_a_rule() -> None:
    """A rule without a case is not held; a case without a rule holds nothing."""
    directories = {
        path.name for path in HERE.iterdir() if (path / "stderr.txt").exists()
    }
    assert directories == set(KEPT) == {*SPECS, *TEMPLATES}


def test_each_rule_can_be_explained_and_allowed() -> None:
    """The rulebook forgets no room."""
    assert dict(EXPLAINED) == RULES


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_says_what_it_asks_for(rule: Rule) -> None:
    """The sentence is documentation: a whole one, and the id is a plain word."""
    assert rule.sentence[0].isupper() or rule.sentence.startswith("`")
    assert rule.sentence.endswith(".")
    assert rule.id == rule.id.lower() and rule.id.replace("-", "").isalnum()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_why_it_is_there(rule: str) -> None:
    """In sentences that say more than the rule's own."""
    why = (HERE / rule / "why.txt").read_text(encoding="utf-8")
    assert why[0].isupper() or why.startswith("`")
    assert why.endswith(".\n") and max(map(len, why.splitlines())) <= 80
    assert " ".join(why.split()) not in RULES[rule].sentence


@pytest.mark.parametrize("rule", SPECS)
def test_a_spec_that_breaks_the_rule_is_told_so(
    rule: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One mistake is one finding, printed exactly so, with the fix."""
    holds_golden(rule, check(HERE / rule, "breaks.yaml", monkeypatch, capsys))


@pytest.mark.parametrize("rule", TEMPLATES)
def test_a_template_that_breaks_the_rule_is_told_so(
    rule: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As of a spec; and nothing was written."""
    ran = generate(HERE / rule, "breaks", tmp_path, monkeypatch, capsys)
    holds_golden(rule, ran)
    assert not (tmp_path / "generated").exists()


def holds_golden(rule: str, ran: Run) -> None:
    golden = HERE / rule / "stderr.txt"
    if WRITE:
        golden.write_text(ran.printed, encoding="utf-8")
    assert ran.printed == golden.read_text(encoding="utf-8")
    assert headlines(ran.printed) == [rule]
    assert ran.code == (RULES[rule].severity is Severity.ERROR)
    named = re.search(r"(?m)^ *\| *\^+ \S|^  hint: \S", ran.printed) is not None
    assert named is (rule not in NOTHING_TO_MEND)


@pytest.mark.parametrize("rule", SPECS)
def test_a_spec_that_just_passes_is_told_nothing(
    rule: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The fix that the hint names is enough, and no other rule minds it."""
    ran = check(HERE / rule, "passes.yaml", monkeypatch, capsys)
    assert ran == Run(0, "")


@pytest.mark.parametrize("rule", TEMPLATES)
def test_a_template_that_just_passes_prints(
    rule: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The fix that the hint names is enough, and the files are written."""
    ran = generate(HERE / rule, "passes", tmp_path, monkeypatch, capsys)
    assert ran.code == 0 and headlines(ran.printed) == []
    assert (tmp_path / "generated/payouts/acme/client.py").is_file()


@pytest.mark.parametrize("rule", sorted(TOO_LARGE))
def test_a_large_file_that_breaks_the_rule_is_told_so(
    rule: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is over a limit by one is told; the base spec below it passes."""
    passes = (HERE / "repeated-key" / "passes.yaml").read_text(encoding="utf-8")
    old, new = TOO_LARGE[rule]
    (tmp_path / "passes.yaml").write_text(passes, encoding="utf-8")
    (tmp_path / "breaks.yaml").write_text(passes.replace(old, new), encoding="utf-8")
    ran = check(tmp_path, "breaks.yaml", monkeypatch, capsys)
    assert headlines(ran.printed) == [rule]
    assert ran.code == 1
    assert check(tmp_path, "passes.yaml", monkeypatch, capsys) == Run(0, "")

"""Why nothing was written, for programs: refused edits, mistakes, names that move."""

from __future__ import annotations

from pathlib import Path

import pytest

import payspec
from payspec import Generation
from payspec.regeneration.jobs import Crash
from payspec.regeneration.renamed import Rekeyed, Renamed
from tests.regeneration.acme import SPEC, files, named, put, with_field

CRASH = Crash("specs/acme.yaml", "Traceback: a mistake\n")
RENAMED = Renamed("acme", "the type Payout", "Payout", "PayoutResponse")
MISTAKE = (
    "a mistake of payspec's own, over specs/acme.yaml; nothing was written\n"
    "Traceback: a mistake\n"
)
MOVED = (
    "nothing was written: names that programs use would change\n"
    "  the type Payout, of acme: Payout would be PayoutResponse\n"
    "give what was added a type or a value of its own, or take the new names"
    " with `--rename`\n"
)
REKEYED = Rekeyed("acme", "operation POST /payouts", "pay", "send")
TOLD = Rekeyed("acme", "credentials whose values tell the account", "", "shop")
KEYS = (
    "nothing was written: idempotency keys would be derived from something else\n"
    "  operation POST /payouts, of acme: pay would be send\n"
    "  credentials whose values tell the account, of acme: none would be shop\n"
    "an order that was in doubt before would get another key, and be paid again\n"
    "keep the old name; or look such orders up first, or call with their old keys"
    " (`idempotency_key`), and go on with `--rekey`\n"
)
REFUSALS = {
    "nothing": (Generation(), ""),
    "a mistake": (Generation(crashes=(CRASH,)), MISTAKE),
    "two": (Generation(crashes=(CRASH, CRASH)), MISTAKE * 2),
    "a name": (Generation(renamed=(RENAMED,)), MOVED),
    "keys": (Generation(rekeyed=(REKEYED, TOLD)), KEYS),
    "a name and keys": (
        Generation(renamed=(RENAMED,), rekeyed=(REKEYED, TOLD)),
        MOVED + KEYS,
    ),
    "both": (Generation(renamed=(RENAMED,), crashes=(CRASH,)), MISTAKE + MOVED),
}


@pytest.mark.parametrize(("result", "said"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_refusal_says_what_no_finding_says(result: Generation, said: str) -> None:
    assert result.refusal() == said
    assert not result.clean


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two packages that are written."""
    (tmp_path / "pyproject.toml").write_text(
        "[tool.payspec.packages.first]\n"
        "specs = ['specs/acme.yaml']\noutput = 'one'\n"
        "[tool.payspec.packages.second]\n"
        "specs = ['specs/bolt.yaml']\noutput = 'two'\n"
    )
    put(tmp_path, acme=SPEC, bolt=named("bolt"))
    assert payspec.generate(project=tmp_path).ok
    return tmp_path


def test_an_edit_refuses_every_package_and_is_shown_as_what_somebody_did(
    project: Path,
) -> None:
    mine = project / "two/second/bolt/client.py"
    mine.write_text(mine.read_text() + "mine = True\n")
    put(project, acme=with_field())
    before = files(project)
    with pytest.raises(payspec.EditsRefused) as caught:
        payspec.generate(project=project)
    assert files(project) == before
    first, second = caught.value.generation.packages
    assert caught.value.changes == second.changes
    assert caught.value.changes.refused == ("second/bolt/client.py",)
    assert "second/bolt/client.py (edited by hand)" in str(caught.value)
    assert first.changes.changed and first.differences == ()
    (difference,) = second.differences
    assert difference.lines[-1] == "+mine = True\n"
    assert (first.written, second.written) == (None, None)


def test_the_same_is_compared_without_a_refusal(project: Path) -> None:
    mine = project / "two/second/bolt/client.py"
    mine.write_text(mine.read_text() + "mine = True\n")
    compared = payspec.generate(project=project, write=False, diff=True)
    first, second = compared.packages
    assert first.clean and not compared.clean
    (difference,) = second.differences
    assert difference.lines[-1] == "-mine = True\n"
    plain = payspec.generate(project=project, write=False)
    assert [each.differences for each in plain.packages] == [(), ()]


def test_a_write_that_waits_is_not_clean_though_no_file_differs(project: Path) -> None:
    (project / "one/.payspec").mkdir()
    result = payspec.generate(project=project, write=False)
    first, second = result.packages
    assert first.unfinished and first.changes.clean and not first.clean
    assert second.clean and not result.clean
    assert payspec.generate(project=project).ok
    assert payspec.generate(project=project, write=False).clean

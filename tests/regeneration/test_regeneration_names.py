"""What is added renames nothing that was there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from payspec.cli import main

from .acme import SPEC, files, put

SENT = """\
payspec: 1
provider: acme
title: Acme
environments: {live: https://api.acme.example}
types:
  Order:
    id!: text
    address: Address
    colour: Colour
  Address:
    town: text
  Colour:
    $enum: {in-progress: Not yet., done: It is.}
  Receipt:
    id!: text
operations:
  estimate:
    POST: /estimates
    effect: read
    body: Order
    answers: {200: Receipt}
"""
BOTH = SENT.replace("  Receipt:\n", "  Receipt:\n    address: Address\n")
DONE = "done: It is."
BEFORE_IT = SENT.replace("{in-progress", "{in progress: Nor this., in-progress")
EXACT = SENT.replace(DONE, f"{DONE[:-1]}, too., in_progress: As it says.")
AFTER_IT = SENT.replace(DONE, f"{DONE}, in progress: Nor this.")

ADDED = {
    "a field before others": SENT.replace("    address:", "    aa: text\n    address:"),
    "a type before others": SENT.replace("types:\n", "types:\n  Aa: {id: text}\n"),
    "a type beside": SENT.replace(
        "  Address:", "  AddressBook: {id: text}\n  Address:"
    ),
    "an operation": SENT
    + "  ping:\n    GET: /ping\n    effect: read\n    answers: {200: Receipt}\n",
    "a value": SENT.replace(DONE, f"{DONE}, held: It waits."),
    "a value like another after it": AFTER_IT,
    "a value in other letters after it": SENT.replace(DONE, f"{DONE}, Done: So."),
}


def public(project: Path) -> set[str]:
    """Every class, alias, attribute, constant and argument of the provider's code."""
    found: set[str] = set()
    for path in sorted((project / "out/payouts/acme").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                    found.add(f"{path.stem}.{name}")
                    found |= {
                        f"{path.stem}.{name}.{each.target.id}"
                        for each in node.body
                        if isinstance(each, ast.AnnAssign)
                        and isinstance(each.target, ast.Name)
                    }
                case ast.AnnAssign(target=ast.Name(id=name)):
                    found.add(f"{path.stem}.{name}")
                case _:
                    pass
    return found


@pytest.mark.parametrize("spec", ADDED.values(), ids=ADDED.keys())
def test_what_was_there_keeps_its_name(project: Path, spec: str) -> None:
    put(project, acme=SENT)
    assert main(["generate"]) == 0
    before = public(project)
    assert {"models.Order", "models.Colour.IN_PROGRESS"} < before
    put(project, acme=spec)
    assert main(["generate"]) == 0
    assert before <= public(project)
    assert "models.AddressInput" not in public(project)


MOVED = {
    "a type is read as well": (BOTH, "sent of Address, of acme: Address would be Add"),
    "a value like another before it": (
        BEFORE_IT,
        "Colour 'in-progress', of acme: IN_PROGRESS would be IN_PROGRESS_2",
    ),
    "a value in other letters before it": (
        SENT.replace("{in-progress", "{Done: It is so., in-progress"),
        "Colour 'done', of acme: DONE would be DONE_2",
    ),
    "a value that says the name itself": (EXACT, "IN_PROGRESS would be IN_PROGRESS_2"),
}


@pytest.mark.parametrize(("spec", "says"), MOVED.values(), ids=MOVED.keys())
@pytest.mark.parametrize("line", [[], ["--check"], ["--diff"]], ids=str)
def test_a_name_that_would_move_stops_the_run(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    spec: str,
    says: str,
    line: list[str],
) -> None:
    put(project, acme=SENT)
    assert main(["generate"]) == 0
    before = files(project / "out")
    put(project, acme=spec)
    capsys.readouterr()
    assert main(["generate", *line]) == 1
    said = capsys.readouterr()
    assert says in said.err
    # What would change is shown all the same where nothing is to be written.
    assert ("payouts/acme/models.py" in said.out) == bool(line)
    assert files(project / "out") == before


def test_new_names_are_taken_where_they_are_asked_for(project: Path) -> None:
    put(project, acme=SENT)
    main(["generate"])
    put(project, acme=BOTH)
    assert main(["generate", "--rename"]) == 0
    assert "models.AddressInput" in public(project)
    assert main(["generate", "--check"]) == 0
    put(project, acme=BOTH + "# as it was\n")
    assert main(["generate"]) == 0


def test_a_type_of_its_own_is_the_way_out(project: Path) -> None:
    put(project, acme=SENT)
    main(["generate"])
    own = BOTH.replace("address: Address\n    id!", "address: Place\n    id!")
    put(project, acme=own.replace("  Colour:", "  Place: {town: text}\n  Colour:"))
    assert main(["generate"]) == 0
    assert {"models.Address", "models.Place"} < public(project)


def test_without_a_tree_there_is_no_name_to_keep(project: Path) -> None:
    put(project, acme=BOTH, bolt=SPEC.replace("acme", "bolt", 1))
    assert main(["generate"]) == 0
    assert "models.AddressInput" in public(project)

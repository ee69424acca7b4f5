"""`payspec explain`: each rule in words, with a spec that is mended."""

from pathlib import Path

import pytest

from payspec.cli import main
from payspec.pipeline.rulebook import RULES
from tests.rules.test_rules import all_rules

EXAMPLES = Path(__file__).parents[1] / "rules"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["explain", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_a_rule_is_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert told(capsys, "unknown-type") == told(capsys, "[unknown-type]")
    out = told(capsys, "unknown-type")
    head, _, example = out.partition("\nFor example:\n")
    assert head.startswith(
        "unknown-type (error)\n"
        "\n"
        "A name in a type expression is a type of the spec.\n"
        "\n"
        "A field or payload without its type could be neither\n"
        "written, read nor checked.\n"
    )
    assert all(len(line) <= 60 for line in head.splitlines())
    assert example == """
    breaks.yaml:13:20: error[unknown-type]: there is no type 'Payuot'
       13 |     answers: {200: Payuot}
          |                    ^^^^^^ did you mean 'Payout' (line 6)?
      note: breaks.yaml:6:3: 'Payout' is described here

Mended:

         path: {id: text}
         effect: read
    -    answers: {200: Payuot}
    +    answers: {200: Payout}
"""


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_explained_by_its_example(
    rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = told(capsys, rule)
    assert " ".join(RULES[rule].sentence.split()) in " ".join(out.split())
    assert all(line.isprintable() for line in out.splitlines())
    if (EXAMPLES / rule / "breaks.yaml").is_file():
        assert f"[{rule}]: " in out
        mended = out.partition("\nMended:\n\n")[2].splitlines()
        assert any(line.startswith(("    -", "    +")) for line in mended)


def test_the_list_names_every_rule(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    lines = told(capsys, "--list").splitlines()
    named = [line for line in lines if not line.startswith(" ")]
    assert named == [f"{rule.id} ({rule.severity})" for rule in RULES.values()]
    assert all(len(line) <= 50 for line in lines)


def test_the_rulebook_has_every_rule_of_the_tool() -> None:
    """A rule in a module that the rulebook does not read could not be explained."""
    assert dict(RULES) == all_rules()


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        pytest.param("unknown-tpe", "did you mean 'unknown-type'?", id="near"),
        pytest.param("zzz", "`payspec explain --list` names all", id="not-near"),
    ],
)
def test_a_rule_that_is_not_there(
    word: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", word]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"payspec: there is no rule '{word}'; {hint}\n")


@pytest.mark.parametrize("arguments", [[], ["unknown-type", "--list"]])
def test_one_thing_is_asked(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["explain", *arguments])
    assert refused.value.code == 2
    capsys.readouterr()

"""`payspec validate` of what a provider sends by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.validate.command import Validate, validating

SPEC = Path(__file__).with_name("callbacks.yaml")


@pytest.fixture
def validate(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Validate:
    """Hold a text against a payload of the spec with callbacks."""
    return validating(str(SPEC), monkeypatch, capsys)


ONE = '{"data": {"id": "p-1"}}'
FITTING = {
    "one": ("payout", ONE, "payout.callback"),
    "by-its-whole-name": ("payout.callback", ONE, "payout.callback"),
    "several": ("payout", f"[{ONE}, {ONE}]", "payout.callback"),
    "several-inside": (
        "payout",
        '{"data": [{"id": "p-1"}, {"id": "p-2"}]}',
        "payout.callback",
    ),
    "an-operation-comes-first": ("refund", '{"refund": {"id": "r"}}', "refund.request"),
    "beside-an-operation": ("refund.callback", '{"id": "r"}', "refund.callback"),
}


@pytest.mark.parametrize(
    ("wanted", "text", "name"), FITTING.values(), ids=FITTING.keys()
)
def test_a_callback_that_fits_is_said_to(
    wanted: str, text: str, name: str, validate: Validate
) -> None:
    said = f"<stdin> is a valid {name}\n"
    assert validate(text, wanted) == (0, said, "")


LEAVING = {
    "member": ("payout", '{"data": {"id": 1}}', "1:17: error[type]: /data/id"),
    "second-of-several": (
        "payout",
        f'[{ONE}, {{"data": {{}}}}]',
        "1:36: error[required]: /1/data/id is required",
    ),
    "second-inside": (
        "payout",
        '{"data": [{"id": "p-1"}, 2]}',
        "1:26: error[type]: /data/1 is a whole number",
    ),
    "list-of-one-kind": ("refund.callback", "[]", "1:1: error[type]: the payload"),
}


@pytest.mark.parametrize(
    ("wanted", "text", "said"), LEAVING.values(), ids=LEAVING.keys()
)
def test_what_leaves_it_is_named_at_its_place(
    wanted: str, text: str, said: str, validate: Validate
) -> None:
    code, out, err = validate(text, wanted)
    assert (code, err) == (1, "") and said in out


def test_as_json(validate: Validate) -> None:
    code, out, _ = validate("[1]", "payout", "--format", "json")
    found = json.loads(out)
    assert code == 1 and found["payload"] == "payout.callback"
    assert found["schemas"] == ["payout.callback"]
    assert [each["pointer"] for each in found["violations"]] == ["/0"]


MISTAKEN = {
    "misspelt": (("payuot",), "no operation or callback 'payuot'; did you mean"),
    "misspelt-with-its-part": (
        ("payuot.callback",),
        "no callback 'payuot'; did you mean 'payout'?",
    ),
    "callback-of-an-operation": (
        ("get_payout.callback",),
        "no callback 'get_payout'",
    ),
    "with-another-part": (("payout.request",), "write payout: that is a callback"),
    "with-a-status": (("payout", "--status", "200"), "a callback has no status"),
}


@pytest.mark.parametrize(("arguments", "said"), MISTAKEN.values(), ids=MISTAKEN.keys())
def test_what_cannot_be_meant_is_said(
    arguments: tuple[str, ...], said: str, validate: Validate
) -> None:
    code, out, err = validate(ONE, *arguments)
    assert (code, out) == (2, "") and said in err

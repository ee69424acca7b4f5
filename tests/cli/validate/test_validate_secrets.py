"""What is in a payload is not in what is said of it."""

from __future__ import annotations

import pytest

from tests.cli.validate.command import Validate

SECRETS = ("4929123456789015", "hunter2hunter2", "Ann Example")
LEAKS = {
    "wrong-forms": '{"person": {"name": 4929123456789015, "card": "hunter2hunter2"}}',
    "too-long": '{"person": {"name": "Ann", "a/b~c": "Ann Example"}}',
    "in-lists": '{"person": {"name": "x", "tags": ["hunter2hunter2", [4929123456789015]'
    ', {"x": "Ann Example"}]}}',
    "as-a-name": '{"person": {"name": "x", "4929123456789015": 1}}',
    "at-the-root": '"Ann Example"',
    "number-at-the-root": "4929123456789015",
    "no-json": '{"person": {"name": "Ann Example" "hunter2hunter2"}}',
    "unclosed": '{"person": {"name": "Ann Example',
    "twice": '{"person": {"4929123456789015": 1, "4929123456789015": 2}}',
    "bare": '{"person": hunter2hunter2}',
    "bad-escape": '{"person": "Ann Example\\x"}',
    "number-too-long": f'{{"person": {"4929123456789015" * 9}}}',
    "bad-utf-8": b'{"person": "Ann Example\xff"}',
}


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("text", LEAKS.values(), ids=LEAKS)
def test_no_value_is_printed(text: str | bytes, form: str, validate: Validate) -> None:
    code, out, err = validate(text, "put_person", "--format", form)
    assert code in {1, 2}
    assert (out if code == 1 else err) != ""
    for secret in SECRETS:
        assert secret not in out + err


def test_what_a_terminal_would_obey_is_made_visible(validate: Validate) -> None:
    code, out, _ = validate('{"\\u001b[31m\\u202e": 1, "\\u0085": 1}', "put_person")
    assert code == 1
    assert "\x1b" not in out and "\u202e" not in out
    out.encode()


def test_half_of_a_character_is_refused_at_the_door(validate: Validate) -> None:
    """A text that nobody can write again is no payload to be checked."""
    code, out, err = validate('{"person": {"name": "\\ud83d"}}', "put_person")
    assert (code, out) == (2, "")
    assert err == "payspec: <stdin>:1:21: a text holds half of a surrogate pair\n"

"""Idempotency keys: two that differ are two to the provider, or one is refused."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from payspec.runtime.safety.facts import Repeat, RepeatAnswer
from payspec.runtime.safety.keys import BadKey, checked_key

A_UUID = Repeat(uuid=True, answers=RepeatAnswer.REPLAY)
A_TEXT = Repeat(uuid=False, answers=RepeatAnswer.REPLAY)
KEY = "6ba7b810-9dad-41d1-80b4-00c04fd430c8"


@pytest.mark.parametrize("key", [KEY, KEY.upper(), KEY.replace("-", "")])
def test_one_uuid_is_one_key(key: str) -> None:
    assert checked_key(A_UUID, key) == KEY


@pytest.mark.parametrize(
    "key",
    [
        "1".rjust(32),
        "+1".rjust(32),
        "+".ljust(32, "0"),
        "1_2".rjust(32, "0"),
        "0x".ljust(32, "1"),
        "1".rjust(32, "\u0660"),
        f"{KEY}\n",
        KEY.replace("-", "--"),
        KEY[:-1],
        "",
    ],
)
def test_what_is_only_a_number_to_python_is_no_uuid(key: str) -> None:
    """Several of these are one number: their payouts would be one to the provider."""
    with pytest.raises(BadKey, match="no UUID"):
        checked_key(A_UUID, key)


@pytest.mark.parametrize("repeat", [A_UUID, A_TEXT], ids=["uuid", "text"])
@pytest.mark.parametrize("key", [uuid4(), 7, None, KEY.encode(), UUID(KEY).int])
def test_a_key_is_text(repeat: Repeat, key: object) -> None:
    with pytest.raises(BadKey, match="is text"):
        checked_key(repeat, key)

"""What a status means: the words of the language, and every status nobody described."""

from __future__ import annotations

import pickle
from typing import ClassVar

import pytest

from payspec.ir import lifecycle as ir
from payspec.runtime.fields.open_enum import OpenEnum
from payspec.runtime.lifecycle.meanings import StatusMeaning, StatusTable
from payspec.runtime.lifecycle.standing import MoneyAt, Standing


class State(OpenEnum):
    """A provider's statuses."""

    DONE: ClassVar[str] = "done"


DONE = StatusMeaning("done", Standing.SUCCEEDED, money=MoneyAt.RECEIVER)
GONE = StatusMeaning("gone", Standing.FAILED, final=True, money=MoneyAt.SENDER)
TABLE = StatusTable(DONE, GONE)


@pytest.mark.parametrize(
    ("here", "there"), [(Standing, ir.Standing), (MoneyAt, ir.MoneyAt)]
)
def test_the_core_has_the_words_of_the_language(
    here: type[Standing] | type[MoneyAt], there: type[ir.Standing] | type[ir.MoneyAt]
) -> None:
    assert [(each.name, each.value) for each in here] == [
        (each.name, each.value) for each in there
    ]


def test_a_described_status_means_what_its_table_says() -> None:
    assert TABLE.meaning("gone") is GONE
    assert TABLE.meaning(State("done")) is DONE
    assert dict(TABLE) == {"done": DONE, "gone": GONE}
    assert TABLE["done"].is_known


@pytest.mark.parametrize("word", ["", "Done", "done ", "failed", "succeeded", "DONE"])
def test_any_other_status_is_unknown(word: str) -> None:
    """Neither failed nor succeeded, not final, and no ground to pay again."""
    found = TABLE.meaning(State(word))
    assert found == StatusMeaning(word, Standing.UNKNOWN, False, MoneyAt.UNKNOWN)
    assert type(found.wire) is str
    assert not found.is_known
    assert not found.may_be_replaced
    assert word not in TABLE


def test_no_status_has_no_meaning() -> None:
    assert TABLE.maybe_meaning(None) is None
    assert TABLE.maybe_meaning("done") is DONE
    assert TABLE.maybe_meaning("other") == TABLE.meaning("other")


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("money", MoneyAt)
@pytest.mark.parametrize("final", [True, False])
def test_only_money_that_stays_with_the_sender_may_be_paid_again(
    standing: Standing, money: MoneyAt, final: bool
) -> None:
    found = StatusMeaning("x", standing, final, money)
    assert found.may_be_replaced == (final and money == MoneyAt.SENDER)


def test_a_meaning_is_a_plain_frozen_value() -> None:
    with pytest.raises(AttributeError):
        DONE.final = True  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(DONE)) == DONE
    assert repr(DONE) == (
        "StatusMeaning(wire='done', standing=<Standing.SUCCEEDED: 'succeeded'>, "
        "final=False, money=<MoneyAt.RECEIVER: 'receiver'>)"
    )
    assert repr(StatusTable(DONE)) == "StatusTable('done')"

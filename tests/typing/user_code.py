"""Code as a user of a client writes it, for both type checkers.

A line that has to be refused carries an ignore for each of them, and an ignore that is
not needed is an error: what stops being refused is noticed.
"""

from typing import assert_never, assert_type

from pydantic import MISSING

import payouts
from payouts import begateway
from payouts.begateway import (
    TEST,
    Accepted,
    ApiError,
    AsyncClient,
    Client,
    Duplicate,
    Money,
    NotSent,
    Outcome,
    Rejected,
    Unknown,
)
from payouts.begateway.models import Customer, Failure, Payout, PayoutMethod


def told_apart(outcome: Outcome[Payout, Failure]) -> str:
    match outcome:
        case Accepted(payout) | Duplicate(payout):
            return payout.uid
        case Rejected(error):
            assert_type(error, Failure)
            return error.message
        case NotSent(error):
            return str(error)
        case Unknown() as unknown:
            return unknown.instruction
        case _:
            assert_never(outcome)


def forgets_unknown(outcome: Outcome[Payout, Failure]) -> str:
    match outcome:
        case Accepted(payout) | Duplicate(payout):
            return payout.uid
        case Rejected() | NotSent():
            return "this request created nothing"
        case _:
            assert_never(outcome)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def reaches_too_early(outcome: Outcome[Payout, Failure]) -> Payout:
    return outcome.value  # type: ignore[union-attr]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]


def unwraps(outcome: Outcome[Payout, Failure]) -> Payout:
    return outcome.unwrap()


def pays(client: Client) -> None:
    outcome = client.create_payout(
        money=Money("32.45", "USD"),
        description="Invoice 7",
        tracking_id=MISSING,
        customer={"country": "US", "zip": "12345"},
        method=PayoutMethod(type="visa"),
    )
    assert_type(outcome, Outcome[Payout, Failure])
    client.create_payout(
        money=Money("32.45", "USD"),
        description="Invoice 7",
        tracking_id=None,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )
    client.create_payout(
        money=Money("32.45", "USD"),
        description="Invoice 7",
        customer={"town": "x"},  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )
    client.create_payout(description="Invoice 7")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Customer(country=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def reads(client: Client) -> None:
    payout = client.get_payout(uid="1-310b0da80b")
    assert_type(payout, Payout)
    assert_type(payout.amount, int)
    assert_type(payout.money, Money)
    assert_type(payout.paid_at, str | None)
    for found in client.find_by_tracking_id(tracking_id="inv-7"):
        assert_type(found, Payout)


async def pays_in_a_loop(client: AsyncClient) -> None:
    outcome = await client.create_payout(
        money=Money("32.45", "USD"), description="Invoice 7"
    )
    assert_type(outcome, Outcome[Payout, Failure])
    assert_type(await client.get_payout(uid="1"), Payout)


def fails(error: ApiError) -> None:
    assert_type(error.error, Failure | None)


def misspells() -> tuple[object, ...]:
    from payouts import Typo as NotShared  # type: ignore[attr-defined]  # pyright: ignore
    from payouts.begateway import Typo  # type: ignore[attr-defined]  # pyright: ignore

    return (
        NotShared,
        Typo,
        payouts.Typo,  # type: ignore[attr-defined]  # pyright: ignore
        begateway.Typo,  # type: ignore[attr-defined]  # pyright: ignore
    )


with Client(shop_id="363", secret_key=payouts.Secret("…"), environment=TEST) as made:
    assert_type(made, Client)

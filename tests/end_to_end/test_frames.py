"""What a report of a crash prints: the frames of an error, with their variables."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from payouts import NotAuthorised, PaymentError
from payouts.aopay import SANDBOX, Account, Client, Money, NotSent, Payout
from tests.loopback.scripts import answer_bytes, answers, answers_and_closes
from tests.loopback.server import LoopbackServer, Script

SECRET, TOKEN, ACCOUNT, NAME = "s3cr3t-of-ours", "t0k3n-of-ours", "0012345678", "Zeb"
HIDDEN = (SECRET, TOKEN, ACCOUNT, NAME)


def gives(token: str, then: bytes = b"{}") -> Script:
    """Answer as the provider that gives this token, and `then` to all else."""

    def script(peer: Any) -> None:
        while (seen := peer.read_request()) is not None:
            given = f'{{"token":"{token}"}}'.encode()
            asked = seen.target == "/auth-tokens"
            peer.send(answer_bytes(given if asked else then))

    return script


NO_TOKEN: dict[str, tuple[Script, type[PaymentError]]] = {
    "refused": (answers(answer_bytes(status="401 No")), NotAuthorised),
    "unreadable": (answers(answer_bytes(SECRET.encode())), NotAuthorised),
    "none": (answers(answer_bytes(b'{"token":""}')), NotAuthorised),
    "no-answer": (answers_and_closes(b""), NotAuthorised),
    "no-header": (gives(f"{TOKEN}\\n"), NotAuthorised),
}
UNANSWERED = {
    "no-json": gives(TOKEN, ACCOUNT.encode()),
    "another": gives(TOKEN, f'{{"paymentMethodResponse":"{ACCOUNT}"}}'.encode()),
}


def client_at(url: str) -> Client:
    return Client(merchant_code="M", secret=SECRET, environment=SANDBOX.at(url))


def pay(client: Client) -> Any:
    """A payout to an account that must not be printed."""
    account = {"accountName": NAME, "accountNumber": ACCOUNT}
    return client.create_payout(
        id_payout="inv-7",
        money=Money("1", "USD"),
        payment_method={"paymentMethodCode": "BANK", "account": account},
    )


def variables(error: BaseException) -> Iterator[str]:
    """Every variable of the core's frames, of what `error` came from as well."""
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        for frame, _ in traceback.walk_tb(at.__traceback__):
            if "payouts/core" in frame.f_code.co_filename:
                yield from map(repr, frame.f_locals.values())
        at = at.__cause__ or at.__context__


def assert_hidden(error: BaseException) -> None:
    told = [text for text in variables(error) for each in HIDDEN if each in text]
    assert told == []


@pytest.mark.parametrize(("script", "kind"), NO_TOKEN.values(), ids=NO_TOKEN)
def test_an_outcome_keeps_no_frame(script: Script, kind: type[PaymentError]) -> None:
    with LoopbackServer(script) as server, client_at(server.url) as client:
        outcome = pay(client)
    assert isinstance(outcome, NotSent)
    assert type(outcome.error) is kind
    assert outcome.error.__traceback__ is None
    assert outcome.error.__context__ is None
    with pytest.raises(kind) as raised:
        outcome.unwrap()
    assert_hidden(raised.value)


def test_a_refused_request_keeps_no_frame() -> None:
    with client_at("http://127.0.0.1:1") as client:
        outcome = client.create_payout(
            id_payout="",
            money=Money("1", "USD"),
            payment_method={"paymentMethodCode": ACCOUNT, "account": NAME},  # type: ignore[arg-type]
        )
    assert isinstance(outcome, NotSent)
    assert outcome.error.__traceback__ is None


@pytest.mark.parametrize(("script", "kind"), NO_TOKEN.values(), ids=NO_TOKEN)
def test_a_read_without_a_token_shows_no_secret(
    script: Script, kind: type[PaymentError]
) -> None:
    with LoopbackServer(script) as server, client_at(server.url) as client:
        with pytest.raises(kind) as raised:
            client.get_payout(id_payout="inv-7")
    assert_hidden(raised.value)
    # Where it was called stays to be seen.
    names = [frame.name for frame in traceback.extract_tb(raised.value.__traceback__)]
    assert "get_payout" in names


@pytest.mark.parametrize("script", UNANSWERED.values(), ids=UNANSWERED)
def test_a_read_without_an_answer_shows_no_secret(script: Script) -> None:
    with LoopbackServer(script) as server, client_at(server.url) as client:
        with pytest.raises(PaymentError) as raised:
            client.get_payout(id_payout="inv-7")
    assert_hidden(raised.value)


@pytest.mark.parametrize("made", [Account, Payout], ids=["request", "answer"])
def test_a_model_that_is_refused_shows_no_value(made: type[BaseModel]) -> None:
    """In frames of the core; those of pydantic and of the caller are not its own."""
    with pytest.raises(ValidationError) as raised:
        made.model_validate({"accountName": [NAME], "accountNumber": [ACCOUNT]})
    assert_hidden(raised.value)


def test_what_is_cut_short_shows_no_argument() -> None:
    """An interrupt keeps its lines: it has come from anywhere."""

    class Stopping:
        def record(self, _entry: object) -> None:
            raise KeyboardInterrupt

    with (
        LoopbackServer(gives(TOKEN)) as server,
        Client(
            merchant_code="M",
            secret=SECRET,
            environment=SANDBOX.at(server.url),
            journal=Stopping(),
        ) as client,
        pytest.raises(KeyboardInterrupt) as raised,
    ):
        pay(client)
    frames = [frame for frame, _ in traceback.walk_tb(raised.value.__traceback__)]
    names = [frame.f_code.co_name for frame in frames]
    # Where it landed stays to be seen, and no variable with it.
    assert {"create_payout", "write_flow", "record"} <= {*names}
    inner = frames[names.index("_write") + 1 :]
    assert [each.f_locals for each in inner] == [{}] * len(inner)
    assert_hidden(raised.value)

"""Cases of calls without an answer, of repeats, and of tokens that cannot be had."""

from collections.abc import Sequence
from dataclasses import replace

from payspec.ir.auth import ExchangeAuth

from ..json_value import put
from .answers import payload_of
from .authentic import fetching, made
from .call import Call
from .case import (
    Answer,
    Exchange,
    Failing,
    Fails,
    NotSent,
    Raised,
    Reply,
    Result,
)
from .ending import ending
from .fields import along, object_of, steps
from .making import Maker, Making


def unanswered_cases(maker: Maker) -> Making:
    """Cases of every way of not answering."""
    call = made(maker.calls, maker.calls.usual)
    answer = maker.usual_answer(call)
    for how in Fails:
        broken = answer if how is Fails.BROKEN_OFF else None
        failing = Failing(how, broken)
        yield maker.failed(f"unanswered/{how.value}", call, failing)
    yield from maker.guarded("a repeat", lambda: _repeated(maker, call, answer))
    yield from maker.guarded("a token", lambda: _tokens(maker, call, answer))


def _repeated(maker: Maker, call: Call, answer: Answer) -> Making:
    """The same call twice, by one client; the provider says the same again."""
    end = ending(maker.calls, call, answer)
    exchange = Exchange(call.request, answer)
    held = fetching(maker.calls, call)
    again = () if _is_kept(held) else call.before
    exchanges = (*call.before, exchange, *again, exchange)
    yield maker.of("repeat/replayed", call.arguments, exchanges, end, end)
    lost = Failing(Fails.NO_ANSWER)
    first = maker.failed("", call, lost).results[0]
    unanswered = Exchange(call.request, lost)
    exchanges = (*call.before, unanswered, *again, exchange)
    yield maker.of("repeat/after-no-answer", call.arguments, exchanges, first, end)


def _is_kept(part: object) -> bool:
    """Whether a token is kept for the next call."""
    if isinstance(part, ExchangeAuth):
        return part.lifetime is not None and part.lifetime.seconds > 0
    return part is not None


def _tokens(maker: Maker, call: Call, answer: Answer) -> Making:
    part = fetching(maker.calls, call)
    if part is None or not call.before:
        return
    *before, fetch = call.before
    given = fetch.reply
    assert isinstance(given, Answer)
    replies: dict[str, Reply] = {
        "refused": Answer(401, {"message": "no"}),
        "page": Answer(given.status, text="<html>", headers=()),
        "empty-object": Answer(given.status, {}),
        "no-connection": Failing(Fails.REFUSED),
        "no-answer": Failing(Fails.NO_ANSWER),
    }
    if isinstance(part, ExchangeAuth):
        giver = maker.calls.provider.operation(part.operation)
        payload = payload_of(giver.answers[0])
        fields = along(
            maker.calls.provider,
            object_of(maker.calls.provider, payload.type),
            part.token,
        )
        way = (*payload.envelope, *steps(fields))
        replies["no-text"] = replace(given, json=put(given.json, way, 1))
        replies["empty"] = replace(given, json=put(given.json, way, ""))
    for word, reply in replies.items():
        exchanges = (*before, replace(fetch, reply=reply))
        yield maker.of(f"token/{word}", call.arguments, exchanges, _unauthorised(maker))
    refused = Answer(401, {"message": "no"})
    yield from _refused_later(maker, call, answer, refused)


def _unauthorised(maker: Maker) -> Result:
    return Raised("NotAuthorised") if maker.is_read else NotSent("NotAuthorised")


def _refused_later(maker: Maker, call: Call, answer: Answer, refused: Answer) -> Making:
    """A kept token that is refused is forgotten; only a read asks with another."""
    if not _is_kept(fetching(maker.calls, call)):
        return
    end = ending(maker.calls, call, answer)
    no = ending(maker.calls, call, refused)
    usual, other = Exchange(call.request, answer), Exchange(call.request, refused)
    token: Sequence[Exchange] = call.before
    if maker.is_read:
        exchanges = (*token, usual, other, *token, usual)
        yield maker.of("token/refused-later", call.arguments, exchanges, end, end)
        exchanges = (*token, other)
        yield maker.of("token/refused-at-once", call.arguments, exchanges, no)
    else:
        exchanges = (*token, usual, other, *token, usual)
        yield maker.of("token/refused-later", call.arguments, exchanges, end, no, end)

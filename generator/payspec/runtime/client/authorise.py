"""Authenticating a request that is ready: by credentials, or by a token for it.

Whatever happens here, the request itself has not been sent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from ..auth.client_credentials import (
    SENDABLE,
    NoToken,
    access_token,
    token_request,
)
from ..auth.message_signatures import sign_message
from ..auth.schemes import (
    ClientCertificate,
    ClientCredentials,
    Fetched,
    MessageSign,
    Part,
    Sign,
    TokenExchange,
    parts_of,
)
from ..auth.signing import Moment, sign
from ..auth.tokens import Token, token
from ..auth.written import with_header, written
from ..errors import NotAuthorised
from ..fields.secret import Secret
from ..flow import (
    Answered,
    ExchangeReply,
    Failed,
    Flow,
    Interrupted,
    exchange,
    jitter,
    now,
    once,
)
from ..flow.single_flight import WaitsForItself
from ..model.answer import ResponseModel
from ..wire import BaseUrl, JsonInput, WireRequest, WireResponse
from .named import received_under
from .operation import Operation
from .prepare import Prepared, bound, prepare
from .read import Unreadable, read_answer
from .settings import Settings
from .user_agent import user_agent_of

_HALF = 2.0**52
"""Half of a nonce is drawn at a time: so many whole numbers a float tells apart."""


@dataclass(frozen=True, slots=True)
class Authorised:
    """A request that may be sent, and the token in it, by what it is for.

    `fresh` says that the token was fetched for this call.
    """

    request: WireRequest
    held: tuple[str, Token] | None = None
    fresh: bool = False

    def refused(self, reply: ExchangeReply, settings: Settings) -> bool:
        """Whether the reply says that the token is no longer good.

        Then it is forgotten, so that the next call fetches another.
        """
        if self.held is None or not isinstance(reply, Answered):
            return False
        if reply.response.status != 401:
            return False
        settings.tokens.forget(*self.held)
        return True


def authorise(
    operation: Operation, settings: Settings, prepared: Prepared, deadline_at: float
) -> Flow[Authorised]:
    """Put into the request of `prepared` what authenticates it.

    Raises `ConfigurationError` for credentials that cannot be had or sent, and
    `NotAuthorised` if a token is needed and cannot be had.
    """
    operation = bound(operation, settings.environment)
    authorised = Authorised(prepared.request)
    for part in () if operation.auth is None else parts_of(operation.auth):
        authorised = yield from _with(
            part, authorised, operation, settings, prepared, deadline_at
        )
    return authorised


def _with(
    part: Part,
    so_far: Authorised,
    operation: Operation,
    settings: Settings,
    prepared: Prepared,
    deadline_at: float,
) -> Flow[Authorised]:
    match part:
        case TokenExchange() | ClientCredentials():
            pass
        case ClientCertificate():
            # It is shown by the connection, if the client was given one.
            if part.certificate not in settings.credentials:
                settings.credentials.reveal(part.certificate)
            return so_far
        case Sign() | MessageSign():
            instant = yield from now()
            high = yield from jitter(_HALF)
            low = yield from jitter(_HALF)
            moment = Moment(instant.utc, f"{int(high):013x}{int(low):013x}")
            request = _signed(part, settings, so_far.request, moment)
            return Authorised(request, so_far.held, so_far.fresh)
        case _:
            request = written(part, settings.credentials, so_far.request)
            return Authorised(request, so_far.held, so_far.fresh)
    base = settings.base_of(operation.surface)
    grants = _grants(part, operation, prepared)
    key = _key(part, base, settings, grants)
    try:
        agent = user_agent_of(prepared.request)
        found, fresh = yield from _token(
            part, settings, base, grants, key, deadline_at, agent
        )
    except NoToken as error:
        reason, detail = error.reason, error.detail
    except TimeoutError:
        reason, detail = "deadline", "another call waits for the token too long"
    except WaitsForItself:
        reason, detail = "interrupting", "the call that it interrupts waits for a token"
    else:
        return Authorised(_borne(so_far.request, found), (key, found), fresh)
    # Raised here: it is this call's own error, though several may share its cause.
    raise NotAuthorised(operation.name, reason, detail)


def _borne(request: WireRequest, found: Token) -> WireRequest:
    value = f"Bearer {found.text.reveal()}"
    return with_header(request, "Authorization", value, "token")


def _signed(
    part: Sign | MessageSign, settings: Settings, request: WireRequest, moment: Moment
) -> WireRequest:
    if isinstance(part, MessageSign):
        return sign_message(part, settings.credentials, request, moment)
    return sign(part, settings.credentials, request, moment)


def _token(
    part: Fetched,
    settings: Settings,
    base: BaseUrl,
    grants: list[str],
    key: str,
    deadline_at: float,
    agent: str | None,
) -> Flow[tuple[Token, bool]]:
    """A token that is held, or a new one: one request for all who wait for it."""
    start = yield from now()
    held = settings.tokens.get(key, start.monotonic)
    if held is not None:
        return held, False

    def fetch() -> Flow[Token]:
        begun = yield from now()
        # Another call may have fetched it since this one looked.
        found = settings.tokens.get(key, begun.monotonic)
        if found is not None:
            return found
        text, seconds = yield from _fetched(
            part, settings, base, grants, deadline_at, agent
        )
        new = token(text, begun.monotonic, seconds)
        if seconds:
            settings.tokens.keep(key, new)
        return new

    if isinstance(part, TokenExchange) and not part.seconds:
        # It is for one call alone.
        return (yield from fetch()), True
    return (yield from once(key, Token, fetch, deadline_at=deadline_at)), True


def _fetched(
    part: Fetched,
    settings: Settings,
    base: BaseUrl,
    grants: list[str],
    deadline_at: float,
    agent: str | None,
) -> Flow[tuple[Secret, float]]:
    """The text of a new token, and its seconds. Raises `NoToken`, or the interrupt.

    It is suspended while the token is on its way: what it holds does not print.
    """
    if isinstance(part, ClientCredentials):
        request = token_request(part, settings.credentials, base, agent)
        wire = yield from _answer(request, settings, deadline_at)
        return access_token(wire)
    giver = settings.provider.operation(part.operation)
    prepared = prepare(giver, settings, {}, _asked(part, settings, grants), None, None)
    # A spec says of no operation that gives tokens that it needs one itself.
    authorised = yield from authorise(giver, settings, prepared, deadline_at)
    wire = yield from _answer(authorised.request, settings, deadline_at)
    return _given(part, giver, settings, wire), float(part.seconds)


def _answer(
    request: WireRequest, settings: Settings, deadline_at: float
) -> Flow[WireResponse]:
    reply = yield from exchange(
        request, timeouts=settings.timeouts, deadline_at=deadline_at
    )
    match reply:
        case Interrupted(_, interrupt):
            raise interrupt
        case Failed(_, reason, detail):
            raise NoToken(str(reason), f"fetching a token failed: {detail}")
        case Answered(wire):
            return wire


def _given(
    part: TokenExchange, giver: Operation, settings: Settings, wire: WireResponse
) -> Secret:
    """The token in the answer of the operation that gives it."""
    shape = giver.answers.get(wire.status)
    if shape is None:
        raise NoToken("refused", f"the token was refused with {wire.status}")
    problem = "holds no token"
    try:
        value = read_answer(settings.provider, giver, shape, wire, strict=False).value
    except Unreadable as error:
        problem = error.problem
    else:
        if isinstance(value, ResponseModel):
            text = received_under([part.token], value).get(part.token)
            if isinstance(text, str) and SENDABLE.fullmatch(text):
                return Secret(text)
            problem = "holds no token that a header can carry" if text else problem
    raise NoToken("unreadable", f"the answer with a token {problem}")


def _grants(part: Fetched, operation: Operation, prepared: Prepared) -> list[str]:
    """What the token is asked for, where it names its calls."""
    if isinstance(part, ClientCredentials) or part.grants is None:
        return []
    # A path that an environment binds is in no table: then it is for this call.
    this = (prepared.request.method,)
    methods = (part.granted or {}).get(operation.path, this)
    return [f"{method} {prepared.path}" for method in methods]


def _asked(
    part: Fetched, settings: Settings, grants: list[str]
) -> dict[str, JsonInput]:
    """The fields of the request of a token, by wire name, revealed: keep it nowhere."""
    if isinstance(part, ClientCredentials):
        return {
            name: settings.credentials.reveal(name)
            for name in (part.client, part.secret)
        }
    asked: dict[str, JsonInput] = {
        field: settings.credentials.reveal(name)
        for field, name in part.credentials.items()
    }
    if part.lifetime is not None:
        asked[part.lifetime] = part.seconds
    if part.grants is not None:
        asked[part.grants] = grants
    return asked


def _key(part: Fetched, base: BaseUrl, settings: Settings, grants: list[str]) -> str:
    """What a token is for and whose it is, as text that gives nothing away."""
    where = part.url if isinstance(part, ClientCredentials) else part.operation
    scope = part.scope if isinstance(part, ClientCredentials) else ""
    asked = _asked(part, settings, grants)
    about = [str(base.origin), base.path, where, scope, asked]
    text = json.dumps(about, sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

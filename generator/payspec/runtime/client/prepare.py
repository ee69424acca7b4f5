"""From a call's arguments to the request that is sent, without sending anything."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from ..errors import Unbound
from ..fields.money import InvalidMoney, Money
from ..safety.content import content_fingerprint
from ..wire import (
    InvalidHeader,
    JsonObject,
    JsonValue,
    WireRequest,
)
from .bodies import wrapped, written
from .call import NOTHING
from .environment import Environment
from .fill import filled, pairs
from .key import key_of
from .media import accepting, sending
from .named import sent_under
from .operation import MoneyFields, Operation
from .page_link import query_of_link
from .refusal import inside, refuse
from .settings import Settings
from .target import as_texts, query_fields, rendered_path, rendered_query
from .user_agent import with_user_agent


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """A request that may be sent, and what its answer is held against.

    The `request` does not authenticate its caller yet. `path` is rendered and escaped,
    without the environment's address. `sent` is what its write safety names, by those
    names, and `asked` what the echoes of a read name; `key` is what a repeat is
    recognised by, and `reference` what the payout can be found by, unless they are
    sensitive values of the request.
    """

    request: WireRequest
    path: str
    sent: Mapping[str, object]
    key: str | None
    reference: str | None
    asked: Mapping[str, object]

    def moves_money(self, operation: Operation) -> bool:
        """Whether this very request can move money."""
        by = operation.safety.effect_by
        if by is None or not operation.moves_money:
            return operation.moves_money
        return by.may_move(self.sent.get(by.field))

    @property
    def fingerprint(self) -> str:
        """Tells whether two requests are the same one, and gives nothing away."""
        request = self.request
        query = request.url.partition("?")[2]
        return content_fingerprint(
            self.key, request.method, f"{self.path}?{query}", request.body
        )


def prepare(
    operation: Operation,
    settings: Settings,
    parameters: Mapping[str, object],
    values: Mapping[str, object],
    money: Money | None,
    key: str | None,
    *,
    query: Mapping[str, object] = NOTHING,
    given_headers: Mapping[str, object] = NOTHING,
    link: str | None = None,
) -> Prepared:
    """The request of one call.

    `parameters` are those of the path; `values`, `query` and `given_headers` are fields
    of the body, the query and the headers that a caller gives, by Python name. Raises
    `InvalidRequest` with every violation found, and `ConfigurationError` for a
    credential that the account is told by and that cannot be had.
    """
    operation = bound(operation, settings.environment)
    placed, path = rendered_path(operation, settings, parameters)
    base = settings.base_of(operation.surface)
    asked = query_fields(operation, settings, query)
    if link is None:
        url = base.url(path, rendered_query(operation, asked))
    else:
        url = base.url(path, query_of_link(operation, base, path, link))
    sent, sensitive = _body(operation, settings, values, money)
    fields = sent if isinstance(sent, dict) else {}
    mode = settings.environment.mode
    names = operation.safety.named
    named = {**_among(mode, names), **sent_under(names, placed, fields)}
    # What recognises a request and finds it is a text, wherever it stands.
    told = sent_under(names, as_texts(placed), fields)
    key_sent = key_of(operation, settings, told, key)
    headers = with_user_agent(
        accepting(operation.headers),
        _given_headers(operation, settings, given_headers),
        settings.user_agent,
        replaces=settings.own_user_agent,
    )
    if operation.key_header and key_sent:
        headers.append((operation.key_header, key_sent))
    body = None
    if operation.body is not None:
        kind, body = written(operation, wrapped(operation.body, sent))
        headers = [*sending(tuple(headers), kind)]
    try:
        request = WireRequest(operation.method, url, tuple(headers), body)
    except InvalidHeader:
        pass
    else:
        reference = _reference(operation, told, sensitive)
        held = {**fields, **asked}
        wanted = [each.sent for each in operation.echoes]
        about = {**_among(mode, wanted), **sent_under(wanted, placed, held)}
        key_told = None if _own_is_hidden(operation, sensitive) else key_sent
        return Prepared(request, path, named, key_told, reference, about)
    refuse(operation, "", "header", "has a header value that cannot be sent")


def bound(operation: Operation, environment: Environment) -> Operation:
    """The operation with the verb, path and authentication of an environment.

    Raises `Unbound` for one that has none there.
    """
    if operation.unbound is None:
        return operation
    binding = environment.bind.get(operation.name)
    if binding is None:
        raise Unbound(operation.name, operation.unbound)
    auth = operation.auth if binding.auth is None else binding.auth
    return replace(
        operation, method=binding.method, path=binding.path, auth=auth, unbound=None
    )


def _among(mode: Mapping[str, bool | str], names: Collection[str]) -> dict[str, object]:
    """What the environment says, under the names that an answer is held to.

    It counts where the request itself does not say it: there may be no body at all.
    """
    return {name: value for name, value in mode.items() if name in names}


def _body(
    operation: Operation,
    settings: Settings,
    values: Mapping[str, object],
    money: Money | None,
) -> tuple[JsonValue, frozenset[str]]:
    """The value to be sent, and the wire names of its sensitive fields."""
    if operation.body is None:
        return {}, frozenset()
    given = dict(values)
    if operation.money is not None and money is not None:
        given |= _amount(operation, operation.money, money)
    shape = operation.body
    sent, sensitive = filled(
        operation, settings, shape.model, shape.envelope, given, bare=shape.bare
    )
    if shape.bare:
        [whole] = sent.values()
        return whole, frozenset()
    return _in_mode(operation, settings, sent), sensitive


def _given_headers(
    operation: Operation, settings: Settings, values: Mapping[str, object]
) -> list[tuple[str, str]]:
    if operation.given_headers is None:
        return []
    return pairs(filled(operation, settings, operation.given_headers, (), values)[0])


def _amount(
    operation: Operation, fields: MoneyFields, money: object
) -> dict[str, object]:
    if not isinstance(money, Money):
        refuse(operation, "/money", "type", "must be Money")
    try:
        exponents = fields.exponents
        to_units = exponents.to_major if fields.major else exponents.to_minor
        amount, code = to_units(money), money.currency
    except InvalidMoney as error:
        problem = str(error)
    else:
        given: dict[str, object] = {
            fields.amount: amount,
            fields.currency: code.lower() if fields.lower else code,
        }
        for holder in reversed(fields.inside):
            given = {holder: given}
        return given
    refuse(operation, "/money", "money", problem)


def _in_mode(operation: Operation, settings: Settings, sent: JsonObject) -> JsonObject:
    if not operation.moves_money:
        return sent
    environment = settings.environment
    for field, value in environment.mode.items():
        if sent.setdefault(field, value) != value:
            refuse(
                operation,
                inside(operation, field),
                "mode",
                f"must be {value!r} in the environment {environment.name!r}",
            )
    return sent


def _reference(
    operation: Operation, sent: Mapping[str, object], sensitive: frozenset[str]
) -> str | None:
    find, repeat = operation.safety.find, operation.safety.repeat
    for field in (
        find.field if find else None,
        repeat.derive_from if repeat else None,
        repeat.key if repeat else None,
    ):
        if field is None or _is_hidden(operation, field, sensitive):
            continue
        value = sent.get(field)
        if isinstance(value, str):
            return value
    return None


def _own_is_hidden(operation: Operation, sensitive: frozenset[str]) -> bool:
    """Whether the key is a value of the request itself that is told to nobody."""
    repeat = operation.safety.repeat
    if repeat is None or repeat.key is None:
        return False
    return _is_hidden(operation, repeat.key, sensitive)


def _is_hidden(operation: Operation, field: str, sensitive: frozenset[str]) -> bool:
    return field in operation.safety.hidden or field.partition(".")[0] in sensitive

"""From a call's arguments to the request that is sent, without sending anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NoReturn

from pydantic import MISSING, ValidationError

from ..auth.schemes import auth_headers
from ..errors import InvalidRequest
from ..fields.missing import MISSING as LEFT_OUT
from ..fields.money import InvalidMoney, Money
from ..model.base import wire_names
from ..model.pointer import join, pointer_of
from ..model.rules import check_rules
from ..model.violations import Violation, violations_from
from ..safety.keys import BadKey, checked_key, derived_key
from ..wire import (
    InvalidHeader,
    InvalidParameter,
    JsonInput,
    JsonObject,
    WireRequest,
    dumps,
    render_path,
)
from .operation import MoneyFields, Operation
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request that may be sent, and what its answer is held against.

    `sent` is the object inside the body's wrapping; `reference` is the value that the
    payout can be found by, unless it is sensitive.
    """

    request: WireRequest
    sent: JsonObject
    key: str | None
    reference: str | None

    @property
    def fingerprint(self) -> str:
        """Tells whether two requests are the same one, and gives nothing away."""
        digest = sha256(f"{self.request.method} {self.request.url}\n".encode())
        digest.update(self.request.body or b"")
        return digest.hexdigest()


def prepare(
    operation: Operation,
    settings: Settings,
    parameters: Mapping[str, str | int],
    values: Mapping[str, object],
    money: Money | None,
    key: str | None,
) -> Prepared:
    """The request of one call.

    `parameters` are those of the path, `values` the fields of the body by Python name.
    Raises `InvalidRequest` with every violation found, and `ConfigurationError` for a
    credential that cannot be had.
    """
    url = settings.base.url(_path(operation, parameters))
    sent, sensitive = _body(operation, settings, values, money)
    key_sent = _key(operation, settings, sent, key)
    headers = [("Accept", "application/json"), *operation.headers]
    if operation.key_header and key_sent:
        headers.append((operation.key_header, key_sent))
    if operation.auth is not None:
        headers += auth_headers(operation.auth, settings.credentials)
    body = None
    if operation.body is not None:
        headers.append(("Content-Type", "application/json"))
        body = dumps(_wrapped(operation.body.envelope, sent))
    try:
        request = WireRequest(operation.method, url, tuple(headers), body)
    except InvalidHeader:
        pass
    else:
        reference = _reference(operation, sent, sensitive)
        return Prepared(request, sent, key_sent, reference)
    _refuse(operation, "", "header", "has a header value that cannot be sent")


def _path(operation: Operation, parameters: Mapping[str, str | int]) -> str:
    texts: dict[str, str] = {}
    for name, value in parameters.items():
        texts[name] = _segment(operation, name, value)
    try:
        return render_path(operation.path, texts)
    except InvalidParameter as error:
        name, problem = error.name, error.problem
    _refuse(operation, f"/{name}", "path", problem)


def _segment(operation: Operation, name: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        _refuse(operation, f"/{name}", "type", "must be text or a whole number")
    return str(value)


def _body(
    operation: Operation,
    settings: Settings,
    values: Mapping[str, object],
    money: Money | None,
) -> tuple[JsonObject, frozenset[str]]:
    """The object to be sent, and the wire names of its sensitive fields."""
    if operation.body is None:
        return {}, frozenset()
    given = {
        name: value
        for name, value in values.items()
        if value is not LEFT_OUT and value is not MISSING
    }
    if operation.money is not None and money is not None:
        given |= _minor(operation, operation.money, money)
    model = settings.provider.request_model(operation.body.model)
    try:
        request = model.model_validate(given)
    except ValidationError as error:
        violations = tuple(
            replace(
                each, pointer=f"{pointer_of(operation.body.envelope)}{each.pointer}"
            )
            for each in violations_from(error)
        )
    else:
        violations = check_rules(request, pointer_of(operation.body.envelope))
        if not violations:
            names = wire_names(model)
            sensitive = frozenset(names[name] for name in model.__sensitive__)
            return _in_mode(operation, settings, request.to_wire()), sensitive
    raise InvalidRequest(operation.name, violations)


def _minor(
    operation: Operation, fields: MoneyFields, money: object
) -> dict[str, object]:
    if not isinstance(money, Money):
        _refuse(operation, "/money", "type", "must be Money")
    try:
        amount = fields.exponents.to_minor(money)
    except InvalidMoney as error:
        problem = str(error)
    else:
        return {fields.amount: amount, fields.currency: money.currency}
    _refuse(operation, "/money", "money", problem)


def _in_mode(operation: Operation, settings: Settings, sent: JsonObject) -> JsonObject:
    if not operation.moves_money:
        return sent
    environment = settings.environment
    for field, value in environment.mode.items():
        if sent.setdefault(field, value) != value:
            _refuse(
                operation,
                _inside(operation, field),
                "mode",
                f"must be {value!r} in the environment {environment.name!r}",
            )
    return sent


def _inside(operation: Operation, field: str) -> str:
    """The pointer to a field of the body, wrapping included."""
    return join("", *(operation.body.envelope if operation.body else ()), field)


def _key(
    operation: Operation, settings: Settings, sent: JsonObject, key: str | None
) -> str | None:
    repeat = operation.safety.repeat
    if repeat is None:
        return None
    if key is None:
        reference = sent.get(repeat.derive_from) if repeat.derive_from else None
        if isinstance(reference, str) and reference:
            return derived_key(settings.account, operation.name, reference)
        wanted = f" or {repeat.derive_from}" if repeat.derive_from else ""
        _refuse(operation, "", "idempotency_key", f"needs idempotency_key{wanted}")
    try:
        return checked_key(repeat, key)
    except BadKey as error:
        problem = str(error)
    _refuse(operation, "", "idempotency_key", problem)


def _reference(
    operation: Operation, sent: JsonObject, sensitive: frozenset[str]
) -> str | None:
    safety = operation.safety
    for field in (
        safety.find.field if safety.find else None,
        safety.repeat.derive_from if safety.repeat else None,
    ):
        value = None if field is None or field in sensitive else sent.get(field)
        if isinstance(value, str):
            return value
    return None


def _wrapped(envelope: tuple[str, ...], value: JsonObject) -> JsonInput:
    body: JsonInput = value
    for member in reversed(envelope):
        body = {member: body}
    return body


def _refuse(operation: Operation, pointer: str, rule: str, message: str) -> NoReturn:
    raise InvalidRequest(operation.name, (Violation(pointer, rule, message),))

"""One operation in one setting: from arguments to what has to be sent."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import quote
from uuid import UUID, uuid5

from payspec.ir.operations import (
    Effect,
    FixedHeader,
    KeyHeader,
    MultipartBody,
    Operation,
    PathParameter,
    Payload,
)
from payspec.ir.pair import MoneyPair, money_pair
from payspec.ir.provider import Provider
from payspec.ir.safety import KeyForm
from payspec.ir.types import Field, ObjectType

from ..build import Builder
from ..json_value import Json, at, identical, put, read, text_of
from ..patterns import Unbuildable
from .case import Arguments, Body, Exchange, FormBody, JsonBody, Request
from .echoes import echoes_of
from .fields import along, holding, object_of, steps
from .form_pairs import form_pairs
from .money_given import money_in, usual_money, with_money, without_pair
from .own_key import is_key, own_key, repeat_of
from .setting import Setting
from .wrapped import wrapped

_KEYS = UUID("5b0f8a3c-9d5e-5c57-9a43-2f6f5b7f9e11")
"""The namespace of derived keys: the same in every language, or repeats pay twice."""

A_KEY = "123e4567-e89b-12d3-a456-426614174000"


@dataclass(frozen=True, slots=True)
class Call:
    """What arguments come to.

    `before` are the exchanges that fetch a token, `sent` the value of the body inside
    its wrapping, mode included; `key` tells a repeat, and `path` is rendered.
    """

    arguments: Arguments
    before: tuple[Exchange, ...]
    request: Request
    sent: Json
    key: str | None
    path: str


class Calls:
    """Makes the calls of one operation in one setting.

    Raises `Unbuildable` for what cannot be made.
    """

    def __init__(self, setting: Setting, operation: Operation) -> None:
        self.setting = setting
        self.operation = operation
        self.provider: Provider = setting.provider
        self.sends = Builder(self.provider, sent=True)
        self.reads = Builder(self.provider, sent=False)

    @cached_property
    def body(self) -> ObjectType | None:
        """The object that is sent, inside its wrapping."""
        return self._asked(self.operation.body)

    @cached_property
    def query(self) -> ObjectType | None:
        """The object that the query is."""
        return self._asked(self.operation.query)

    @cached_property
    def given_headers(self) -> ObjectType | None:
        """The object that the headers of a caller are."""
        return self._asked(self.operation.given_headers)

    @cached_property
    def pair(self) -> MoneyPair | None:
        """The amount and currency that are given as money."""
        return None if self.body is None else money_pair(self.provider, self.body)

    @cached_property
    def usual(self) -> Arguments:
        """The least arguments that hold all that write safety names."""
        named = {each: self._asked_by(each) for each in self._named_fields()}
        asked = tuple(each.wire for each in named.values() if each is not None)
        own = tuple(name for name, each in named.items() if each is None)
        body = self._with_own_key(self._least(self.body, own))
        return Arguments(
            path={
                each.name: self._parameter(each, self._least_parameter(each))
                for each in self.operation.parameters
            },
            query=self._least(self.query, asked),
            headers=self._least(self.given_headers),
            body=without_pair(self.pair, body),
            money=usual_money(self.provider, self.pair, body),
            key=self.usual_key,
        )

    @cached_property
    def usual_key(self) -> str | None:
        """A key, where one stands beside the request and cannot be derived."""
        safety = self.operation.safety
        repeat = None if safety is None else safety.repeat
        if repeat is None or repeat.key is not None or repeat.derive_from is not None:
            return None
        return A_KEY

    def given(self, body: Json) -> Arguments:
        """The usual arguments, with those of a whole body: its value, unwrapped.

        What the environment says is left out. Raises `Unbuildable` if its money is
        none that can be given.
        """
        if not isinstance(body, dict):
            raise Unbuildable("a body that is no object")
        mode = dict(self.setting.environment.mode) if self.moves_money else {}
        keyed = self._with_own_key(body)
        rest = {
            name: value
            for name, value in without_pair(self.pair, keyed).items()
            if name not in mode or not identical(value, mode[name])
        }
        money = money_in(self.provider, self.pair, body)
        return replace(self.usual, body=rest, money=money, key=self._key_beside(rest))

    def _key_beside(self, body: Mapping[str, Json]) -> str | None:
        """A key where one is needed, and this body has nothing to derive it from."""
        safety = self.operation.safety
        repeat = None if safety is None else safety.repeat
        if repeat is None or repeat.key is not None:
            return None
        derive = repeat.derive_from
        if derive is not None and (derive in self.usual.path or body.get(derive)):
            return None
        return A_KEY

    def prepared(self, arguments: Arguments) -> Call:
        """What these arguments come to, before anything authenticates the caller."""
        method, path, _ = self.setting.bound(self.operation)
        rendered = path
        for name, value in arguments.path.items():
            rendered = rendered.replace(f"{{{name}}}", quote(text_of(value), safe=""))
        url = f"{self.setting.url(self.operation)}{rendered}"
        query = "&".join(
            f"{quote(name, safe='')}={quote(text_of(item), safe='')}"
            for name, item in _pairs(arguments.query)
        )
        if query:
            url = f"{url}?{query}"
        sent = self._sent(arguments)
        key = self._key(arguments, sent)
        headers: list[tuple[str, str | None]] = []
        if not self.says_header("accept"):
            headers.append(("Accept", "application/json"))
        for each in self.operation.headers:
            match each:
                case FixedHeader(name, value):
                    headers.append((name, value))
                case KeyHeader(name) if key is not None:
                    headers.append((name, key))
                case _:
                    continue
        headers += [(name, text_of(item)) for name, item in _pairs(arguments.headers)]
        request = Request(method, url, tuple(headers), self._wrapped(sent))
        return Call(arguments, (), request, sent, key, rendered)

    def named(self, call: Call, name: str) -> Json:
        """What was sent under a name of write safety, or asked for; else null.

        The mode of the environment counts where the request does not say it.
        """
        if name in call.arguments.path:
            return text_of(call.arguments.path[name])
        mode = dict(self.setting.environment.mode).get(name)
        asked = self._asked_by(name)
        if asked is not None:
            return call.arguments.query.get(asked.wire, mode)
        if self.body is None or (mode is not None and self.body.field(name) is None):
            if mode is None:
                raise Unbuildable(f"{name!r} is nothing that is sent")
            return mode
        found = at(call.sent, steps(along(self.provider, self.body, name)))
        return mode if found is None else found

    def says_header(self, name: str) -> bool:
        """Whether the spec itself gives a header a value, in place of the client."""
        fixed = [
            each for each in self.operation.headers if isinstance(each, FixedHeader)
        ]
        return any(each.name.lower() == name for each in fixed)

    @property
    def moves_money(self) -> bool:
        """Whether any request of the operation can move money."""
        return self.operation.effect.needs_write_safety

    def _asked(self, payload: Payload | None) -> ObjectType | None:
        return None if payload is None else object_of(self.provider, payload.type)

    def _asked_by(self, name: str) -> Field | None:
        """The field of its query that a read asks for it by, under a spec's name."""
        query = self.query if self.operation.effect is Effect.READ else None
        fields = () if query is None else query.fields
        return next((each for each in fields if name == (each.name or each.wire)), None)

    def _least(
        self, of: ObjectType | None, paths: tuple[str, ...] = ()
    ) -> dict[str, Json]:
        """The least object with something at each of these paths."""
        if of is None:
            return {}
        found = holding(self.provider, self.sends, of, paths)
        assert isinstance(found, dict)
        return found

    @cached_property
    def path_fields(self) -> dict[str, Field]:
        """The parameters of the path as fields, which may have patterns, by name."""
        given = self.operation.given_path
        if given is None:
            return {}
        return {each.wire: each for each in object_of(self.provider, given.type).fields}

    def _least_parameter(self, parameter: PathParameter) -> Json:
        field = self.path_fields.get(parameter.name)
        if field is None or field.pattern is None:
            return read(self.sends.least(parameter.type))
        return read(self.sends.field(field))

    def _parameter(self, parameter: PathParameter, value: Json) -> Json:
        # Two parameters of one path are told apart by what they hold.
        name, is_text = parameter.name, isinstance(value, str) and value == "text"
        usual = f"{name.replace('_', '-')}-1" if is_text else value
        repeat = repeat_of(self.operation)
        if repeat is None or repeat.key != name:
            return usual
        field = self.path_fields.get(name)
        pattern = None if field is None else field.pattern
        return own_key(repeat, parameter.type, pattern, usual, A_KEY)

    def _with_own_key(self, body: dict[str, Json]) -> dict[str, Json]:
        """The body with a key where it holds one and has the usual text there."""
        repeat = repeat_of(self.operation)
        parameters = {each.name for each in self.operation.parameters}
        if repeat is None or repeat.key in parameters or self.body is None:
            return body
        fields = along(self.provider, self.body, repeat.key or "")
        field, way = fields[-1], steps(fields)
        value = at(body, way)
        if not identical(value, read(self.sends.field(field))):
            return body
        key = own_key(repeat, field.type, field.pattern, value, A_KEY)
        changed = put(body, way, key)
        assert isinstance(changed, dict)
        return changed

    def _named_fields(self) -> tuple[str, ...]:
        safety, by = self.operation.safety, self.operation.effect_by
        named = [echo.sent for echo in echoes_of(self.operation)]
        if safety is not None:
            named += [] if safety.find is None else [safety.find.field]
            repeat = safety.repeat
            if repeat is not None:
                named += filter(None, (repeat.key, repeat.derive_from))
            named += [] if by is None else [by.field]
        mode = dict(self.setting.environment.mode)
        own = {each.name for each in self.operation.parameters} | set(mode)
        return tuple(dict.fromkeys(each for each in named if each not in own))

    def _sent(self, arguments: Arguments) -> Json:
        if self.body is None:
            return None
        sent = with_money(
            self.provider, self.pair, dict(arguments.body), arguments.money
        )
        if self.moves_money:
            for name, value in self.setting.environment.mode:
                sent = put(sent, (name,), value)
        return sent

    def _wrapped(self, sent: Json) -> Body | None:
        payload = self.operation.body
        if payload is None:
            return None
        value = wrapped(payload, sent)
        match self.operation.form:
            case None:
                return JsonBody(value)
            case MultipartBody():
                raise Unbuildable("a body in parts")
            case form:
                return FormBody(tuple(form_pairs(form, value)))

    def _key(self, arguments: Arguments, sent: Json) -> str | None:
        safety = self.operation.safety
        repeat = None if safety is None else safety.repeat
        if repeat is None:
            return None
        if repeat.key is not None or arguments.key is None:
            name = repeat.key or repeat.derive_from
            if name is None:
                raise Unbuildable("a request without a key")
            if name in arguments.path:
                value: Json = text_of(arguments.path[name])
            elif self.body is None:
                raise Unbuildable(f"{name!r} is nothing that is sent")
            else:
                value = at(sent, steps(along(self.provider, self.body, name)))
            own = repeat.key is not None
            if not (is_key(repeat, value) if own else value):
                raise Unbuildable("a request without a key")
            assert isinstance(value, str)
            return value if repeat.key is not None else self.derived(value)
        if repeat.form is KeyForm.UUID:
            return str(UUID(arguments.key))
        return arguments.key

    def derived(self, reference: str) -> str:
        """The key of one order, which is the same in every run."""
        parts = (*self.setting.account, self.operation.name, reference)
        return str(uuid5(_KEYS, json.dumps([*parts])))


def _pairs(values: Mapping[str, Json]) -> Iterable[tuple[str, Json]]:
    for name, value in values.items():
        for item in value if isinstance(value, list) else [value]:
            yield name, item

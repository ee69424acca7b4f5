"""An operation as data: all that the flow needs to send it and to read its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..auth.schemes import Scheme
from ..fields.exponents import Exponents
from ..paging.ways import PageChain
from ..safety.facts import Echo, Safety
from ..wire import FormEncoding, MultipartEncoding

T_co = TypeVar("T_co", covariant=True)
E_co = TypeVar("E_co", covariant=True)
P_co = TypeVar("P_co", covariant=True)


READ = Safety(outcomes={})
"""A read proves nothing about money."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The model of a payload by its class name, and the members that wrap it.

    `many` means a JSON array of such objects. `fixed` are members of the wrapping that
    are always the same, each with the place in `envelope` that it stands beside. With
    `in_headers` it is the headers of an answer that are the object. One that is `bare`
    holds the value as its one field, and does not travel itself. `empty` is an answer
    without a body.
    """

    model: str
    envelope: tuple[str, ...] = ()
    many: bool = False
    fixed: tuple[tuple[int, str, str | bool | int], ...] = ()
    in_headers: bool = False
    bare: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class MoneyFields:
    """The two fields, by Python name, that the argument `money` becomes.

    `inside` are the members, by wire name, of the objects that hold nothing else, from
    the body inwards. The amount is in minor units, or in `major` ones, by the
    provider's exponents; the code of the currency is in capitals, or in `lower` case.
    """

    amount: str
    currency: str
    exponents: Exponents
    inside: tuple[str, ...] = ()
    major: bool = False
    lower: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that the provider can do.

    `path` is relative to the environment's address, with `{name}` for each of
    `parameters`; `answers` are the shapes of a success by status, `errors` those of a
    failure in the order in which they are tried. `given_path`, `query` and
    `given_headers` are models of what a caller gives in the path, the query and
    headers. `key_header` carries the
    idempotency key; `echoes` are what the answer to a read, or each item of its list,
    has to hold of what was asked for. What `moves_money` is sent on a connection of its
    own and in the environment's mode. `surface` tells whose address `path` is relative
    to. `unbound` says what is missing where no document gives `method` and `path`: the
    environment does, or the operation is not sent.
    """

    name: str
    method: str
    path: str
    answers: Mapping[int, Shape]
    errors: tuple[Shape, ...] = ()
    parameters: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    auth: Scheme | None = None
    body: Shape | None = None
    surface: str | None = None
    unbound: str | None = None
    given_path: str | None = None
    query: str | None = None
    given_headers: str | None = None
    money: MoneyFields | None = None
    safety: Safety = READ
    moves_money: bool = False
    key_header: str | None = None
    echoes: tuple[Echo, ...] = ()
    pages: PageChain | None = None
    form: FormEncoding | MultipartEncoding | None = None


class ReadOperation(Operation, Generic[T_co]):
    """An operation that changes nothing, and gives a `T_co`."""

    __slots__ = ()


class PagedOperation(ReadOperation[P_co], Generic[T_co, P_co]):
    """A read whose answers are pages `P_co` of a list of `T_co`; it has `pages`."""

    __slots__ = ()


class WriteOperation(Operation, Generic[T_co, E_co]):
    """An operation that may change something: it ends in an outcome."""

    __slots__ = ()

"""What can be asked of the provider, and in which shapes it answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from payspec.diagnostics import Span

from .evidence import Evidence
from .pages import Pages
from .place import UNPLACED
from .safety import Echo, WriteSafety
from .samples import Sample
from .types import Pattern, Ref, Sensitivity, Type


class Method(StrEnum):
    """HTTP's verb. It never decides what may be retried: `Effect` does."""

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    PATCH = "PATCH"
    DELETE = "DELETE"


class Effect(StrEnum):
    """What an operation does to money."""

    READ = "read"
    DRAFT = "draft"
    COLLECTS = "collects"
    MOVES_MONEY = "moves_money"
    ADVANCES_MONEY = "advances_money"
    CANCELS = "cancels"
    AUTH = "auth"

    @property
    def needs_write_safety(self) -> bool:
        """Whether a repeat of the operation could move money a second time."""
        return self in {Effect.COLLECTS, Effect.MOVES_MONEY, Effect.ADVANCES_MONEY}


STRENGTH = (
    Effect.READ,
    Effect.AUTH,
    Effect.DRAFT,
    Effect.CANCELS,
    Effect.ADVANCES_MONEY,
    Effect.COLLECTS,
    Effect.MOVES_MONEY,
)
"""Effects, the strongest last: it counts where it is not known which one it is."""


@dataclass(frozen=True, slots=True)
class EffectRow:
    """The effect that one value of a request field has."""

    value: bool | str | int
    effect: Effect
    span: Span


@dataclass(frozen=True, slots=True)
class EffectBy:
    """Effects by the value of a parameter or request field; a.b.c inside objects.

    A request without the field, or with another value, has the strongest of them.
    """

    field: str
    rows: tuple[EffectRow, ...]
    field_span: Span


@dataclass(frozen=True, slots=True)
class Fixed:
    """A member of a wrapping with the same value in every body.

    `depth` is the place in the envelope of the member that it stands beside.
    """

    depth: int
    member: str
    value: str | bool | int
    span: Span


@dataclass(frozen=True, slots=True)
class Payload:
    """A type inside the wrapping that the provider puts around it.

    `envelope` is the path of object members from the root of the body to the value;
    `fixed` are members beside those. `holder` names the object that is made for a value
    which is none by itself: the value is its one field, or its entries.
    """

    envelope: tuple[str, ...]
    type: Type
    evidence: Evidence
    span: Span
    fixed: tuple[Fixed, ...] = ()
    holder: Ref | None = None

    def beside(self, depth: int) -> dict[str, str | bool | int]:
        """Fixed members beside the member of the envelope at `depth`."""
        return {each.member: each.value for each in self.fixed if each.depth == depth}


class Nesting(StrEnum):
    """How a form writes a field of an object inside another: `a[b]` or `a.b`."""

    BRACKETS = "brackets"
    DOTS = "dots"


class ListStyle(StrEnum):
    """How a form writes the items of a list: `a[]` or `a[0]` each, or `a` each."""

    BRACKETS = "brackets"
    INDICES = "indices"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class FormBody:
    """A body that is sent as a form, not as JSON, and how it writes what is nested."""

    nesting: Nesting
    lists: ListStyle


class PartNesting(StrEnum):
    """How parts are named for what is inside an object, or `json`: in one part."""

    BRACKETS = "brackets"
    DOTS = "dots"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class MultipartBody:
    """A body that is sent in parts, which may be files."""

    nesting: PartNesting
    lists: ListStyle


@dataclass(frozen=True, slots=True)
class PathParameter:
    """A part of the path that the caller gives; its name is also its wire name.

    `pattern` has no condition.
    """

    name: str
    type: Type
    sensitivity: Sensitivity | None
    doc: str
    span: Span
    evidence: Evidence = field(default_factory=Evidence)
    type_span: Span = UNPLACED
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True)
class KeyHeader:
    """A header that carries the idempotency key."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class FixedHeader:
    """A header with the same value on every call."""

    name: str
    value: str
    span: Span
    value_span: Span = UNPLACED


Header = KeyHeader | FixedHeader
"""Every kind of header that an operation declares; one class per kind."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The shape of a success, for each of its statuses.

    A status that says what was created before (409) may have one too. With
    `in_headers` it is the headers, by their names, that are the object. `payload` is
    `None` where the answer has no body, and its status says all. `status_spans` go
    with `statuses`.
    """

    statuses: tuple[int, ...]
    payload: Payload | None
    span: Span
    status_spans: tuple[Span, ...] = ()
    in_headers: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the API can do.

    `path` holds its parameters as `{name}`, one for each of `parameters`, and is
    relative to the environment's address. `effect` is the strongest that it can have,
    which `effect_by` tells for some requests. `given_path`, `query` and
    `given_headers` are objects whose fields are the parameters of the path, those of
    the query, and headers that a caller gives. `errors` are tried in order. `echoes`
    are fields of the answer of a read, or of each item of a list, that have to be what
    was asked for. `unbound` says what is missing of an operation whose verb and path no
    document gives; then `method` and `path` say
    nothing, and `parameters` are those that the path of every binding has.
    """

    name: str
    method: Method
    path: str
    auth: str | None
    effect: Effect
    parameters: tuple[PathParameter, ...]
    headers: tuple[Header, ...]
    body: Payload | None
    answers: tuple[Answer, ...]
    errors: tuple[Payload, ...]
    safety: WriteSafety | None
    samples: tuple[Sample, ...]
    doc: str
    evidence: Evidence
    span: Span
    given_path: Payload | None = None
    query: Payload | None = None
    given_headers: Payload | None = None
    effect_by: EffectBy | None = None
    pages: Pages | None = None
    form: FormBody | MultipartBody | None = None
    surface: str | None = None
    surface_span: Span = UNPLACED
    echoes: tuple[Echo, ...] = ()
    echoes_span: Span = UNPLACED
    unbound: str | None = None
    path_span: Span = UNPLACED
    auth_span: Span = UNPLACED

    @property
    def answered(self) -> tuple[Payload, ...]:
        """The shapes of its answers that have one, in the order of the spec."""
        found = (answer.payload for answer in self.answers)
        return tuple(payload for payload in found if payload is not None)

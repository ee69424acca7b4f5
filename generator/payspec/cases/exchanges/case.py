"""A test case of a call: what is given, what is sent and answered, how it ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..json_value import Json

JSON = (("Content-Type", "application/json"),)
"""The header of an answer in JSON."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An amount in major units and its currency, as they stand at a client's edge."""

    amount: str
    currency: str


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a caller gives, by wire names.

    `body` is without its wrapping, and without what stands in `money`, the environment
    or a credential. `key` is an idempotency key that stands beside the request.
    """

    path: Mapping[str, Json] = field(default_factory=dict[str, Json])
    query: Mapping[str, Json] = field(default_factory=dict[str, Json])
    headers: Mapping[str, Json] = field(default_factory=dict[str, Json])
    body: Mapping[str, Json] = field(default_factory=dict[str, Json])
    money: Shown | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class JsonBody:
    """A body in JSON; numbers may be written in any way that means the same."""

    value: Json


@dataclass(frozen=True, slots=True)
class FormBody:
    """A form: its names and values in their order, before they are escaped."""

    pairs: tuple[tuple[str, str], ...]


Body = JsonBody | FormBody
"""Every kind of body; one class per kind."""


@dataclass(frozen=True, slots=True)
class Request:
    """What has to be sent. Of a header without a value any value will do.

    Other headers than these may be sent beside them.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str | None], ...]
    body: Body | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that comes whole: a JSON value, or `text` of another kind."""

    status: int
    json: Json = None
    text: str | None = None
    headers: tuple[tuple[str, str], ...] = JSON


class Fails(StrEnum):
    """Ways of not answering. After the first three nothing has left."""

    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    TLS_FAILED = "tls_failed"
    INTERRUPTED_BEFORE = "interrupted_before"
    NOT_TAKEN = "not_taken"
    NO_ANSWER = "no_answer"
    RESET = "reset"
    GARBLED = "garbled"
    BROKEN_OFF = "broken_off"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Failing:
    """An exchange that goes wrong; `answer` is what breaks off in the middle."""

    how: Fails
    answer: Answer | None = None

    @property
    def sent(self) -> bool:
        """Whether any of the request may have left."""
        return self.how not in _UNSENT

    @property
    def taken(self) -> bool:
        """Whether the provider has the whole request."""
        return self.sent and self.how is not Fails.NOT_TAKEN


_UNSENT = {
    Fails.REFUSED,
    Fails.UNREACHABLE,
    Fails.TLS_FAILED,
    Fails.INTERRUPTED_BEFORE,
}

Reply = Answer | Failing
"""What becomes of a request; one class per kind."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that has to be sent, and what becomes of it."""

    request: Request
    reply: Reply


@dataclass(frozen=True, slots=True)
class Violated:
    """A reason to refuse: where, and the rule unless the place alone is described."""

    pointer: str
    rule: str | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a status in an answer means; `pointer` leads to it from the value."""

    pointer: str
    standing: str
    final: bool
    money: str


@dataclass(frozen=True, slots=True)
class Worth:
    """The amount that an object in an answer is about; `pointer` leads to the object.

    Where an object has several amounts, it is the first of them.
    """

    pointer: str
    money: Shown


@dataclass(frozen=True, slots=True)
class Described:
    """What is read of an answer: its value without wrapping, and where it drifts.

    `drift` are pointers into the whole answer, of what its document does not describe.
    `shape` is the type.
    """

    value: Json
    shape: str
    drift: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    worth: tuple[Worth, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """A read gave a value; of a list each item is a `Described` of its own."""

    status: int
    items: tuple[Described, ...]
    many: bool
    drift: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raised:
    """A read raised an error: by its name, and what is known with it."""

    error: str
    status: int | None = None
    described: Described | None = None
    violations: tuple[Violated, ...] = ()
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list in pages gave these items.

    `pages` is how many pages there were, `ended` what is raised after the last item. A
    call of such a list that ends otherwise (`Returned`, `Raised`) asks for one page.
    """

    pages: int
    items: tuple[Json, ...]
    ended: Raised | None = None


@dataclass(frozen=True, slots=True)
class Proven:
    """An outcome with a value: `accepted` or `duplicate`."""

    verdict: str
    status: int
    described: Described


@dataclass(frozen=True, slots=True)
class Rejected:
    """The provider refused, and nothing was created."""

    status: int
    described: Described


@dataclass(frozen=True, slots=True)
class NotSent:
    """Nothing of the call itself left: the error's name, and why."""

    error: str
    violations: tuple[Violated, ...] = ()


@dataclass(frozen=True, slots=True)
class Instruction:
    """What is known about finding out, and about a repeat.

    `find` is the operation, the parameter by its wire name, and the value to ask by;
    `proof` whether finding nothing proves that nothing was created.
    """

    moves_money: bool
    find: tuple[str, str, str] | None
    proof: bool
    repeat: str | None
    window: int | None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody can say what became of it.

    `interrupts` means that the interruption goes on, with the outcome told on it.
    """

    reason: str
    instruction: Instruction
    key: str | None
    reference: str | None
    interrupts: bool = False


Result = Returned | Raised | Listed | Proven | Rejected | NotSent | Unknown
"""Every way for a call to end; one class per kind."""


@dataclass(frozen=True, slots=True)
class ExchangeCase:
    """One or more calls of the same arguments by one client; a result for each.

    `accept` are the assumptions that a live client is built with, `exchanges` all that
    is sent, of all calls. `bound` is false where nothing binds the operation.
    """

    id: str
    environment: str
    arguments: Arguments
    exchanges: tuple[Exchange, ...]
    results: tuple[Result, ...]
    accept: tuple[str, ...] = ()
    strict: bool = False
    bound: bool = True


@dataclass(frozen=True, slots=True)
class ExchangeCases:
    """All cases of one operation, by id, and what no case could be made of.

    `credentials` are those that the clients of all of them are built with.
    """

    operation: str
    credentials: Mapping[str, str]
    cases: tuple[ExchangeCase, ...]
    left_out: tuple[str, ...]

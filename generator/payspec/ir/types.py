"""The shapes of payloads: objects, fields, enumerations, lists and maps."""

from dataclasses import dataclass, field
from enum import StrEnum

from payspec.diagnostics import Span

from .descriptors import Descriptor
from .evidence import Evidence
from .place import UNPLACED
from .scalars import Form, Scalar


@dataclass(frozen=True, slots=True)
class Ref:
    """A use of a named type."""

    name: str
    span: Span = field(default=UNPLACED, compare=False)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A JSON array of one type."""

    item: "Type"


@dataclass(frozen=True, slots=True)
class MapOf:
    """A JSON object whose keys are data."""

    value: "Type"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A value of one of several types, told by its look alone: `ir.unions` says how."""

    options: tuple["Type", ...]
    span: Span = field(default=UNPLACED, compare=False)


Type = Scalar | Ref | ListOf | MapOf | AnyOf
"""What a field, a body or an answer can be; one class per kind."""


class Sensitivity(StrEnum):
    """Why a value must not be printed."""

    SECRET = "secret"
    PAN = "pan"
    BANK_ACCOUNT = "bank_account"
    PII = "pii"


@dataclass(frozen=True, slots=True)
class Condition:
    """True when a sibling field holds a value, by wire name."""

    field: str
    equals: str | bool | int
    span: Span = UNPLACED
    value_span: Span = UNPLACED


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that the whole value matches, perhaps on a condition."""

    expression: str
    when: Condition | None
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """One member of an object.

    `nullable` is what the provider documents; `reads` are the other forms that it was
    seen to send (`reads_spans` go with them). `default` is what the provider says it
    assumes, as JSON text: it is documentation and never sent. `name` is what code
    calls it, where the wire name does not do.
    """

    wire: str
    name: str | None
    type: Type
    required: bool
    required_when: Condition | None
    nullable: bool
    reads: tuple[Form, ...]
    pattern: Pattern | None
    sensitivity: Sensitivity | None
    default: str | None
    doc: str
    evidence: Evidence
    span: Span
    reads_spans: tuple[Span, ...] = ()
    default_span: Span = UNPLACED

    @property
    def may_be_read_as_absent(self) -> bool:
        """Whether the provider is known to send null, or an empty text, for nothing."""
        return not {Form.NULL, Form.EMPTY_TEXT}.isdisjoint(self.reads)

    @property
    def always_there(self) -> bool:
        """Whether a response that is as documented holds a value of the type."""
        return self.required and not self.nullable and not self.may_be_read_as_absent


@dataclass(frozen=True, slots=True)
class ObjectType:
    """A JSON object with described members.

    `open` means that a request may carry members which are not described; an answer
    always may. With `rest` they are of that type: a map, whose `fields` are the names
    in it that are no keys. With a `descriptor` each describes a field at run time.
    """

    name: str
    fields: tuple[Field, ...]
    open: bool
    doc: str
    evidence: Evidence
    span: Span
    rest: Type | None = None
    descriptor: Descriptor | None = None

    def field(self, wire: str) -> Field | None:
        """The member of that wire name."""
        return next((field for field in self.fields if field.wire == wire), None)

    def free(self, wire: str) -> str:
        """The name, or one made from it, that no described member has."""
        while self.field(wire) is not None:
            wire = f"{wire}_"
        return wire

    def toward(self, path: str) -> tuple[Field, str] | None:
        """The member that a path a.b.c leads through, and the path on from there.

        That is empty at its end. A member whose own name has dots in it is the end of a
        path; `None` if there is no such member.
        """
        whole = self.field(path)
        if whole is not None:
            return whole, ""
        first, _, rest = path.partition(".")
        field = self.field(first)
        return None if field is None or not rest else (field, rest)


@dataclass(frozen=True, slots=True)
class EnumValue:
    """One value of an enumeration; a whole number by its digits."""

    wire: str
    doc: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EnumType:
    """A text that is one of some values, or a whole number where they are `numbers`.

    An open one may gain values any day.
    """

    name: str
    values: tuple[EnumValue, ...]
    closed: bool
    doc: str
    evidence: Evidence
    span: Span
    numbers: bool = False

    @property
    def known(self) -> tuple[str | int, ...]:
        """The values as JSON has them, in the order of the spec."""
        wires = (value.wire for value in self.values)
        return tuple(int(wire) if self.numbers else wire for wire in wires)

    @property
    def unknown(self) -> str | int:
        """A value that is none of them."""
        if self.numbers:
            return max(int(value.wire) for value in self.values) + 1
        unknown, known = "unknown-value", self.known
        while unknown in known:
            unknown = f"{unknown}-"
        return unknown


@dataclass(frozen=True, slots=True)
class TagMember:
    """The object that a value of the tag tells."""

    value: str
    type: Ref
    span: Span = UNPLACED


@dataclass(frozen=True, slots=True)
class TaggedType:
    """One of several objects: the value of the field `tag`, in each of them, tells.

    An answer may carry another value any day.
    """

    name: str
    tag: str
    members: tuple[TagMember, ...]
    doc: str
    evidence: Evidence
    span: Span


@dataclass(frozen=True, slots=True)
class AnyOfType:
    """A value of one of several types under a name of its own."""

    name: str
    of: AnyOf
    doc: str
    evidence: Evidence
    span: Span


NamedType = ObjectType | EnumType | TaggedType | AnyOfType
"""What can stand under `types`; one class per kind."""

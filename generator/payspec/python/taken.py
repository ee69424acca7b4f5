"""Names of a spec that stand in code as they are, and that something else has there."""

from collections.abc import Iterator
from dataclasses import dataclass

from payspec.diagnostics import Span
from payspec.ir.free_name import free_name
from payspec.ir.provider import Provider

from .constants import environment_constant

ANNOTATED_WITH = frozenset(
    {"bool", "bytes", "date", "datetime", "dict", "float", "int", "list", "object"}
    | {"str", "httpx2", "ssl"}
)
"""What signatures are annotated with: a method of that name would hide it."""

CONSTANTS = frozenset({"DEADLINE", "EXPONENTS", "FLOWS", "MISSING", "PROVIDER"})
"""Constants of the emitted modules that are a single word."""

CLASSES = frozenset("""
    Accepted ApiError AsyncClient Client Duplicate Money NotSent Outcome Rejected
    Unknown AsyncJournal BaseAsyncClient BaseClient Collection Credential Decimal
    Environment Items Journal Mapping Never Observer Timeouts Echo Find MoneyFields
    ReadOperation Repeat RepeatAnswer Safety Shape Verdict WriteOperation Annotated
    ClassVar Country Currency Date Email Equals Exact Field Json Literal Number OpenEnum
    OpenRequestModel PatternWhen ReadAs RequestModel RequiredWhen ResponseModel Rule
    Timestamp TypeAlias Url ProviderError Required TypedDict Acknowledgement AllOf AnyOf
    Basic Batch Callback CallbackDefinition Digest Ecdsa Ed25519 Encoding Hash Hmac
    KeyForm Keys Mode Placement ReceivedHeaders RereadBy Rsa Algorithm MessageSignature
    SignedTime Target TimeForm AsyncPager CursorPages EffectBy FormEncoding LinkedPages
    NumberedPages PagedOperation Pager PagesAfter Base64Text BicText CardText IbanText
    IntegerText IpText LowerCurrency NumberText PositiveNumber PositiveNumberText
    UnixMilliseconds UnixSeconds UuidText Write WriteAs ZonelessUtc CallFlow FlowStep
    MoneyAt Standing StatusMeaning StatusTable Taken DescriptorShape FilledFields
    RuntimeFields NoBody FilePart MultipartEncoding Secret LookUp
    """.split())
"""Classes that the emitted modules import from elsewhere."""


TYPES_TAKEN = CLASSES | CONSTANTS
"""Names that no type may have."""


@dataclass(frozen=True, slots=True)
class TakenName:
    """A name that cannot stand, where it was given, and one that can."""

    span: Span
    message: str
    hint: str


def taken_names(provider: Provider) -> Iterator[TakenName]:
    """Types, operations and environments that emitted code could not tell apart."""
    types = {each.name for each in provider.types}
    environments = {environment_constant(each) for each in provider.environments}
    for named in provider.types:
        free = free_name(named.name, "{}Type", TYPES_TAKEN | types | environments)
        if named.name in TYPES_TAKEN:
            message = _used("a type", named.name)
        elif named.name in environments:
            message = f"the type '{named.name}' is called as an environment is in code"
        else:
            continue
        yield TakenName(named.span, message, f"call it '{free}'")
    operations = {each.name for each in provider.operations}
    for operation in provider.operations:
        if operation.name in ANNOTATED_WITH:
            free = free_name(operation.name, "call_{}", ANNOTATED_WITH | operations)
            message = _used("an operation", operation.name)
            yield TakenName(operation.span, message, f"call it '{free}'")


def _used(what: str, name: str) -> str:
    return f"{what} cannot be called '{name}': emitted code uses that name"

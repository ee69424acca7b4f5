"""`payspec.validate`: a payload against a spec, with nothing generated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from payspec.diagnostics import Collector
from payspec.jsontext.places import Place as JsonPlace
from payspec.jsontext.places import locate
from payspec.language.samples.masking import masked
from payspec.pipeline.check import Spec, check
from payspec.pipeline.validate import Shape, Target, UnknownPayload, target
from payspec.project.failure import CannotRun
from payspec.project.named_spec import named_spec
from payspec.runtime.model.free_text import printable_pointer
from payspec.runtime.model.violations import Violation
from payspec.runtime.validation.schema import SchemaValidator, is_complete
from payspec.runtime.wire import JsonValue

from .findings import Findings, findings
from .payload import PayloadFile, parse_payload
from .places import Place, folder
from .progress import Progress, quiet

IN_MEMORY = "<payload>"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a payload. No value of the payload is in it.

    `pointer` leads into the payload (RFC 6901), `rule` is the keyword of the JSON
    Schema. Lines and columns count from 1, columns in code points.
    """

    pointer: str
    rule: str
    message: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Validation:
    """What is wrong with a payload, held against the shape that it comes nearest to.

    `payload` is what it was held against, such as `create_payout.request`, and
    `schemas` are the names of the JSON Schemas that say the same. `complete` is false
    if more was not looked for. If `spec` has errors, nothing was looked at.
    """

    spec: Findings
    payload: str = ""
    schemas: tuple[str, ...] = ()
    violations: tuple[Finding, ...] = ()
    complete: bool = True

    @property
    def valid(self) -> bool:
        """Whether the spec is sound and the payload has nothing wrong with it."""
        return self.spec.ok and not self.violations


def validate(
    spec: Place,
    operation: str,
    payload: bytes | str,
    *,
    status: int | None = None,
    project: Place | None = None,
    progress: Progress = quiet,
) -> Validation:
    """Hold JSON against an operation of a spec, or a callback.

    `spec` is a file, or the name of a provider that the project configures; `operation`
    as in `create_payout`, `create_payout.response`; `status` that of the answer. Raises
    `CannotRun` if there is no such spec or payload, or `payload` is no JSON.
    """
    data = payload if isinstance(payload, bytes) else _encoded(payload)

    def read() -> PayloadFile:
        return parse_payload(IN_MEMORY, data)

    return hold(str(spec), operation, read, status, folder(project), progress)


def hold(
    spec: str,
    operation: str,
    payload: Callable[[], PayloadFile],
    status: int | None,
    here: Path,
    progress: Progress,
) -> Validation:
    """As `validate`; the payload is read when it is known what it is held against."""
    report = Collector()
    file = named_spec(spec, here)
    read = Spec(file.label, file.read(), file.read_sample)
    checked = check((read,), report, progress)
    found = findings(report, (read,))
    if not found.ok:
        return Validation(found)
    try:
        wanted = target(checked[0], operation, status)
    except UnknownPayload as error:
        raise CannotRun(str(error)) from None
    return _validate(found, wanted, payload())


def _encoded(payload: str) -> bytes:
    # Half a character is refused with its place, as it would be in a file.
    return payload.encode(errors="surrogatepass")


def _validate(found: Findings, wanted: Target, payload: PayloadFile) -> Validation:
    shape, violations = _nearest(wanted.shapes, payload.value)
    places = locate(payload.text, {each.pointer for each in violations})
    placed: list[tuple[JsonPlace, Finding]] = []
    for each in violations:
        there = places[each.pointer]
        # A member too many is at its name; what is missing, where it would belong.
        place = there.name if each.rule == "additionalProperties" else there.value
        shown = Finding(
            printable_pointer(masked(each.pointer)),
            each.rule,
            each.message,
            place.line,
            place.column,
        )
        placed.append((place, shown))
    placed.sort(key=lambda found: found[0])
    return Validation(
        found,
        wanted.name,
        shape.schemas,
        tuple(finding for _, finding in placed),
        is_complete(violations),
    )


def _nearest(
    known: tuple[Shape, ...], value: JsonValue
) -> tuple[Shape, tuple[Violation, ...]]:
    """The first shape that the value has, or else the one that it comes nearest to.

    What is missing weighs more than what is wrong: it tells that another was meant.
    """
    held = [(shape, SchemaValidator(shape.schema).violations(value)) for shape in known]

    def distance(found: tuple[Shape, tuple[Violation, ...]]) -> tuple[int, int]:
        missing = sum(1 for each in found[1] if each.rule == "required")
        return missing, len(found[1])

    return min(held, key=distance)

"""`payspec validate`: a payload against a spec, with nothing generated.

With `--format json` one object is printed:

    {
      "version": 1,
      "file": "payout.json",               "<stdin>" for standard input
      "payload": "create_payout.request",  what it was held against
      "schemas": ["create_payout.request"],  the shape that it has, or comes nearest
      "valid": false,                        to: JSON Schemas that say the same
      "violations": [
        {
          "pointer": "/request/amount",    into the payload (RFC 6901)
          "rule": "minimum",               the keyword of the JSON Schema
          "message": "must be at least 1",
          "line": 3, "column": 10          from 1, columns in code points
        }
      ],
      "complete": true                     false: more was not looked for
    }

If the spec has errors, it is what `payspec check` prints. No value of the payload is
ever printed, and no line of it; what looks like a card number in the name of a member
is masked in its pointer.
"""

import json
from dataclasses import asdict, dataclass

from payspec.diagnostics import (
    Collector,
    Diagnostic,
    Rule,
    Severity,
    Span,
    render_text,
)
from payspec.diagnostics.display import visible
from payspec.language.samples.masking import masked
from payspec.language.source import source_text
from payspec.pipeline.check import Spec, check
from payspec.pipeline.json_places import Place, locate
from payspec.pipeline.validate import Shape, Target, UnknownPayload, target
from payspec.runtime.model.violations import Violation
from payspec.runtime.validation.schema import SchemaValidator, is_complete
from payspec.runtime.wire import JsonValue

from .arguments import Options
from .colour import colour
from .failure import CannotRun
from .named_spec import named_spec
from .payload import PayloadFile, read_payload
from .terminal import done, progress, show

VERSION = 1

_LONGEST_POINTER = 200


@dataclass(frozen=True, slots=True)
class Result:
    """What is wrong with a payload, held against the shape that it comes nearest to."""

    payload: PayloadFile
    name: str
    shape: Shape
    violations: tuple[tuple[Place, Violation], ...]
    complete: bool


def run(options: Options) -> int:
    """Hold a payload against a spec; 1 for violations and for errors of the spec."""
    spec = named_spec(options.spec, options)
    report = Collector()
    data = spec.read()
    found = check((Spec(spec.label, data, spec.read_sample),), report, progress)
    if report.has(Severity.ERROR):
        show(report, {spec.label: masked(source_text(data))}, options, Severity.ERROR)
        return 1
    done()
    try:
        wanted = target(found[0], options.operation, options.status)
    except UnknownPayload as error:
        raise CannotRun(str(error)) from None
    result = _validate(wanted, read_payload(options.file))
    print(_as_json(result) if options.format == "json" else _as_text(result))
    return 1 if result.violations else 0


def _validate(wanted: Target, payload: PayloadFile) -> Result:
    shape, violations = _nearest(wanted.shapes, payload.value)
    places = locate(payload.text, {each.pointer for each in violations})
    placed: list[tuple[Place, Violation]] = []
    for each in violations:
        there = places[each.pointer]
        # A member too many is at its name; what is missing, where it would belong.
        place = there.name if each.rule == "additionalProperties" else there.value
        shown = Violation(masked(each.pointer), each.rule, each.message)
        placed.append((place, shown))
    placed.sort(key=lambda found: found[0])
    complete = is_complete(violations)
    return Result(payload, wanted.name, shape, tuple(placed), complete)


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


def _as_json(result: Result) -> str:
    document = {
        "version": VERSION,
        "file": result.payload.label,
        "payload": result.name,
        "schemas": result.shape.schemas,
        "valid": not result.violations,
        "violations": [
            {**asdict(violation), "line": place.line, "column": place.column}
            for place, violation in result.violations
        ],
        "complete": result.complete,
    }
    return json.dumps(document, indent=2)


def _as_text(result: Result) -> str:
    schemas = ", ".join(result.shape.schemas)
    name = result.name if schemas == result.name else f"{result.name} ({schemas})"
    if not result.violations:
        return f"{visible(result.payload.label)} is a valid {name}"
    # Without a source, no line of the payload is shown.
    found = render_text(
        (_diagnostic(result.payload.label, *each) for each in result.violations),
        {},
        colour=colour(),
    )
    count = len(result.violations)
    more = "" if result.complete else ", and more may be wrong"
    return f"{found}{count} violation{'' if count == 1 else 's'} of {name}{more}"


def _diagnostic(file: str, place: Place, violation: Violation) -> Diagnostic:
    pointer = violation.pointer
    if len(pointer) > _LONGEST_POINTER:
        pointer = f"{pointer[:_LONGEST_POINTER]}…"
    return Diagnostic(
        Rule(violation.rule, Severity.ERROR, violation.message),
        Span.point(file, place.line, place.column),
        f"{pointer or 'the payload'} {violation.message}",
    )

"""Headers that an operation declares."""

import re

from payspec.diagnostics import Related, Span
from payspec.ir.operations import FixedHeader, KeyHeader, Operation
from payspec.ir.safety import Repeat

from ..header_names import SET_BY_CLIENT, TOKEN
from ..header_names import VALUE as _VALUE
from ..scope import Scope
from . import rules

_SET_BY_CLIENT = (SET_BY_CLIENT | {"authorization"}) - {"user-agent"}
_MEDIA = frozenset({"accept", "content-type"})
"""Headers with a media type: the client's own, unless the provider has its own JSON."""

_JSON = re.compile(r"application/([a-z0-9][a-z0-9.!#$&^_-]*\+)?json", re.IGNORECASE)


def check_headers(scope: Scope, operation: Operation) -> None:
    """Hold the headers of an operation to what can be sent."""
    seen: dict[str, Span] = {}
    described = scope.object(operation.given_headers)
    given = () if described is None else described.fields
    keys = [each for each in operation.headers if isinstance(each, KeyHeader)]
    for header in (*operation.headers, *(KeyHeader(f.wire, f.span) for f in given)):
        folded = header.name.lower()
        if folded in seen:
            scope.report.report(
                rules.HEADER_TWICE,
                header.span,
                f"the header '{folded}' is declared already",
                hint="remove one of the two",
                related=(Related(seen[folded], "it is declared here first"),),
            )
        elif isinstance(header, FixedHeader) and header.name.endswith("!"):
            bare = header.name.rstrip("!")
            scope.report.report(
                rules.BAD_HEADER,
                header.span,
                f"the header {header.name!r} has one value, and is always sent",
                hint=f"write `{bare}!: {{type: {header.value}}}` for what the caller "
                "gives, or remove the `!`",
            )
        elif TOKEN.fullmatch(header.name) is None:
            scope.report.report(
                rules.BAD_HEADER,
                header.span,
                f"{header.name!r} is no name of a header",
                hint="write letters, digits and hyphens",
            )
        elif folded in _MEDIA and isinstance(header, FixedHeader):
            _media(scope, operation, header)
        elif folded in _SET_BY_CLIENT or (folded == "user-agent" and header in keys):
            scope.report.report(
                rules.BAD_HEADER,
                header.span,
                f"the header {header.name!r} is the client's own",
                hint="leave it out",
            )
        elif isinstance(header, FixedHeader) and not _VALUE.fullmatch(header.value):
            scope.report.report(
                rules.BAD_HEADER,
                header.value_span,
                f"the value of {header.name!r} is not printable ASCII",
                hint="write a value without line breaks and outer spaces",
            )
        seen.setdefault(folded, header.span)
    _keys(scope, operation)


def _media(scope: Scope, operation: Operation, header: FixedHeader) -> None:
    """The provider's own name for JSON: anything else could not be read or written."""
    if _JSON.fullmatch(header.value) is None:
        scope.report.report(
            rules.BAD_HEADER,
            header.value_span,
            f"{header.value!r} is no media type of JSON",
            hint="write one such as application/vnd.acme+json, or leave it out",
        )
    elif header.name.lower() == "content-type" and (
        operation.body is None or operation.form is not None
    ):
        scope.report.report(
            rules.BAD_HEADER,
            header.span,
            f"'{operation.name}' sends no JSON",
            hint=f"say {header.name!r} only where a body is sent as JSON",
        )


def _keys(scope: Scope, operation: Operation) -> None:
    keys = [each for each in operation.headers if isinstance(each, KeyHeader)]
    safety = operation.safety
    repeat = None if safety is None else safety.repeat
    if repeat is not None and repeat.key is None and not keys:
        scope.report.report(
            rules.KEY_HEADER,
            repeat.span,
            f"'{operation.name}' has a `repeat`, and no header carries the key",
            hint="write `headers: {Idempotency-Key: idempotency_key}`, or name the "
            "parameter or field that is the key: `key: reference`",
        )
    elsewhere = repeat is not None and repeat.key is not None
    for header in keys if repeat is None or elsewhere else keys[1:]:
        # Without any write safety there is one finding already where money moves.
        if repeat is None and safety is None and operation.effect.needs_write_safety:
            continue
        scope.report.report(
            rules.KEY_HEADER,
            header.span,
            f"{header.name!r} carries a key, and " + _other_key(repeat),
            hint=(
                "remove one of the two"
                if repeat
                else "say under `write_safety` what a `repeat` does"
            ),
        )


def _other_key(repeat: Repeat | None) -> str:
    if repeat is None:
        return "nothing says what it does"
    if repeat.key is None:
        return "so does another header"
    return f"so does '{repeat.key}'"

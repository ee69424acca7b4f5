"""Running the cases of payloads: JSON Schema and models say the same of every body.

@pytest.mark.parametrize("payload", fixture_names("payouts.acme", "payloads"))
def test_payloads(payload):
    check_payload("payouts.acme", payload)
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from pydantic import ValidationError

from ..core.fields.plain import FromWire
from ..core.model.answer import ResponseModel
from ..core.model.pointer import pointer_of
from ..core.model.reader import read as read_one
from ..core.model.reader import read_list
from ..core.model.request import RequestModel
from ..core.model.rules import check_rules
from ..core.model.violations import violations_from
from .call_requests import same_json
from .failed import CaseFailed
from .fixtures import FixtureCase, fixture_cases
from .json_text import JsonValue

_Named = set[tuple[str, str]]


def check_payload(package: str, payload: str) -> int:
    """Hold the schema and the model of a payload to all of its cases.

    `package` is the provider's, by its full name, `payload` one such as
    `create_payout.request`. Gives the number of cases. Raises `LookupError` for a
    payload that is not there, `CaseFailed` if a case comes out otherwise.
    """
    cases = fixture_cases(package, payload)
    for case in cases:
        check_payload_case(package, payload, case)
    return len(cases)


def check_payload_case(package: str, payload: str, case: FixtureCase) -> None:
    """The same for one case."""
    found = (*_by_schema(package, payload, case), *_by_model(package, case))
    if found:
        raise CaseFailed(case.id, found)


def _by_schema(package: str, payload: str, case: FixtureCase) -> Iterator[str]:
    check = getattr(import_module(f"{package}.validators"), payload.replace(".", "_"))
    found = {(each.pointer, each.rule) for each in check(case.body)}
    yield from _differing("the schema", case, found)


def _differing(who: str, case: FixtureCase, found: _Named) -> Iterator[str]:
    if {pointer for pointer, _ in found} != set(case.pointers):
        named = ", ".join(sorted(pointer or "/" for pointer, _ in found))
        yield f"{who} finds something wrong at {named or 'no place'}"
    for each in case.breaches:
        if each.rule is not None and (each.pointer, each.rule) not in found:
            yield f"{who} does not say {each.rule} of {each.pointer or '/'}"


def _by_model(package: str, case: FixtureCase) -> Iterator[str]:
    of = case.of
    at = pointer_of(of.envelope)
    inside = all(
        each.pointer.startswith(f"{at}/")
        or (each.pointer == at and each.rule != "required")
        for each in case.breaches
    )
    if not inside or of.type is None:
        # The wrapping is for the client to put on and to take off.
        return
    value = case.body
    for member in of.envelope:
        if isinstance(value, dict):
            value = value[member]
    if of.batched and isinstance(value, list):
        return
    if of.sent:
        model = _sent_model(package, of.type)
        yield from _differing("the model", case, _violations(model, value, at))
    else:
        read_as = _read_model(package, of.type)
        yield from _read(read_as, case, value, at, many=of.many)


def _sent_model(package: str, name: str) -> type[RequestModel]:
    """What is sent of a type is another class, where it is read as well."""
    models = vars(import_module(f"{package}.models"))
    for found in (models[name], models.get(f"{name}Input")):
        if isinstance(found, type) and issubclass(found, RequestModel):
            return found
    raise LookupError(f"{package} sends no {name}")


def _read_model(package: str, name: str) -> type[ResponseModel]:
    found = vars(import_module(f"{package}.models"))[name]
    if isinstance(found, type) and issubclass(found, ResponseModel):
        return found
    raise LookupError(f"{package} reads no {name}")


def _violations(model: type[RequestModel], value: JsonValue, at: str) -> _Named:
    try:
        made = model.model_validate(
            value, context=FromWire(), by_alias=True, by_name=False
        )
    except ValidationError as error:
        return {(f"{at}{each.pointer}", each.rule) for each in violations_from(error)}
    return {(each.pointer, each.rule) for each in check_rules(made, at)}


def _read(
    model: type[ResponseModel],
    case: FixtureCase,
    value: JsonValue,
    at: str,
    *,
    many: bool,
) -> Iterator[str]:
    """No body makes the reader fail; what is wrong is drift, what fits is none."""
    if many:
        several = read_list(model, value, at)
        drift = several.drift
        # An item that is no object is named, and left out of what was read.
        whole = value if isinstance(value, list) else []
        kept: list[JsonValue] = [each for each in whole if isinstance(each, dict)]
        given: list[JsonValue] = [each.to_wire() for each in several.value]
        same = same_json(given, kept)
    else:
        one = read_one(model, value, at)
        drift = one.drift
        same = same_json(one.value.to_wire(), value if isinstance(value, dict) else {})
    if not same:
        yield "what was read is not given back"
    undeclared = [each.pointer for each in drift if not each.declared]
    wanted = [each.pointer for each in case.breaches if each.drifts]
    told = all(
        any(pointer == place or pointer.startswith(f"{place}/") for pointer in wanted)
        for place in undeclared
    )
    if bool(wanted) is not bool(undeclared) or not told:
        yield f"it drifts at {', '.join(undeclared) or 'no place'}"

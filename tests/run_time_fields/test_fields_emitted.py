"""Emitted access to fields that a provider describes at run time."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.language.specs import changed
from tests.operations.house import KINDS, Provider, ask, emitted
from tests.run_time_fields.specs import CATALOGUE, FORM

LUHN = {"validators": [{"name": "Luhn"}]}
SECRET = "4242424242424241"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package of a provider whose services describe their fields."""
    with emitted(tmp_path_factory.mktemp("catalogue"), CATALOGUE) as module:
        yield module


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package of a provider that wants its descriptors back."""
    with emitted(tmp_path_factory.mktemp("form"), FORM) as module:
        yield module


def fields_of(module: ModuleType) -> Any:
    """The emitted module of run-time fields."""
    from importlib import import_module

    return import_module(f"{module.__name__}.fields")


def described(module: ModuleType, *fields: object, kind: str = "sync") -> Any:
    """The fields of a service, as a client has read them."""
    answer = {"code": "card_usd", "fields": list(fields)}
    service = ask(
        kind,
        module,
        Provider([(200, answer)]),
        lambda client: client.get_service(code="card_usd"),
    )
    return service.fields


def field(key: str = "account", **more: object) -> dict[str, object]:
    """A descriptor in the form of the catalogue."""
    return {"key": key, "type": "string", "required": True, "position": 0, **more}


def checked(module: ModuleType, values: dict[str, str], *fields: object) -> Any:
    """What the emitted validator says of the values."""
    return fields_of(module).SERVICE_FIELD.check(described(module, *fields), values)


@pytest.mark.parametrize(
    ("expression", "good", "bad"),
    [
        pytest.param(r"^\d{1,15}$", "123", "12a", id="plain"),
        pytest.param(r"/^[0-9]{4}$/", "1234", "12345", id="delimited"),
        pytest.param(r"/^\p{L}+$/u", "Żółć", "a1", id="letters"),
        pytest.param(r'"/^(\\+380)[0-9]{9}$/"', "+380501234567", "0501", id="quoted"),
        pytest.param(r"^\\d{1,15}$", "123", "12a", id="doubly-escaped"),
        pytest.param(r"^(a+)+$", "aaa", "b", id="catastrophic"),
    ],
)
def test_an_expression_is_run_in_whatever_form_it_comes(
    expression: str, good: str, bad: str, catalogue: ModuleType
) -> None:
    descriptor = field(regexp=expression)
    taken = checked(catalogue, {"account": good}, descriptor)
    assert (taken.violations, taken.unchecked) == ((), ())
    refused = checked(catalogue, {"account": bad}, descriptor)
    assert [(each.pointer, each.rule) for each in refused.violations] == [
        ("/account", "pattern")
    ]
    # A line break behind the end is no part of an account.
    assert checked(catalogue, {"account": f"{good}\n"}, descriptor).violations


def test_a_catastrophic_expression_costs_no_time(catalogue: ModuleType) -> None:
    validator = fields_of(catalogue).SERVICE_FIELD.validator(
        described(catalogue, field(regexp="^(a+)+$"))
    )
    start = time.monotonic()
    assert validator.check({"account": "a" * 9_000 + "!"}).violations
    # Backtracking would take longer than the universe is old.
    assert time.monotonic() - start < 20


@pytest.mark.parametrize(
    "expression",
    [r"^(?<!a)b$", r"^(a)\1$", "[", r"^\p{NoSuchScript}$"],
    ids=["look-behind", "back-reference", "malformed", "unknown-class"],
)
def test_what_cannot_be_run_is_not_checked_and_said_aloud(
    expression: str, catalogue: ModuleType
) -> None:
    found = checked(catalogue, {"account": "anything"}, field(regexp=expression))
    assert found.violations == ()
    (unchecked,) = found.unchecked
    assert unchecked.key == "account"
    assert "cannot be run here" in unchecked.why


@pytest.mark.parametrize(
    ("values", "pointer", "rule"),
    [
        pytest.param({}, "/card", "required", id="missing"),
        pytest.param({"card": ""}, "/card", "required", id="empty"),
        pytest.param({"card": SECRET}, "/card", "luhn", id="check-digit"),
        pytest.param(
            {"card": "4242424242424242", "cvv": "1"},
            "/cvv",
            "additionalProperties",
            id="unknown",
        ),
    ],
)
def test_values_are_held_to_their_descriptors(
    values: dict[str, str], pointer: str, rule: str, catalogue: ModuleType
) -> None:
    found = checked(catalogue, values, field("card", options=LUHN))
    assert [(each.pointer, each.rule) for each in found.violations] == [(pointer, rule)]
    assert found.unchecked == ()


def test_nothing_that_is_said_holds_a_value(catalogue: ModuleType) -> None:
    fields = described(catalogue, field("card", options=LUHN, regexp="^5[0-9]+$"))
    validator = fields_of(catalogue).SERVICE_FIELD.validator(fields)
    found = validator.check({"card": SECRET, "other": SECRET})
    assert len(found.violations) == 3
    assert SECRET not in repr(found) + repr(validator)


@pytest.mark.parametrize(
    "options",
    [[], {}, None, {"validators": None}],
    ids=["list", "object", "null", "in"],
)
def test_empty_options_in_any_form_ask_for_nothing(
    options: object, catalogue: ModuleType
) -> None:
    found = checked(catalogue, {"account": "1"}, field(options=options))
    assert (found.violations, found.unchecked) == ((), ())


def test_texts_and_positions_are_read(catalogue: ModuleType) -> None:
    labels = {"en": "Account", "uk": "Рахунок"}
    fields = described(
        catalogue, field(label=labels, hint="16 digits", position=None, required=None)
    )
    (found,) = fields_of(catalogue).SERVICE_FIELD.read(fields).fields
    assert (found.label, found.hint) == (labels, {"": "16 digits"})
    assert (found.position, found.required) == (None, False)


def test_a_list_that_could_not_be_read_refuses_nothing(catalogue: ModuleType) -> None:
    """An answer that drifted never makes a payout impossible."""
    found = fields_of(catalogue).SERVICE_FIELD.check(None, {"account": "1"})
    assert found.violations == ()
    assert {each.key for each in found.unchecked} == {"", "account"}


def test_another_shape_reads_what_a_document_does_not_say(
    catalogue: ModuleType,
) -> None:
    fields = described(catalogue, {**field(), "must_match": "^[0-9]+$"})
    own = fields_of(catalogue).SERVICE_FIELD
    shape = dataclasses.replace(own.shape, expression=("must_match",))
    other = dataclasses.replace(own, shape=shape)
    assert own.check(fields, {"account": "x"}).violations == ()
    assert other.check(fields, {"account": "x"}).violations[0].rule == "pattern"


@pytest.mark.parametrize(
    ("changes", "steps"),
    [
        pytest.param([], ("options", "validators"), id="inside"),
        pytest.param(
            [
                ("checks: options.validators", "checks: options.validators.of"),
                ("    validators: list(", "    validators.of: list("),
            ],
            ("options", "validators.of"),
            id="a-dot-of-its-own",
        ),
        pytest.param(
            [("    options: {type: Options, reads: empty_list}", "    options: json")],
            ("options", "validators"),
            id="inside-any-json",
        ),
    ],
)
def test_a_path_is_followed_through_its_members(
    changes: list[tuple[str, str]], steps: tuple[str, ...], tmp_path: Path
) -> None:
    with emitted(tmp_path, changed(CATALOGUE, *changes)) as module:
        assert fields_of(module).SERVICE_FIELD.shape.checks == steps


ASKED = [
    {"meta": {"code": "iban", "is": "^[A-Z0-9]+$"}, "extra": {"kept": [1, "10.00"]}},
    {"meta": {"code": "name"}, "odd": None},
]


@pytest.mark.parametrize("kind", KINDS)
def test_descriptors_go_back_as_they_came_with_their_values(
    kind: str, form: ModuleType
) -> None:
    reader = fields_of(form).ASKED
    provider = Provider([(200, {"id": "f", "asked": ASKED}), (200, {"id": "o"})])
    started = ask(kind, form, provider, lambda client: client.start(kind="x"))
    values = {"iban": "DE0", "name": "Ann"}
    assert reader.check(started.value.asked, values).violations == ()
    answered = reader.filled(started.value.asked, values)
    placed = ask(
        kind,
        form,
        provider,
        lambda client: client.place(form=started.value.id, answered=answered),
    )
    assert placed.value.id == "o"
    assert json.loads(provider.seen[1].body) == {
        "form": "f",
        "answered": [
            {**asked, "entered": value}
            for asked, value in zip(ASKED, values.values(), strict=True)
        ],
    }


def test_all_are_required_where_the_spec_says_so(form: ModuleType) -> None:
    asked = form.Form.model_validate({"id": "f", "asked": ASKED}).asked
    found = fields_of(form).ASKED.check(asked, {"iban": "de"})
    assert [(each.pointer, each.rule) for each in found.violations] == [
        ("/iban", "pattern"),
        ("/name", "required"),
    ]


def test_one_without_a_value_is_refused_before_it_is_sent(form: ModuleType) -> None:
    asked = form.Form.model_validate({"id": "f", "asked": ASKED}).asked
    answered = fields_of(form).ASKED.filled(asked, {"iban": SECRET * 2})
    provider = Provider([(200, {"id": "o"})])
    placed = ask(
        "sync", form, provider, lambda client: client.place(form="f", answered=answered)
    )
    assert type(placed).__name__ == "NotSent"
    assert {each.pointer for each in placed.error.violations} == {
        "/answered/0/entered",
        "/answered/1/entered",
    }
    assert provider.seen == []
    assert SECRET not in repr(placed) + str(placed.error)


@pytest.mark.parametrize("key", ["other", ""])
def test_a_value_of_no_descriptor_is_a_mistake(key: str, form: ModuleType) -> None:
    asked = form.Form.model_validate({"id": "f", "asked": ASKED}).asked
    with pytest.raises(ValueError, match="exactly one") as refused:
        fields_of(form).ASKED.filled(asked, {key: SECRET})
    assert SECRET not in str(refused.value)


def test_without_descriptors_there_is_no_such_module(tmp_path: Any) -> None:
    start, end = CATALOGUE.index("    $descriptor"), CATALOGUE.index("    key!")
    bare = CATALOGUE[:start] + CATALOGUE[end:]
    with emitted(tmp_path, bare) as module, pytest.raises(ModuleNotFoundError):
        fields_of(module)

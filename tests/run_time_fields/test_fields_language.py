"""What a spec may say of descriptors, and what it is told otherwise."""

from __future__ import annotations

import pytest

from payspec.ir.descriptors import Descriptor
from payspec.ir.types import ObjectType
from tests.language.specs import changed, pointed_at, read
from tests.run_time_fields.specs import CATALOGUE, FORM

SPECS = {"catalogue": CATALOGUE, "form": FORM}


def descriptor(spec: str, name: str) -> Descriptor:
    """The descriptor that a type of a sound spec is."""
    provider, found = read(spec)
    assert provider is not None, found
    assert found == ()
    named = provider.type(name)
    assert isinstance(named, ObjectType) and named.descriptor is not None
    return named.descriptor


def test_each_part_leads_to_a_member() -> None:
    found = descriptor(CATALOGUE, "ServiceField")
    assert {says: part.path for says, part in found.parts} == {
        "key": "key",
        "pattern": "regexp",
        "required": "required",
        "position": "position",
        "checks": "options.validators",
        "label": "label",
        "hint": "hint",
    }
    assert (found.sent_as, found.value, found.check_name) == (None, None, None)


def test_descriptors_that_go_back_say_as_what() -> None:
    found = descriptor(FORM, "Asked")
    assert (found.sent_as, found.value, found.required) == ("Answered", "entered", True)


MISTAKES = {
    "no-such-member": ("catalogue", ("key: key,", "key: kex,"), "kex"),
    "no-such-member-inside": (
        "catalogue",
        ("options.validators", "options.validator"),
        "options.validator",
    ),
    "through-a-text": ("catalogue", ("pattern: regexp", "pattern: type.is"), "type.is"),
    "key-that-is-no-text": ("catalogue", ("key: key,", "key: position,"), "position"),
    "required-that-is-a-text": (
        "catalogue",
        ("required: required", "required: example"),
        "example",
    ),
    "position-that-is-a-text": (
        "catalogue",
        ("position: position", "position: type"),
        "type",
    ),
    "checks-that-are-no-list": (
        "catalogue",
        ("checks: options.validators", "checks: options"),
        "options",
    ),
    "label-that-is-no-text": (
        "catalogue",
        ("label: label", "label: position"),
        "position",
    ),
    "check-name-of-nothing": (
        "form",
        ("{key: meta.code,", "{check_name: id, key: meta.code,"),
        "$descriptor",
    ),
    "value-that-is-added-to-nothing": ("form", ("as: Answered, ", ""), "entered"),
    "sent-as-nothing": ("form", ("as: Answered", "as: Answer"), "Answer"),
    "sent-as-what-is-not-sent": ("form", ("as: Answered", "as: Meta"), "Meta"),
    "sent-without-room": ("form", ("    $open: true\n", ""), "Answered"),
    "sent-without-a-value": ("form", ("value: entered", "value: given"), "Answered"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_one_finding_at_its_place(name: str) -> None:
    spec, change, word = MISTAKES[name]
    wrong = changed(SPECS[spec], change)
    provider, found = read(wrong)
    assert provider is None
    assert [each.rule.id for each in found] == ["bad-descriptor"]
    assert pointed_at(wrong, found[0]) == word


def test_what_goes_back_is_a_part_of_a_request() -> None:
    """A type that would do, and that no request holds."""
    wrong = changed(
        FORM,
        ("as: Answered", "as: Other"),
        ("  Placed: {id!: text}\n", "  Placed: {id!: text, other: Other}\n"),
        ("  Order:\n", "  Other: {$open: true, entered!: text}\n  Order:\n"),
    )
    _, found = read(wrong)
    assert [(each.rule.id, each.message) for each in found] == [
        ("bad-descriptor", "no request holds the type 'Other'")
    ]


def test_only_what_is_received_describes() -> None:
    sent = changed(
        FORM,
        ("    $open: true\n", "    $open: true\n    $descriptor: {key: entered}\n"),
    )
    _, found = read(sent)
    assert [(each.rule.id, pointed_at(sent, each)) for each in found] == [
        ("bad-descriptor", "$descriptor")
    ]


@pytest.mark.parametrize("written", ["{}", "{key: 1}", "{regexp: key}", "key", "[key]"])
def test_a_descriptor_says_something_that_is_known(written: str) -> None:
    start, end = CATALOGUE.index("$descriptor:"), CATALOGUE.index("    key!")
    wrong = f"{CATALOGUE[:start]}$descriptor: {written}\n{CATALOGUE[end:]}"
    provider, found = read(wrong)
    assert provider is None
    assert len(found) == 1, found


def test_two_descriptors_are_two_constants() -> None:
    again = changed(
        CATALOGUE,
        (
            "    fields!: list(ServiceField)\n",
            "    fields!: list(ServiceField)\n    more: list(Service_)\n",
        ),
        (
            "  Options:\n",
            "  ServicEField:\n    $descriptor: {key: key}\n    key: text\n  Options:\n",
        ),
    ).replace("Service_", "ServicEField")
    _, found = read(again)
    assert found == ()
    same = again.replace("ServicEField", "ServiceFIELD")
    _, found = read(same)
    assert [each.rule.id for each in found] == ["name-collision"]

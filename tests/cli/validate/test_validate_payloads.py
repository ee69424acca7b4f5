"""What is said of payloads that fit, and of those that do not, in either form."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payspec.cli.validate import VERSION
from tests.cli.validate.command import Validate
from tests.cli.validate.payloads import BAD, GOOD, Bad, Good


@pytest.mark.parametrize("case", GOOD.values(), ids=GOOD)
def test_a_payload_that_fits_is_said_to(case: Good, validate: Validate) -> None:
    code, out, err = validate(case.text, case.wanted, *case.options)
    name = case.wanted
    if "." not in name:
        name += ".response" if case.schemas else ".request"
    shape = f" ({case.schemas})" if case.schemas else ""
    assert (code, out, err) == (0, f"<stdin> is a valid {name}{shape}\n", "")


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_what_is_wrong_is_named_with_its_place(case: Bad, validate: Validate) -> None:
    code, out, err = validate(case.text, case.wanted, *case.options)
    lines = out.splitlines()
    assert lines[:-1] == [f"<stdin>:{each}" for each in case.said]
    count = len(case.said)
    assert lines[-1].startswith(f"{count} violation{'' if count == 1 else 's'} of ")
    assert (code, err) == (1, "")


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_json_says_the_same(case: Bad, validate: Validate) -> None:
    code, out, err = validate(case.text, case.wanted, *case.options, "--format", "json")
    found = json.loads(out)
    assert (code, err) == (1, "")
    assert (found["valid"], found["complete"]) == (False, True)
    assert [
        f"{each['line']}:{each['column']}: error[{each['rule']}]:"
        f" {each['pointer'] or 'the payload'} {each['message']}"
        for each in found["violations"]
    ] == list(case.said)


def test_the_json_of_a_finding_is_the_documented_one(validate: Validate) -> None:
    _, out, _ = validate('{"person": {"name": ""}}', "put_person", "--format=json")
    assert json.loads(out) == {
        "version": VERSION,
        "file": "<stdin>",
        "payload": "put_person.request",
        "schemas": ["put_person.request"],
        "valid": False,
        "violations": [
            {
                "pointer": "/person/name",
                "rule": "minLength",
                "message": "must have at least 1 characters",
                "line": 1,
                "column": 21,
            }
        ],
        "complete": True,
    }


def test_the_json_of_a_payload_that_fits(validate: Validate) -> None:
    code, out, _ = validate('{"id": "1"}', "drop_person", "--format", "json")
    found = json.loads(out)
    assert (code, found["valid"], found["violations"]) == (0, True, [])


def test_more_than_anyone_reads_is_cut_and_said(validate: Validate) -> None:
    text = '{"person": {"name": "Ann", "tags": [' + "1," * 3000 + "1]}}"
    code, out, _ = validate(text, "put_person")
    assert code == 1
    assert len(out.splitlines()) == 1001
    assert out.endswith("violations of put_person.request, and more may be wrong\n")
    _, out, _ = validate(text, "put_person", "--format", "json")
    assert json.loads(out)["complete"] is False


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.text('{}[]":,\\u0d8e1-.+NaIfnty \n\t\r\x00\ufeffé', max_size=60),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text() | st.just(1.5),
            lambda inner: st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["person", "name", "tags", "notes", "a/b~c", "count"])
                | st.text(),
                inner,
                max_size=5,
            ),
            max_leaves=20,
        ).map(json.dumps),
    )
)
def test_any_bytes_are_answered(validate: Validate, data: bytes | str) -> None:
    payload = data if isinstance(data, bytes) else data.encode()
    code, out, err = validate(payload, "put_person")
    assert code in {0, 1, 2}
    assert err.startswith("payspec: <stdin>:") if code == 2 else not err
    assert bool(out) is (code != 2)

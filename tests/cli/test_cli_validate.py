"""`payspec validate` as it is typed: what it says of payloads, and what it returns."""

from __future__ import annotations

import importlib
import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payspec.cli import main
from payspec.cli.validate import VERSION
from payspec.diagnostics import Collector
from payspec.ir.provider import Provider
from payspec.pipeline.check import Checked, Spec, check
from payspec.pipeline.validate import target
from payspec.runtime.wire import loads

ROOT = Path(__file__).parents[2]

SPEC = """\
payspec: 1
provider: acme
title: Acme
environments: {live: {url: https://api.acme.example}}
types:
  Person:
    name!: text(1..40)
    card: {type: text, pattern: "[0-9]{12,19}", sensitive: pan}
    "a/b~c": {type: text(..3), name: odd}
    tags: list(text(1..3))
    notes: map(text(..4))
    born: date
    friend: Person
  Known:
    name!: text
    count: {type: integer, reads: number}
  Short:
    id!: text
  Failure:
    message!: text
    code!: integer
errors:
  - Failure
  - {error: Failure}
operations:
  put_person:
    POST: /people
    effect: read
    body: {person: Person}
    answers:
      200: {person: Known}
      202: Short
  drop_person:
    DELETE: /people/{id}
    path: {id: text}
    effect: read
    answers: {200: Short}
"""

Validate = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a spec of its own and beGateway's, as the working folder."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    (tmp_path / "specs" / "acme.yaml").write_text(SPEC)
    (tmp_path / "pyproject.toml").write_text('[tool.payspec]\nspecs = ["specs"]\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def validate(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Validate:
    """Hold a text, on standard input, against a payload of acme; code, out and err."""

    def run(text: str | bytes, wanted: str, *options: str) -> tuple[int, str, str]:
        data = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = main(["validate", "acme", wanted, "-", *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@dataclass(frozen=True)
class Good:
    """A payload that has a shape."""

    wanted: str
    text: str
    options: tuple[str, ...] = ()
    schemas: str = ""


GOOD = {
    "request": Good("put_person", '{"person": {"name": "Ann"}}'),
    "request-by-name": Good("put_person.request", '{"person": {"name": "Ann"}}'),
    "first-answer": Good(
        "put_person.response", '{"person": {"name": "Ann"}}', (), "put_person.200"
    ),
    "second-answer": Good("put_person.response", '{"id": "1"}', (), "put_person.202"),
    "answer-of-a-status": Good(
        "put_person.response", '{"id": "1"}', ("--status", "202"), "put_person.202"
    ),
    "status-means-an-answer": Good(
        "put_person", '{"id": "1"}', ("--status", "202"), "put_person.202"
    ),
    "no-body-means-an-answer": Good(
        "drop_person", '{"id": "1"}', (), "drop_person.200"
    ),
    "answer-with-more": Good(
        "drop_person", '{"id": "1", "new": [1]}', (), "drop_person.200"
    ),
    "answer-in-another-form": Good(
        "put_person.response",
        '{"person": {"name": "Ann", "count": 1E+90}}',
        (),
        "put_person.200",
    ),
    "first-error": Good(
        "put_person", '{"message": "x", "code": 1}', ("--status", "422"), "error.1"
    ),
    "second-error": Good(
        "drop_person",
        '{"error": {"message": "x", "code": 1}}',
        ("--status", "500"),
        "error.2",
    ),
    "byte-order-mark": Good("put_person", '\ufeff{"person": {"name": "Ann"}}'),
    "half-a-character": Good("put_person", '{"person": {"name": "\\ud83d"}}'),
}


@pytest.mark.parametrize("case", GOOD.values(), ids=GOOD)
def test_a_payload_that_fits_is_said_to(case: Good, validate: Validate) -> None:
    code, out, err = validate(case.text, case.wanted, *case.options)
    name = case.wanted
    if "." not in name:
        name += ".response" if case.schemas else ".request"
    shape = f" ({case.schemas})" if case.schemas else ""
    assert (code, out, err) == (0, f"<stdin> is a valid {name}{shape}\n", "")


@dataclass(frozen=True)
class Bad:
    """A payload, and what is said of it: place, rule, pointer and message."""

    text: str
    said: tuple[str, ...]
    wanted: str = "put_person"
    options: tuple[str, ...] = ()


def person(members: str) -> str:
    """A person on lines of its own, with a name."""
    return '{\n  "person": {\n    "name": "Ann",\n    ' + members + "\n  }\n}\n"


BAD = {
    "list": Bad("[]", ("1:1: error[type]: the payload is a list, not object",)),
    "empty-object": Bad("\n {}", ("2:2: error[required]: /person is required",)),
    "missing-inside": Bad(
        '{"person":\n{}}', ("2:1: error[required]: /person/name is required",)
    ),
    "form": Bad(
        person('"card": 4929123456789015'),
        ("4:13: error[type]: /person/card is a whole number, not string",),
    ),
    "pattern": Bad(
        person('"card": "4929-1234"'),
        ("4:13: error[pattern]: /person/card must match [0-9]{12,19}",),
    ),
    "line-break-at-the-end": Bad(
        person('"card": "4929123456789015\\n"'),
        ("4:13: error[pattern]: /person/card must match [0-9]{12,19}",),
    ),
    "undescribed-at-its-name": Bad(
        person('"nick":   true'),
        ("4:5: error[additionalProperties]: /person/nick is no field of this object",),
    ),
    "escaped-name": Bad(
        person('"a\\u002fb~c": "long"'),
        ("4:19: error[maxLength]: /person/a~1b~0c must have at most 3 characters",),
    ),
    "items": Bad(
        person('"tags": ["a", "",\n"b", [{}], "long"]'),
        (
            "4:19: error[minLength]: /person/tags/1 must have at least 1 characters",
            "5:6: error[type]: /person/tags/3 is a list, not string",
            "5:12: error[maxLength]: /person/tags/4 must have at most 3 characters",
        ),
    ),
    "map-with-odd-names": Bad(
        person('"notes": {"": "fine", "~/": "too long", "0": 1}'),
        (
            "4:33: error[maxLength]: /person/notes/~0~1 must have at most 4 characters",
            "4:50: error[type]: /person/notes/0 is a whole number, not string",
        ),
    ),
    "same-names-deeper": Bad(
        person(
            '"friend": {"name": "Bob", "friend": {"name": 1}, "born": "2026-02-31"}'
        ),
        (
            "4:50: error[type]: /person/friend/friend/name is a whole number,"
            " not string",
            "4:62: error[format]: /person/friend/born is no date",
        ),
    ),
    "no-such-day": Bad(
        person('"born": "2026-02-30"'),
        ("4:13: error[format]: /person/born is no date",),
    ),
    "carriage-returns-and-wide-characters": Bad(
        '{"person":\r{"name": "\U0001d11e\u00e9", "card": 1}}',
        ("2:24: error[type]: /person/card is a whole number, not string",),
    ),
    "behind-a-byte-order-mark": Bad(
        "\ufeff[]", ("1:1: error[type]: the payload is a list, not object",)
    ),
    "nearest-of-two-answers": Bad(
        '{"id": 1}',
        ("1:8: error[type]: /id is a whole number, not string",),
        "put_person.response",
    ),
    "nearest-of-two-errors": Bad(
        '{"error": {"message": "x"}}',
        ("1:11: error[required]: /error/code is required",),
        "put_person",
        ("--status", "400"),
    ),
    "fraction": Bad(
        person('"count": 12345678901234567890123456789012.5'),
        ("4:14: error[type]: /person/count is a number with a fraction, not integer",),
        "put_person.response",
    ),
}


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


# What keeps the command from running: arguments, and what is said. `-` is no payload.
CANNOT = {
    "no-provider": ("acne put_person -", "no spec or provider 'acne'; did you mean"),
    "no-spec": ("specs/acne.yaml put_person -", "there is no file 'specs/acne.yaml'"),
    "no-path": ("specs/acne put_person -", "there is no file 'specs/acne'"),
    "folder": ("specs put_person -", "there is no spec or provider 'specs'"),
    "no-operation": ("acme put_persn -", "no operation 'put_persn'; did you mean"),
    "other-operation": ("acme qqq -", "one of put_person, drop_person"),
    "no-part": ("acme put_person.reply -", "write put_person.request or put_person.r"),
    "status-as-part": ("acme put_person.200 -", "put_person.response --status 200"),
    "no-body": ("acme drop_person.request -", "drop_person sends no body"),
    "no-such-status": (
        "acme put_person.response - --status 201",
        "no answer with the status 201; described: 200, 202, 400 to 599",
    ),
    "status-of-a-request": ("acme put_person.request - --status 200", "no status"),
    "no-file": ("acme put_person nowhere.json", "nowhere.json: "),
    "file-is-a-folder": ("acme put_person specs", "specs: "),
    "not-json": ("acme put_person pyproject.toml", "pyproject.toml:1:2: "),
    "name-with-a-nul": ("acme put_person \0", "is no name of a file"),
}


@pytest.mark.parametrize(("line", "says"), CANNOT.values(), ids=CANNOT)
def test_what_cannot_run_says_why_and_returns_2(
    line: str, says: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", *line.split(" ")]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.err.startswith("payspec: ") and said.err.count("\n") == 1
    assert said.out == ""


def test_two_specs_of_one_provider_are_told_apart(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy("specs/acme.yaml", "specs/again.yaml")
    Path("payload.json").write_text('{"id": "1"}')
    assert main(["validate", "acme", "drop_person", "payload.json"]) == 2
    assert "specs/acme.yaml, specs/again.yaml" in capsys.readouterr().err
    assert main(["validate", "specs/again.yaml", "drop_person", "payload.json"]) == 0


def test_a_folder_may_be_called_like_the_provider(project: Path) -> None:
    Path("acme").mkdir()
    Path("payload.json").write_text('{"id": "1"}')
    assert main(["validate", "acme", "drop_person", "payload.json"]) == 0


def test_a_spec_needs_no_project(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("pyproject.toml").write_text("[tool.payspec\n")
    Path("payload.json").write_text('{"id": "1"}')
    assert main(["validate", "specs/acme.yaml", "drop_person", "payload.json"]) == 0
    assert capsys.readouterr().out.startswith("payload.json is a valid ")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_spec_with_errors_is_what_is_wrong(
    form: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = Path("specs/acme.yaml")
    spec.write_text(SPEC.replace("friend: Person", "friend: Persn"))
    assert main(["validate", "acme", "put_person", "-", "--format", form]) == 1
    out = capsys.readouterr().out
    if form == "json":
        rules = [each["rule"] for each in json.loads(out)["diagnostics"]]
        assert rules == ["unknown-type"]
    else:
        assert "error[unknown-type]: there is no type 'Persn'" in out


def test_another_spec_with_errors_is_in_nobodys_way(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("specs/broken.yaml").write_text("provider: [\n")
    Path("payload.json").write_text('{"id": "1"}')
    assert main(["validate", "acme", "drop_person", "payload.json"]) == 0
    assert "broken" not in capsys.readouterr().out


SECRETS = ("4929123456789015", "hunter2hunter2", "Ann Example")
LEAKS = {
    "wrong-forms": '{"person": {"name": 4929123456789015, "card": "hunter2hunter2"}}',
    "too-long": '{"person": {"name": "Ann", "a/b~c": "Ann Example"}}',
    "in-lists": '{"person": {"name": "x", "tags": ["hunter2hunter2", [4929123456789015]'
    ', {"x": "Ann Example"}]}}',
    "as-a-name": '{"person": {"name": "x", "4929123456789015": 1}}',
    "at-the-root": '"Ann Example"',
    "number-at-the-root": "4929123456789015",
    "no-json": '{"person": {"name": "Ann Example" "hunter2hunter2"}}',
    "unclosed": '{"person": {"name": "Ann Example',
    "twice": '{"person": {"4929123456789015": 1, "4929123456789015": 2}}',
    "bare": '{"person": hunter2hunter2}',
    "bad-escape": '{"person": "Ann Example\\x"}',
    "number-too-long": f'{{"person": {"4929123456789015" * 9}}}',
    "bad-utf-8": b'{"person": "Ann Example\xff"}',
}


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("text", LEAKS.values(), ids=LEAKS)
def test_no_value_is_printed(text: str | bytes, form: str, validate: Validate) -> None:
    code, out, err = validate(text, "put_person", "--format", form)
    assert code in {1, 2}
    assert (out if code == 1 else err) != ""
    for secret in SECRETS:
        assert secret not in out + err


def test_what_a_terminal_would_obey_is_made_visible(validate: Validate) -> None:
    code, out, _ = validate('{"\\u001b[31m\\u202e": 1, "\\ud800": 1}', "put_person")
    assert code == 1
    assert "\x1b" not in out and "\u202e" not in out
    out.encode()


def samples() -> Iterator[tuple[str, str, str | None]]:
    """Each documented sample of beGateway: its operation, file and status."""
    for sample in sorted((ROOT / "specs" / "begateway").glob("*.json")):
        operation, kind, _ = sample.name.split(".")
        yield operation, sample.name, None if kind == "request" else kind


@pytest.mark.parametrize(("operation", "file", "status"), [*samples()])
def test_every_documented_sample_is_valid(
    operation: str,
    file: str,
    status: str | None,
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = [] if status is None else ["--status", status]
    path = f"specs/begateway/{file}"
    assert main(["validate", "begateway", operation, path, *options]) == 0
    kind = "request" if status is None else "response"
    assert capsys.readouterr().out.startswith(f"{path} is a valid {operation}.{kind}")


def begateway() -> Checked:
    """The checked spec of beGateway."""
    place = ROOT / "specs" / "begateway.yaml"
    spec = Spec(
        place.name, place.read_bytes(), lambda name: (place.parent / name).read_bytes()
    )
    [found] = check((spec,), Collector(), lambda _: None)
    return found


def payloads(provider: Provider) -> Iterator[tuple[str, int | None]]:
    """Everything that can be asked for, with every status."""
    for operation in provider.operations:
        if operation.body is not None:
            yield f"{operation.name}.request", None
        for status in (*range(200, 203), 401, 422, 500):
            answered = {
                each for answer in operation.answers for each in answer.statuses
            }
            if status in answered or (status >= 400 and operation.errors):
                yield f"{operation.name}.response", status
    for callback in provider.callbacks:
        yield callback.name, None


def test_the_schemas_are_those_of_the_emitted_validators() -> None:
    checked = begateway()
    folder = ROOT / "generated" / "payouts" / "begateway" / "schemas"
    validators = importlib.import_module("payouts.begateway.validators")
    named: set[str] = set()
    for wanted, status in payloads(checked.provider):
        for shape in target(checked, wanted, status).shapes:
            for name in shape.schemas:
                emitted = loads((folder / f"{name}.json").read_bytes())
                assert isinstance(emitted, dict) and emitted.pop("title") == name
                assert emitted == shape.schema
                assert callable(getattr(validators, name.replace(".", "_")))
                named.add(name)
    assert named == {path.stem for path in folder.glob("*.json")}


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

"""Samples: files beside a spec, held against the shape that they stand for."""

import pytest

from payspec.diagnostics import Collector, Diagnostic
from payspec.language.read import read_provider
from tests.language.specs import PAY, changed

REQUEST = b'{"payout": {"amount": 100, "currency": "EUR", "reference": "a"}}'
ANSWER = b'{"payout": {"id": "p-1", "amount": 100, "currency": "EUR"}}'

Files = dict[str, bytes]


def found_in(samples: str, files: Files) -> tuple[Diagnostic, ...]:
    """What is found in a spec whose operation has these samples."""
    spec = changed(
        PAY, ("      identified_by: id\n", f"      identified_by: id\n{samples}")
    )
    report = Collector()
    read_provider("spec.yaml", spec.encode(), files.get, report)
    return report.diagnostics


def one(name: str, deviates: str = "") -> str:
    """The samples of an operation: one file, perhaps with deviations."""
    return f"    samples: [{{file: {name}{deviates}}}]\n"


def deviating(what: str) -> str:
    return f", deviates: {{{what}}}"


R, A, E = "pay.request.json", "pay.200.json", "pay.422.json"
REPEATED = ANSWER.replace(b'"EUR"', b'"USD"')

CASES: dict[str, tuple[str, Files, list[str]]] = {
    "request": (one(R), {R: REQUEST}, []),
    "answer": (one(A), {A: ANSWER}, []),
    "error": (one(E), {E: b'{"message": "no"}'}, []),
    "absent": (one(R), {}, ["no-sample"]),
    "null": (one(R), {R: b"null"}, ["sample-deviates"]),
    "list": (one(R), {R: b"[]"}, ["sample-deviates"]),
    "no-json": (one(R), {R: b"{'a': 1}"}, ["bad-sample"]),
    "not-a-number": (one(R), {R: b'{"a": NaN}'}, ["bad-sample"]),
    "bad-bytes": (one(R), {R: b'{"a": "\xe9"}'}, ["bad-sample"]),
    "empty": (one(R), {R: b""}, ["bad-sample"]),
    "too-large": (one(R), {R: b" " * 1_000_001}, ["bad-sample"]),
    "nested": (one(R), {R: b"[" * 100_000}, ["bad-sample"]),
    "above-the-folder": (one("../pay.request.json"), {}, ["bad-sample"]),
    "from-the-root": (one("/pay.request.json"), {}, ["bad-sample"]),
    "through-a-dot": (one("./pay.request.json"), {}, ["bad-sample"]),
    "back-slash": (one("'a\\pay.request.json'"), {}, ["bad-sample"]),
    "control": (one('"a\\x01.request.json"'), {}, ["bad-sample"]),
    "other-name": (one("pay.json"), {}, ["wrong-value"]),
    "no-such-status": (
        one("pay.302.json"),
        {"pay.302.json": b"{}"},
        ["sample-without-shape"],
    ),
    "undocumented": (
        one(R),
        {R: REQUEST.replace(b'"reference"', b'"other": 1, "reference"')},
        ["sample-deviates"],
    ),
    "undocumented-named": (
        one(R, deviating("/payout/other: undocumented")),
        {R: REQUEST.replace(b'"reference"', b'"other": 1, "reference"')},
        [],
    ),
    "missing-named": (
        one(R, deviating("/payout/amount: missing")),
        {R: REQUEST.replace(b'"amount": 100, ', b"")},
        [],
    ),
    "form-named": (
        one(R, deviating("/payout/amount: form")),
        {R: REQUEST.replace(b"100", b'"100"')},
        [],
    ),
    "value-named": (
        one(R, deviating("/payout/reference: value")),
        {R: REQUEST.replace(b'"a"', b'"' + b"a" * 41 + b'"')},
        [],
    ),
    "named-as-another-kind": (
        one(R, deviating("/payout/amount: value")),
        {R: REQUEST.replace(b"100", b'"100"')},
        ["sample-deviates", "needless-deviation"],
    ),
    "not-echoed": (
        f"    samples: [{R}, {A}]\n",
        {R: REQUEST, A: REPEATED},
        ["sample-deviates"],
    ),
    "not-echoed-named": (
        f"    samples: [{R}, {{file: {A}{deviating('/payout/currency: echo')}}}]\n",
        {R: REQUEST, A: REPEATED},
        [],
    ),
    "card": (
        one(R),
        {R: REQUEST.replace(b'"a"', b'"4532015112830366"')},
        ["card-number"],
    ),
    "card-in-what-is-no-json": (
        one(R),
        {R: b"4532015112830366 }"},
        ["card-number"],
    ),
}


@pytest.mark.parametrize(("samples", "files", "expected"), CASES.values(), ids=CASES)
def test_a_sample_is_held_against_its_shape(
    samples: str, files: Files, expected: list[str]
) -> None:
    assert [found.rule.id for found in found_in(samples, files)] == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b'{\n  "a": hunter2\n}\n', "2:8 is no JSON: a value belongs here"),
        (b'\xef\xbb\xbf{"\xc3\xa9": 1,}', "1:9 is no JSON: a name in double quotes "),
        (b"", "1:1 is no JSON: "),
    ],
    ids=["a-word", "a-comma-behind-a-mark", "nothing"],
)
def test_a_mistake_in_a_sample_has_its_place_in_the_file(
    text: bytes, said: str
) -> None:
    (found,) = found_in(one(R), {R: text})
    assert found.message.startswith(f"{R}:{said}") and "hunter2" not in found.message


def test_no_finding_about_a_sample_quotes_a_value_of_it() -> None:
    """A sample may be pasted from a log: its values are nobody's business."""
    secret = b'"hunter2-hunter2"'
    files = {R: REQUEST.replace(b"100", secret).replace(b'"EUR"', secret)}
    for found in found_in(one(R), files):
        assert "hunter2" not in found.message + str(found.hint)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 20, 21, 200])
def test_the_deviations_of_one_sample_are_one_finding_that_names_them_all(
    count: int,
) -> None:
    """What the hint says to write ends the finding, also where some are named."""
    members = ", ".join(f'"x {number}: ~1": {number}' for number in range(count))
    files = {R: REQUEST.replace(b'"reference"', f'{members}, "reference"'.encode())}
    (found,) = found_in(one(R, deviating('"/payout/x 0: ~01": undocumented')), files)
    assert found.message.count("(undocumented)") == min(count - 1, 3 + (count == 5))
    assert (f"and {count - 4} places more" in found.message) == (count > 5)
    assert found.hint is not None
    if count > 20:
        assert "deviates" not in found.hint
        return
    named = found.hint.partition("deviates: {")[2].removesuffix("}")
    assert found_in(one(R, deviating(named)), files) == ()

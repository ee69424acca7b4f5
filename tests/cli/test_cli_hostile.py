"""Hostile specs at the real command: a finding with its place, or the right text.

Each run is a process of its own that may use 200 MB of data. It may take 2 seconds of
processor time on a machine of today; the limit here is 8, so that a slow or busy one
does not fail, and a hang or quadratic time still does.
"""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.language.specs import READ

DATA = 200 * 1024 * 1024
SECONDS = 8


def with_title(value: str) -> str:
    """The spec with another scalar for a title, in line 3 from column 8."""
    return READ.replace("title: Acme", f"title: {value}")


def with_type(value: str) -> str:
    """The spec with a scalar as a type expression, in line 7 from column 10."""
    return READ.replace("id!: text", f"id!: {value}")


BOMB = "".join(
    [
        with_title("&a0 [x, x, x, x, x, x, x, x, x, x]"),
        *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)),
    ]
)
NESTED = with_title("[" * 100_000 + "]" * 100_000)
INDENTED = with_title("\n" + "".join(f"{' ' * n}-\n" for n in range(1, 400)))

# The bytes of the spec; then the place and the rule that the command names.
CASES: dict[str, tuple[bytes | str, str, str]] = {
    "repeated-key": (READ + "title: Acme\n", "14:1", "repeated-key"),
    "repeated-key-inside": (
        READ.replace("{id: text}", "{id: text, id: text}"),
        "11:22",
        "repeated-key",
    ),
    "tag": (with_title("!!python/name:os.system x"), "3:8", "yaml-tag"),
    "tag-on-a-mapping": (with_title("!acme {a: b}"), "3:8", "yaml-tag"),
    "alias-bomb": (BOMB, "18:", "document-too-large"),
    "nested-sequences": (NESTED, "3:71", "too-deep"),
    "nested-blocks": (INDENTED, "67:65", "too-deep"),
    "nested-mappings": (with_title("{a: " * 100_000), "3:", "too-deep"),
    "fifty-megabytes": (READ + f"# {'x' * 50_000_000}\n", "1:1", "file-too-large"),
    "400-thousand-keys": (
        READ + "".join(f"k{n}: v\n" for n in range(400_000)),
        "",
        "document-too-large",
    ),
    "utf-16": (READ.encode("utf-16"), "1:1", "wrong-encoding"),
    "utf-16-without-a-mark": (READ.encode("utf-16-be"), "1:1", "wrong-encoding"),
    "bad-bytes": (with_title("Acm\xe9").encode("latin-1"), "3:11", "bad-utf8"),
    "tab": (READ.replace("    id!:", "\tid!:"), "7:1", "tab-indentation"),
    "empty-file": (b"", "1:1", "empty-document"),
    "only-a-mark": (b"\xef\xbb\xbf", "1:1", "empty-document"),
    "nul": (with_title("Ac\0me"), "3:10", "forbidden-character"),
    "escape-sequence": (with_title("\x1b[2J"), "3:8", "forbidden-character"),
    "leading-zero": (with_title("012"), "3:8", "ambiguous-scalar"),
    "yes": (with_title("yes"), "3:8", "ambiguous-scalar"),
    "infinity": (with_title(".inf"), "3:8", "ambiguous-scalar"),
    # These are texts: what is said of them holds them as they stand.
    "norway": (with_type("NO"), "7:10", "there is no type 'NO'"),
    "time-of-day": (with_type("12:30"), "7:10", "'12:30' is no type"),
    "no-such-day": (with_type("2024-04-31"), "7:10", "'2024-04-31' is no type"),
    # The language's own parsers.
    "nested-expression": (
        with_type(f"'{'list(' * 10_000}text{')' * 10_000}'"),
        "7:56",
        "bad-type-expression",
    ),
    "endless-pattern": (
        with_type("{type: text, pattern: '((((a+)+)+)+)+\\1'}"),
        "7:32",
        "bad-pattern",
    ),
    "nested-wrapping": (
        READ.replace("{200: Payout}", "{200: " + "{a: " * 50 + "1" + "}" * 51),
        "13:",
        "wrong-shape",
    ),
    "root-sequence": ("- a\n", "1:1", "root-not-mapping"),
}


@dataclass(frozen=True)
class Run:
    """What a run of the command came to."""

    code: int
    out: str
    err: str


def check(folder: Path, data: bytes | str) -> Run:
    """`payspec check spec.yaml` as a process of its own, within its limits."""
    spec = folder / "spec.yaml"
    spec.write_bytes(data.encode() if isinstance(data, str) else data)
    ran = subprocess.run(
        [sys.executable, "-m", "payspec", "check", spec.name],
        cwd=folder,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        preexec_fn=_limit,
        timeout=60,
    )
    return Run(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.platform == "linux":
        # Elsewhere the limit is not kept to, or covers shared libraries.
        resource.setrlimit(resource.RLIMIT_DATA, (DATA, DATA))


def test_the_spec_that_hostile_ones_are_made_from_is_good(tmp_path: Path) -> None:
    assert check(tmp_path, READ) == Run(0, "", "")


@pytest.mark.parametrize(("data", "place", "says"), CASES.values(), ids=CASES)
def test_a_hostile_spec_gets_a_finding(
    data: bytes | str, place: str, says: str, tmp_path: Path
) -> None:
    """Exit code 1, one line with file, line and column, and no traceback."""
    ran = check(tmp_path, data)
    assert ran.err == ""
    headlines = [line for line in ran.out.splitlines() if line.startswith("spec.yaml:")]
    assert any(
        line.startswith(f"spec.yaml:{place}") and says in line for line in headlines
    ), ran.out[:2000]
    assert ran.code == 1
    assert len(ran.out) < 20_000


@pytest.mark.parametrize("value", ["NO", "12:30", "2024-04-31", "1e3a", "0.10.1"])
def test_a_text_that_other_readers_take_for_something_else_is_taken(
    value: str, tmp_path: Path
) -> None:
    assert check(tmp_path, with_title(value)) == Run(0, "", "")

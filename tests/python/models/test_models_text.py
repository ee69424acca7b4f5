"""The text of the models: as it is expected, always the same, and final.

`golden/small.py` is written with `PAYSPEC_WRITE_GOLDEN=1 pytest tests/python`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import black
import pytest

from payspec.ir import scalars as ir
from payspec.ir.provider import Provider
from payspec.ir.scalars import Form
from payspec.ir.types import ListOf, MapOf, Ref, Sensitivity
from tests.python.models.everything import EVERYTHING
from tests.python.models.hostile import HOSTILE_PROVIDER
from tests.python.models.providers import each_provider
from tests.python.models.small import SMALL
from tests.python.models.support import field, obj, provider, text_of

GOLDEN = Path(__file__).parent / "golden" / "small.py"


def test_the_text_reads_as_expected() -> None:
    text = text_of(SMALL)
    if os.environ.get("PAYSPEC_WRITE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


@each_provider
def test_black_has_nothing_left_to_do(made: Provider) -> None:
    text = text_of(made)
    mode = black.Mode(target_versions={black.TargetVersion.PY311})
    assert black.format_str(text, mode=mode) == text


@each_provider
def test_ruff_finds_nothing(made: Provider, tmp_path: Path) -> None:
    (tmp_path / "models.py").write_text(text_of(made), encoding="utf-8")
    run = subprocess.run(
        [
            *(sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"),
            *("--select", "E,F,W,I,UP,B,RUF", "--target-version", "py311"),
            # A closed enumeration's values are not broken, and texts of a spec may
            # be in any script.
            *("--ignore", "E501,RUF001,RUF002", str(tmp_path)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("length", range(21, 60, 3))
def test_long_names_are_laid_out_as_black_does(length: int) -> None:
    name, type_name = "n" * min(57, 90 - length), "T" + "t" * length
    made = provider(
        obj(
            "Holder",
            field(f"a_{name}", Ref(type_name)),
            field(f"r_{name}", Ref(type_name), required=True),
            field(f"l_{name}", ListOf(Ref(type_name)), nullable=True),
            field(f"m_{name}", MapOf(Ref(type_name))),
            field(f"t_{name}", ir.Text(longest=5)),
            field(f"w-{name}-{'w' * length}", ir.Text(), sensitivity=Sensitivity.PII),
            field(f"f_{name}", ir.Phone(), reads=(Form.NULL, Form.INTEGER)),
        ),
        obj(type_name, field("x", ir.Text())),
        sent=("Holder",),
        received=("Holder",),
    )
    text = text_of(made)
    mode = black.Mode(target_versions={black.TargetVersion.PY311})
    assert black.format_str(text, mode=mode) == text


def test_the_same_bytes_under_any_hash_seed_zone_and_folder(tmp_path: Path) -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from tests.python.models.everything import EVERYTHING\n"
        "from tests.python.models.hostile import HOSTILE_PROVIDER\n"
        "from tests.python.models.support import text_of\n"
        "made = text_of(EVERYTHING) + text_of(HOSTILE_PROVIDER)\n"
        "sys.stdout.buffer.write(made.encode())"
    )
    root = Path(__file__).parents[3]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, str(root), str(root / "generator")],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            cwd=folder,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, locale, folder in (
            ("0", "UTC", "C", root),
            ("1234", "Asia/Kathmandu", "C.UTF-8", tmp_path),
        )
    }
    assert outputs == {(text_of(EVERYTHING) + text_of(HOSTILE_PROVIDER)).encode()}

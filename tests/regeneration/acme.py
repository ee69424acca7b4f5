"""A small provider, changed in one place at a time, and the project that it is in."""

from __future__ import annotations

from pathlib import Path

SPEC = """\
payspec: 1
provider: acme
title: Acme
environments: {live: https://api.acme.example}
types:
  Payout:
    id!: text
    status: Status
    note: text(..20)
  Status:
    $enum: {pending: Not yet., done: It is.}
operations:
  get_payout:
    GET: /payouts/{id}
    path: {id: text}
    effect: read
    answers: {200: Payout}
"""

DEPLOYMENT = """\
payspec: 1
deployment: brand
of: acme
title: Brand
environments: {brand: https://api.brand.example}
"""


def named(provider: str) -> str:
    """The same spec for a provider of another name."""
    return SPEC.replace("provider: acme", f"provider: {provider}")


def with_field(spec: str = SPEC) -> str:
    """One more field, in the midst of the others."""
    return spec.replace("    note:", "    memo: text(..9)\n    note:")


def put(project: Path, **specs: str) -> None:
    """Write specs by the names of their files."""
    folder = project / "specs"
    folder.mkdir(exist_ok=True)
    for name, text in specs.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times(folder: Path) -> dict[str, tuple[int, int]]:
    """The inode and the time of every file: both stay where nothing is written."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_ino,
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

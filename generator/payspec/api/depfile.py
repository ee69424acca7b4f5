"""What packages are made from, for tools that rebuild when it changes.

The syntax is that of make, in the part of it that ninja reads too: a rule for each
package, whose target is its manifest (that changes whenever an input does), and an
empty rule for each input, so that one that was removed stops no build.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import payspec
from payspec.output import MANIFEST

from .generated import Generated

_ESCAPED = re.compile(r"([ \t#:])")


def depfile(packages: Iterable[Generated], base: Path) -> str:
    """The rules; paths are relative to `base` where they lie below it.

    Among the inputs are the folders of specs, which change when one is added, and
    payspec's own version.
    """
    rules: list[str] = []
    inputs: dict[str, None] = {}
    for package in packages:
        own = {_escaped(path, base): None for path in _inputs(package)}
        inputs |= own
        target = _escaped(package.output / MANIFEST, base)
        rules.append(" \\\n  ".join([f"{target}:", *own]))
    empty = (f"{path}:" for path in inputs)
    return "".join(f"{rule}\n" for rule in (*rules, *empty))


def _inputs(package: Generated) -> Iterable[Path]:
    yield from package.inputs
    yield from package.places
    yield Path(payspec.__file__)


def _escaped(path: Path, base: Path) -> str:
    # Links are kept: they are the names that a build knows.
    path = Path(os.path.normpath(base / path))
    shown = path.relative_to(base) if path.is_relative_to(base) else path
    return _ESCAPED.sub(r"\\\1", shown.as_posix()).replace("$", "$$")

"""The libraries that every client stands on, and from which version on they do."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

NEEDS = {"httpx2": (2, 16), "pydantic": (2, 14)}


def check(package: str) -> None:
    """Look at what is installed, and import nothing of it.

    Raises `ImportError` if something lacks or is too old, with the command that
    installs what the package (`payouts` for `payouts.core`) needs.
    """
    found = [f"{name} is {state}" for name in NEEDS if (state := _unmet(name))]
    if found:
        wanted = [f"{name}>={major}.{minor}" for name, (major, minor) in NEEDS.items()]
        quoted = " ".join(f'"{each}"' for each in wanted)
        raise ImportError(
            f"{package.partition('.')[0]} needs {' and '.join(wanted)};"
            f" {', '.join(found)}: pip install {quoted}"
        )


def _unmet(name: str) -> str:
    """What is wrong with a library; "" if nothing is."""
    try:
        found = version(name)
    except PackageNotFoundError:
        # Vendored without its metadata: whoever did that knows the version.
        return "" if find_spec(name) is not None else "not installed"
    return f"only {found}" if _numbers(found) < NEEDS[name] else ""


def _numbers(text: str) -> tuple[int, ...]:
    """The first two numbers of a version, to be compared."""
    parts = text.split(".")[:2]
    return tuple(int(each) for each in parts if each.isascii() and each.isdigit())

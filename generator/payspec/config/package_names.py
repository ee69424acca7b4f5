"""Which names a generated package may have."""

import keyword
import sys

_LONGEST = 100

_IMPORTED = frozenset("""
    annotated_types anyio attr attrs certifi cffi cryptography h11 h2 httpcore2 httpx
    httpx2 idna jsonschema jsonschema_specifications payspec payspec_core pydantic
    pydantic_core referencing rpds sniffio typing_extensions typing_inspection
    """.split())
"""What generated code stands on, and what that imports."""

_DEVICES = frozenset(
    {"aux", "con", "nul", "prn"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Names that no file can have on Windows."""


def is_name(value: str) -> bool:
    """Whether it is a name in Python's grammar, of ASCII."""
    return value.isidentifier() and value.isascii() and not keyword.iskeyword(value)


def problem(name: str) -> str | None:
    """Why a package cannot be called so; `None` if it can."""
    if not is_name(name):
        if keyword.iskeyword(name):
            return "is a word of Python's own"
        if "." in name and all(each.isidentifier() for each in name.split(".")):
            return "is dotted, and a package is one folder, such as acme_payouts"
        return "is no Python name of ASCII letters, digits and _, such as payouts"
    if name in sys.stdlib_module_names or name in sys.builtin_module_names:
        return "would hide the module of that name in Python's standard library"
    if name in _IMPORTED:
        return "would hide a package that generated code imports"
    if name.startswith("__") or not name.strip("_"):
        return "is a name that Python keeps for itself"
    if name.lower() in _DEVICES:
        return "is a name that no folder can have on Windows"
    if len(name) > _LONGEST:
        return f"is longer than {_LONGEST} characters"
    return None

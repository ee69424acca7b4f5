"""Where a provider's descriptors keep what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = tuple[str, ...]
"""The way to a member by names, from the outside in: `("options", "validators")`."""


@dataclass(frozen=True, slots=True)
class DescriptorShape:
    """Which member of a descriptor holds what; `None` where the provider has none.

    `key` is the name under which the value is given. Without one, the key of a
    descriptor is its place in the list: `"0"`, `"1"`, and so on. `checks` leads to a
    list of check digits, either names or objects that hold the name in `check_name`.
    `all_required` says that every field must be given, whatever its descriptor says.
    `value` is the member that `filled` adds.
    """

    key: Path | None = None
    required: Path | None = None
    expression: Path | None = None
    checks: Path | None = None
    check_name: str = "name"
    label: Path | None = None
    hint: Path | None = None
    position: Path | None = None
    value: str = "value"
    all_required: bool = False

"""What a provider says about one field at run time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

MAX_FIELDS = 500
"""Descriptors that are read from one list; no form asks a person for more."""


class Check(Enum):
    """Check digits that a provider can ask for, by the names that providers use."""

    LUHN = "luhn"
    IBAN = "iban"


@dataclass(frozen=True, slots=True)
class FieldDescriptor:
    """One field.

    `expression` is the regular expression as the provider wrote it, and `None` where
    there is none. `label` and `hint` are texts by language; the language is `""` where
    the provider gives one text for all. `raw` is the descriptor as it came; it is not
    printed, because it may hold what is known of a person. `unread` says what of the
    descriptor could not be read, and therefore is not checked.
    """

    key: str
    required: bool = False
    expression: str | None = None
    checks: tuple[Check, ...] = ()
    label: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    hint: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    position: int | None = None
    raw: Mapping[str, object] = field(
        default_factory=dict[str, object], repr=False, hash=False
    )
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Descriptors:
    """All the fields of one list, in its order.

    `unread` says why descriptors could not be read at all. As long as it is not empty
    nobody knows whether another key is one of theirs.
    """

    fields: tuple[FieldDescriptor, ...]
    unread: tuple[str, ...] = ()

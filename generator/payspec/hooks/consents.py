"""What the person who builds asks for and consents to, for one build."""

import os
from dataclasses import dataclass

RENAME = "PAYSPEC_RENAME"
REKEY = "PAYSPEC_REKEY"
LOCKED = "PAYSPEC_LOCKED"


class BadConsent(Exception):
    """A variable that says neither yes nor no; the message names it."""


@dataclass(frozen=True, slots=True)
class Consents:
    """Whether names that programs use, and idempotency keys of orders, may change.

    `locked` asks that lock files be there, whole, and stay as they are. These are
    variables of the environment, and no configuration: a consent that is checked in
    would be one to every later change.
    """

    rename: bool
    rekey: bool
    locked: bool

    @classmethod
    def of_environment(cls) -> "Consents":
        """What the environment says: `1` is yes, nothing or `0` is no.

        Raises `BadConsent`.
        """
        return cls(_read(RENAME), _read(REKEY), _read(LOCKED))


def _read(name: str) -> bool:
    value = os.environ.get(name, "")
    if value not in ("", "0", "1"):
        raise BadConsent(f"{name} is {value!a}: write 1 for yes, or leave it out")
    return value == "1"

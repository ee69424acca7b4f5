"""What the person who builds consents to, for one build."""

import os
from dataclasses import dataclass

RENAME = "PAYSPEC_RENAME"
REKEY = "PAYSPEC_REKEY"


class BadConsent(Exception):
    """A variable that says neither yes nor no; the message names it."""


@dataclass(frozen=True, slots=True)
class Consents:
    """Whether names that programs use, and idempotency keys of orders, may change.

    They are variables of the environment, and no configuration: a consent that is
    checked in would be one to every later change.
    """

    rename: bool
    rekey: bool

    @classmethod
    def of_environment(cls) -> "Consents":
        """What the environment says: `1` is yes, nothing or `0` is no.

        Raises `BadConsent`.
        """
        return cls(_read(RENAME), _read(REKEY))


def _read(name: str) -> bool:
    value = os.environ.get(name, "")
    if value not in ("", "0", "1"):
        raise BadConsent(f"{name} is {value!a}: write 1 to consent, or leave it out")
    return value == "1"

"""What a client calls itself in its requests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import ConfigurationError
from ..wire.request import WireRequest

VERSION = "0.1.0"
"""The version of payspec that this core is of."""

HEADER = "User-Agent"

_VALUE = re.compile(r"[!-~]([ -~]*[!-~])?")


def user_agent(provider: str, given: object) -> str:
    """The value of `User-Agent`: the caller's own, or product, version and provider.

    Nothing of the machine, the caller's packages or the account is in it. Raises
    `ConfigurationError` for a value that no header can carry.
    """
    if given is None:
        return f"payspec-client/{VERSION} ({provider})"
    if isinstance(given, str) and _VALUE.fullmatch(given):
        return given
    raise ConfigurationError(
        "user_agent is printable ASCII, without spaces around it or line breaks"
    )


def with_user_agent(
    fixed: Sequence[tuple[str, str]],
    given: Sequence[tuple[str, str]],
    value: str,
    *,
    replaces: bool,
) -> list[tuple[str, str]]:
    """Headers that an operation always has, and those of one call, with `User-Agent`.

    The call's own counts first; then `value` if it `replaces` what the spec says; then
    what the spec says.
    """
    if any(map(_is_agent, given)):
        return [*(each for each in fixed if not _is_agent(each)), *given]
    if not replaces and any(map(_is_agent, fixed)):
        return [*fixed, *given]
    others = (each for each in fixed if not _is_agent(each))
    return [(HEADER, value), *others, *given]


def user_agent_of(request: WireRequest) -> str | None:
    """What the request calls its client; its token is asked for in the same name."""
    return next((each[1] for each in request.headers if _is_agent(each)), None)


def _is_agent(header: tuple[str, str]) -> bool:
    return header[0].lower() == HEADER.lower()

"""How long the steps of one exchange may take."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import ConfigurationError

MAX_SECONDS = 1_000_000
"""More than eleven days: no call waits so long, and no system's clock overflows."""


def is_seconds(value: object) -> bool:
    """Whether the value is a positive number of seconds that can be waited for."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 < value <= MAX_SECONDS


class InvalidTimeouts(ConfigurationError, ValueError):
    """Bounds on the steps of an exchange that are no numbers of seconds."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Bounds on the steps of one exchange, in seconds; none can be left out.

    `connect` bounds reaching one address of the host, and the TLS handshake after it;
    `read` and `write` bound the wait for the next bytes to arrive and to leave; `pool`
    bounds the wait for a free connection. The whole call has a deadline besides.

    Raises `InvalidTimeouts`, a `ConfigurationError` and `ValueError`, for a bound that
    is not a positive number, an int or float, of at most `MAX_SECONDS`.
    """

    connect: float = 5.0
    read: float = 30.0
    write: float = 30.0
    pool: float = 5.0

    def __post_init__(self) -> None:
        if not self.are_valid:
            raise InvalidTimeouts(
                "a timeout is a positive number of seconds, at most "
                f"{MAX_SECONDS:,}; it cannot be left out"
            )

    @property
    def are_valid(self) -> bool:
        """Whether all of them are numbers of seconds."""
        return all(
            is_seconds(each)
            for each in (self.connect, self.read, self.write, self.pool)
        )

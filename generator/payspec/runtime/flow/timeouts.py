"""How long the steps of one exchange may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Bounds on the steps of one exchange, in seconds; none can be left out.

    `connect` bounds reaching one address of the host, and the TLS handshake after it;
    `read` and `write` bound the wait for the next bytes to arrive and to leave; `pool`
    bounds the wait for a free connection. The whole call has a deadline besides.

    Raises ValueError for a bound that is not a positive, finite number.
    """

    connect: float = 5.0
    read: float = 30.0
    write: float = 30.0
    pool: float = 5.0

    def __post_init__(self) -> None:
        for seconds in (self.connect, self.read, self.write, self.pool):
            if not 0 < seconds < float("inf"):
                raise ValueError("a timeout is a positive, finite number of seconds")

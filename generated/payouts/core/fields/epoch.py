"""The moments that a count since 1970 can name, as far as a `datetime` knows them."""

from __future__ import annotations

from datetime import UTC, datetime

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

FIRST_SECOND = -62_135_596_800
"""The year 1 begins, in seconds since 1970; a `datetime` knows none before."""

LAST_SECOND = 253_402_300_799
"""The last second of the year 9999."""

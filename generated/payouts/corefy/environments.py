"""Corefy payouts: where it runs.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.client.environment import Environment

LIVE = Environment(
    name="live",
    url="",
    live=True,
    mode={"test_mode": False},
    urls={
        "private": "https://com.paycore.io/api",
        "public": "https://com.paycore.io/public-api",
    },
)
"""Real money moves here."""

TEST = Environment(
    name="test",
    url="",
    live=False,
    mode={"test_mode": True},
    urls={
        "private": "https://com.paycore.io/api",
        "public": "https://com.paycore.io/public-api",
    },
)
"""A sandbox: no real money moves here."""

PAYELATA_LIVE = Environment(
    name="payelata_live",
    url="",
    live=True,
    mode={"test_mode": False},
    urls={
        "private": "https://pay.payelata.com/api",
        "public": "https://pay.payelata.com/public-api",
    },
)
"""Payelata: real money moves here."""

PAYELATA_TEST = Environment(
    name="payelata_test",
    url="",
    live=False,
    mode={"test_mode": True},
    urls={
        "private": "https://pay.payelata.com/api",
        "public": "https://pay.payelata.com/public-api",
    },
)
"""Payelata: a sandbox, where no real money moves."""

"""beGateway payouts: where it runs.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.client.environment import Environment

LIVE = Environment(
    name="live",
    url="https://api.begateway.com/beyag",
    live=True,
    mode={"test": False},
)
"""Real money moves here."""

TEST = Environment(
    name="test",
    url="https://api.begateway.com/beyag",
    live=False,
    mode={"test": True},
)
"""A sandbox: no real money moves here."""

"""aopay payouts: where it runs.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.client.environment import Environment

LIVE = Environment(name="live", url="https://api.aopay.io", live=True)
"""Real money moves here."""

SANDBOX = Environment(name="sandbox", url="https://api.sandbox.aopay.io", live=False)
"""A sandbox: no real money moves here."""

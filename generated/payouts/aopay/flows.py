"""aopay payouts: which calls follow each other.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.lifecycle.flows import CallFlow, FlowStep, Taken

PAYOUT_FLOW = CallFlow(
    name="payout",
    doc="Pays, then reads how it went, which the answer to the payment does not tell.",
    steps=(
        FlowStep("create_payout"),
        FlowStep(
            "get_payout",
            takes=(
                Taken(
                    "id_payout",
                    "create_payout",
                    "payment_method_response.id_payout",
                ),
            ),
        ),
    ),
)
"""Pays, then reads how it went, which the answer to the payment does not tell."""

FLOWS = (PAYOUT_FLOW,)
"""Every flow."""

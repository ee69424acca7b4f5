"""Corefy payouts: which calls follow each other.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.lifecycle.flows import CallFlow, FlowStep, Taken

DRAFT_THEN_PAY_FLOW = CallFlow(
    name="draft_then_pay",
    doc=(
        "A payout that is created with `options.auto_process` false, looked at, and "
        "paid."
    ),
    steps=(
        FlowStep("create_payout"),
        FlowStep("process_payout", takes=(Taken("id", "create_payout", "id"),)),
    ),
)
"""A payout that is created with `options.auto_process` false, looked at, and paid."""

FLOWS = (DRAFT_THEN_PAY_FLOW,)
"""Every flow."""

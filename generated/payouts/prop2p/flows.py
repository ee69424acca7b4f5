"""ProP2P Agent API: which calls follow each other.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.lifecycle.flows import CallFlow, FlowStep, Taken

PAYIN_FLOW = CallFlow(
    name="payin",
    doc=(
        "Select a type, have the requisites entered; show the payer "
        "paymentMethodRequisites, and wait for captured."
    ),
    steps=(
        FlowStep("list_payment_method_types"),
        FlowStep("init_session"),
        FlowStep(
            "create_operation",
            takes=(Taken("session_id", "init_session", "session_id"),),
        ),
        FlowStep(
            "retrieve_operation",
            takes=(Taken("operation_id", "create_operation", "operation_id"),),
        ),
    ),
)
"""Select a type, have the requisites entered; show the payer paymentMethodRequisites,
and wait for captured.
"""

PAYOUT_FLOW = CallFlow(
    name="payout",
    doc=(
        "Select a type, have the recipient's requisites entered, and wait for captured."
    ),
    steps=(
        FlowStep("list_payment_method_types"),
        FlowStep("init_session"),
        FlowStep(
            "create_operation",
            takes=(Taken("session_id", "init_session", "session_id"),),
        ),
        FlowStep(
            "retrieve_operation",
            takes=(Taken("operation_id", "create_operation", "operation_id"),),
        ),
    ),
)
"""Select a type, have the recipient's requisites entered, and wait for captured."""

FLOWS = (PAYIN_FLOW, PAYOUT_FLOW)
"""Every flow."""

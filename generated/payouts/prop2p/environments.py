"""ProP2P Agent API: where it runs.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.client.environment import Binding, Environment
from ._provider import STANDIN_AUTH

STANDIN = Environment(
    name="standin",
    url="https://prop2p.standin.invalid",
    live=False,
    bind={
        "list_payment_method_types": Binding(
            "GET",
            "/payment-method-types",
            auth=STANDIN_AUTH,
        ),
        "init_session": Binding("POST", "/sessions", auth=STANDIN_AUTH),
        "create_operation": Binding("POST", "/operations", auth=STANDIN_AUTH),
        "retrieve_operation": Binding(
            "GET",
            "/operations/{operation_id}",
            auth=STANDIN_AUTH,
        ),
    },
)
"""A stand-in of this project's own, and nothing of ProP2P's; move it with `at(…)` to
where it runs.
"""

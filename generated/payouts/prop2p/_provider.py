"""ProP2P Agent API: how it is reached, and what a live client rests on.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.auth.schemes import InHeader
from ..core.client.provider import Assumption, Provider
from .errors import ApiError

STANDIN_AUTH = InHeader("X-Standin-Key", "standin_key")

PROVIDER = Provider(
    name="prop2p",
    package=__package__,
    account=(),
    assumptions={
        "prop2p.callback": Assumption(
            says=(
                "A callback is a JSON object of unknown form that nothing proves, "
                "acknowledged with 200."
            ),
            sources=("https://developers.prop2p.com/docs/agent/operation-types",),
        ),
        "prop2p.echoes": Assumption(
            says=(
                "The details repeat the sessionId, and the operationType if one was "
                "sent."
            ),
        ),
        "prop2p.json": Assumption(
            says=(
                "Bodies are JSON, a success is answered with 200, and the list is a "
                "bare array."
            ),
            sources=("https://developers.prop2p.com/docs/agent/operation-types",),
        ),
        "prop2p.operation-id": Assumption(
            says=(
                "The details of an operation name it by operationId, and are retrieved "
                "by that."
            ),
            sources=("https://developers.prop2p.com/docs/agent/operation-types",),
        ),
        "prop2p.places": Assumption(
            says=(
                "operationType is a parameter of the list's query, and a member of the "
                "bodies of a session and of an operation; all other fields are members "
                "of those bodies."
            ),
            sources=("https://developers.prop2p.com/docs/agent/operation-types",),
        ),
        "prop2p.repeat": Assumption(
            says=(
                "Nothing says whether a session may be used twice, how long it lives, "
                "or what creating an operation a second time does; it may pay a second "
                "time."
            ),
        ),
        "prop2p.statuses": Assumption(
            says="Only two statuses are named; neither is known to be the last one.",
            sources=("https://developers.prop2p.com/docs/agent/operation-types",),
        ),
    },
    error=ApiError,
)

"""beGateway payouts: how it is reached, and what a live client rests on.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.auth.schemes import Basic
from ..core.client.provider import Assumption, Provider
from .errors import ApiError

SHOP_AUTH = Basic(user="shop_id", password="secret_key")

PROVIDER = Provider(
    name="begateway",
    package=__package__,
    account=("shop_id",),
    assumptions={
        "begateway.created-status": Assumption(
            says=(
                "A payout that was created is answered with 200 or 201; no document "
                "names the status."
            ),
        ),
        "begateway.read-status": Assumption(
            says="A status query that finds something is answered with 200.",
        ),
        "begateway.refused-status": Assumption(
            says=(
                "A payout refused with 401 or 422 in a described error shape was not "
                "created."
            ),
        ),
        "begateway.settled": Assumption(
            says=(
                "What succeeded is with the receiver, and may still be reversed; what "
                "failed, expired or was deleted stays so, and its money never left the "
                "sender."
            ),
            sources=("https://docs.bepaid.by/en/integration/apm_api/statuses",),
        ),
        "begateway.unsettled": Assumption(
            says=(
                "In `initial` nothing was set in motion yet, and `incomplete` awaits a "
                "further step."
            ),
            sources=(
                (
                    "https://docs.bepaid.by/en/integration/apm_api/transactions/status_"
                    "query/"
                ),
                (
                    "begateway/begateway-api-php@a58aa70 lib/Money.php, "
                    "lib/Settings.php, lib/Webhook.php"
                ),
                "begateway/client_ruby@7c6a593 lib/be_gateway/connection.rb",
            ),
        ),
        "begateway.untested": Assumption(
            says="An answer without `test` speaks of a real payout.",
        ),
        "begateway.webhook-acknowledged": Assumption(
            says=(
                "A webhook is acknowledged with 200; no document at hand names the "
                "status."
            ),
        ),
        "begateway.webhook-identity": Assumption(
            says=(
                "A webhook is told from others by uid, status and updated_at; it has "
                "neither an id nor a time of its own."
            ),
            sources=("https://docs.bepaid.by/en/dev_tools/webhooks/",),
        ),
    },
    error=ApiError,
)

"""beGateway payouts.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.auth.schemes import Basic
from ..core.client.provider import Assumption, Provider
from .errors import ApiError

SHOP = Basic(user="shop_id", password="secret_key")

PROVIDER = Provider(
    name="begateway",
    package=__package__,
    account=("shop_id",),
    assumptions={
        "begateway.created-status": Assumption(
            "A payout that was created is answered with 200 or 201; no document names the status.",
            (),
        ),
        "begateway.read-status": Assumption(
            "A status query that finds something is answered with 200.",
            (),
        ),
        "begateway.refused-status": Assumption(
            "A payout refused with 401 or 422 in a described error shape was not created.",
            (),
        ),
        "begateway.untested": Assumption(
            "An answer without `test` speaks of a real payout.",
            (),
        ),
    },
    error=ApiError,
)

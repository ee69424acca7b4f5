"""aopay payouts: how it is reached, and what a live client rests on.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.auth.schemes import TokenExchange
from ..core.client.provider import Assumption, Provider
from .errors import ApiError

TOKEN_AUTH = TokenExchange(
    operation="CREATE_TOKEN",
    credentials={"merchantCode": "merchant_code", "secret": "secret"},
    token="token",
    grants="operations",
    granted={"/payouts/{id_payout}": ("POST", "GET")},
    lifetime="validitySecs",
    seconds=600,
)

PROVIDER = Provider(
    name="aopay",
    package=__package__,
    account=("merchant_code",),
    assumptions={
        "aopay.accepted": Assumption(
            says=(
                "A payout that is answered in the described shape was taken; its "
                "status comes later."
            ),
        ),
        "aopay.answered-200": Assumption(
            says=(
                "A token, a payout and its details are answered with 200; the document "
                "shows no status."
            ),
            sources=("https://developers.aopay.io/api/payout.html",),
        ),
        "aopay.callback": Assumption(
            says=(
                "A callback of a payout has the form of the family's pay-ins, idEntity "
                "alone, and is not signed."
            ),
            sources=(
                "https://developers.aopay.io/api/payout.html",
                "a published client of the same API family, its callbacks of pay-ins",
            ),
        ),
        "aopay.exponents": Assumption(
            says="Amounts have at most the decimals that ISO 4217 gives the currency.",
        ),
        "aopay.live-url": Assumption(
            says=(
                "The live address is that of the sandbox without `sandbox`; no "
                "document at hand names it."
            ),
        ),
        "aopay.repeat": Assumption(
            says="Nothing says what a second POST with the same id does.",
        ),
        "aopay.statuses": Assumption(
            says=(
                "A payout has the statuses of the family's client. FAILED stays so and "
                "the money never left the sender; after SUCCESS it is with the "
                "receiver, and may still be reversed."
            ),
            sources=(
                "a published client of the same API family, its callbacks of pay-ins",
                "https://developers.aopay.io/api/payout.html",
            ),
        ),
    },
    error=ApiError,
)

"""Corefy payouts: how it is reached, and what a live client rests on.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.auth.schemes import Basic, InBody
from ..core.client.provider import Assumption, Provider
from .errors import ApiError

ACCOUNT_AUTH = Basic(user="account_id", password="api_key")

PUBLIC_AUTH = InBody("public_key", "public_key")

PROVIDER = Provider(
    name="corefy",
    package=__package__,
    account=("account_id",),
    assumptions={
        "corefy.answered-200": Assumption(
            says=(
                "A pre-request and a processing are answered with 200, as neither "
                "creates anything."
            ),
        ),
        "corefy.callback-batch": Assumption(
            says=(
                "Batched callbacks are one that tells the latest; should a list come, "
                "each item is an event."
            ),
            sources=("paycoreio/docs@fdd99b9 docs/integration/callbacks.md",),
        ),
        "corefy.callback-form": Assumption(
            says=(
                "A callback of a payout has the form that reading it has; the one "
                "sample is of a payment."
            ),
            sources=("paycoreio/docs@fdd99b9 docs/integration/callbacks.md",),
        ),
        "corefy.cancel-failed": Assumption(
            says="A payout whose cancelling failed stays paid.",
        ),
        "corefy.duplicate-body": Assumption(
            says=(
                "The 409 of a repeated `reference_id` holds the first payout as its "
                "creation does."
            ),
        ),
        "corefy.exponents": Assumption(
            says=(
                "Amounts have at most the decimals that ISO 4217 gives the currency; "
                "no other currency is sent."
            ),
            sources=(
                (
                    "openfintechio/openfintech@28c562f data/currencies.json, "
                    "schemas/payout_services_schema.json"
                ),
            ),
        ),
        "corefy.found-list": Assumption(
            says=(
                "A look-up by reference is answered with a list, which is empty if "
                "nothing was found."
            ),
        ),
        "corefy.next-page": Assumption(
            says=(
                "A page of payouts that is not the last has the address of the next in "
                "`links.next`."
            ),
            sources=("https://merchant-docs.paycore.io/en/integration/payouts/common",),
        ),
        "corefy.payelata-hosts": Assumption(
            says=(
                "Payelata's API is at pay.payelata.com, below /api and /public-api, as "
                "other brands have it at a host called pay; its documents name no "
                "address."
            ),
            sources=(
                "https://dashboard.payelata.com/docs/en/integration/payouts/common",
            ),
            environments=("payelata_live",),
        ),
        "corefy.processed": Assumption(
            says=(
                "A processing that is answered with the payout was taken; its status "
                "may still be `created`."
            ),
        ),
        "corefy.public-keyless": Assumption(
            says=(
                "Reading on the public surface takes no key; the SDK sends none, and "
                "no page says where."
            ),
            sources=(
                "https://merchant-docs.paycore.io/en/integration/payouts/common",
                (
                    "paycoreio/docs@fdd99b9 docs/integration/public-api-client-js.md, "
                    "and its SDK"
                ),
            ),
        ),
        "corefy.test-mode": Assumption(
            says=(
                "`test_mode` of a request tells live from test money, and the answer "
                "repeats it."
            ),
            sources=(
                (
                    "paycoreio/docs@fdd99b9 docs/integration/public-api-client-js.md, "
                    "and its SDK"
                ),
                "https://merchant-docs.paycore.io/en/integration/payouts/by-token/",
                "https://merchant-docs.paycore.io/en/integration/payouts/common",
                "https://dashboard.payelata.com/docs/en/integration/payouts/common",
            ),
        ),
    },
    error=ApiError,
)

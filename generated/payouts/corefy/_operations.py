"""Corefy payouts: what can be asked, as tables.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.client.operation import (
    MoneyFields,
    PagedOperation,
    ReadOperation,
    Shape,
    WriteOperation,
)
from ..core.paging.ways import LinkedPages, NumberedPages
from ..core.safety.facts import (
    Echo,
    EffectBy,
    Find,
    Repeat,
    RepeatAnswer,
    Safety,
    Verdict,
)
from ._money import EXPONENTS
from ._provider import ACCOUNT_AUTH, PUBLIC_AUTH

if TYPE_CHECKING:
    from ..core.client.read import Items
    from .models import (
        Errors,
        FieldErrors,
        Payout,
        PayoutPage,
        Prerequest,
        PublicPayout,
        Refusal,
        Service,
        ServicePage,
    )

_ERRORS = (Shape("Errors"), Shape("FieldErrors"), Shape("Refusal"))

PREREQUEST_PAYOUT: ReadOperation[Prerequest] = ReadOperation(
    name="prerequest_payout",
    method="POST",
    path="/payout-prerequest",
    auth=PUBLIC_AUTH,
    surface="public",
    body=Shape("PrerequestRequest"),
    money=MoneyFields("amount", "currency", EXPONENTS, major=True),
    answers={200: Shape("Prerequest", envelope=("data",))},
    errors=_ERRORS,
)

LIST_SERVICES: PagedOperation[Service, ServicePage] = PagedOperation(
    name="list_services",
    method="GET",
    path="/payout-services",
    auth=ACCOUNT_AUTH,
    surface="private",
    query="ListServicesQuery",
    answers={200: Shape("ServicePage")},
    pages=NumberedPages("data", "page", last="meta.pages"),
    errors=_ERRORS,
)

GET_SERVICE: ReadOperation[Service] = ReadOperation(
    name="get_service",
    method="GET",
    path="/payout-services/{id}",
    parameters=("id",),
    auth=ACCOUNT_AUTH,
    surface="private",
    given_path="GetServicePath",
    answers={200: Shape("Service", envelope=("data",))},
    echoes=(Echo("id"),),
    errors=_ERRORS,
)

CREATE_PAYOUT: WriteOperation[Payout, Errors | FieldErrors | Refusal] = WriteOperation(
    name="create_payout",
    method="POST",
    path="/payout-invoices",
    auth=ACCOUNT_AUTH,
    surface="private",
    body=Shape(
        "PayoutRequest",
        envelope=("data", "attributes"),
        fixed=((1, "type", "payout-invoice"),),
    ),
    money=MoneyFields("amount", "currency", EXPONENTS, major=True),
    answers={
        201: Shape("Payout", envelope=("data",)),
        409: Shape("Payout", envelope=("data",)),
    },
    errors=_ERRORS,
    moves_money=True,
    safety=Safety(
        outcomes={
            201: Verdict.ACCEPTED,
            409: Verdict.DUPLICATE,
            401: Verdict.REJECTED,
            403: Verdict.REJECTED,
            405: Verdict.REJECTED,
            422: Verdict.REJECTED,
        },
        repeat=Repeat(uuid=False, answers=RepeatAnswer.CONFLICT, key="reference_id"),
        find=Find(
            operation="find_payouts",
            parameter="reference_id",
            field="reference_id",
            proof=False,
            table="FIND_PAYOUTS",
        ),
        echoes=(
            Echo("attributes.amount", of="amount"),
            Echo("attributes.currency", of="currency"),
            Echo("attributes.reference_id", of="reference_id"),
            Echo("attributes.test_mode", of="test_mode"),
        ),
        identified_by="id",
        effect_by=EffectBy("options.auto_process", {True: True, False: False}),
    ),
)

PROCESS_PAYOUT: WriteOperation[Payout, Errors | FieldErrors | Refusal] = WriteOperation(
    name="process_payout",
    method="POST",
    path="/payout-invoices/{id}/process",
    parameters=("id",),
    auth=ACCOUNT_AUTH,
    surface="private",
    given_path="ProcessPayoutPath",
    answers={200: Shape("Payout", envelope=("data",))},
    errors=_ERRORS,
    moves_money=True,
    safety=Safety(
        outcomes={200: Verdict.ACCEPTED},
        find=Find(
            operation="get_payout",
            parameter="id",
            field="id",
            proof=False,
            table="GET_PAYOUT",
        ),
        echoes=(Echo("id", of="id"), Echo("attributes.test_mode", of="test_mode")),
        identified_by="id",
    ),
)

GET_PAYOUT: ReadOperation[Payout] = ReadOperation(
    name="get_payout",
    method="GET",
    path="/payout-invoices/{id}",
    parameters=("id",),
    auth=ACCOUNT_AUTH,
    surface="private",
    given_path="GetPayoutPath",
    answers={200: Shape("Payout", envelope=("data",))},
    echoes=(Echo("id"), Echo("attributes.test_mode", of="test_mode")),
    errors=_ERRORS,
)

FIND_PAYOUTS: ReadOperation[Items[Payout]] = ReadOperation(
    name="find_payouts",
    method="GET",
    path="/payout-invoices",
    auth=ACCOUNT_AUTH,
    surface="private",
    query="FindPayoutsQuery",
    answers={200: Shape("Payout", envelope=("data",), many=True)},
    echoes=(
        Echo("attributes.reference_id", of="filter[reference_id]"),
        Echo("attributes.test_mode", of="test_mode"),
    ),
    errors=_ERRORS,
)

LIST_PAYOUTS: PagedOperation[Payout, PayoutPage] = PagedOperation(
    name="list_payouts",
    method="GET",
    path="/payout-invoices",
    auth=ACCOUNT_AUTH,
    surface="private",
    answers={200: Shape("PayoutPage")},
    pages=LinkedPages("data", "links.next"),
    errors=_ERRORS,
)

GET_PAYOUT_PUBLIC: ReadOperation[PublicPayout] = ReadOperation(
    name="get_payout_public",
    method="GET",
    path="/payout-invoices/{id}",
    parameters=("id",),
    surface="public",
    given_path="GetPayoutPublicPath",
    answers={200: Shape("PublicPayout", envelope=("data",))},
    echoes=(Echo("id"),),
    errors=_ERRORS,
)

FIND_PAYOUTS_PUBLIC: ReadOperation[Items[PublicPayout]] = ReadOperation(
    name="find_payouts_public",
    method="GET",
    path="/payout-invoices",
    surface="public",
    query="FindPayoutsPublicQuery",
    answers={200: Shape("PublicPayout", envelope=("data",), many=True)},
    errors=_ERRORS,
)

"""aopay payouts: mappings that may be given in place of models.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from .models import Account, AmountInput


class PaymentRequestedInputParams(TypedDict, total=False):
    """A `PaymentRequested`.

    Keys are wire names.
    """

    money: Required[AmountInput | AmountInputParams]


class AmountInputParams(TypedDict, total=False):
    """A `Amount`.

    Keys are wire names.
    """

    amount: Required[Decimal]
    currencyCode: Required[str]


class PaymentMethodParams(TypedDict, total=False):
    """How the customer is paid.

    Keys are wire names.
    """

    paymentMethodCode: Required[str]
    account: Required[Account | Mapping[str, object]]
    paymentOperatorCode: str
    emailAddress: str

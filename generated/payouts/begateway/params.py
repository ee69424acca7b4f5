"""beGateway payouts: mappings that may be given in place of models.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from datetime import date


class CustomerParams(TypedDict, total=False):
    """The customer who is paid.

    Keys are wire names.
    """

    first_name: str
    last_name: str
    middle_name: str
    email: str
    country: str
    city: str
    zip: str
    address: str
    phone: str
    device_id: str
    birth_date: date
    external_id: str
    taxpayer_id: str

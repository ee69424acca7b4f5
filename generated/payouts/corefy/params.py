"""Corefy payouts: mappings that may be given in place of models.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import Required, TypedDict


class CustomerParams(TypedDict, total=False):
    """Who is paid.

    Keys are wire names.
    """

    reference_id: Required[str]
    name: str
    email: str
    phone: str
    individual_tax_id: str
    date_of_birth: str
    metadata: dict[str, object]
    address: object
    country: str
    region: str
    city: str
    street: str
    full_address: str
    post_code: str

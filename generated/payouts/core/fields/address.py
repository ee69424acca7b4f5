"""Addresses of the Internet Protocol."""

from __future__ import annotations

from ipaddress import ip_address


def is_ip(text: str) -> bool:
    """Whether `text` is an address of IPv4 or IPv6, without a zone or a length."""
    if "%" in text:
        return False
    try:
        ip_address(text)
    except ValueError:
        return False
    return True

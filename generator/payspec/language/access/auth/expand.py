"""Shorthand of ways to authenticate."""

from ...build import as_sequence, each, members, under
from ...evidence.expand import EVIDENCE
from ..expand import basic, pair

auth = each(
    members(
        {
            "basic": basic,
            "bearer": under("token"),
            "exchange": members({"lifetime": under("seconds")}),
            "message_signature": members({"components": as_sequence}),
            "oauth2": members({"client": pair("id", "secret")}),
            **EVIDENCE,
        }
    )
)

"""Schema of environments, credentials and authentication."""

from ..evidence.fragment import evidence_keys
from ..fragments import (
    NAME,
    Schema,
    choice,
    flag,
    record,
    shorthand,
    table,
    text,
)


def environments(*, written: bool) -> Schema:
    """Schema of `environments`."""
    url = text(
        "The address that every path is relative to; https.",
        examples=["https://api.example.com/v1"],
    )
    environment = record(
        "One place where the API runs.",
        {
            "url": url,
            "sandbox": flag(
                "No real money moves here. An environment without this mark is live."
            ),
            "mode": table(
                "Request fields that select this environment: they are sent with "
                "every operation that moves money, and the answer has to echo them.",
                {"type": ["boolean", "string"]},
            ),
            "doc": text("What a caller should know of it."),
            **evidence_keys(written=written),
        },
        ("url",),
    )
    return table(
        "Where the API runs, by a short name.",
        shorthand("An environment.", url, environment, written=written),
        NAME,
    )


def credentials(*, written: bool) -> Schema:
    """Schema of `credentials`."""
    kind = choice(
        "`account` tells whose money it is and is no secret; `secret` is never "
        "printed; `key` is the provider's public key; `text` is neither.",
        "account",
        "text",
        "secret",
        "key",
    )
    credential = record(
        "One thing that the provider gives to its client.",
        {"kind": kind, "doc": text("Where a client finds it.")},
        ("kind",),
    )
    return table(
        "What the provider gives to its client.",
        shorthand("A credential.", kind, credential, written=written),
        NAME,
    )


def auth(*, written: bool) -> Schema:
    """Schema of `auth`."""
    return table(
        "Ways to authenticate, by a short name that operations refer to.",
        record(
            "One way to authenticate.",
            {
                "basic": basic(written=written),
                **evidence_keys(written=written),
            },
            ("basic",),
        ),
        NAME,
    )


def basic(*, written: bool) -> Schema:
    """Schema of HTTP Basic: two names of credentials."""
    name = text("The name of a credential.")
    pair: Schema = {
        "type": "array",
        "prefixItems": [name, name],
        "minItems": 2,
        "maxItems": 2,
    }
    return shorthand(
        "HTTP Basic: [user, password], two names of credentials.",
        pair,
        record(
            "HTTP Basic: which credential is the user, which the password.",
            {"user": name, "password": name},
            ("user", "password"),
        ),
        written=written,
    )

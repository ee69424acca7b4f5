"""Schema of environments and credentials."""

from ..deployments.bindings import BIND, bindings
from ..deployments.merge import OWNER
from ..evidence.fragment import evidence_keys
from ..fragments import (
    NAME,
    Schema,
    explained,
    flag,
    record,
    shorthand,
    table,
    text,
)

_KINDS = {
    "account": "Tells whose money it is; it is no secret.",
    "text": "Neither an account nor a secret.",
    "secret": "Never printed.",
    "key": "The provider's public key.",
}


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
            "urls": table("In place of `url`: the address of each surface.", url, NAME),
            **({} if written else {BIND: bindings()}),
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
    )
    environment["oneOf"] = [{"required": ["url"]}, {"required": ["urls"]}]
    return table(
        "Where the API runs, by a short name.",
        shorthand("An environment.", url, environment, written=written),
        NAME,
    )


def credentials(*, written: bool) -> Schema:
    """Schema of `credentials`."""
    kind = explained("What it is, and whether it may be printed.", _KINDS)
    credential = record(
        "One thing that the provider gives to its client.",
        {
            "kind": kind,
            "doc": text("Where a client finds it."),
            **({} if written else {OWNER: text("Whose it is.")}),
        },
        ("kind",),
    )
    return table(
        "What the provider gives to its client.",
        shorthand("A credential.", kind, credential, written=written),
        NAME,
    )


def credential(description: str = "The name of a credential.") -> Schema:
    """Schema of a use of a credential."""
    return text(description)


def pair() -> Schema:
    """Schema of two names of credentials in a list."""
    return {
        "type": "array",
        "prefixItems": [credential(), credential()],
        "minItems": 2,
        "maxItems": 2,
    }


def basic(*, written: bool) -> Schema:
    """Schema of HTTP Basic: two names of credentials."""
    long = record(
        "HTTP Basic: which credential is the user, which the password.",
        {"user": credential(), "password": credential()},
        ("user", "password"),
    )
    return shorthand(
        "HTTP Basic: [user, password], two names of credentials.",
        pair(),
        long,
        written=written,
        examples=[["user", "password"]],
    )


def surfaces() -> Schema:
    """Schema of `surfaces`."""
    return table(
        "Parts of the API with addresses of their own, each with what it is for.",
        text("What it is for."),
        NAME,
        examples=[{"public": "Calls without secrets.", "private": "All others."}],
    )

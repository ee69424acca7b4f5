"""Schema of ways to authenticate."""

from ...evidence.fragment import evidence_keys
from ...fragments import NAME, Schema, choice, described, record, shorthand, table, text
from ..fragment import basic, credential, pair
from .message_fragment import message_signature
from .signing_fragment import sign


def auth(*, written: bool) -> Schema:
    """Schema of `auth`."""
    return table(
        "Ways to authenticate, by a short name that operations refer to.",
        record(
            "One way to authenticate: whatever is listed here is sent, all of it.",
            {
                "basic": basic(written=written),
                "bearer": _bearer(written=written),
                "header": _named(
                    "Headers, each with the credential that is its value.",
                    {"X-API-Key": "api_key"},
                ),
                "query": _named(
                    "Parameters of the query, each with its credential.",
                    {"api_key": "api_key"},
                ),
                "body": _named(
                    "Members at the root of the body, each with its credential.",
                    {"public_key": "public_key"},
                ),
                "exchange": _exchange(written=written),
                "oauth2": _oauth2(written=written),
                "mutual_tls": record(
                    "A certificate that the client shows on every connection, and its "
                    "key. The credentials are names of PEM files; the key has no "
                    "password.",
                    {"certificate": credential(), "key": credential()},
                    ("certificate", "key"),
                ),
                "sign": sign(),
                "message_signature": message_signature(written=written),
                **evidence_keys(written=written),
            },
        ),
        NAME,
    )


def _named(description: str, example: dict[str, str]) -> Schema:
    return table(description, credential(), examples=[example])


def _bearer(*, written: bool) -> Schema:
    bearer = record(
        "A token in the header `Authorization`.",
        {
            "token": credential("The name of the credential that is the token."),
            "word": text(
                "What stands before it in place of `Bearer`.",
                pattern="^[A-Za-z][A-Za-z0-9-]*$",
                examples=["GNAP"],
            ),
        },
        ("token",),
    )
    return shorthand(
        "A token in the header `Authorization`: the name of its credential.",
        credential(),
        bearer,
        written=written,
    )


def _exchange(*, written: bool) -> Schema:
    seconds: Schema = {"type": "integer", "minimum": 1, "maximum": 31_536_000}
    lifetime = record(
        "For how long a token may be used.",
        {
            "field": text("The field of the token's request that asks for this."),
            "seconds": described("Seconds from when the token is asked for.", seconds),
        },
        ("seconds",),
    )
    return record(
        "A token that another operation gives, sent as `Bearer` in `Authorization`.",
        {
            "with": text("The operation, of effect `auth`, that gives the token."),
            "credentials": table(
                "Fields of its request, each with the credential that it holds.",
                credential(),
            ),
            "grants": text(
                "The field of its request that lists what the token is for: "
                "`POST /payouts/7`, the method and the path exactly as sent, for each "
                "operation of this way to authenticate on the path of the call."
            ),
            "lifetime": shorthand(
                "For how long a token may be used; without it each call has its own.",
                seconds,
                lifetime,
                written=written,
            ),
            "token": text("The field of its answer that holds the token."),
        },
        ("with", "credentials", "token"),
    )


def _oauth2(*, written: bool) -> Schema:
    client = record(
        "Which credential names the client, and which is its secret.",
        {"id": credential(), "secret": credential()},
        ("id", "secret"),
    )
    return record(
        "OAuth 2 client credentials (RFC 6749, 4.4).",
        {
            "token_url": text(
                "Where tokens are given: a path below the environment's address, or "
                "an https address.",
                examples=["/oauth/token"],
            ),
            "client": shorthand(
                "The client: [id, secret], two names of credentials.",
                pair(),
                client,
                written=written,
            ),
            "style": choice(
                "Whether the client says who it is by HTTP Basic or in the body. "
                "Basic unless said otherwise.",
                "basic",
                "body",
            ),
            "scope": text(
                "The scopes to ask for, separated by spaces.",
                pattern=r"^[!#-\[\]-~]+( [!#-\[\]-~]+)*$",
                examples=["payouts:read payouts:write"],
            ),
        },
        ("token_url", "client"),
    )

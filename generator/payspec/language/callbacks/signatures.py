"""Schema of signatures."""

from payspec.ir.signatures import (
    Encoding,
    Hash,
    MessageAlgorithm,
    SharedKeyForm,
    TimeForm,
)
from payspec.runtime.callbacks.target import DERIVED

from ..access.fragment import basic
from ..durations import duration
from ..evidence.fragment import evidence_keys
from ..fragments import NAME, Schema, choice, described, record, table, text
from ..header_names import PATTERN as TOKEN
from . import words
from .words import SCHEME, VARIANT

SHA1, SHA256, SHA512 = Hash

_LABEL = "^[a-z*][a-z0-9_.*-]*$"
VARIANTS: dict[str, tuple[str, ...]] = {
    words.DIGEST: (SHA1, SHA256, SHA512),
    words.HMAC: (SHA1, SHA256, SHA512),
    words.RSA: (SHA256, SHA512),
    words.ECDSA: ("p256", "p256_raw"),
    words.EDDSA: ("ed25519",),
    words.MESSAGE: tuple(MessageAlgorithm),
}
"""What may stand beside the name of each scheme that signs."""

_ABOUT = {
    words.DIGEST: "A plain hash over a text that holds the key. It is weak.",
    words.HMAC: "HMAC with this hash function.",
    words.RSA: "RSA, PKCS #1 v1.5, with this hash function.",
    words.ECDSA: "ECDSA with SHA-256; the signature is DER, or r and s side by side.",
    words.EDDSA: "Ed25519.",
    words.MESSAGE: "A message signature (RFC 9421) with this algorithm.",
}


def signatures(*, written: bool) -> Schema:
    """Schema of `signatures`."""
    about: dict[str, Schema] = {
        "doc": text("What the provider calls it."),
        "weak": text("Why this weak scheme is taken for proof nevertheless."),
        "vectors": _vectors(),
        **evidence_keys(written=written),
    }
    schemes = {
        name: choice(_ABOUT[name], *variants) for name, variants in VARIANTS.items()
    }
    inside = {**_placed(), **_covering()}
    if written:
        signature = record(
            "One signature: its scheme, and where it stands.",
            {words.BASIC: basic(written=True), **schemes, **inside, **about},
        )
        signature["oneOf"] = [{"required": [name]} for name in words.SCHEMES]
    else:
        signature = record(
            "One signature.",
            {
                SCHEME: choice("The scheme.", *words.SCHEMES),
                words.BASIC: basic(written=False),
                **{name: _inner(name, schemes[name], inside) for name in schemes},
                **about,
            },
            (SCHEME,),
        )
    return table(
        "Ways in which callbacks are proven, by a short name that they refer to.",
        signature,
        NAME,
    )


def _inner(name: str, variant: Schema, inside: dict[str, Schema]) -> Schema:
    """A scheme of the checked document, with the keys that it takes."""
    message = name == words.MESSAGE
    keys = [*(words.COVERING if message else words.PLACED)]
    if name in {words.HMAC, words.MESSAGE}:
        keys.append(words.KEY_FORM)
    needed = ("key", "components", "tolerance")
    return record(
        _ABOUT[name],
        {VARIANT: variant, **{key: inside[key] for key in keys}},
        (VARIANT, *(needed if message else ("header", "encoding", "key"))),
    )


def _covering() -> dict[str, Schema]:
    component: Schema = {
        "type": "string",
        "pattern": "^(@[a-z-]+|[!#$%&'*+.^_`|~0-9a-z-]*[#$%&'*+.^_`|~0-9a-z-])$",
        "examples": ["content-digest"],
    }
    return {
        "components": described(
            "What it has to cover: headers in small letters, and of the request itself "
            f"{', '.join(DERIVED)}. The body is covered by content-digest.",
            {"type": "array", "minItems": 1, "uniqueItems": True, "items": component},
            examples=[["@method", "@target-uri", "content-digest"]],
        ),
        "label": text(
            "Its name, where a request may have several.",
            pattern=_LABEL,
            examples=["sig1"],
        ),
        "tolerance": duration("How far from now it may be made", "5m"),
    }


def _placed() -> dict[str, Schema]:
    part = "The name of its part, where the header is a list such as t=1,v1=2."
    return {
        "header": text(
            "The header that it stands in.", pattern=TOKEN, examples=["X-Signature"]
        ),
        "encoding": choice("How it is written.", *Encoding),
        "key": text("The credential that it is verified by."),
        "key_form": choice(
            "How a shared key is written; without this, as text.", *SharedKeyForm
        ),
        "part": text(part, pattern=TOKEN, examples=["v1"]),
        "prefix": text(
            "What stands before it.", pattern="^[!-~][ -~]*$", examples=["sha256="]
        ),
        "over": text(
            "What is signed; without this, {body}. In braces: body, the raw bytes; "
            "timestamp, the moment of signing; key, in a digest; else a header.",
            examples=["{timestamp}.{body}"],
        ),
        words.TIMESTAMP: record(
            "The moment of signing: in a header, or in a part of the signature's.",
            {
                "header": text(
                    "The header that it stands in.",
                    pattern=TOKEN,
                    examples=["X-Signature"],
                ),
                "part": text(part, pattern=TOKEN, examples=["t"]),
                "form": choice("How it is written; without this, unix.", *TimeForm),
                "tolerance": duration("How far from now it may be", "5m"),
            },
            ("tolerance",),
        ),
    }


def _vectors() -> Schema:
    values = {"type": "string", "minLength": 1}
    vector = record(
        "A request that has to verify.",
        {
            "doc": text("Where it is from."),
            "body": described("The raw body.", {"type": "string"}),
            "headers": table("Headers that prove it, by name.", dict(values)),
            "keys": table("Keys for tests, by credential.", dict(values)),
            "target": text(
                "Its method and address, where those are signed.",
                pattern="^[A-Z]+ https?://[^ ]+$",
                examples=["POST https://shop.example/hooks"],
            ),
            "at": described(
                "When it arrives, in unix seconds; where the moment of signing counts.",
                {"type": "integer", "minimum": 0, "maximum": 99_999_999_999},
            ),
        },
        ("body", "headers", "keys"),
    )
    return described(
        "Requests that have to verify; checked with the spec.",
        {"type": "array", "minItems": 1, "items": vector},
    )

"""Schema of signing a request."""

from payspec.ir.auth import Algorithm, Encoding, SharedKeyForm, SigningTime

from ...fragments import Schema, choice, described, record, table, text
from ..fragment import credential


def sign() -> Schema:
    """Schema of `sign`."""
    return record(
        "A signature over parts of the request.",
        {
            "algorithm": choice(
                "How it is signed: `hmac` with a shared key, the others with a private "
                "key. `rsa` is PKCS #1 v1.5; `ecdsa` is with SHA-256, its signature in "
                "DER or, `raw`, as r and s side by side.",
                *Algorithm,
            ),
            "key": credential("The credential that signs: shared, or a private key."),
            "key_form": choice(
                "How a shared key is written; without this, as text.", *SharedKeyForm
            ),
            "over": text(
                "What is signed, its separators written out. In braces: method, path, "
                "query, target (path and query), body, body_sha256 and body_sha512 (in "
                "hex), timestamp, nonce; else a credential, else a header.",
                examples=["{method}\\n{path}\\n{timestamp}\\n{body_sha256}"],
            ),
            "headers": table(
                "Headers that are written; in braces: signature, timestamp, nonce, "
                "else a credential.",
                text("The value of the header."),
                examples=[{"X-Signature": "{signature}"}],
            ),
            "encoding": choice("How the signature is written.", *Encoding),
            "timestamp": choice(
                "How the moment of signing is written; without this, unix.",
                *SigningTime,
            ),
            "vectors": vectors(),
        },
        ("algorithm", "key", "over", "headers", "encoding"),
    )


def vectors() -> Schema:
    """Schema of requests with the signatures that they have to come to."""
    value: Schema = {"type": "string", "minLength": 1}
    vector = record(
        "A request, and the signature that it has to come to.",
        {
            "doc": text("Where it is from."),
            "method": text("The method."),
            "host": text("The host, with its port; example.com unless said."),
            "path": text("The path as sent."),
            "query": text("The query as sent, without the question mark."),
            "headers": table("Headers that are signed, by name.", dict(value)),
            "body": described("The raw body.", {"type": "string"}),
            "keys": table("Keys for tests, by credential.", dict(value)),
            "at": described(
                "When it is signed, in unix seconds.",
                {"type": "integer", "minimum": 0, "maximum": 99_999_999_999},
            ),
            "nonce": text("The nonce."),
            "signature": text("The signature, as it is written."),
        },
        ("keys", "signature"),
    )
    return described(
        "Requests and their signatures; checked with the spec.",
        {"type": "array", "minItems": 1, "items": vector},
    )

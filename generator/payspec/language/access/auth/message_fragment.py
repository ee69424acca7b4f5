"""Schema of HTTP message signatures."""

from payspec.ir.auth import ContentDigest, MessageAlgorithm, SharedKeyForm

from ...fragments import Schema, choice, described, flag, record, text, texts
from ..fragment import credential
from .signing_fragment import vectors


def message_signature(*, written: bool) -> Schema:
    """Schema of `message_signature`."""
    seconds: Schema = {"type": "integer", "minimum": 1, "maximum": 31_536_000}
    return record(
        "An HTTP message signature (RFC 9421).",
        {
            "algorithm": choice(
                "How it is signed, by its registered name.", *MessageAlgorithm
            ),
            "key": credential("The credential that signs: shared, or a private key."),
            "key_form": choice(
                "How a shared key is written; without this, as text.", *SharedKeyForm
            ),
            "key_id": credential("The credential that names the key to the provider."),
            "components": texts(
                "What is covered: @method, @target-uri, @authority, @scheme, "
                "@request-target, @path, @query, and headers in lower case. Those of "
                "the body are left out where there is none.",
                written=written,
                examples=[["@method", "@target-uri", "content-digest"]],
            ),
            "label": text(
                "The name of the signature; without this, sig1.",
                pattern="^[a-z*][a-z0-9_.*-]*$",
                examples=["sig1"],
            ),
            "digest": choice(
                "The hash of `content-digest`; without this, sha-256.", *ContentDigest
            ),
            "expires": described("Seconds for which the signature is good.", seconds),
            "nonce": flag("Whether a nonce is sent."),
            "alg": flag("Whether the algorithm is named to the provider."),
            "tag": text(
                "The tag of the application.",
                pattern="^[ !#-[\\]-~]+$",
                examples=["payouts"],
            ),
            "vectors": vectors(),
        },
        ("algorithm", "key", "key_id", "components"),
    )

"""Signatures that a spec gives, held against the code that will sign."""

from base64 import b64decode, urlsafe_b64decode
from datetime import UTC, datetime
from typing import assert_never

from payspec.ir.auth import Encoding, MessageSignAuth, SignAuth, SigningVector
from payspec.runtime.auth import algorithms, schemes, signatures, signing
from payspec.runtime.auth import message_signatures as messages
from payspec.runtime.auth.credentials import Credential, Credentials
from payspec.runtime.errors import ConfigurationError
from payspec.runtime.wire.origin import InvalidUrl
from payspec.runtime.wire.request import InvalidHeader, WireRequest

from ...scope import Scope
from . import rules


def check_vectors(scope: Scope, part: SignAuth | MessageSignAuth) -> None:
    """Sign every vector of a signature; each has to come to what it says."""
    if isinstance(part, SignAuth):
        compared = "`over`, the key and the encoding"
    else:
        compared = "the components, the key and the digest"
    for vector in part.vectors:
        problem = _problem(part, vector)
        if problem is not None:
            scope.report.report(
                rules.BAD_VECTOR,
                vector.span,
                problem,
                hint=f"compare {compared} with the document",
            )


def _problem(part: SignAuth | MessageSignAuth, vector: SigningVector) -> str | None:
    keys = dict(vector.keys)
    uses = part.named if isinstance(part, SignAuth) else (part.key_id,)
    missing = sorted({part.key.name, *(use.name for use in uses)} - keys.keys())
    if missing:
        return f"the vector has no key '{missing[0]}'"
    try:
        if isinstance(part, SignAuth):
            holds = _holds(part, vector, keys)
        else:
            holds = _message_holds(part, vector, keys)
        return None if holds else "the signature is another one"
    except (ConfigurationError, InvalidHeader, InvalidUrl) as error:
        return str(error)
    except ValueError:
        return "the signature is written in another way"


def _holds(part: SignAuth, vector: SigningVector, keys: dict[str, str]) -> bool:
    table = schemes.Sign(
        algorithm=algorithms.Algorithm(part.algorithm),
        key=part.key.name,
        over=part.over,
        headers={},
        encoding=algorithms.Encoding(part.encoding),
        key_form=algorithms.KeyForm(part.key_form),
        time=schemes.SigningTime(part.time),
    )
    request, moment = _request(vector)
    held = Credentials(dict[str, Credential](keys))
    return signatures.verifies(
        table.algorithm,
        part.key.name,
        keys[part.key.name],
        table.key_form,
        signing.signed_content(table, held, request, moment),
        _decoded(vector.signature, part.encoding),
    )


def _message_holds(
    part: MessageSignAuth, vector: SigningVector, keys: dict[str, str]
) -> bool:
    table = schemes.MessageSign(
        algorithm=algorithms.Algorithm(part.algorithm.algorithm),
        key=part.key.name,
        key_id=part.key_id.name,
        components=tuple(each.name for each in part.components),
        key_form=algorithms.KeyForm(part.key_form),
        label=part.label,
        digest=schemes.DigestHash(part.digest),
        expires=part.expires,
        with_nonce=part.nonce,
        alg=part.algorithm.value if part.alg else None,
        tag=part.tag or None,
    )
    request, moment = _request(vector)
    held = Credentials(dict[str, Credential](keys))
    parameters = messages.signature_parameters(table, held, request, moment)
    return signatures.verifies(
        table.algorithm,
        table.key,
        keys[table.key],
        table.key_form,
        messages.signature_base(table, request, parameters),
        b64decode(vector.signature, validate=True),
    )


def _request(vector: SigningVector) -> tuple[WireRequest, signing.Moment]:
    query = f"?{vector.query}" if vector.query else ""
    request = WireRequest(
        vector.method or "POST",
        f"https://{vector.host}{vector.path or '/'}{query}",
        vector.headers,
        vector.body.encode() or None,
    )
    at = datetime.fromtimestamp(vector.at, UTC)
    return request, signing.Moment(at, vector.nonce)


def _decoded(text: str, encoding: Encoding) -> bytes:
    match encoding:
        case Encoding.HEX:
            return bytes.fromhex(text)
        case Encoding.BASE64:
            return b64decode(text, validate=True)
        case Encoding.BASE64URL:
            return urlsafe_b64decode(text)
        case _:
            assert_never(encoding)

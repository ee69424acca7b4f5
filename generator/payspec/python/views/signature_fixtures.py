"""`fixtures/*.signatures.json`: how callbacks are signed, and cases of their proof."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, assert_never

from payspec.cases import CallbackCase, CallbackCases, callback_cases
from payspec.cases.callbacks import Request
from payspec.ir.callbacks import AllOf, Callback
from payspec.ir.signatures import (
    BasicProof,
    DigestProof,
    EcdsaProof,
    Ed25519Proof,
    HmacProof,
    MessageProof,
    PlacedProof,
    RsaProof,
    Signature,
)

from . import proofs
from .context import ProviderContext

_Json: TypeAlias = "str | int | bool | list[_Json] | dict[str, _Json] | None"


def texts(context: ProviderContext) -> Iterator[tuple[str, str]]:
    """The file of every callback that is verified, by the callback's name.

    `requests` are believed, `cases` are those and what may be made of them. A member
    that a case has stands in place of the one in the request that it is `of`.
    """
    for callback in context.provider.callbacks:
        if callback.verify is not None:
            yield callback.name, _text(context, callback)


def _text(context: ProviderContext, callback: Callback) -> str:
    made = callback_cases(context.provider, callback)
    timed = proofs.is_timed(context, callback)
    targeted = proofs.covers_target(context, callback)
    signatures = proofs.signatures(context, callback)

    def members(request: Request) -> dict[str, _Json]:
        found: dict[str, _Json] = {
            "headers": [[name, value] for name, value in request.headers],
            "keys": {name: [*active] for name, active in request.keys},
            "body": request.body,
        }
        if request.environment is not None:
            found["environment"] = request.environment
        if timed:
            found["at"] = request.at
        if targeted:
            found["target"] = " ".join(request.target)
        return found

    requests = {_stem(case): members(case.request) for case in _requests(made)}
    every = "all" if isinstance(callback.verify, AllOf) else "any"
    return (
        "{\n"
        f'  "callback": {json.dumps(callback.name)},\n'
        f'  "verify": {json.dumps({every: [each.name for each in signatures]})},\n'
        f'  "signatures": {_object(map(_described, signatures))},\n'
        f'  "requests": {_object(requests.items())},\n'
        f'  "cases": {_list(_case(each, requests, members) for each in made.cases)},\n'
        f'  "left_out": {json.dumps(made.left_out)}\n'
        "}\n"
    )


def _requests(made: CallbackCases) -> Iterator[CallbackCase]:
    return (case for case in made.cases if case.id.endswith("/believed"))


def _stem(case: CallbackCase) -> str:
    """What the ids of all cases of one request begin with."""
    return "/".join(case.id.split("/")[:2])


def _case(
    case: CallbackCase,
    requests: Mapping[str, dict[str, _Json]],
    members: Callable[[Request], dict[str, _Json]],
) -> str:
    line: dict[str, _Json] = {"id": case.id, "verdict": case.verdict.value}
    if case.reason is not None:
        line["reason"] = case.reason.value
    own, of = members(case.request), requests.get(_stem(case))
    if of is None:
        return json.dumps({**line, **own})
    changed = {name: value for name, value in own.items() if value != of[name]}
    return json.dumps({**line, "of": _stem(case), **changed})


def _described(signature: Signature) -> tuple[str, dict[str, _Json]]:
    scheme = signature.scheme
    if isinstance(scheme, BasicProof):
        keys = {"user": scheme.user.credential, "password": scheme.password.credential}
        return signature.name, {"scheme": "basic", **keys}
    key: dict[str, _Json] = {"key": scheme.key.credential}
    if isinstance(scheme, MessageProof):
        return signature.name, {
            "scheme": "message",
            "algorithm": scheme.algorithm.value,
            **key,
            "key_form": scheme.key_form.value,
            "components": [*scheme.components],
            "label": scheme.label,
        }
    return signature.name, {**_algorithm(scheme), **key, **_placement(scheme)}


def _algorithm(scheme: PlacedProof) -> dict[str, _Json]:
    match scheme:
        case DigestProof(hash=function):
            return {"scheme": "digest", "hash": function.value}
        case HmacProof(hash=function, key_form=form):
            hashed = function.value
            return {"scheme": "hmac", "hash": hashed, "key_form": form.value}
        case RsaProof(hash=function):
            return {"scheme": "rsa", "hash": function.value}
        case EcdsaProof(raw=raw):
            return {"scheme": "ecdsa", "raw": raw}
        case Ed25519Proof():
            return {"scheme": "ed25519"}
        case _:
            assert_never(scheme)


def _placement(scheme: PlacedProof) -> dict[str, _Json]:
    placement, time = scheme.placement, scheme.placement.time
    found: dict[str, _Json] = {
        "header": placement.header,
        "encoding": placement.encoding.value,
        "part": placement.part,
        "prefix": placement.prefix,
        "over": placement.over,
    }
    if time is not None:
        holder = time.header or placement.header
        form = time.form.value
        found["time"] = {"header": holder, "part": time.part, "form": form}
    return found


def _object(members: Iterable[tuple[str, _Json]]) -> str:
    lines = [f"    {json.dumps(name)}: {json.dumps(value)}" for name, value in members]
    return "{\n" + ",\n".join(lines) + "\n  }" if lines else "{}"


def _list(items: Iterable[str]) -> str:
    lines = [f"    {item}" for item in items]
    return "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"

"""What a signature covers, and the keys that it is verified by."""

import re

from payspec.ir.access import CredentialKind
from payspec.ir.signatures import (
    BasicProof,
    DigestProof,
    HmacProof,
    KeyUse,
    MessageAlgorithm,
    MessageProof,
    Placement,
    Signature,
    SignedTime,
)
from payspec.runtime.callbacks.signed import BODY, KEY, TIMESTAMP, names_in
from payspec.runtime.callbacks.target import DERIVED

from ..access.auth.rules import UNKNOWN_CREDENTIAL
from ..header_names import PATTERN as TOKEN
from ..scope import Scope, did_you_mean
from . import rules


def check_keys(scope: Scope, signature: Signature) -> None:
    """Hold the credentials of a signature to what its scheme needs."""
    scheme = signature.scheme
    if isinstance(scheme, BasicProof):
        _known(scope, scheme.user)
        _kind(scope, scheme.password, CredentialKind.SECRET)
    elif isinstance(scheme, DigestProof | HmacProof) or (
        isinstance(scheme, MessageProof)
        and scheme.algorithm is MessageAlgorithm.HMAC_SHA256
    ):
        _kind(scope, scheme.key, CredentialKind.SECRET)
    else:
        _kind(scope, scheme.key, CredentialKind.KEY)


def _known(scope: Scope, use: KeyUse) -> CredentialKind | None:
    kinds = {item.name: item.kind for item in scope.provider.credentials}
    if use.credential not in kinds and not scope.gaps.at("credentials", use.credential):
        scope.report.report(
            UNKNOWN_CREDENTIAL,
            use.span,
            f"there is no credential '{use.credential}'",
            hint=did_you_mean(use.credential, kinds) or "list it under `credentials`",
        )
    return kinds.get(use.credential)


def _kind(scope: Scope, use: KeyUse, wanted: CredentialKind) -> None:
    kind = _known(scope, use)
    if kind is not None and kind is not wanted:
        scope.report.report(
            rules.SIGNATURE_KEY,
            use.span,
            f"'{use.credential}' is of kind {kind.value}",
            hint=f"write `{use.credential}: {wanted.value}` under credentials",
        )


def check_covered(scope: Scope, signature: Signature) -> None:
    """Hold what is signed to covering the body, and what is there to be covered."""
    scheme = signature.scheme
    if isinstance(scheme, BasicProof):
        return
    if isinstance(scheme, MessageProof):
        _components(scope, scheme)
        return
    placement = scheme.placement
    if placement.part is not None and "," in placement.prefix:
        scope.report.report(
            rules.SIGNATURE_PREFIX,
            placement.prefix_span,
            f"the comma ends the part '{placement.part}'",
            hint="leave it out, or the `part`",
        )
    if placement.time is not None:
        _moment(scope, placement, placement.time)
    found = _problem(
        placement.over,
        keyed=isinstance(scheme, DigestProof),
        timed=placement.time is not None,
    )
    if found is not None:
        problem, hint = found
        scope.report.report(rules.SIGNED_TEXT, placement.over_span, problem, hint=hint)


def _components(scope: Scope, scheme: MessageProof) -> None:
    derived = [name for name in scheme.components if name.startswith("@")]
    strange = [name for name in derived if name not in DERIVED]
    problem = hint = None
    if "content-digest" not in scheme.components:
        problem, hint = "the body is not covered", "add content-digest"
    elif strange:
        problem = f"a request has no '{strange[0]}'"
        hint = did_you_mean(strange[0], DERIVED) or f"one of {', '.join(DERIVED)}"
    if problem is not None:
        span = scheme.components_span
        scope.report.report(rules.SIGNED_TEXT, span, problem, hint=hint)


def _problem(over: str, *, keyed: bool, timed: bool) -> tuple[str, str] | None:
    """What is wrong with what is signed, and how it is mended."""
    names = names_in(over)
    if over.count("{") != len(names) or over.count("}") != len(names):
        return "a brace is not closed", "names stand in braces, as {body}"
    if not all(re.fullmatch(TOKEN, name) for name in names):
        return "no header has such a name", "name body, timestamp or a header"
    if names.count(BODY) != 1:
        return "the body is not covered once", "write {body} where it stands"
    if keyed and KEY not in names:
        return "the key is in no place", "write {key} where it stands"
    if KEY in names and not keyed:
        return "the key is signed", "leave {key} out: this scheme has it apart"
    if timed and TIMESTAMP not in names:
        return "the moment of signing is not covered", "write {timestamp} into `over`"
    if TIMESTAMP in names and not timed:
        return "nothing says where the moment stands", "add `timestamp:`"
    return None


def _moment(scope: Scope, placement: Placement, time: SignedTime) -> None:
    problem = hint = None
    if (time.header is None) is (time.part is None):
        problem, hint = "the moment stands in one place", "name a header, or a part"
    elif time.part is not None and placement.part is None:
        problem = "the header of this signature has no parts"
        hint = "name the signature's own `part` too"
    elif time.part is not None and time.part == placement.part:
        problem = f"the signature stands in the part '{time.part}' already"
        hint = "name the part that holds the moment"
    elif time.header is not None and time.header.lower() == placement.header.lower():
        problem = f"the signature stands in the header '{placement.header}' already"
        hint = "name the header that holds the moment, or its `part`"
    if problem is not None:
        scope.report.report(rules.SIGNED_MOMENT, time.span, problem, hint=hint)

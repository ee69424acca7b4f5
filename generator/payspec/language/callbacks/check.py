"""Holding callbacks and signatures to their rules."""

from payspec.ir.callbacks import AllOf, Callback
from payspec.ir.signatures import Signature
from payspec.ir.types import ListOf

from ..scope import Scope, did_you_mean
from ..statuses import BODILESS
from . import rules
from .covered import check_covered, check_keys
from .fields import check_order, check_plain, event_type
from .mode import check_mode
from .reread import check_reread
from .vectors import check_vectors


def check(scope: Scope) -> None:
    """Hold every signature and callback of a provider to its rules."""
    for signature in scope.provider.signatures:
        _signature(scope, signature)
    for callback in scope.provider.callbacks:
        _verification(scope, callback)
        _body(scope, callback)
        _events(scope, callback)
        _acknowledgement(scope, callback)
        check_reread(scope, callback)
        if callback.mode is not None:
            check_mode(scope, callback, callback.mode)


def _signature(scope: Scope, signature: Signature) -> None:
    before = len(scope.report.diagnostics)
    check_keys(scope, signature)
    check_covered(scope, signature)
    if len(scope.report.diagnostics) == before:
        check_vectors(scope, signature)
    used = {
        use.name
        for callback in scope.provider.callbacks
        if callback.verify is not None
        for use in callback.verify.signatures
    }
    if signature.name not in used and not scope.gaps:
        scope.report.report(
            rules.UNUSED_SIGNATURE,
            signature.span,
            f"no callback is verified by '{signature.name}'",
            hint=f"write `verify: {signature.name}` where one is, or remove it",
        )


def _verification(scope: Scope, callback: Callback) -> None:
    verify = callback.verify
    if verify is None:
        scope.report.report(
            rules.UNVERIFIED,
            callback.span,
            f"nothing proves '{callback.name}': it is a hint, never more",
            hint="describe under `signatures` how the provider signs, if it does",
        )
        return
    signatures = {each.name: each for each in scope.provider.signatures}
    known: list[Signature] = []
    for use in verify.signatures:
        if use.name in signatures:
            known.append(signatures[use.name])
        elif not scope.gaps.at("signatures", use.name):
            scope.report.report(
                rules.UNKNOWN_SIGNATURE,
                use.span,
                f"there is no signature '{use.name}'",
                hint=did_you_mean(use.name, signatures)
                or "describe it under `signatures`",
            )
    weak = [each for each in known if each.is_weak]
    if isinstance(verify, AllOf) and len(weak) < len(verify.signatures):
        return
    for signature in weak:
        if signature.weak is None:
            scope.report.report(
                rules.WEAK_SIGNATURE,
                callback.span,
                f"'{callback.name}' rests on the weak scheme of '{signature.name}'",
                hint="say under `weak` there why it is taken for proof",
            )


def _acknowledgement(scope: Scope, callback: Callback) -> None:
    told = callback.acknowledge
    if told.body and told.status in BODILESS:
        scope.report.report(
            rules.ACKNOWLEDGED_BODY,
            told.span,
            f"an answer with {told.status} has no body",
            hint="remove `body`, or name the status that it goes with",
        )


def _body(scope: Scope, callback: Callback) -> None:
    of = callback.body.type
    inner = of.item if isinstance(of, ListOf) else of
    if event_type(scope, callback) is None and scope.named(inner):
        scope.report.report(
            rules.BODY,
            callback.body.span,
            f"the body of '{callback.name}' is no object type",
            hint="describe an object under `types` and name it here",
        )


def _events(scope: Scope, callback: Callback) -> None:
    # A thin one names an entity and no event: two of them are never the same.
    if not callback.identity and not callback.thin:
        scope.report.report(
            rules.NO_IDENTITY,
            callback.span,
            f"nothing tells an event of '{callback.name}' from one sent again",
            hint="name the fields that do under `identity`",
        )
    for use in callback.identity:
        check_plain(scope, callback, use)
    if callback.order is not None:
        check_order(scope, callback, callback.order)

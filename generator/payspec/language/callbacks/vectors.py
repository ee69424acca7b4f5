"""Vectors: verified by the code that verifies callbacks in production."""

from datetime import UTC, datetime, timedelta

from payspec.ir.signatures import Signature, Vector
from payspec.runtime.callbacks.keys import Keyring
from payspec.runtime.callbacks.received import Received
from payspec.runtime.callbacks.refused import Unproven
from payspec.runtime.callbacks.target import Target
from payspec.runtime.callbacks.verify import verify
from payspec.runtime.errors import ConfigurationError

from ..scope import Scope
from . import rules
from .core import core_signature

_EPOCH = datetime.fromtimestamp(0, UTC)


def check_vectors(scope: Scope, signature: Signature) -> None:
    """Verify each vector of a sound signature; report those that do not hold."""
    for vector in signature.vectors:
        problem = _problem(signature, vector)
        if problem is not None:
            scope.report.report(
                rules.VECTOR,
                vector.span,
                f"this vector of '{signature.name}' does not hold: {problem}",
                hint="correct the vector, or what the spec says of the signature",
            )


def received(vector: Vector) -> Received:
    """The request of a vector."""
    target = None
    if vector.target is not None:
        method, url = vector.target
        target = Target(method=method, url=url)
    return Received.of(vector.headers, vector.body.encode(), target)


def _problem(signature: Signature, vector: Vector) -> str | None:
    needed = {key.credential for key in signature.keys}
    if needed != {name for name, _ in vector.keys}:
        return f"its keys are {', '.join(sorted(needed))}"
    core = core_signature(signature)
    if signature.is_timed and vector.at is None:
        return "it does not say when it arrives (`at`)"
    if signature.covers_target and vector.target is None:
        return "it does not say what it is sent to (`target`)"
    now = _EPOCH + timedelta(seconds=vector.at or 0)
    try:
        keys = Keyring(dict(vector.keys))
        verify(core, received(vector), keys, now)
    except (Unproven, ConfigurationError) as refusal:
        return str(refusal).replace("_", " ")
    return None

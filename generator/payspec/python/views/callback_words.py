"""What emitted docstrings say of a callback."""

from payspec.ir.callbacks import AllOf, Callback

from ..docstrings import docstring
from . import proofs
from .context import ProviderContext, sentence


def meaning(context: ProviderContext, callback: Callback) -> str:
    """The docstring of the function that reads a callback."""
    about = sentence(callback.doc) or f"The callback `{callback.name}`."
    again = (
        ""
        if callback.reread is None
        else f": ask `{callback.reread.operation}`, as each event's `reread` says"
    )
    kinds = {each.name: each for each in context.provider.credentials}
    arguments = [
        (
            "headers",
            "The request's headers: a mapping, pairs, a WSGI environ or an ASGI scope.",
        ),
        ("body", "The request's raw body, before anything has parsed it."),
    ]
    for key in proofs.keys(context, callback):
        described = sentence(kinds[key].doc)
        several = (
            "One, or all that are active."
            if key in proofs.several(context, callback)
            else ""
        )
        arguments.append((key, f"{described} {several}".strip() or "Whose it is."))
    if callback.mode is not None:
        arguments.append(
            ("environment", "The one that the keys are for; no other is believed.")
        )
    if proofs.covers_target(context, callback):
        arguments.append(("target", "What the request was made to: that is signed."))
    if proofs.is_timed(context, callback):
        arguments.append(("now", "The moment, aware; without it, the clock's."))
    acknowledged = callback.acknowledge.status
    return docstring(
        (
            about,
            _worth(context, callback),
            f"Read what is true now before acting{again}. Keep the events, then answer "
            f"with `acknowledgement` ({acknowledged}).",
            _errors(callback),
        ),
        1,
        arguments,
    )


def _worth(context: ProviderContext, callback: Callback) -> str:
    signatures = proofs.signatures(context, callback)
    if callback.verify is None or not signatures:
        return (
            "Nothing proves who sent it: `trust` is a hint, and every event only a "
            "reason to look."
        )
    every = isinstance(callback.verify, AllOf)
    listed = ("; and " if every else "; or ").join(map(proofs.words, signatures))
    if callback.thin:
        worth = "It only names what changed: `trust` is a hint."
    else:
        worth = "`trust` is authentic: the provider sent it, which may be long ago."
    return f"Verified: {listed}. {worth}"


def _errors(callback: Callback) -> str:
    if callback.verify is None:
        return "Raises `CallbackRefused` for what cannot be read."
    return (
        "Raises `CallbackRefused` for what is not proven or cannot be read: act on "
        "nothing of it. Raises `ConfigurationError` for a key that cannot be right, "
        "such as an empty one or one with the newline of its file."
    )

"""What emitted docstrings say of an operation and of a client's arguments."""

import json
from collections.abc import Sequence

from payspec.ir.access import Credential, CredentialKind
from payspec.ir.operations import Effect, Operation
from payspec.ir.provider import Provider
from payspec.ir.safety import Find, NotFound, Verdict

from .context import sentence

CLIENT_ARGUMENTS = (
    ("environment", "Where to send to."),
    (
        "accept_assumptions",
        "Ids of what a live client takes for true although no document states it.",
    ),
    ("timeouts", "Seconds for each step of an exchange."),
    ("deadline", "Seconds that a whole call may take."),
    (
        "transport",
        "Answers in place of the network: one inside the process, as tests have it.",
    ),
    ("ssl_context", "What connections are secured by, in place of the system's trust."),
    (
        "proxy",
        "The proxy that connections go through, as http://user:password@host:port; "
        "never printed.",
    ),
    ("local_address", "The IP address of this machine that connections come from."),
    ("journal", "Keeps what is sent before it is sent, and how it ended."),
    ("observer", "Is told how each call ended."),
    ("strict_responses", "Whether an answer that differs from its table is refused."),
    (
        "user_agent",
        "What the client calls itself, in place of payspec, its version and the "
        "provider.",
    ),
)
"""Arguments of every client, beside its credentials."""

_CREDENTIALS = {
    CredentialKind.ACCOUNT: "Tells whose money it is.",
    CredentialKind.TEXT: "Part of the credentials.",
    CredentialKind.KEY: "A public key of the provider's.",
    CredentialKind.SECRET: "A secret, or a function that fetches it; never printed.",
}

_EFFECTS = {
    Effect.READ: "only reads",
    Effect.DRAFT: "moves no money yet",
    Effect.COLLECTS: "takes money",
    Effect.MOVES_MONEY: "moves money",
    Effect.ADVANCES_MONEY: "releases money",
    Effect.CANCELS: "cancels",
    Effect.AUTH: "obtains access",
}
_CREATING = {Effect.DRAFT, Effect.COLLECTS, Effect.MOVES_MONEY}


def credential(described: Credential, needed_on: Sequence[str]) -> str:
    """What a credential is, and where it is needed if not everywhere."""
    text = sentence(described.doc) or _CREDENTIALS[described.kind]
    if described.deployment is not None:
        return f"{text} Only in the environments of {described.deployment}."
    if not needed_on:
        return text
    places = " and ".join(f"`{name}`" for name in needed_on)
    return f"{text} Needed for {places} calls alone."


def surfaces(provider: Provider) -> tuple[str, ...]:
    """What the surfaces of an API are for, as one paragraph if there are any."""
    told = [f"`{each.name}`: {sentence(each.doc)}" for each in provider.surfaces]
    return (f"It has surfaces, which methods name. {' '.join(told)}",) if told else ()


def unbound(missing: str) -> str:
    """Why an operation is sent only where an environment binds it."""
    return (
        f"No document says where it is: {missing.rstrip('.')}. It is not sent, except "
        "in an environment that binds it."
    )


def outcomes(operation: Operation) -> str:
    """How an operation that may change something ends."""
    safety = operation.safety
    told = "; ".join(
        f"{_listed(statuses)} {'is' if len(statuses) == 1 else 'are'} {verdict.value}"
        for verdict in Verdict
        if (statuses := _statuses(operation, verdict))
    )
    text = _effect(operation)
    text += f"Returns the outcome of this request: {told}; anything else is unknown."
    if safety is None or safety.find is None:
        return text
    return f"{text} {_find(operation, safety.find)}"


def read_echoes(operation: Operation) -> str:
    """What a read is held to, and how it ends where its answer is about another."""
    told = " and ".join(f"`{echo.field}`" for echo in operation.echoes)
    verb = "is" if len(operation.echoes) == 1 else "are"
    return f"An answer whose {told} {verb} not what was asked for is `AnotherAnswer`."


def _effect(operation: Operation) -> str:
    """Which requests move money, where not all of them do."""
    by = operation.effect_by
    if by is None:
        return ""
    told = [
        f"{json.dumps(row.value, ensure_ascii=False)} it {_EFFECTS[row.effect]}"
        for row in by.rows
    ]
    return (
        f"With `{by.field}` {', with '.join(told)}; where that is left out it counts "
        "as the strongest of these. "
    )


def idempotency_key(operation: Operation) -> str:
    """What the argument of that name does."""
    repeat = None if operation.safety is None else operation.safety.repeat
    if repeat is None or repeat.derive_from is None:
        return "Tells a repeat from a new order; required."
    return (
        "Tells a repeat from a new order. One that is not given is derived from "
        f"{repeat.derive_from}, account and environment."
    )


def _find(operation: Operation, find: Find) -> str:
    proof = "proves" if find.not_found is NotFound.PROOF else "does not prove"
    done = "created" if operation.effect in _CREATING else "done"
    return (
        f"After an unknown one ask `{find.operation}`; finding nothing {proof} that "
        f"nothing was {done}."
    )


def _statuses(operation: Operation, verdict: Verdict) -> list[int]:
    if operation.safety is not None:
        rows = operation.safety.outcomes
        return [row.status for row in rows if row.verdict is verdict]
    # Nothing moves: a described answer is what it says.
    accepted = verdict is Verdict.ACCEPTED
    return [
        status for answer in operation.answers for status in answer.statuses if accepted
    ]


def _listed(statuses: Sequence[int]) -> str:
    *first, last = map(str, statuses)
    return f"{', '.join(first)} and {last}" if first else last

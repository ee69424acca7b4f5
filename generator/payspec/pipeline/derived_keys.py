"""What derived idempotency keys are made of, by things that outlive a new name.

The name of the provider goes in as well: it is what this is the record of.
"""

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from payspec.ir.access import CredentialKind, Environment
from payspec.ir.operations import Operation
from payspec.ir.provider import Provider
from payspec.output.origin import KEYS

AT = f"{KEYS}environment at "
CALL = f"{KEYS}operation "
_ACCOUNT = f"{KEYS}credentials whose values tell the account"
_REFERENCE = f"{KEYS}field whose value is the reference of "
_PARAMETER = re.compile(r"\{[^}]*\}")


def key_basis(provider: Provider) -> dict[str, str]:
    """What a thing is, for a person, and the words for it; several joined by ", ".

    Of an environment and an operation the name itself goes into a key, of credentials
    and a reference the value. Empty where no operation derives a key.
    """
    derived = [
        (each, each.safety.repeat.derive_from)
        for each in provider.operations
        if each.safety and each.safety.repeat and each.safety.repeat.derive_from
    ]
    if not derived:
        return {}
    names: dict[str, set[str]] = {}
    for environment in provider.environments:
        names.setdefault(AT + _place(environment), set()).add(environment.name)
    for operation, _ in derived:
        for call in _calls(provider, operation):
            names.setdefault(CALL + call, set()).add(operation.name)
    found = {thing: ", ".join(sorted(of)) for thing, of in names.items()}
    found |= _accounts(provider)
    return found | {_REFERENCE + each.name: field for each, field in derived}


def words(basis: str) -> frozenset[str]:
    """The words that `key_basis` joined."""
    return frozenset(basis.split(", ")) - {""}


def merged(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """What keys were derived from, and what they are now, where neither moved.

    What is gone is remembered: who takes an operation away, and later puts it back
    under another name, pays its open orders a second time.
    """
    found = {**before, **now}
    for thing in before.keys() & now.keys():
        if thing.startswith((AT, CALL)):
            both = words(before[thing]) | words(now[thing])
            found[thing] = ", ".join(sorted(both))
    return found


def _place(environment: Environment) -> str:
    """Its hosts, and the fields by which one address serves several environments.

    Not its paths: another version of an API has the same orders.
    """
    urls = [each.url for each in environment.addresses] or [environment.url]
    hosts = dict.fromkeys(urlsplit(url).hostname or url for url in urls)
    mode = [f"{field}: {json.dumps(value)}" for field, value in environment.mode]
    return ", ".join([*hosts, *mode])


def _calls(provider: Provider, operation: Operation) -> Iterator[str]:
    """Verb and path; of an unbound operation those that environments bind it to."""
    if operation.unbound is None:
        yield _call(operation.method, operation.path)
        return
    for environment in provider.environments:
        for binding in environment.bindings:
            if binding.operation == operation.name:
                yield _call(binding.method, binding.path)


def _call(method: str, path: str) -> str:
    return f"{method} {_PARAMETER.sub('{}', path)}"


def _accounts(provider: Provider) -> dict[str, str]:
    """In their order: it is that of their values.

    A deployment's own are no part of the keys of anybody else.
    """
    told = [
        each
        for each in provider.client_credentials
        if each.kind is CredentialKind.ACCOUNT
    ]
    found: dict[str, str] = {}
    for deployment in dict.fromkeys([None, *(each.deployment for each in told)]):
        at = "" if deployment is None else f" at {deployment}"
        own = [each.name for each in told if each.deployment in {None, deployment}]
        found[_ACCOUNT + at] = ", ".join(own)
    return found

"""Which credentials a client cannot do without."""

from .access import Credential
from .auth import MutualTls
from .provider import Provider


def needed_on(provider: Provider, credential: Credential) -> tuple[str, ...]:
    """The surfaces that alone need a credential; none, where every one does.

    Who does not call them can do without it. What connections are made with is needed
    by all of them.
    """
    schemes = [each for each in provider.auth if credential.name in each.credentials]
    if any(isinstance(part, MutualTls) for each in schemes for part in each.parts):
        return ()
    names = {each.name for each in schemes}
    needing = {each.surface for each in provider.operations if each.auth in names}
    called = {each.surface for each in provider.operations}
    return () if needing == called else tuple(sorted(filter(None, needing)))


def may_be_left_out(provider: Provider, credential: Credential) -> bool:
    """Whether a client can be built without it: some calls alone need it."""
    return credential.deployment is not None or bool(needed_on(provider, credential))

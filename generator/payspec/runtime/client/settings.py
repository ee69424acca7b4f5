"""What a client was built with, checked before anything can be sent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ..auth.credentials import Credential, Credentials
from ..auth.tokens import Tokens
from ..errors import ConfigurationError
from ..fields.missing import MISSING
from ..flow.timeouts import Timeouts
from ..tracebacks import clearing
from ..wire.origin import BaseUrl, InvalidUrl
from .environment import Environment
from .provider import Provider
from .user_agent import user_agent

GivenCredentials: TypeAlias = "Callable[[], Mapping[str, Credential | MISSING]]"
"""Credentials, as a function: no frame outside of it holds what the caller gave."""

DEADLINE = 60.0
"""Seconds that a whole call may take, unless its caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One client's settings; nothing of them prints a secret.

    `account` says whose money it is and where: keys are derived from it. `journaled`
    and `observed` tell whether anybody listens: nothing is put together for nobody.
    `base` is the address of the API, or of its first surface; `surfaces` has the
    others. `tokens` are those that the client holds for its calls. `user_agent` is what
    the client calls itself; `own_user_agent` says that its caller chose it, and that no
    spec's own takes its place.
    """

    provider: Provider
    environment: Environment
    base: BaseUrl
    credentials: Credentials
    timeouts: Timeouts
    deadline: float
    strict: bool
    journaled: bool
    observed: bool
    tokens: Tokens
    surfaces: Mapping[str, BaseUrl]
    user_agent: str
    own_user_agent: bool

    def base_of(self, surface: str | None) -> BaseUrl:
        """The address of a surface; of the whole API where there are none."""
        return self.base if surface is None else self.surfaces[surface]

    @property
    def account(self) -> tuple[str, ...]:
        """Provider, environment, and the credentials that tell the account."""
        held = self.credentials
        revealed = (held.reveal(each) for each in self.provider.account if each in held)
        return (self.provider.name, self.environment.name, *revealed)


def settings(
    provider: Provider,
    environment: Environment,
    credentials: GivenCredentials,
    accept_assumptions: Collection[str],
    timeouts: Timeouts | None,
    deadline: float,
    *,
    strict: bool,
    journaled: bool,
    observed: bool,
    own_user_agent: str | None = None,
) -> Settings:
    """Check what a client is built with.

    The kinds of what is given were looked at by then (`ports`). Raises
    `ConfigurationError` for an address that is not https, an empty credential, a
    `User-Agent` that no header can carry, and assumptions of a live client that were
    not accepted: all of those at once, each with what it assumes.
    """
    _accepted(provider, environment, accept_assumptions)
    try:
        surfaces = {name: BaseUrl.parse(url) for name, url in environment.urls.items()}
        first = next(iter(surfaces.values()), None)
        base = BaseUrl.parse(environment.url) if first is None else first
    except InvalidUrl as error:
        problem = error.problem
    else:
        agent = user_agent(provider.name, own_user_agent)
        return Settings(
            provider=provider,
            environment=environment,
            base=base,
            credentials=clearing(lambda: Credentials(credentials())),
            timeouts=timeouts or Timeouts(),
            deadline=deadline,
            strict=strict,
            journaled=journaled,
            observed=observed,
            tokens=Tokens(),
            surfaces=surfaces,
            user_agent=agent,
            own_user_agent=own_user_agent is not None,
        )
    raise ConfigurationError(f"the address of {environment.name!r} {problem}")


def _accepted(
    provider: Provider, environment: Environment, accepted: Collection[str]
) -> None:
    unknown = sorted(set(accepted) - set(provider.assumptions))
    if unknown:
        raise ConfigurationError(
            f"{provider.name} makes no such assumption: {', '.join(unknown)}"
        )
    missing = {
        name
        for name, assumption in provider.assumptions.items()
        if name not in accepted
        and (not assumption.environments or environment.name in assumption.environments)
    }
    if not environment.live or not missing:
        return
    lines = [
        f"  {name}: {assumption.says}"
        + (f" (see {', '.join(assumption.sources)})" if assumption.sources else "")
        for name, assumption in provider.assumptions.items()
        if name in missing
    ]
    raise ConfigurationError(
        f"a live client of {provider.name} rests on assumptions that no document "
        "states; accept them by id with accept_assumptions={…}:\n" + "\n".join(lines)
    )

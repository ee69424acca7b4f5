"""Where a call is made: environment, assumptions, credentials."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from payspec.ir.access import CredentialKind, Environment
from payspec.ir.auth import (
    AuthScheme,
    MessageSignAuth,
    MutualTls,
    SharedKeyForm,
    SignAuth,
)
from payspec.ir.facts import live_assumptions
from payspec.ir.operations import Operation
from payspec.ir.provider import Provider

from ..patterns import Unbuildable


@dataclass(frozen=True)
class Setting:
    """One provider in one of its environments."""

    provider: Provider
    environment: Environment

    @cached_property
    def accept(self) -> tuple[str, ...]:
        """The assumptions that a client rests on here, and no other."""
        if self.environment.sandbox:
            return ()
        resting = live_assumptions(self.provider)
        here = self.environment.name
        return tuple(name for name, at in resting.items() if not at or here in at)

    @cached_property
    def credentials(self) -> Mapping[str, str]:
        """A made-up value for every credential of a client, by name."""
        forms = {
            part.key.name: part.key_form
            for scheme in self.provider.auth
            for part in scheme.parts
            if isinstance(part, SignAuth | MessageSignAuth)
        }
        files = {
            use.name
            for scheme in self.provider.auth
            for part in scheme.parts
            if isinstance(part, MutualTls)
            for use in (part.certificate, part.key)
        }
        if files:
            raise Unbuildable("a client shows a certificate, which is no plain value")
        return {
            each.name: _value(each.name, forms.get(each.name))
            for each in self.provider.client_credentials
        }

    @property
    def account(self) -> tuple[str, ...]:
        """What tells whose money it is, and where."""
        own = (
            self.credentials[each.name]
            for each in self.provider.client_credentials
            if each.kind is CredentialKind.ACCOUNT
        )
        return (self.provider.name, self.environment.name, *own)

    def bound(self, operation: Operation) -> tuple[str, str, str | None]:
        """Method, path and way to authenticate, here.

        Raises `Unbuildable` for an operation that is bound nowhere here.
        """
        if operation.unbound is None:
            return operation.method.value, operation.path, operation.auth
        for each in self.environment.bindings:
            if each.operation == operation.name:
                return each.method, each.path, each.auth or operation.auth
        raise Unbuildable(f"nothing binds it in {self.environment.name}")

    def url(self, operation: Operation) -> str:
        """The address that the operation's path is relative to."""
        for each in self.environment.addresses:
            if each.surface == operation.surface:
                return each.url.rstrip("/")
        return self.environment.url.rstrip("/")

    def scheme(self, name: str) -> AuthScheme:
        """The way to authenticate of that name."""
        return next(each for each in self.provider.auth if each.name == name)


def settings(provider: Provider) -> tuple[Setting, ...]:
    """Every environment, a sandbox first where there is one."""
    ordered = sorted(provider.environments, key=lambda each: not each.sandbox)
    return tuple(Setting(provider, each) for each in ordered)


def _value(name: str, form: SharedKeyForm | None) -> str:
    match form:
        case SharedKeyForm.HEX:
            return name.encode().hex()
        case SharedKeyForm.BASE64:
            return "bWFkZS11cC1rZXktZm9yLXRlc3Rz"
        case _:
            return f"made-up-{name.replace('_', '-')}"

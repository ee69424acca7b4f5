"""Requests that have to be believed: made where keys are shared, else of vectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from payspec.ir.callbacks import AllOf, Callback
from payspec.ir.provider import Provider
from payspec.ir.signatures import Signature, Vector

from .body import Bodies
from .keys import made_up
from .request import Request
from .sign import headers_of, is_shared, null, signed

MOMENT = 1_767_323_045
"""2026-01-02T03:04:05Z."""

TARGET = ("POST", "https://shop.example/callbacks?from=provider")


@dataclass(frozen=True, slots=True)
class Base:
    """A request with the proof that `signatures` are.

    `made` means that it was signed here, at the very moment at which it arrives. Of one
    that is not `proven` the first signature that needs a private key is nulls.
    """

    name: str
    request: Request
    signatures: tuple[Signature, ...]
    made: bool
    proven: bool = True


class Bases:
    """The requests of one callback that have to be believed.

    `left_out` says which could not be made.
    """

    def __init__(self, provider: Provider, callback: Callback) -> None:
        verify = callback.verify
        assert verify is not None
        self._every = isinstance(verify, AllOf)
        self.signatures = tuple(
            provider.signature(use.name) for use in verify.signatures
        )
        self.bodies = Bodies(provider, callback)
        self.left_out = [*self.bodies.left_out]
        self._keys = tuple(
            (name, (key,)) for name, key in made_up(self.signatures).items()
        )

    def all(self) -> Iterator[tuple[Base, ...]]:
        """For each way to prove the callback its requests, the first one for much."""
        if self._every:
            yield self._of("", self.signatures)
            return
        for each in self.signatures:
            yield self._of(f"{each.name}-", (each,))

    def event(self, environment: str, keys: str) -> Request | None:
        """An event of one environment to the keys of one, if it can be signed here."""
        proof = self.signatures if self._every else self.signatures[:1]
        if not all(map(is_shared, proof)) or self.bodies.left_out:
            return None
        return self._signed(self._start(self.bodies.of(environment), keys), proof)

    def _of(self, prefix: str, proof: tuple[Signature, ...]) -> tuple[Base, ...]:
        """Bases that have these signatures."""
        private = [each for each in proof if not is_shared(each)]
        found: list[Base] = []
        if not private:
            environment = self.bodies.environment
            start = self._start(self.bodies.of(environment), environment)
            made = self._signed(start, proof)
            if made is not None:
                found.append(Base(f"{prefix}made", made, proof, made=True))
        for signature in private[:1] or proof:
            for number, vector in enumerate(signature.vectors, start=1):
                request = self._of_vector(signature, vector, proof)
                if request is not None:
                    name = f"{signature.name}-vector-{number}"
                    found.append(Base(name, request, proof, made=False))
        if not found:
            names = ", ".join(each.name for each in private or proof)
            self.left_out.append(f"{names}: no vector shows how a request proves this")
            found.extend(self._unproven(prefix, proof))
        return tuple(found)

    def _unproven(self, prefix: str, proof: tuple[Signature, ...]) -> Iterator[Base]:
        """A request that has everything but what a private key makes."""
        environment = self.bodies.environment
        start = self._start(self.bodies.of(environment), environment)
        request = self._signed(start, proof)
        if request is not None and not all(map(is_shared, proof)):
            yield Base(f"{prefix}unproven", request, proof, made=True, proven=False)

    def _of_vector(
        self, signature: Signature, vector: Vector, proof: tuple[Signature, ...]
    ) -> Request | None:
        shown = [(signature, vector)]
        for each in proof:
            if each is not signature and not is_shared(each):
                same = [one for one in each.vectors if _agree(one, vector)]
                if not same:
                    return None
                shown.append((each, same[0]))
        environment = self.bodies.environment_of(vector.body)
        request: Request | None = self._start(vector.body, environment)
        for _, one in shown:
            request = None if request is None else _shown(request, one)
        if request is None:
            return None
        left = [each for each in proof if all(each is not one for one, _ in shown)]
        try:
            return self._signed(request, tuple(left))
        except ValueError:
            # The vector's key is in another form than this signature wants it.
            return None

    def _start(self, body: str, environment: str | None) -> Request:
        return Request(body, MOMENT, TARGET, keys=self._keys, environment=environment)

    def _signed(self, request: Request, proof: tuple[Signature, ...]) -> Request | None:
        """The request with these signatures; `None` if two stand in one place."""
        own = {name.lower() for each in proof for name in headers_of(each)[:1]}
        if len(own) < len(proof) or any(map(request.has, own)):
            return None
        for each in proof:
            request = signed(request, each) if is_shared(each) else null(request, each)
        return request


def _agree(one: Vector, other: Vector) -> bool:
    return (one.body, one.at, one.target) == (other.body, other.at, other.target)


def _shown(request: Request, vector: Vector) -> Request | None:
    """The request with what a vector shows; `None` if it has something else."""
    for name, value in vector.headers:
        if request.has(name) and request.header(name) != value:
            return None
        request = request.with_header(name, value)
    for credential, key in vector.keys:
        request = request.with_keys(credential, key)
    return replace(
        request,
        at=request.at if vector.at is None else vector.at,
        target=vector.target or request.target,
    )

"""Negative cases made from the vectors of every spec: none of them is believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from payspec.diagnostics import Collector
from payspec.ir.signatures import BasicProof, Signature, Vector
from payspec.language.callbacks.core import core_signature
from payspec.language.callbacks.vectors import received
from payspec.language.read import read_provider
from payspec.runtime.callbacks.keys import Keyring
from payspec.runtime.callbacks.refused import Unproven
from payspec.runtime.callbacks.verify import verify
from payspec.runtime.errors import ConfigurationError

ROOT = Path(__file__).parents[2]
SPECS = (
    *sorted((ROOT / "specs").glob("*.yaml")),
    Path(__file__).with_name("vectors.yaml"),
)


@dataclass(frozen=True)
class Attempt:
    """A vector, as it is or changed."""

    signature: Signature
    vector: Vector

    @property
    def is_believed(self) -> bool:
        now = datetime.fromtimestamp(self.vector.at or 0, UTC)
        try:
            keys = Keyring(dict(self.vector.keys))
            verify(core_signature(self.signature), received(self.vector), keys, now)
        except (Unproven, ConfigurationError):
            return False
        return True


def attempts() -> Iterator[tuple[str, Attempt]]:
    for path in SPECS:
        read = read_provider(
            path.name,
            path.read_bytes(),
            lambda name, path=path: (path.parent / name).read_bytes(),  # type: ignore[misc]
            Collector(),
        )
        assert read is not None, path
        for signature in read.signatures:
            for place, vector in enumerate(signature.vectors):
                name = f"{read.name}-{signature.name}-{place}"
                yield name, Attempt(signature, vector)


ATTEMPTS = dict(attempts())


def with_header(vector: Vector, change: Callable[[str], str]) -> Iterator[Vector]:
    """The vector, each time with another one of its headers changed."""
    for name, _ in vector.headers:
        changed = tuple(
            (key, change(value) if key == name else value)
            for key, value in vector.headers
        )
        yield replace(vector, headers=changed)


def changed_bodies(signature: Signature, vector: Vector) -> Iterator[Vector]:
    if not isinstance(signature.scheme, BasicProof):
        yield replace(vector, body=f"{vector.body} ")
        yield replace(vector, body=vector.body[:-1] if vector.body else "x")


def missing_headers(signature: Signature, vector: Vector) -> Iterator[Vector]:
    for name, _ in vector.headers:
        left = tuple(each for each in vector.headers if each[0] != name)
        yield replace(vector, headers=left)


def empty_headers(signature: Signature, vector: Vector) -> Iterator[Vector]:
    yield from with_header(vector, lambda _: "")


def other_alphabets(signature: Signature, vector: Vector) -> Iterator[Vector]:
    yield from with_header(vector, lambda value: f"{value}é")
    yield from with_header(vector, lambda value: "\u0660" + value[1:])


def repeated_headers(signature: Signature, vector: Vector) -> Iterator[Vector]:
    for each in vector.headers:
        yield replace(vector, headers=(*vector.headers, each))


def other_keys(signature: Signature, vector: Vector) -> Iterator[Vector]:
    for name, key in vector.keys:
        for other in ("", "another", f"x{key[1:]}" if key[0] != "x" else f"y{key[1:]}"):
            changed = tuple(
                (each, other if each == name else value) for each, value in vector.keys
            )
            yield replace(vector, keys=changed)


def other_encodings(signature: Signature, vector: Vector) -> Iterator[Vector]:
    yield from with_header(vector, lambda value: value.encode().hex())
    yield from with_header(vector, lambda value: value.swapcase() + "A")


def other_targets(signature: Signature, vector: Vector) -> Iterator[Vector]:
    if vector.target is not None:
        method, url = vector.target
        yield replace(vector, target=("PUT", url))
        yield replace(vector, target=(method, f"{url}/"))
        yield replace(vector, target=None)


def other_times(signature: Signature, vector: Vector) -> Iterator[Vector]:
    if vector.at is not None and signature.is_timed:
        for seconds in (-86_400, 86_400):
            yield replace(vector, at=vector.at + seconds)


CHANGES = {
    change.__name__: change
    for change in (
        changed_bodies,
        missing_headers,
        empty_headers,
        other_alphabets,
        repeated_headers,
        other_keys,
        other_encodings,
        other_targets,
        other_times,
    )
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_a_vector_is_believed(attempt: Attempt) -> None:
    assert attempt.is_believed


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_vector_is_not(
    attempt: Attempt, change: Callable[[Signature, Vector], Iterator[Vector]]
) -> None:
    for vector in change(attempt.signature, attempt.vector):
        assert not replace(attempt, vector=vector).is_believed, vector


def test_every_scheme_and_every_change_is_tried() -> None:
    schemes = {type(each.signature.scheme).__name__ for each in ATTEMPTS.values()}
    assert schemes == {
        "BasicProof",
        "DigestProof",
        "EcdsaProof",
        "Ed25519Proof",
        "HmacProof",
        "MessageProof",
        "RsaProof",
    }
    for name, change in CHANGES.items():
        made = [
            vector
            for each in ATTEMPTS.values()
            for vector in change(each.signature, each.vector)
        ]
        assert made, name

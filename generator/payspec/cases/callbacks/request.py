"""A request as a receiver has it, and the keys that it holds it against."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `keys` are all active keys by credential.

    `at` is when it arrives, in unix seconds, and `target` its method and address: both
    stand there whether they are signed or not. `environment` is that of the keys.
    """

    body: str
    at: int
    target: tuple[str, str]
    headers: tuple[tuple[str, str], ...] = ()
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    environment: str | None = None

    @property
    def bytes(self) -> bytes:
        """The raw body."""
        return self.body.encode()

    def header(self, name: str) -> str:
        """The value of a header; `KeyError` if there is none."""
        for key, value in self.headers:
            if key.lower() == name.lower():
                return value
        raise KeyError(name)

    def has(self, name: str) -> bool:
        """Whether there is such a header."""
        return any(key.lower() == name.lower() for key, _ in self.headers)

    def key(self, credential: str) -> str:
        """The first active key of a credential."""
        return dict(self.keys)[credential][0]

    def with_header(self, name: str, value: str) -> Request:
        """The same request with that value in a header, new or in place of its own."""
        if not self.has(name):
            return replace(self, headers=(*self.headers, (name, value)))
        changed = tuple(
            (key, value if key.lower() == name.lower() else other)
            for key, other in self.headers
        )
        return replace(self, headers=changed)

    def without_header(self, name: str) -> Request:
        """The same request without a header."""
        kept = tuple(each for each in self.headers if each[0].lower() != name.lower())
        return replace(self, headers=kept)

    def with_body(self, body: str) -> Request:
        """The same request with another body."""
        return replace(self, body=body)

    def of(self, environment: str) -> Request:
        """The same request, held against the keys of another environment."""
        return replace(self, environment=environment)

    def with_keys(self, credential: str, *active: str) -> Request:
        """The same request, where these are the active keys of a credential."""
        kept = {**dict(self.keys), credential: active}
        return replace(self, keys=tuple(kept.items()))

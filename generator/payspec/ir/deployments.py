"""Where a platform is deployed: surfaces of its API, and what an environment binds."""

from dataclasses import dataclass

from payspec.diagnostics import Span

from .place import UNPLACED


@dataclass(frozen=True, slots=True)
class Surface:
    """A part of an API with addresses of its own."""

    name: str
    doc: str
    span: Span


@dataclass(frozen=True, slots=True)
class Address:
    """The address of one surface in an environment."""

    surface: str
    url: str
    surface_span: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Binding:
    """Where an operation is that the platform itself leaves unbound.

    `path` holds the operation's parameters as `{name}`. `auth` is how its caller
    authenticates there; `None` where the operation itself says so, or nothing does.
    """

    operation: str
    method: str
    path: str
    operation_span: Span
    path_span: Span
    auth: str | None = None
    auth_span: Span = UNPLACED

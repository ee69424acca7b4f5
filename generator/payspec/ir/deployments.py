"""Where a platform is deployed: surfaces of its API, and what an environment binds."""

from dataclasses import dataclass

from payspec.diagnostics import Span


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
    """The verb and path of an operation that the platform itself leaves unbound."""

    operation: str
    method: str
    path: str
    operation_span: Span
    path_span: Span

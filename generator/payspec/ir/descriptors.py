"""Types that describe, at run time, a field that the caller has to give."""

from dataclasses import dataclass, field

from payspec.diagnostics import Span

from .place import UNPLACED


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a descriptor, by its dotted path of wire names."""

    path: str
    span: Span = field(default=UNPLACED, compare=False)


@dataclass(frozen=True, slots=True)
class Descriptor:
    """Which member of an object says what about a field; `None` where none does.

    Without a `key` a field is known by its place in the list. `required` is the member
    that says so, or true where every field is. `checks` holds check digits: names, or
    objects with the name in `check_name`. `sent_as` is the type in which descriptors go
    back to the provider, each with what was entered under `value`.
    """

    key: Part | None
    pattern: Part | None
    required: Part | bool
    position: Part | None
    checks: Part | None
    check_name: str | None
    label: Part | None
    hint: Part | None
    sent_as: str | None
    value: str | None
    span: Span
    sent_as_span: Span = UNPLACED
    value_span: Span = UNPLACED

    @property
    def parts(self) -> tuple[tuple[str, Part], ...]:
        """The members that are named, by what they say."""
        named = (
            ("key", self.key),
            ("pattern", self.pattern),
            ("required", self.required),
            ("position", self.position),
            ("checks", self.checks),
            ("label", self.label),
            ("hint", self.hint),
        )
        return tuple((says, part) for says, part in named if isinstance(part, Part))

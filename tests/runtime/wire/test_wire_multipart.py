"""Boundaries, and parts that are added to a body."""

from __future__ import annotations

import pytest

from payspec.runtime.wire.multipart import MultipartEncoding, boundary_of, with_part


def test_no_boundary_stands_in_a_part() -> None:
    """Not even in a content that was made to hold it."""
    # What is looked for first is known only of a part that does not hold it; so the
    # search is made to go on by a part that holds every beginning.
    first = boundary_of([b"a"])
    assert first == boundary_of([b"a"]) != boundary_of([b"b"])

    class Everything(bytes):
        """Holds the first boundary that is tried, whatever it is."""

        tries = 0

        def __contains__(self, key: object) -> bool:
            self.tries += 1
            return self.tries == 1

    held = Everything(b"a")
    assert boundary_of([held]) not in (first, b"")
    assert held.tries == 2


@pytest.mark.parametrize(
    ("field", "text"),
    [("api[key]", "v"), ("other", "--{boundary}")],
    ids=["taken", "boundary"],
)
def test_a_part_takes_no_place_that_is_taken(field: str, text: str) -> None:
    kind, body = MultipartEncoding().body({"api": {"key": "theirs"}})
    boundary = kind.partition("boundary=")[2]
    assert with_part(kind, body, field, text.format(boundary=boundary)) is None
    assert with_part(kind, body, "other", "v") is not None

"""Progress that nobody watches."""

from collections.abc import Callable

Progress = Callable[[str], None]
"""Is told what is under way, in a few words."""


def quiet(step: str) -> None:
    """Tell nobody."""

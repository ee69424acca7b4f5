"""A name that can be used in place of one that cannot."""

from collections.abc import Container

LONGEST = 60
"""Characters of a name in a spec."""


def free_name(name: str, form: str, taken: Container[str]) -> str:
    """A name made from one that is taken, by a form such as `{}Type`."""
    room = LONGEST - len(form.format("")) - 4
    found, number = form.format(name[:room].rstrip("_") or "a"), 2
    made = found
    while made in taken:
        made, number = f"{found}{number}", number + 1
    return made

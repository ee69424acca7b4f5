"""Words of names that are written without a space."""

import re

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def spaced(word: str) -> str:
    """A word with its humps set apart: `payoutState` is `payout_State`."""
    return _HUMP.sub("_", word)

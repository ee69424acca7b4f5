"""Characters of either case."""

from __future__ import annotations

from .charset import Charset, span
from .errors import NotTranslated
from .flags import Flags

_UPPER = range(ord("A"), ord("Z") + 1)
_LOWER = range(ord("a"), ord("z") + 1)
_STEP = _LOWER.start - _UPPER.start


def ranged(low: int, high: int, flags: Flags) -> str:
    """The items for a range of code points under the flags.

    In ASCII, where the engine's own folding would add the Kelvin sign to `k`, the other
    case is written out. With `unicode` it is left to `cased`.
    """
    items = span(low, high)
    if not flags.ignore_case or flags.unicode:
        return items
    if high > 127:
        raise NotTranslated("it ignores the case of letters outside ASCII without `u`")
    for letters, step in ((_UPPER, _STEP), (_LOWER, -_STEP)):
        first, last = max(low, letters.start), min(high, letters.stop - 1)
        if first <= last:
            items += span(first + step, last + step)
    return items


def cased(atom: str, flags: Flags) -> str:
    """The atom, folded by the engine where the flags ask for Unicode's folding."""
    return f"(?i:{atom})" if flags.ignore_case and flags.unicode else atom


def literal(point: int, flags: Flags) -> str:
    """The atom that matches one character under the flags."""
    return cased(Charset(ranged(point, point, flags)).text, flags)

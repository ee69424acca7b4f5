"""Mutants that mean the same as what they were made of, and why."""

from __future__ import annotations

import re

from .mutants import Mutant

EQUIVALENT: dict[str, str] = {
    r"/_operations\.py: .*: \w+ without moves_money": (
        "an operation moves no money unless its table says so; where it does, a case "
        "notices"
    ),
    r"/_operations\.py: .*: \w+( without parameters|\.parameters without '\w+')": (
        "where a body has no wrapping, and for reads, the path itself tells which "
        "parameters it has"
    ),
    r"(aopay|begateway)/_operations\.py: text: CREATE_PAYOUT\.safety\.find\.field ": (
        "the next name that a reference is taken from is that of the same field"
    ),
    r"prop2p/_operations\.py: text: \w+\.(method|path) is another": (
        "it is bound by an environment, which says both"
    ),
    r"prop2p/_operations\.py: .*: CREATE_OPERATION\.safety(\.effect_by\.EffectBy)? "
    r"without ('payin'|'payout'|effect_by)": (
        "both values move money, and what is not told does so too"
    ),
    r"/_provider\.py: .*: PROVIDER(\.name is another|\.account without|"
    r" without (account|name))": (
        "keys are derived from it; this provider is given its keys by the caller"
    ),
    r"corefy/_operations\.py: .*: \w+ without surface": (
        "what has no surface of its own is on the first one"
    ),
    r"/environments\.py: text: \w+\.url is another": (
        "an environment with surfaces has an address for each, and none of its own"
    ),
    r"/models\.py: open or closed: \w+(Query|Headers) is OpenRequestModel": (
        "what is not described is no argument, and so cannot be given"
    ),
    r"begateway/statuses\.py: .*StatusTable(\.StatusMeaning)? (is another|without "
    r"StatusMeaning\('permanent', Standing\.UNKNOWN\))": (
        "it is documented to mean what a status means that is not described"
    ),
    r"corefy/models\.py: form: \w+\.__writes__ without": (
        "an answer is given back as it was received, whatever its numbers are"
    ),
}
"""By an expression that the mutant's name holds."""


def reason(mutant: Mutant) -> str | None:
    """Why a mutant that survives is none; `None` if it is one."""
    name = str(mutant)
    return next((why for how, why in EQUIVALENT.items() if re.search(how, name)), None)

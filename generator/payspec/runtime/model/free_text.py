"""What a provider said, as it may be printed: without what tells of a person.

A provider repeats in its sentences what it was sent: "no account 1234567890 of
ann@example.com". Found is what has a form of its own: e-mail addresses, card numbers,
IBANs, telephone numbers and, in a sentence, any long number. A name has no form. Names
of members are texts like others, and a card number may come as a JSON number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from ..fields.check_digits import has_iban_digits, has_luhn_digit
from ..fields.narrow import is_array, is_mapping
from .masking import mask

EMAIL = mask("email")
PHONE = mask("phone")
CARD = mask("pan")
ACCOUNT = mask("bank_account")
NUMBER = mask("digits")

# Every repetition that is tried from each place of a text is bounded: a text is as long
# as the provider likes.
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"']{1,64}@[^\s@<>()\[\],;:\"']{1,255}")
_PHONE = re.compile(r"(?<![\w+])\+[0-9](?:[ ().-]{0,2}[0-9]){6,14}(?![0-9])")
_CARD = re.compile(r"(?<![\w.-])[0-9](?:[ -]?[0-9]){12,18}(?![\w-]|\.[0-9])")
_IBAN = re.compile(r"(?<!\w)[A-Za-z]{2}[0-9]{2}[A-Za-z0-9]{11,30}(?!\w)")
_PRINTED_IBAN = re.compile(
    r"(?<!\w)[A-Z]{2}[0-9]{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?(?!\w)"
)
_GROUPS = re.compile(r"[0-9](?:[ -]?[0-9]){11,33}(?![0-9])")
_RUN = re.compile(r"[0-9]{6,}")

# ISO/IEC 7812-1: of cards that people hold, the first digit is one of these. Moments in
# milliseconds, as long as a card number, begin with a 1.
_CARD_NUMBER = re.compile(r"[2-6][0-9]{12,18}")
_MOST = 10**19


def printable(value: object) -> object:
    """The value as it may be printed; itself, if nothing is hidden.

    Lists and objects of JSON are gone through, names as well; a model prints itself.
    """
    if type(value) is str:
        return _text(value)
    if is_array(value):
        items = [printable(each) for each in value]
        same = all(new is old for new, old in zip(items, value, strict=True))
        if same:
            return value
        return tuple(items) if isinstance(value, tuple) else items
    if is_mapping(value):
        shown = {key: printable(each) for key, each in value.items()}
        names = printable_names(key for key in value if isinstance(key, str))
        same = all(new is value[key] for key, new in shown.items())
        if same and all(name == key for key, name in names.items()):
            return value
        return {
            names[key] if isinstance(key, str) else key: each
            for key, each in shown.items()
        }
    if isinstance(value, int | Decimal) and is_card_number(value):
        return CARD
    return value


def printable_names(names: Iterable[str]) -> dict[str, str]:
    """Each name of a member, and how it may be printed; no two are printed the same."""
    shown: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        text = first = _text(name)
        number = 1
        while text in taken:
            number += 1
            text = f"{first} {number}"
        taken.add(text)
        shown[name] = text
    return shown


def printable_pointer(pointer: str) -> str:
    """A JSON pointer whose names may be printed."""
    steps = pointer.split("/")
    return "/".join(_step(step) for step in steps)


def printable_step(step: str | int) -> str | int:
    """A name or an index on the way to a value, as it may be printed."""
    return _text(step) if isinstance(step, str) else step


def is_card_number(value: int | Decimal) -> bool:
    """Whether a JSON number has the digits of a card's."""
    if isinstance(value, bool) or not 0 < value < _MOST or value != int(value):
        return False
    digits = str(int(value))
    return _CARD_NUMBER.fullmatch(digits) is not None and has_luhn_digit(digits)


def _step(step: str) -> str:
    plain = step.replace("~1", "/").replace("~0", "~")
    shown = _text(plain)
    return step if shown is plain else shown.replace("~", "~0").replace("/", "~1")


def _text(text: str) -> str:
    shown = text
    if "@" in shown:
        shown = _EMAIL.sub(EMAIL, shown)
    shown = _PHONE.sub(PHONE, shown)
    shown = _IBAN.sub(_account, shown)
    shown = _CARD.sub(_card, shown)
    # A reference, an id or a moment is one word; who reads a log needs it whole.
    if len(text.split(maxsplit=1)) > 1:
        shown = _PRINTED_IBAN.sub(ACCOUNT, shown)
        shown = _RUN.sub(NUMBER, _GROUPS.sub(NUMBER, shown))
    return text if shown == text else shown


def _account(found: re.Match[str]) -> str:
    return ACCOUNT if has_iban_digits(found[0]) else found[0]


def _card(found: re.Match[str]) -> str:
    digits = found[0].replace(" ", "").replace("-", "")
    return CARD if has_luhn_digit(digits) else found[0]

"""What of a spec's text is never shown, although a finding points there."""

import re

from .cards import card_numbers

_PASSWORD = re.compile(r"(?<=://)(?P<user>[^\s/@:]*:)(?P<password>[^\s/@]+)(?=@)")


def masked(text: str) -> str:
    """The same text, as long as before, without card numbers and passwords in URLs.

    The last four digits of a card number stay, which tell it from others.
    """
    for start, end in card_numbers(text):
        hidden = re.sub("[0-9]", "*", text[start : end - 4])
        text = f"{text[:start]}{hidden}{text[end - 4:]}"
    return _PASSWORD.sub(_without_password, text)


def _without_password(found: re.Match[str]) -> str:
    return f"{found['user']}{'*' * len(found['password'])}"

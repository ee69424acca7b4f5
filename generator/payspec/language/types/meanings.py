"""What each way to write a type means, as a sentence for whoever completes it."""

from collections.abc import Iterator

from .catalogue import SCALARS

MEANINGS = {
    "text": "A text; of at most 255 characters, where that is written.",
    "integer": "A whole number; of at least 1, where that is written.",
    "integer_text": "A whole number that is sent as a text.",
    "number": "A decimal number, never a binary one; of at least 0.01, if written.",
    "number_text": "A decimal number that is sent as a text.",
    "boolean": "true or false.",
    "minor": "An amount in minor units, such as cents, of the currency in that field.",
    "major": "An amount in major units, as a number, of the currency in that field.",
    "major_text": "An amount in major units that is sent as a text.",
    "currency": "A currency by its code of ISO 4217: EUR.",
    "lower_currency": "The same in small letters: eur.",
    "country": "A country by its two letters of ISO 3166: DE.",
    "email": "An e-mail address.",
    "phone": "A telephone number; of at most 100 characters, where that is written.",
    "url": "An address on the web.",
    "iban": "An IBAN with its check digits; never printed.",
    "bic": "A BIC, of a bank or a branch.",
    "card": "The number of a payment card with its check digit; never printed.",
    "base64": "Bytes, written in base64.",
    "uuid": "A UUID.",
    "ip": "An address of IPv4 or IPv6.",
    "file": "A file among the parts of a request, with its name and media type.",
    "timestamp": "A moment: RFC 3339, or in the form that stands in the brackets.",
    "date": "A day: 2024-02-29.",
    "json": "Any JSON, as it is.",
}
"""By the word of the scalar."""

_OTHERS = {
    "Customer": "A type of this spec, by its name.",
    "list(Payout)": "A list of them.",
    "map(text)": "An object whose keys are data, all of their values of one type.",
    "text?": "The provider documents null in place of it.",
    "text | Customer": "One of several, told by its look alone.",
}


def expressions() -> Iterator[tuple[str, str]]:
    """Ways to write a type, each with what it means."""
    for scalar in SCALARS:
        yield scalar.example, MEANINGS[scalar.word]
    yield from _OTHERS.items()

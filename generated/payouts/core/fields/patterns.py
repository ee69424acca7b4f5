"""Patterns of the texts that have a form, without anchors.

They keep to the syntax that every engine reads alike, because the JSON Schemas say the
same with them.
"""

CURRENCY = "[A-Z][A-Z0-9]{2,9}"
LOWER_CURRENCY = "[a-z][a-z0-9]{2,9}"
COUNTRY = "[A-Z]{2}"
EMAIL = "[^@ \\t\\r\\n]+@[^@ \\t\\r\\n]+"
URL = "[Hh][Tt][Tt][Pp][Ss]?://[^ \\t\\r\\n]+"

DATE = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:[.][0-9]+)?"
_ZONE = "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"

RFC3339 = f"{DATE}[Tt ]{_TIME}{_ZONE}"
ZONELESS = f"{DATE}[Tt ]{_TIME}"

INTEGER = "-?(?:0|[1-9][0-9]*)"
NUMBER = f"{INTEGER}(?:[.][0-9]+)?"
POSITIVE = "(?:0[.]0*[1-9][0-9]*|[1-9][0-9]*(?:[.][0-9]+)?)"

IBAN = "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}"
BIC = "[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?"
CARD = "[0-9]{12,19}"
BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
FILE_NAME = "[^\\x00-\\x1f\\x7f/\\\\]{1,255}"
_TOKEN = "[A-Za-z0-9!#$&^_.+-]{1,127}"
MEDIA_TYPE = f"{_TOKEN}/{_TOKEN}(?:; ?{_TOKEN}={_TOKEN})*"
UUID = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
IP = "[0-9A-Fa-f:.]{2,45}"


def whole(pattern: str) -> str:
    """The same pattern, made to match a whole text.

    `$` is the end of the text in pydantic's engine and in ECMAScript's; Python's `re`
    lets one line break follow it, which is why nothing here is run by `re.match`.
    """
    return f"^(?:{pattern})$"

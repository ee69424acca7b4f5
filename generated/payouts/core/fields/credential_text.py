"""What the text of a credential looks like when nothing of its file came along."""

from __future__ import annotations

from unicodedata import category

from .text import is_unicode

_LINES = "-----BEGIN "
"""A key in PEM is text in lines (RFC 7468); its outer white space means nothing."""

_CONTROL = frozenset({"Cc", "Zl", "Zp"})


def credential_problem(text: object) -> str | None:
    """Why a credential cannot be right, in words that hold nothing of it.

    A file's last newline, a space that was copied along and a byte order mark make
    another secret: each request is then refused, and nobody sees why.
    """
    if not isinstance(text, str) or not text.strip():
        return "is a text that is not empty"
    if not is_unicode(text):
        return "holds half of a surrogate pair: it was not read as UTF-8"
    if text.lstrip().startswith(_LINES):
        return None
    if text.isascii() and text.isprintable() and text[0] != " " != text[-1]:
        return None
    if text.strip() != text:
        return "begins or ends with white space, such as the last newline of its file"
    if "Cf" in {category(text[0]), category(text[-1])}:
        return "begins or ends with an invisible character"
    if any(category(each) in _CONTROL for each in text):
        return "holds a line break or another control character"
    return None

"""What a spec may not say of files and parts."""

from __future__ import annotations

import pytest

from tests.operations.house import checked
from tests.operations.multipart.parts import SPEC

MISTAKES: dict[str, tuple[str, str, str]] = {
    "form": ("multipart: brackets", "form: brackets", "not sent in parts"),
    "json": ("    multipart: brackets\n", "", "not sent in parts"),
    "also-json": (
        "    body: Texts\n    multipart: brackets\n",
        "    body: Signed\n",
        "or not only",
    ),
    "map": ("document!: file", "document!: map(file)", "holds files inside it"),
    "union": ("document!: file", "document!: file | text", "holds files inside it"),
    "answer": (
        "{id!: text, purpose: text}",
        "{id!: text, f: file}",
        "not sent in parts",
    ),
    "nested": ("{name!: text, country: country}", "{name!: file}", "not sent in parts"),
    "whole": (
        "    answers: {200: Document}\n  upload_json",
        "    answers: {200: list(file)}\n  upload_json",
        "no part is sent",
    ),
    "wrapped-json": ("{nesting: dots, lists: indices}", "json", "no part"),
    "query": ("  upload:\n", "  upload:\n    query: {f: file}\n", "no plain value"),
    "both": (
        "    multipart: brackets\n",
        "    multipart: brackets\n    form: dots\n",
        "as a form or in parts",
    ),
    "list": ("body: Texts", "body: list(Texts)", "may be a list"),
    "content-type": (
        "headers: {Idem",
        "headers: {Content-Type: application/a+json, Idem",
        "sends no JSON",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_what_cannot_be_sent_is_refused(old: str, new: str, said: str) -> None:
    assert old in SPEC
    with pytest.raises(AssertionError, match=said):
        checked(SPEC.replace(old, new))

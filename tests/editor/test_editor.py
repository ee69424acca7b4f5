"""What an editor with the YAML language server makes of a spec, asked of the real one.

`make editor` installs the server. Where it is not installed, nothing can be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.language.specs import PAY, changed

from .installed import ROOT, command
from .server import LanguageServer

LANGUAGE = "generator/payspec/language"
PROVIDER = f"# yaml-language-server: $schema={LANGUAGE}/provider.schema.json\n"
DEPLOYMENT = f"# yaml-language-server: $schema={LANGUAGE}/deployment.schema.json\n"
CURSOR = "‸"


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    there = command()
    if there is None:
        pytest.skip("the YAML language server is not installed: run `make editor`")
    with LanguageServer(there, ROOT) as running:
        yield running


def pointed(name: str, marked: str) -> tuple[str, str, int, int]:
    """A text without its mark, its name, and the line and column of the mark."""
    at = marked.index(CURSOR)
    before = marked[:at]
    column = at - (before.rfind("\n") + 1)
    return name, before + marked[at + 1 :], before.count("\n"), column


@dataclass(frozen=True)
class Completion:
    """A cursor, what is offered there, and words by which one of it is explained."""

    text: str
    offered: set[str]
    explained: tuple[str, str]
    head: str = PROVIDER
    withheld: set[str] = field(default_factory=set)


OPERATION = "operations:\n  pay:\n    POST: /payouts\n"
COMPLETIONS = {
    "top": Completion(
        f"payspec: 1\nprovider: acme\n{CURSOR}",
        {"title", "environments", "credentials", "auth", "money", "types", "operations"}
        | {"callbacks", "signatures", "statuses", "sources", "assumptions"},
        ("environments", "Where the API runs"),
        withheld={"payspec", "provider", "deployment"},
    ),
    "environment": Completion(
        f"environments:\n  live:\n    {CURSOR}",
        {"url", "urls", "sandbox", "mode"},
        ("sandbox", "No real money moves here"),
    ),
    "kind-of-a-credential": Completion(
        f"credentials:\n  key: {CURSOR}",
        {"account", "text", "secret", "key"},
        ("secret", "Never printed"),
    ),
    "ways-to-authenticate": Completion(
        f"auth:\n  shop:\n    {CURSOR}",
        {"basic", "bearer", "header", "exchange", "oauth2", "mutual_tls", "sign"},
        ("oauth2", "RFC 6749"),
    ),
    "algorithm-of-a-signature": Completion(
        f"auth:\n  shop:\n    sign:\n      algorithm: {CURSOR}",
        {"hmac-sha256", "rsa-sha256"},
        ("hmac-sha256", "shared key"),
    ),
    "keys-of-a-type": Completion(
        f"types:\n  Payout:\n    ${CURSOR}",
        {"$doc", "$enum", "$map", "$tag", "$of", "$any_of", "$open", "$closed"},
        ("$map", "keys are data"),
    ),
    "type-in-short": Completion(
        f"types:\n  Payout:\n    amount!: {CURSOR}",
        {"text(..255)", "minor(currency)", "timestamp(unix)", "list(Payout)", "text?"},
        ("minor(currency)", "minor units"),
    ),
    "type-in-long-form": Completion(
        f"types:\n  Payout:\n    amount!: {{type: {CURSOR}}}",
        {"text(..255)", "currency", "map(text)"},
        ("iban", "never printed"),
    ),
    "keys-of-a-field": Completion(
        f"types:\n  Payout:\n    id!:\n      type: text\n      {CURSOR}",
        {"doc", "reads", "pattern", "required_when", "sensitive", "default", "wire"},
        ("sensitive", "never printed"),
        withheld={"type"},
    ),
    "keys-of-a-field-on-one-line": Completion(
        f"types:\n  Payout:\n    id!: {{type: text, se{CURSOR}}}",
        {"sensitive"},
        ("sensitive", "never printed"),
    ),
    "why-it-is-sensitive": Completion(
        f"types:\n  Payout:\n    id!: {{type: text, sensitive: {CURSOR}}}",
        {"secret", "pan", "bank_account", "pii"},
        ("pan", "payment card"),
    ),
    "keys-of-an-operation": Completion(
        f"{OPERATION}    {CURSOR}",
        {"auth", "effect", "headers", "path", "query", "body", "answers"}
        | {"errors", "write_safety", "samples", "pages"},
        ("write_safety", "money moves twice"),
        withheld={"POST"},
    ),
    "effect": Completion(
        f"{OPERATION}    effect: {CURSOR}",
        {"read", "draft", "collects", "moves_money", "advances_money", "cancels"},
        ("advances_money", "Releases"),
        withheld={"[object Object]"},
    ),
    "type-of-an-answer": Completion(
        f"{OPERATION}    answers:\n      200: {CURSOR}",
        {"list(Payout)"},
        ("list(Payout)", "A list"),
    ),
    "write-safety": Completion(
        f"{OPERATION}    write_safety:\n      {CURSOR}",
        {"repeat", "outcomes", "find", "echoes", "identified_by"},
        ("repeat", "recognises a repeat"),
    ),
    "repeat": Completion(
        f"{OPERATION}    write_safety:\n      repeat:\n        {CURSOR}",
        {"key", "form", "derive", "window", "answers"},
        ("derive", "the caller does not give"),
    ),
    "verdict": Completion(
        f"{OPERATION}    write_safety:\n      outcomes:\n        401: {CURSOR}",
        {"accepted", "duplicate", "rejected"},
        ("rejected", "This request created nothing"),
    ),
    "standing-of-a-status": Completion(
        f"statuses:\n  Status:\n    done: {CURSOR}",
        {"created", "pending", "succeeded", "failed", "in_doubt"},
        ("in_doubt", "a person settles it"),
    ),
    "deployment": Completion(
        f"payspec: 1\n{CURSOR}",
        {"deployment", "of", "title", "environments", "bind"},
        ("of", "The platform"),
        head=DEPLOYMENT,
        withheld={"operations", "types"},
    ),
    "environment-of-a-deployment": Completion(
        f"environments:\n  live:\n    {CURSOR}",
        {"url", "urls", "sandbox", "mode"},
        ("url", "https"),
        head=DEPLOYMENT,
    ),
}


@pytest.mark.parametrize("place", COMPLETIONS)
def test_what_is_offered_is_explained(place: str, server: LanguageServer) -> None:
    case = COMPLETIONS[place]
    name, text, line, column = pointed(f"{place}.yaml", case.head + case.text)
    server.opened(name, text)
    found = {each.label: each for each in server.completed(name, line, column)}
    assert case.offered <= found.keys(), sorted(case.offered - found.keys())
    assert not case.withheld & found.keys()
    label, words = case.explained
    assert words in found[label].says
    silent = [each for each in case.offered if not found[each].says]
    assert silent == []


HOVERS = {
    "section": ("env‸ironments:\n  live: https://a.example", "Where the API runs"),
    "own-name": ("types:\n  Pay‸out:\n    id: text", "An object: its fields"),
    "field": ("types:\n  Payout:\n    i‸d!: text", "A type: a scalar such as"),
    "type": ("types:\n  Payout:\n    id!: te‸xt(..40)", "the name of a type"),
    "marked-key": ("types:\n  A:\n    $op‸en: true", "members that are not described"),
    "effect": (f"{OPERATION}    eff‸ect: read", "What it does to money"),
    "value": (f"{OPERATION}    effect: re‸ad", "`read`: Nothing"),
    "key-on-one-line": (
        f"{OPERATION}    write_safety: {{rep‸eat: {{form: uuid}}}}",
        "recognises a repeat",
    ),
    "shorthand": ("auth:\n  shop:\n    bas‸ic: [a, b]", "two names of credentials"),
}


@pytest.mark.parametrize("place", HOVERS)
def test_what_is_hovered_is_explained(place: str, server: LanguageServer) -> None:
    marked, words = HOVERS[place]
    name, text, line, column = pointed(f"hover-{place}.yaml", PROVIDER + marked)
    server.opened(name, text)
    assert words in server.hovered(name, line, column).replace("\\", "")


MISTAKES = {
    "section": ("money:", "mony:", "mony", "mony is not allowed"),
    "key": (
        "    effect: moves_money",
        "    efect: moves_money",
        "efect",
        "efect is not allowed",
    ),
    "value": ("effect: moves_money", "effect: move_money", "move_money", "moves_money"),
    "key-inside": ("repeat: {form", "repeat: {fom", "fom", "fom is not allowed"),
    "key-of-a-field": (
        "country: country",
        "country: {type: country, docs: Its land.}",
        "docs",
        "docs is not allowed",
    ),
    "shape-of-a-field": ("country: country", "country: [country]", "[country]", "type"),
    "name-of-an-operation": ("  get_payout:", "  get-payout:", "get-payout", "digits"),
    "two-credentials": ("[user, key]", "[user, key, key]", "[user, key, key]", "many"),
    "status": ("401, 422: rejected", "ok: rejected", "ok", "such as 200"),
    "name-of-a-type": ("  Failure:", "  failure:", "failure", "CamelCase"),
    "kind-of-type": (
        "currency!: currency\n    reference",
        "$opn: true\n    currency!: currency\n    reference",
        "$opn",
        "$open",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_pointed_at(mistake: str, server: LanguageServer) -> None:
    old, new, word, says = MISTAKES[mistake]
    text = PROVIDER + changed(PAY, (old, new))
    lines = text.split("\n")
    found = [
        each
        for each in server.opened(f"mistake-{mistake}.yaml", text)
        if lines[each.line][each.start : each.end] == word
    ]
    assert found and any(says in each.message for each in found)


SPECS = {
    path.relative_to(ROOT).as_posix(): path
    for path in sorted((ROOT / "specs").rglob("*.yaml"))
}
SOUND = SPECS | {
    path.relative_to(ROOT).as_posix(): path
    for path in sorted((ROOT / "tests" / "rules").glob("*/passes.yaml"))
}


@pytest.mark.parametrize("path", SOUND)
def test_a_sound_spec_has_no_mistake(path: str, server: LanguageServer) -> None:
    """Shorthand and long form, as people write them."""
    name = path if path in SPECS else path.replace("/", "-")
    assert server.opened(name, headed(SOUND[path])) == []


def headed(path: Path) -> str:
    """A spec with the line that names its schema."""
    text = path.read_text(encoding="utf-8")
    if text.startswith("# yaml-language-server:"):
        return text
    return (DEPLOYMENT if re.search("^deployment:", text, re.M) else PROVIDER) + text


@pytest.mark.parametrize("path", SPECS.values(), ids=SPECS)
def test_a_spec_names_its_schema(path: Path) -> None:
    """An editor needs no settings."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    head, _, schema = first.partition("$schema=")
    assert head == "# yaml-language-server: "
    assert (path.parent / schema).is_file()

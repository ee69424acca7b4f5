"""The pages are whole: every key, rule and fact is on one, and links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from payspec.diagnostics import Collector
from payspec.ir.facts import facts
from payspec.ir.provider import Provider
from payspec.ir.types import EnumType, ObjectType, TaggedType
from payspec.language.document.deployment_fragment import deployment_schema
from payspec.language.document.fragment import provider_schema
from payspec.language.fragments import items_of, members_of
from payspec.language.types.catalogue import SCALARS
from payspec.pipeline.check import Spec, check
from payspec.pipeline.rulebook import RULES
from payspec.reference.markdown import code, prose

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [
    *(path for path in ROOT.glob("*.md") if path.name != "CHANGELOG.md"),
    *DOCS.rglob("*.md"),
]
ALLOWED = "$allow"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(folder: str) -> str:
    pages = sorted((DOCS / folder).glob("*.md"))
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def keys_of(schema: object) -> Iterator[str]:
    """Every key of the language, wherever it may stand."""
    for word, part in members_of(schema).items():
        if word == "properties":
            yield from members_of(part)
        if word not in ("examples", "const", "enum", "required"):
            yield from keys_of(part)
            for item in items_of(part):
                yield from keys_of(item)


KEYS = {
    *keys_of(provider_schema(written=True)),
    *keys_of(deployment_schema(written=True)),
} - {ALLOWED, *RULES}


def test_the_language_has_keys() -> None:
    assert len(KEYS) > 120


WORDS = re.compile(r"^\| `[^`]+` \| means \|\n(?:\|.*\n)+", re.MULTILINE)


def test_every_key_is_explained() -> None:
    keys = WORDS.sub("", text_of("language"))
    rows = re.findall(r"^\| \[?`([^`]+)`", keys, re.MULTILINE)
    assert KEYS - set(rows) == set()
    assert ALLOWED in text_of("language")


def explained(schema: object) -> Iterator[tuple[str, str]]:
    """Every word that a key takes, with its meaning."""
    for part in (*members_of(schema).values(), *items_of(schema)):
        yield from explained(part)
    meanings = items_of(members_of(schema).get("enumDescriptions"))
    words = items_of(members_of(schema).get("enum"))
    yield from zip(map(str, words), map(str, meanings), strict=False)


def test_every_word_is_explained() -> None:
    text = "".join(WORDS.findall(text_of("language")))
    asked = set(explained(provider_schema(written=True)))
    assert len(asked) > 40
    rows = {f"| {code(word)} | {prose(meaning)} |" for word, meaning in asked}
    assert rows - set(text.splitlines()) == set()


def test_every_scalar_is_explained() -> None:
    text = (DOCS / "language" / "types.md").read_text(encoding="utf-8")
    assert [each.word for each in SCALARS if f"| `{each.word}` |" not in text] == []


@cache
def rule_sections() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for part in re.split(r"^## ", text_of("rules"), flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        assert name not in found
        found[name.strip("`")] = body
    return found


def test_every_rule_has_its_section_and_its_row() -> None:
    assert set(rule_sections()) == set(RULES)
    index = (DOCS / "rules.md").read_text(encoding="utf-8")
    assert [rule for rule in RULES if f"[`{rule}`]" not in index] == []
    assert f"There are {len(RULES)} rules." in index


EXAMPLES = sorted(
    path.parent.name for path in (ROOT / "tests/rules").glob("*/breaks.yaml")
)


def shown(text: str) -> str:
    """What a page shows of a text: control characters stand as their pictures."""
    return re.sub(r"[^\x20-\x7e\n]", "?", text.rstrip("\n"))


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_is_shown_broken_and_mended(rule: str) -> None:
    """By the very files that the rule is tested with."""
    folder = ROOT / "tests" / "rules" / rule
    block = re.compile(r"^`{3,}(\w+)\n(.*?)\n`{3,}$", re.DOTALL | re.MULTILINE)
    found = dict(block.findall(rule_sections()[rule]))
    breaks = (folder / "breaks.yaml").read_bytes().decode(errors="replace")
    said = (folder / "stderr.txt").read_text(encoding="utf-8").rstrip().split("\n")
    if breaks.replace("\n", "").isprintable():
        assert found["yaml"] == breaks.rstrip("\n")
    assert shown(found["text"]) == shown("\n".join(said[:-1]))
    passes = (folder / "passes.yaml").read_text(encoding="utf-8").splitlines()
    added = [line[1:] for line in found["diff"].splitlines() if line.startswith("+")]
    taken = [line[1:] for line in found["diff"].splitlines() if line.startswith("-")]
    assert (added or taken) and set(added) <= set(passes)


def sample_reader(folder: Path) -> Callable[[str], bytes]:
    return lambda name: (folder / name).read_bytes()


@cache
def providers() -> tuple[Provider, ...]:
    report = Collector()
    folder = ROOT / "specs"
    specs = [
        Spec(path.name, path.read_bytes(), sample_reader(path.parent))
        for path in (*folder.glob("*.yaml"), *folder.glob("deployments/*.yaml"))
    ]
    found = check(tuple(specs), report, lambda _: None)
    return tuple(each.provider for each in found)


NAMES = ("aopay", "begateway", "corefy", "prop2p")


def test_every_provider_has_a_page() -> None:
    assert {each.name for each in providers()} == set(NAMES)
    pages = {path.stem for path in (DOCS / "providers").glob("*.md")}
    assert pages == {*NAMES, "README"}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_holds_every_fact(name: str) -> None:
    provider = next(each for each in providers() if each.name == name)
    page = (DOCS / "providers" / f"{name}.md").read_text(encoding="utf-8")
    wanted = {
        *(f"### `{each.name}`" for each in provider.operations),
        *(f"`{row.value}`" for each in provider.lifecycles for row in each.rows),
        *(f"### `{each.name}`" for each in provider.flows),
        *(f"### `{each.name}`" for each in provider.callbacks),
        *(f"`{each.file}`" for op in provider.operations for each in op.samples),
        *(f'<a id="assumption.{each.id}">' for each in provider.assumptions),
        *(f'<a id="conflict.{each.id}">' for each in provider.conflicts),
        *(f'<a id="source.{each.name}">' for each in provider.sources),
        *(f"`{each.name}`" for each in provider.environments),
        *(value for named in provider.types for value in _rows(named)),
        *(
            f"(#{kind}.{name})"
            for evidence, _ in facts(provider)
            for kind, names in (
                ("source", evidence.sources),
                ("assumption", evidence.assumptions),
                ("conflict", evidence.conflicts),
            )
            for name in names
        ),
    }
    assert sorted(each for each in wanted if each not in page) == []


def _rows(named: ObjectType | EnumType | TaggedType) -> Iterator[str]:
    match named:
        case ObjectType(fields=fields):
            yield from (f"| `{field.wire}` |" for field in fields)
        case EnumType(values=values):
            yield from (f"| `{value.wire}` |" for value in values)
        case TaggedType(members=members):
            yield from (f"| `{member.value}` |" for member in members)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_shows_each_outcome(name: str) -> None:
    provider = next(each for each in providers() if each.name == name)
    page = (DOCS / "providers" / f"{name}.md").read_text(encoding="utf-8")
    for operation in provider.operations:
        part = page.partition(f'<a id="operation.{operation.name}">')[2]
        part = part.partition("<a id=")[0]
        safety = operation.safety
        for row in () if safety is None else safety.outcomes:
            told = rf"^\| [0-9, ]*\b{row.status}\b[0-9, ]* \| \*\*{row.verdict.value}"
            assert re.search(told, part, re.MULTILINE), (operation.name, row.status)


@cache
def places(path: Path) -> frozenset[str]:
    """What a link into a page can lead to."""
    text = path.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)$", re.sub(r"(?ms)^```.*?^```$", "", text), re.M)
    slugs = (
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in headings
    )
    return frozenset({*slugs, *re.findall(r'<a id="([^"]+)"></a>', text)})


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"(?<!\[)`[^`\n]+`(?!\])", "", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https://"):
            continue
        file, _, place = target.partition("#")
        led = (path.parent / file).resolve() if file else path
        assert led.exists(), target
        if place:
            assert place in places(led), target


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_tables_have_as_many_cells_in_each_row(path: Path) -> None:
    text = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", path.read_text(encoding="utf-8"))
    for table in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(cells) == 1, table.splitlines()[0]

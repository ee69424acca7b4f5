"""Every sample of the four documents is there, and runs over a real server."""

import ast
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SPECS = ROOT / "specs"
COUNTS = {"aopay": 5, "begateway": 2, "corefy": 15, "prop2p": 0}
"""The samples that each document has. ProP2P's has none."""


def kept(provider: str) -> set[str]:
    """The samples beside a provider's spec."""
    return {f"{provider}/{each.name}" for each in (SPECS / provider).glob("*.json")}


def run() -> set[str]:
    """The samples that tests of this folder are marked with."""
    found: set[str] = set()
    for module in Path(__file__).parent.glob("test_*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="documented"), args=args):
                    found |= {ast.literal_eval(each) for each in args}
    return found


def named(value: object) -> set[str]:
    """The samples that a spec names, wherever it does."""
    match value:
        case dict():
            return set[str]().union(*map(named, value.values()))
        case list():
            return set[str]().union(*map(named, value))
        case str() if re.fullmatch(r"[a-z0-9]+/[a-z0-9_.]+[.]json", value):
            return {value}
        case _:
            return set()


def test_each_document_has_a_count() -> None:
    assert {each.stem for each in SPECS.glob("*.yaml")} == COUNTS.keys()


@pytest.mark.parametrize("provider", COUNTS)
def test_all_samples_are_there_and_none_is_left_out(provider: str) -> None:
    files = kept(provider)
    assert len(files) == COUNTS[provider]
    text = (SPECS / f"{provider}.yaml").read_text(encoding="utf-8")
    assert named(yaml.load(text, yaml.CBaseLoader)) == files
    assert {each for each in run() if each.startswith(f"{provider}/")} == files

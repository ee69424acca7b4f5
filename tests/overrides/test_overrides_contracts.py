"""The table of contracts is the templates' own, and says when one has changed."""

from __future__ import annotations

import pytest
from jinja2 import Environment, nodes
from jinja2.meta import find_referenced_templates

from payspec.python.artifacts import PACKAGE_TABLE, PROVIDER_TABLE, Printed, Shared
from payspec.python.render.contracts.blocks import shipped_blocks
from payspec.python.render.contracts.contract import Contract
from payspec.python.render.contracts.shapes import Shape
from payspec.python.render.contracts.table import TABLE, by_template, overridable
from payspec.python.render.overrides.files import BASE
from payspec.python.render.overrides.pins import pin
from payspec.python.render.overrides.uses import unknown
from payspec.resources import templates_folder

TEMPLATES = templates_folder()
PRINTED = {
    each.template
    for each in (*PACKAGE_TABLE, *PROVIDER_TABLE)
    if isinstance(each, Printed | Shared)
}


def name(contract: Contract) -> str:
    return f"{contract.template}:{contract.block}"


def parsed(template: str) -> nodes.Template:
    return Environment().parse((TEMPLATES / template).read_text(encoding="utf-8"))


@pytest.mark.parametrize("contract", TABLE, ids=name)
def test_a_block_is_what_its_contract_says(contract: Contract) -> None:
    now = contract.digest_now(TEMPLATES)
    assert now == contract.digest, (
        f"block '{contract.block}' of {contract.template}, or what it is given, is not"
        f" what contract {contract.version} says. Overrides of it have to be looked at:"
        " in python/render/contracts/table.py, add a sentence of what has changed to"
        f" its `changes`, which raises its version, and write the digest {now}"
    )


def test_every_block_of_every_template_has_a_contract() -> None:
    found = {
        (template, block.name)
        for template in {BASE, *PRINTED}
        for block in shipped_blocks(TEMPLATES, template).values()
        if not block.required
    }
    assert found == {(each.template, each.block) for each in TABLE}
    assert len(TABLE) == len(found)


@pytest.mark.parametrize("template", sorted(PRINTED))
def test_every_module_extends_the_base_and_nothing_else(template: str) -> None:
    assert list(find_referenced_templates(parsed(template))) == [BASE]
    required = {
        each.name for each in shipped_blocks(TEMPLATES, BASE).values() if each.required
    }
    assert required == {"content"} <= shipped_blocks(TEMPLATES, template).keys()


@pytest.mark.parametrize("contract", TABLE, ids=name)
def test_a_contract_is_documentation(contract: Contract) -> None:
    for sentence in (contract.prints, *contract.changes):
        assert sentence[0].isupper() and sentence.endswith(".")
    assert len(contract.digest) == 16


@pytest.mark.parametrize("template", sorted({BASE, *PRINTED}))
def test_what_a_block_uses_is_what_it_is_documented_to_be_given(template: str) -> None:
    """The check of overrides finds nothing in the shipped templates."""
    for block in parsed(template).find_all(nodes.Block):
        if not block.required:
            given = overridable(template)[block.name].shapes
            assert unknown(block.body, given) == [], block.name


@pytest.mark.parametrize("template", sorted({BASE, *PRINTED}))
def test_all_that_stands_around_a_block_is_documented(template: str) -> None:
    """The variables are `view`, and those of the loops that a scoped block is in."""
    for block_name, given in _scopes(parsed(template), {"view"}):
        if block_name in by_template()[template]:
            assert set(by_template()[template][block_name].variables) == given


def _scopes(node: nodes.Node, given: set[str]) -> list[tuple[str, set[str]]]:
    found: list[tuple[str, set[str]]] = []
    if isinstance(node, nodes.Block):
        given = given if node.scoped else {"view"}
        found.append((node.name, given))
    if isinstance(node, nodes.For):
        targets = [node.target, *node.target.find_all(nodes.Name)]
        names = {each.name for each in targets if isinstance(each, nodes.Name)}
        given = given | names
    for inner in node.iter_child_nodes():
        found += _scopes(inner, given)
    return found


def test_a_later_contract_says_what_has_changed_since() -> None:
    given: dict[str, type] = {}
    contract = Contract("t", "b", "It.", given, "", ("Two.", "Three."))
    assert contract.version == 3
    assert [contract.since(each) for each in (1, 2, 3)] == [
        ("Two.", "Three."),
        ("Three.",),
        (),
    ]


PINS = {
    "{% block members %}{# contract 1 #}": 1,
    "{%- block members scoped -%}  {#- contract  12 -#}": 12,
    "{%+ block members +%}\n{#contract 3#}": 3,
    "{% block members %}{# contract 2 #}{# contract 4 #}": 2,
    "{% block members %} {# contract one #}": None,
    "{% block members %}{# contract \N{ARABIC-INDIC DIGIT ONE} #}": None,
    "{# {% block members %}{# contract 1 #}{% block members %}": None,
    "{% block members %} text {# contract 1 #}": None,
    "{% block members %}\n{% block member %}{# contract 1 #}": None,
    "{# contract 1 #}{% block members %}": None,
}


@pytest.mark.parametrize(("text", "version"), PINS.items(), ids=repr)
def test_a_pin_stands_right_behind_the_tag_of_its_block(
    text: str, version: int | None
) -> None:
    source = f"{{% block other %}}{{# contract 7 #}}\n\n{text}\n"
    assert pin(source, "members", 3) == version
    assert pin(source, "other", 1) == 7


USES: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "a field": ("{{ view.about }}", []),
    "a field by its key": (
        "{{ view['about'] }}{{ view['abuot'] }}",
        [("abuot", "view")],
    ),
    "a method of text": ("{{ view.about.upper() }}", []),
    "a method that is not called": (
        "{{ view.about.upper }}",
        [("upper", "view.about")],
    ),
    "a method of a list": ("{{ view.clients.index(1) }}", [("index", "view.clients")]),
    "a loop": (
        "{% for c in view.clients %}{{ c.name }}{{ c.nmae }}{{ loop.index }}"
        "{% for m in c.methods %}{{ m.boyd }}{% endfor %}{% endfor %}{{ c }}",
        [("nmae", "c"), ("boyd", "m"), ("c", None)],
    ),
    "an element": (
        "{{ view.clients[0].name }}{{ view.clients[0].nmae }}",
        [("nmae", "it")],
    ),
    "a name of its own": (
        "{% set c = view.clients[0] %}{{ c.name }}{{ c.nmae }}",
        [("nmae", "c")],
    ),
    "with": (
        "{% with c = view %}{{ c.nope }}{% endwith %}{{ c }}",
        [("nope", "c"), ("c", None)],
    ),
    "a macro": (
        "{% macro m(a) %}{{ a.b }}{{ caller() }}{{ nope }}{% endmacro %}{{ m(view) }}",
        [("nope", None)],
    ),
    "a call of a macro": (
        "{% macro m() %}{{ caller() }}{% endmacro %}"
        "{% call m() %}{{ view.nope }}{% endcall %}",
        [("nope", "view")],
    ),
    "a filter": ("{{ view.abuot | upper }}", [("abuot", "view")]),
    "a part": (
        "{% filter upper %}{{ view.abuot }}{% endfilter %}",
        [("abuot", "view")],
    ),
    "a test": ("{% if view.abuot is defined %}x{% endif %}", [("abuot", "view")]),
    "super": ("{{ super() }}{{ super }}", [("super", None)]),
    "what there is for all elsewhere": (
        "{{ range(9) }}{{ self }}",
        [("range", None), ("self", None)],
    ),
    "what is not followed": ("{{ (view.about | upper).anything }}", []),
}


@pytest.mark.parametrize(("text", "expected"), USES.values(), ids=USES)
def test_what_is_not_given_is_found_before_it_is_printed(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    contract = by_template()["provider/client.py.j2"]["content"]
    given: dict[str, Shape | None] = {**contract.shapes}
    found = unknown(Environment().parse(text).body, given)
    assert [
        (each.name, each.of and each.of.split("`")[1]) for each in found
    ] == expected

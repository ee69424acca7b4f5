"""Every place of a spec at which a writer's own text can stand, from the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from payspec.diagnostics import Collector
from payspec.language.source import read
from tests.fuzz_structure.donors import Donor, donors
from tests.fuzz_structure.judge import judged
from tests.fuzz_structure.shrink import text_of
from tests.fuzz_structure.trees import Map, Scalar, Seq, Tree, copied, tree_of
from tests.language.schema import WRITTEN, alternatives
from tests.language.specs import READ, changed

Slot = tuple[str, ...]
"""The way to a place: keys, `*` for any key, `-` for an item; the last is `KEY` for
the key of a mapping."""

KEY = "<key>"
ALLOW = "$allow"
"""What a writer takes upon himself: it can stand anywhere, and is sent nowhere."""


def slots() -> frozenset[str]:
    """Every place that takes a text that is not one of a few words."""
    return frozenset(".".join(slot) for slot in _slots(WRITTEN, (), ()))


def _slots(schema: object, path: Slot, way: tuple[int, ...]) -> Iterator[Slot]:
    for each in alternatives(schema):
        if id(each) in way:
            continue
        inner = (*way, id(each))
        kinds = each.get("type", ())
        if "string" in kinds and not {"enum", "const"} & each.keys():
            yield path
        properties = each.get("properties", {})
        assert isinstance(properties, dict)
        for key, of in properties.items():
            if key == ALLOW:
                continue
            yield from _slots(of, (*path, key), inner)
        more = each.get("additionalProperties", False)
        if more is not False:
            yield (*path, "*", KEY)
        if isinstance(more, dict):
            yield from _slots(more, (*path, "*"), inner)
        if isinstance(items := each.get("items"), dict):
            yield from _slots(items, (*path, "-"), inner)


TOKENS = re.compile(
    r"(auth\.\*\.(header|sign\.headers)|headers|operations\.\*\.headers"
    r"|signatures\.\*\.vectors\.-\.headers)\.\*\.<key>"
    r"|operations\.\*\.headers\.\*\.wire"
    r"|signatures\.\*\.(timestamp\.)?(header|part)"
    r"|(signatures\.\*|auth\.\*\.message_signature)\.components\.-"
)
"""Headers and the parts of one, which are tokens of RFC 9110."""

ESCAPED = re.compile(
    r"(auth\.\*\.query|operations\.\*\.query)\.\*\.<key>"
    r"|operations\.\*\.query\.\*\.wire"
)
"""Parameters of a query: anything but nothing and control characters."""

JSON = re.compile(
    r"(types\.\*|types\.\*\.\$reserved)\.\*\.(<key>|wire)|types\.\*\.\$tag"
    r"|auth\.\*\.body\.\*\.<key>|environments\.\*\.mode\.\*\.<key>"
    r"|operations\.\*\.(body|answers\.\*|errors\.-)\.\*\.<key>"
    r"|(errors\.-|callbacks\.\*\.body)\.\*\.<key>"
)
"""Members of JSON, and of whatever a body is sent as."""

PATHS = re.compile(
    r"operations\.\*\.(GET|POST|PUT|PATCH|DELETE)|operations\.\*\.path\.\*\.<key>"
)
"""Parameters of a path, where it has them and where they are described."""

ELSEWHERE = re.compile(
    # What it is for, who says so, and what is only read by people.
    r"(.*\.)?(doc|\$doc|title|weak|unbound|says|default|(\$?source|\$?assumed)(\.-)?"
    r"|\$?conflict(\.-)?|deviates\.\*\.<key>)"
    r"|(sources|assumptions|conflicts|surfaces|scenarios|mapping|flows|statuses)\..*"
    # Names of the spec's own, and where they are used.
    r"|provider|(types|operations|credentials|auth|callbacks|signatures|environments"
    r"|environments\.\*\.urls)\.\*\.<key>"
    r"|(.*\.)?(name|type|auth|surface|with|call|by|of|field|key|key_id|user|password"
    r"|token|bearer|verify|verify\.(all|any)\.-|reread|identity|identity\.-|order"
    r"|\$any_of\.-|\$map|\$of\.\*|\$headers|derive|identified_by|echoes\.-"
    r"|pages\..*|credentials\.\*(\.<key>)?|exchange\.grants|client\.(id|secret)"
    r"|mutual_tls\..*|auth\.\*\.(header|query|body)\.\*|when\.\*\.<key>"
    r"|required_when\.\*\.<key>|effect\.\*\.<key>|(errors|answers|body)(\.[*-])?)"
    # A message that was signed, and what of it is signed in a word for all.
    r"|auth\.\*\.(sign|message_signature)\.vectors\..*|.*\.components"
    # Values, patterns, times, statuses, addresses and files.
    r"|.*\.(pattern|is|value|absent|when\.\*|required_when\.\*|\$enum\..*|tolerance"
    r"|window|lifetime\..*|outcomes\.\*\.<key>|answers\.\*\.<key>|is\.\*(\.<key>)?"
    r"|mode\.\*|mode|headers\.\*|query\.\*|path\.\*|body\.\*|answers\.\*\.\*"
    r"|errors\.-\.\*|url|urls\.\*|token_url|scope|word|label|tag|prefix|over"
    r"|samples\.-|file|\$of\.\*\.<key>|\$descriptor\..*|keys\.\*(\.<key>)?"
    r"|vectors\.-\.[a-z]+|acknowledge\.body|exponents\..*)"
    r"|types\.\*\.\*|types\.\*\.\$reserved\.\*|headers\.\*|environments\.\*|errors\.-\.\*"
)
"""Places of no names on the wire."""


def good_spec(slot: str) -> Donor:
    """The smallest spec without an error that has something at a place."""
    every = (*_more(), *sorted(donors(), key=lambda each: each.size))
    return next(
        each
        for each in every
        if any(_found(each.tree, slot.split(".")))
        and judged(text_of(each.tree), each.sample).checked
    )


_MAP = """\
types:
  M:
    $map: text
    $reserved: {x: {type: text, wire: w}, z: text}
"""


@cache
def _more() -> tuple[Donor, ...]:
    """What no spec of the project has: other verbs, and names beside their keys."""
    path = "    path: {id: text}\n"
    texts = (
        changed(READ, ("    GET:", "    PUT:"), ("effect: read", "effect: draft")),
        changed(READ, ("    GET:", "    PATCH:"), ("effect: read", "effect: draft")),
        changed(READ, (path, f"{path}    headers: {{X-A: '1'}}\n")),
        changed(READ, (path, f"{path}    headers: {{x: {{type: text, wire: X-A}}}}\n")),
        changed(
            READ, ("types:\n", _MAP), ("    id!: text\n", "    id!: text\n    m: M\n")
        ),
        changed(
            READ,
            ("types:\n", "types:\n  Failure: {message!: text}\n"),
            (path, f"{path}    errors: [{{error: Failure}}]\n"),
        ),
    )
    return tuple(
        Donor("more", _tree(text), len(text), lambda _: None) for text in texts
    )


def _tree(text: str) -> Map:
    node = read("more", text.encode(), Collector())
    assert node is not None
    tree = tree_of(node)
    assert isinstance(tree, Map)
    return tree


def put(donor: Donor, slot: str, name: str) -> Map:
    """The spec with a name at the first such place; in a path as its parameter."""
    tree = copied(donor.tree)
    assert isinstance(tree, Map)
    holder, number = next(_found(tree, slot.split(".")))
    new = Scalar(f"/a/{{{name}}}" if slot.rpartition(".")[2].isupper() else name, False)
    if isinstance(holder, Seq):
        holder.items[number] = new
    elif slot.endswith(KEY):
        holder.entries[number] = (new, holder.entries[number][1])
    else:
        holder.entries[number] = (holder.entries[number][0], new)
    return tree


def _found(tree: Tree, steps: list[str]) -> Iterator[tuple[Map | Seq, int]]:
    """Where in a tree a slot is: a mapping or a list, and which of its entries."""
    step, rest = steps[0], steps[1:]
    if isinstance(tree, Seq) and step == "-":
        for number, item in enumerate(tree.items):
            if rest:
                yield from _found(item, rest)
            elif isinstance(item, Scalar):
                yield tree, number
    if isinstance(tree, Map):
        for number, (key, value) in enumerate(tree.entries):
            if step == "*" and rest == [KEY] and not key.text.startswith("$"):
                yield tree, number
            elif (step == "*" and not key.text.startswith("$")) or step == key.text:
                if rest:
                    yield from _found(value, rest)
                elif isinstance(value, Scalar):
                    yield tree, number

"""Names that a spec gives meet no other name of the emitted modules."""

import ast
from collections.abc import Iterator

import pytest

from payspec.diagnostics import Severity
from payspec.ir.types import ObjectType

from .broad import quoted
from .trees import HARMLESS, Filler, attempted, broad_spec, checked, emitted

WITH_TYPES = {"client.py", "models.py", "errors.py", "params.py", "_operations.py"}
"""Modules in which names of the spec's types stand."""


@pytest.fixture(scope="module")
def tree() -> dict[str, str]:
    """The broad spec's tree."""
    return emitted(checked(broad_spec("acme", Filler(HARMLESS))))


def imported(source: str) -> Iterator[str]:
    """Names that a module imports from elsewhere than the provider's own modules."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            own = node.level == 1 and node.module not in {"_money", "_provider"}
            yield from (each.name for each in node.names if not own)


def spec(kind: str, name: str) -> str:
    """A small spec in which something has that name."""
    names = {"type": "Order", "operation": "ping", "provider": "acme", "auth": "shop"}
    names |= {"environment": "live", kind: name}
    return f"""
payspec: 1
provider: {quoted(names["provider"])}
title: Acme
environments: {{{names["environment"]}: https://api.example.com}}
credentials: {{shop_id: account, secret_key: secret}}
auth: {{{names["auth"]}: {{basic: [shop_id, secret_key]}}}}
types:
  {names["type"]}: {{a: text}}
operations:
  {names["operation"]}:
    GET: /ping
    auth: {names["auth"]}
    effect: read
    answers: {{200: {names["type"]}}}
  exponents:
    POST: /x
    auth: {names["auth"]}
    effect: draft
    body: {names["type"]}
    answers: {{200: {names["type"]}}}
"""


def problems(kind: str, name: str) -> list[str]:
    found, report = attempted(("acme", spec(kind, name), {}))
    errors = [
        each.message for each in report.diagnostics if each.severity is Severity.ERROR
    ]
    assert bool(found) or errors
    return errors


def test_no_type_hides_what_a_module_imports(tree: dict[str, str]) -> None:
    classes = {
        name
        for path, text in tree.items()
        if path.rpartition("/")[2] in WITH_TYPES and "/acme/" in path
        for name in imported(text)
        if name[0].isupper() and not name.isupper()
    }
    assert len(classes) > 40
    accepted = sorted(name for name in classes if not problems("type", name))
    assert accepted == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("provider", "core"),
        ("provider", "testing"),
        ("operation", "list"),
        ("operation", "date"),
    ],
)
def test_a_name_that_is_taken_is_refused(kind: str, name: str) -> None:
    assert problems(kind, name)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("auth", "provider"),
        ("auth", "ping"),
        ("auth", "type_checking"),
        ("operation", "shop"),
        ("operation", "shop_auth"),
        ("operation", "provider"),
        ("operation", "provider_"),
        ("operation", "type_checking"),
        ("environment", "type_checking"),
        ("environment", "environment"),
    ],
)
def test_constants_stay_apart(kind: str, name: str) -> None:
    tree = emitted(checked(("acme", spec(kind, name), {})))
    for path, text in tree.items():
        if not path.endswith(".py") or "/acme/" not in path:
            continue
        bound = list(constants(ast.parse(text)))
        assert len(bound) == len(set(bound)), path


def constants(module: ast.Module) -> Iterator[str]:
    """Constants that a module binds, whether defined or imported."""
    for node in ast.walk(module):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) if name.isupper():
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)) if name.isupper():
                yield name
            case ast.ImportFrom(names=names):
                yield from (each.name for each in names if each.name.isupper())


TWO_TYPES = """
payspec: 1
provider: acme
title: Acme
environments: {live: https://api.example.com}
types:
  Order: {customer: Customer}
  Customer: {a: text}
  %s: {a: text}
operations:
  draft:
    {POST: /x, effect: draft, body: Order, answers: {200: %s, 201: Customer}}
"""


@pytest.mark.parametrize("other", ["CustomerInput", "CustomerInputParams"])
def test_a_type_is_not_called_like_what_is_sent_of_another(other: str) -> None:
    _, report = attempted(("acme", TWO_TYPES % (other, other), {}))
    said = [each.message for each in report.diagnostics]
    wanted = f"what is sent of 'Customer' is called '{other}', as another type is"
    assert wanted in said
    assert checked(("acme", TWO_TYPES % ("Other", "Other"), {}))


def test_a_long_wire_name_is_cut() -> None:
    (made,) = checked(broad_spec("acme", Filler("long" * 40)))
    names = [*made.names.fields.values()]
    assert max(map(len, names)) == 60
    assert all(
        len(named.fields)
        == len({made.names.field(named.name, f.wire) for f in named.fields})
        for named in made.provider.types
        if isinstance(named, ObjectType)
    )

"""What a reader of the emitted tree sees first."""

import ast

import pytest

from payspec.python.views.exports import BESIDE_A_CLIENT, BESIDE_STATUSES

from .trees import HARMLESS, ROOT, Filler, broad_spec, checked, emitted

GENERATED = ROOT / "generated" / "payouts"


@pytest.fixture(scope="module")
def tree() -> dict[str, str]:
    """The broad spec's tree, its texts longer than a line."""
    return emitted(checked(broad_spec("acme", Filler(f"{HARMLESS} " * 20))))


def exported(source: str) -> dict[str, set[str]]:
    """What an `__init__.py` shows to type checkers, by module."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.names[0].asname:
            place = "." * node.level + (node.module or "")
            found.setdefault(place, set()).update(each.name for each in node.names)
    return found


def test_a_provider_exports_what_stands_beside_a_client() -> None:
    import payouts
    from payouts import begateway, core

    public = vars(core)["__all__"]
    source = (GENERATED / "begateway" / "__init__.py").read_text(encoding="utf-8")
    shown = exported(source)
    assert shown["..core"] == {*BESIDE_A_CLIENT, *BESIDE_STATUSES}
    assert set().union(*shown.values()) == set(vars(begateway)["__all__"])
    for name in vars(begateway)["__all__"]:
        assert getattr(begateway, name) is not None
    source = (GENERATED / "__init__.py").read_text(encoding="utf-8")
    assert exported(source) == {".core": set(public)}
    assert vars(payouts)["__all__"] == public
    for name in (*public, *BESIDE_A_CLIENT, *BESIDE_STATUSES):
        assert getattr(payouts, name) is getattr(core, name)


def test_outcomes_are_told_by_verdict() -> None:
    from payouts.begateway import AsyncClient, Client

    for client in (Client, AsyncClient):
        said = " ".join((client.create_payout.__doc__ or "").split())
        assert (
            "Returns the outcome of this request: 200 and 201 are accepted; 401 and "
            "422 are rejected; anything else is unknown. After an unknown one ask "
            "`find_by_tracking_id`; "
            "finding nothing does not prove that nothing was created."
        ) in said


def test_an_assumption_has_the_sources_of_its_fact(tree: dict[str, str]) -> None:
    text = f"{HARMLESS} " * 20
    assumptions = [
        {each.arg: ast.literal_eval(each.value) for each in node.keywords}
        for node in ast.walk(ast.parse(tree["payouts/acme/_provider.py"]))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Assumption"
    ]
    assert assumptions == [{"says": text, "sources": (text,)}, {"says": text}]


def test_no_line_is_too_long(tree: dict[str, str]) -> None:
    for path, text in tree.items():
        if path.endswith(".py"):
            assert max(map(len, text.splitlines()), default=0) <= 88, path


def test_every_public_thing_says_what_it_is(tree: dict[str, str]) -> None:
    for path, text in tree.items():
        if not path.endswith(".py") or "/acme/" not in path:
            continue
        module = ast.parse(text)
        assert ast.get_docstring(module), path
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                hidden = node.name.startswith("_")
                assert hidden or ast.get_docstring(node), (path, node.name)

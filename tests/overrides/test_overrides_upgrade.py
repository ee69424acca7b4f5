"""An override and the versions of payspec that come after it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.regeneration.acme import files

from .projects import CLIENT, HEADER, MEMBERS, METHOD, Payspec, begun, override

CONTRACTS = "generator/payspec/python/render/contracts/table.py"
VIEWS = "generator/payspec/python/views/methods.py"
TEMPLATE = f"templates/{CLIENT}"


@pytest.fixture(name="payspec")
def _payspec(tmp_path: Path) -> Payspec:
    return Payspec.copied(tmp_path / "payspec")


@pytest.fixture(name="project")
def _project(tmp_path: Path, payspec: Payspec) -> Path:
    """Written against the contexts of today, and generated with them."""
    (tmp_path / "project").mkdir()
    project = begun(tmp_path / "project", client=METHOD, module=HEADER)
    code, printed = payspec.run(project, "generate")
    assert code == 0, printed
    assert "    # get_payout: " in _client(project)
    return project


def _client(project: Path) -> str:
    return (project / "out/payouts/acme/client.py").read_text(encoding="utf-8")


def _refused(payspec: Payspec, project: Path) -> list[str]:
    """The findings; nothing was written, and `check` says the same."""
    before = files(project / "out")
    code, printed = payspec.run(project, "generate")
    assert code == 1, printed
    assert files(project / "out") == before
    checked = payspec.run(project, "check")
    assert checked == (1, printed)
    return [line for line in printed.splitlines() if "error[" in line]


def test_an_unrelated_template_changes_and_the_override_works_on(
    payspec: Payspec, project: Path
) -> None:
    payspec.change("templates/provider/validators.py.j2", "def {{", "# New.\ndef {{")
    payspec.change(TEMPLATE, "deadline: float = DEADLINE", "deadline: float = 1.0")
    code, printed = payspec.run(project, "generate")
    assert code == 0, printed
    client = _client(project)
    assert "    # get_payout: " in client and "deadline: float = 1.0" in client
    assert client.startswith("# Copyright Acme Ltd.\n")
    checks = (project / "out/payouts/acme/validators.py").read_text(encoding="utf-8")
    assert "# New.\n" in checks and checks.startswith("# Copyright Acme Ltd.\n")


def test_its_own_block_changes_and_it_is_reported(
    payspec: Payspec, project: Path
) -> None:
    payspec.change(TEMPLATE, "{{ method.body }}", "return {{ method.body }}")
    assert _refused(payspec, project) == [
        "templates/payspec/provider/client.py.j2:2:10: error[override-outdated]: block"
        " 'method' of provider/client.py.j2 has changed, and is not what its contract 1"
        " says"
    ]


def test_its_contract_changes_and_what_changed_is_said(
    payspec: Payspec, project: Path
) -> None:
    payspec.change(TEMPLATE, "{{ method.body }}", "{{ method.body }}  # done")
    _raise_version(payspec, "Each call is done.")
    assert _refused(payspec, project) == [
        "templates/payspec/provider/client.py.j2:2:10: error[override-outdated]: block"
        " 'method' of provider/client.py.j2 has changed: this was written against"
        " contract 1, it is 2 now. Each call is done."
    ]
    override(project, CLIENT, METHOD.replace("contract 1", "contract 2"))
    code, printed = payspec.run(project, "generate")
    assert code == 0, printed
    assert "    # get_payout: " in _client(project) and "  # done" in _client(project)


def test_a_field_of_its_view_has_another_name_and_that_is_reported_too(
    payspec: Payspec, project: Path
) -> None:
    payspec.change(VIEWS, "    docstring: str\n", "    docstrings: str\n")
    payspec.change(VIEWS, "docstring=_meaning", "docstrings=_meaning")
    payspec.change(TEMPLATE, "method.docstring", "method.docstrings")
    _raise_version(payspec, "`method.docstring` is `method.docstrings`.")
    outdated, context = _refused(payspec, project)
    assert outdated.endswith("it is 2 now. `method.docstring` is `method.docstrings`.")
    assert context == (
        "templates/payspec/provider/client.py.j2:3:36: error[override-context]:"
        " `method`, a MethodView, has no 'docstring', in block 'method'"
    )


def test_a_change_of_what_another_block_is_given_alone_is_no_change(
    payspec: Payspec, project: Path
) -> None:
    """The base's blocks are given what every module has, whatever else one has."""
    override(project, CLIENT, MEMBERS).unlink()
    payspec.change(VIEWS, "    docstring: str\n", "    docstrings: str\n")
    payspec.change(VIEWS, "docstring=_meaning", "docstrings=_meaning")
    payspec.change(TEMPLATE, "method.docstring", "method.docstrings")
    code, printed = payspec.run(project, "generate")
    assert code == 0, printed
    assert _client(project).startswith("# Copyright Acme Ltd.\n")


def _raise_version(payspec: Payspec, sentence: str) -> None:
    """What the contract test asks of whoever changes a block."""
    text = (payspec.root / CONTRACTS).read_text(encoding="utf-8")
    found = re.search(
        r'        "method",\n(?:.*\n){2}        ("[0-9a-f]{16}",)\n', text
    )
    assert found is not None
    digest = payspec.digest(CLIENT, "method")
    payspec.change(CONTRACTS, found[1], f'"{digest}",\n        ("{sentence}",),')

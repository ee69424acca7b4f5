"""A platform of which no deployment says where it runs: all but the addresses."""

from pathlib import Path

from tests.checkers import run, set_ruff
from tests.emitting import checked, emit, file_spec

from .trees import ROOT

PLATFORM = ROOT / "specs" / "prop2p.yaml"


def test_nothing_is_emitted_of_what_there_is_none(tmp_path: Path) -> None:
    (platform,) = checked(file_spec(PLATFORM))
    assert not platform.provider.environments
    tree = emit((platform,), "alone", tmp_path)
    assert "alone/prop2p/client.py" in tree
    assert "alone/prop2p/environments.py" not in tree
    assert '".environments"' not in tree["alone/prop2p/__init__.py"]
    set_ruff(tmp_path)
    found = run("ruff", "check", "alone/prop2p", folder=tmp_path)
    assert found.returncode == 0, found.stdout

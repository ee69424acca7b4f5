"""The versions that are found are those that `importlib.metadata` finds."""

import sys
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

import pytest

from payspec.api.installed import versions

HEAD = "Metadata-Version: 2.1\nName: acme\n"


def _install(site: Path, folder: str, metadata: str) -> None:
    place = site / f"{folder}.dist-info"
    place.mkdir(parents=True)
    (place / "METADATA").write_text(metadata)


def test_every_installed_package_has_the_version_that_python_says() -> None:
    names = {each.name.lower().replace("_", "-") for each in distributions()}
    names = {name.replace(".", "-") for name in names}
    assert len(names) > 20
    assert versions(names) == {name: version(name) for name in names}


@pytest.mark.parametrize(
    "folder",
    ["acme_pay-1.2", "Acme.Pay-1.2", "ACME_pay-1.2"],
    ids=["normalised", "dots and capitals", "capitals"],
)
def test_names_are_normalised(
    tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, folder, f"{HEAD}Version: 1.2\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "not there"), str(tmp_path)])
    assert versions(["acme-pay"]) == {"acme-pay": "1.2"}


def test_the_first_on_the_path_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path / "first", "acme-1", f"{HEAD}Version: 1\n")
    _install(tmp_path / "second", "acme-2", f"{HEAD}Version: 2\n")
    path = [str(tmp_path / "first"), str(tmp_path / "second")]
    monkeypatch.setattr(sys, "path", path)
    assert versions(["acme"]) == {"acme": "1"}


def test_what_is_not_installed_is_named() -> None:
    with pytest.raises(PackageNotFoundError, match="acme-no-such-package"):
        versions(["acme-no-such-package"])

"""Repositories of other people, made for a test."""

from __future__ import annotations

from pathlib import Path

PROJECT = """
[project]
name = "acme-shop"
version = "1.0"
dependencies = ["httpx2", "pydantic>=2.14"]
"""

HATCHLING = f"""\
[build-system]
requires = ["hatchling", "payspec"]
build-backend = "hatchling.build"
{PROJECT}
[tool.hatch.build.hooks.payspec]

[tool.hatch.build.targets.wheel]
packages = ["src/acme_shop"]
dev-mode-dirs = ["src"]

[tool.payspec.packages.acme_payouts]
specs = ["specs"]
output = "generated"
templates = "templates"

[tool.payspec.packages.acme_others]
specs = ["package:acme_specs"]
output = "others"
"""

SETUPTOOLS = f"""\
[build-system]
requires = ["setuptools>=77", "payspec>=0.1"]
build-backend = "setuptools.build_meta"
{PROJECT}
[tool.setuptools.packages.find]
where = ["src"]

[tool.payspec]
specs = ["specs"]
output = "generated"
package = "acme_payouts"
templates = "templates"
"""

CHECKED_IN = f"""\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
{PROJECT}
[tool.hatch.build.targets.wheel]
packages = ["src/acme_shop", "src/acme_payouts"]

[tool.payspec]
specs = ["specs"]
output = "src"
package = "acme_payouts"
"""

SHOP = '''\
"""Pays by the generated client."""

import importlib.util
import sys

from acme_payouts.acme import TEST, Accepted, Client, Money, Receiver


def main() -> None:
    """Pay once, at the address that is given."""
    assert importlib.util.find_spec("payspec") is None, "payspec is installed"
    with Client(
        merchant_id="m-1", api_key="k-1", environment=TEST.at(sys.argv[1])
    ) as client:
        outcome = client.create_payout(
            money=Money("12.34", "EUR"),
            reference="inv-7",
            receiver=Receiver(name="A. Payee", iban="DE89370400440532013000"),
        )
    match outcome:
        case Accepted(payout):
            print(payout.id, payout.money)
        case _:
            raise SystemExit(repr(outcome))
'''

LICENCE = "# Copyright Acme Ltd."
TEMPLATE = f"""\
{{% extends "payspec/module.py.j2" %}}
{{% block header %}}{{# contract 1 #}}
{LICENCE}
{{{{ super() }}}}
{{% endblock %}}
"""

PAID = "po-1 12.34 EUR"


def make(folder: Path, configuration: str, spec: str) -> Path:
    """A repository: a package of its own, a spec, a template, this configuration."""
    for name, text in {
        "pyproject.toml": configuration,
        "specs/acme.yaml": spec,
        "templates/module.py.j2": TEMPLATE,
        "src/acme_shop/__init__.py": SHOP,
        ".gitignore": "/generated/\n/others/\n/build/\n*.egg-info/\n",
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder

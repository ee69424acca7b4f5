"""The configuration of a project: its forms, and where a mistake in it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from payspec.config import BadConfig, Config, parse

ONE = """\
[tool.payspec]
specs = ["specs", "package:acme_specs/live"]
output = "clients"
package = "acme_payouts"
"""
SEVERAL = """\
[tool.payspec.packages.acme_payouts]
specs = ["specs/acme"]
output = "clients/acme"

[tool.payspec.packages.other]
specs = ["package:other_specs"]
output = "clients/other"
"""
INLINE = """\
[tool]
payspec.packages = {acme = {specs = ["a"], output = "x"}}
"""
ACME = Config(("specs/acme",), "clients/acme", "acme_payouts")

FORMS: dict[str, tuple[str, tuple[Config, ...], bool]] = {
    "none": ("", (Config(),), False),
    "another tool": ("[tool.other]\nspecs = 1\n", (Config(),), False),
    "empty": ("[tool.payspec]\n", (Config(),), False),
    "one": (
        ONE,
        (Config(("specs", "package:acme_specs/live"), "clients", "acme_payouts"),),
        False,
    ),
    "several": (
        SEVERAL,
        (ACME, Config(("package:other_specs",), "clients/other", "other")),
        True,
    ),
    "pages": (
        '[tool.payspec]\ndocs = "pages"\n',
        (Config(docs="pages"),),
        False,
    ),
    "pages of several": (
        '[tool.payspec]\ndocs = "pages"\n' + SEVERAL,
        (
            replace(ACME, docs="pages"),
            Config(("package:other_specs",), "clients/other", "other", "pages"),
        ),
        True,
    ),
    "one by name": (SEVERAL.partition("\n\n")[0], (ACME,), True),
    "inline": (INLINE, (Config(("a",), "x", "acme"),), True),
    "templates": (
        '[tool.payspec]\ntemplates = "here"\n',
        (Config(templates="here"),),
        False,
    ),
    "templates of one of several": (
        SEVERAL.replace('"clients/other"', '"clients/other"\ntemplates = "here"'),
        (
            ACME,
            Config(
                ("package:other_specs",), "clients/other", "other", templates="here"
            ),
        ),
        True,
    ),
    "a package in a folder beside another": (
        SEVERAL.replace("clients/other", "clients/acme/vendored"),
        (ACME, Config(("package:other_specs",), "clients/acme/vendored", "other")),
        True,
    ),
}


@pytest.mark.parametrize(("text", "packages", "several"), FORMS.values(), ids=FORMS)
def test_a_configuration_is_read(
    text: str, packages: tuple[Config, ...], several: bool
) -> None:
    assert parse(text) == (packages, several)


BEFORE = '''\
# [tool.payspec]
[tool.other]
text = """
[tool.payspec]
package = "no"
"""
array = [ # specs = 1
  ["]", '#'],
  {a = "}"},
]

'''
MISTAKES = {
    "a misspelt key": (
        '[tool.payspec]\nspecs = ["a"]\n  outptu = "x"\n',
        "3:3: [tool.payspec] has no key 'outptu': did you mean 'output'?",
    ),
    "templates that are none": (
        '[tool.payspec]\ntemplates = ["here"]\n',
        "2:1: [tool.payspec] templates is a text that is not empty",
    ),
    "an unknown key": (
        "[tool.payspec]\ncolour = 1\n",
        "2:1: [tool.payspec] has no key 'colour': one of specs, output, package, "
        "docs, templates, packages",
    ),
    "a key of another type": (
        '[tool.payspec]\n"specs" = "specs"\n',
        '2:1: [tool.payspec] specs is a list of texts, such as ["specs"]',
    ),
    "a dotted key": (
        "tool.payspec.package = 'a-b'\n",
        "1:1: [tool.payspec] package is a Python name, such as payouts",
    ),
    "an empty text": (
        '[tool.payspec]\noutput = " "\n',
        "2:1: [tool.payspec] output is a text that is not empty",
    ),
    "no table": ("[tool]\npayspec = 1\n", "2:1: [tool.payspec] is a table"),
    "in an inline table": (
        "[tool]\npayspec = {\"package\" = 'def'}\n",
        "2:1: [tool.payspec] package is a Python name, such as payouts",
    ),
    "a bad installed package": (
        '[tool.payspec]\nspecs = ["package:../x"]\n',
        "2:1: [tool.payspec] specs has 'package:../x': write package:NAME or "
        "package:NAME/FOLDER",
    ),
    "out of an installed package": (
        '[tool.payspec]\nspecs = ["package:x/../y"]\n',
        "2:1: [tool.payspec] specs has 'package:x/../y': write package:NAME or "
        "package:NAME/FOLDER",
    ),
    "packages as a list": (
        "[[tool.payspec.packages]]\n",
        "1:1: [tool.payspec.packages] holds a table for each package, such as "
        "[tool.payspec.packages.acme_payouts]",
    ),
    "both forms": (
        f'[tool.payspec]\noutput = "x"\n{SEVERAL}',
        "2:1: [tool.payspec] has no key 'output': it belongs to the tables of the "
        "packages",
    ),
    "a package without specs": (
        SEVERAL.replace('specs = ["specs/acme"]\n', ""),
        "1:1: [tool.payspec.packages.acme_payouts] has no specs",
    ),
    "a package with a bad name": (
        SEVERAL.replace("packages.other", 'packages."oth-er"'),
        "5:1: [tool.payspec.packages.oth-er] is no Python name, such as acme_payouts",
    ),
    "a package with a wrong key": (
        SEVERAL.replace('output = "clients/other"', 'package = "x"'),
        "7:1: [tool.payspec.packages.other] has no key 'package': one of specs, "
        "output, templates",
    ),
    "one output twice": (
        SEVERAL.replace("clients/other", "clients/./x/../acme/"),
        "7:1: 'acme_payouts' and 'other' would be written to the same folder: give "
        "each an output of its own",
    ),
    "templates around what is generated": (
        '[tool.payspec]\ntemplates = "x"\noutput = "x/./out"\n',
        "2:1: 'x' overlaps 'x/out/payouts', which is generated: give templates a"
        " folder of their own",
    ),
    "templates in the folder of the project": (
        '[tool.payspec]\ntemplates = "."\n',
        "2:1: '.' overlaps 'generated/payouts', which is generated: give templates a"
        " folder of their own",
    ),
    "templates in what another package writes": (
        SEVERAL + 'templates = "clients/acme/acme_payouts/t"\n',
        "8:1: 'clients/acme/acme_payouts/t' overlaps 'clients/acme/acme_payouts',"
        " which is generated: give templates a folder of their own",
    ),
    "an output in another package": (
        SEVERAL.replace("clients/other", "clients/acme/acme_payouts/x"),
        "7:1: 'acme_payouts' and 'other' would be written to the same folder: give "
        "each an output of its own",
    ),
}


@pytest.mark.parametrize("before", ["", BEFORE], ids=["alone", "behind others"])
@pytest.mark.parametrize(("text", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_has_its_place(text: str, said: str, before: str) -> None:
    if before and text.startswith("tool."):
        before = "# x\n" * before.count("\n")
    if before and text.startswith("[tool]"):
        before = before.replace("[tool.other]", "[other]")
    with pytest.raises(BadConfig) as raised:
        parse(f"{before}{text}")
    line, _, rest = said.partition(":")
    place = int(line) + before.count("\n")
    assert str(raised.value) == f"pyproject.toml:{place}:{rest}"


def test_what_is_no_toml_says_where() -> None:
    with pytest.raises(BadConfig, match=r"pyproject\.toml: .*line 2"):
        parse("[tool.payspec]\nspecs = specs\n")

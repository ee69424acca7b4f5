"""What is said of an override that cannot be used; nothing is written then."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from payspec.cli import main
from tests.docs.shell import agrees
from tests.regeneration.acme import files

from .projects import CLIENT, HEADER, MEMBERS, MODULE, TEMPLATES, override

EXTENDS = '{% extends "payspec/provider/client.py.j2" %}\n'
FOUND: dict[str, tuple[str, str | bytes, str]] = {
    "another template": (
        "provider/cleint.py.j2",
        EXTENDS,
        "1:1: error[override-unknown]: payspec has no template 'provider/cleint.py.j2'"
        " that can be overridden / did you mean 'provider/client.py.j2'?",
    ),
    "a template of no module": (
        "reference/page.md.j2",
        EXTENDS,
        "1:1: error[override-unknown]: payspec has no template 'reference/page.md.j2'"
        " that can be overridden / there are module.py.j2, package/init.py.j2,"
        " provider/init.py.j2, provider/client.py.j2, provider/models.py.j2,"
        " provider/params.py.j2, provider/validators.py.j2, provider/callbacks.py.j2,"
        " provider/errors.py.j2, provider/fields.py.j2, provider/operations.py.j2,"
        " provider/constants.py.j2",
    ),
    "nothing in it": (
        CLIENT,
        "",
        "1:1: error[override-invalid]: this does not begin with the template that it"
        ' refines / begin with {% extends "payspec/provider/client.py.j2" %}',
    ),
    "a copy": (
        CLIENT,
        "\n{{ view.about }}\n",
        "2:1: error[override-invalid]: this does not begin with the template that it"
        ' refines / begin with {% extends "payspec/provider/client.py.j2" %}',
    ),
    "itself": (
        CLIENT,
        '{% extends "provider/client.py.j2" %}\n',
        "1:1: error[override-invalid]: this does not begin with the template that it"
        ' refines / begin with {% extends "payspec/provider/client.py.j2" %}',
    ),
    "another's name": (
        CLIENT,
        "{% extends name %}\n",
        "1:1: error[override-invalid]: this does not begin with the template that it"
        ' refines / begin with {% extends "payspec/provider/client.py.j2" %}',
    ),
    "text outside": (
        CLIENT,
        f"{EXTENDS}\n\n  lost {{{{ view.about }}}}\n",
        "4:3: error[override-invalid]: this stands outside of every block, and is never"
        " printed / put it into a block, or take it away",
    ),
    "another file": (
        CLIENT,
        EXTENDS
        + "{% block members %}{# contract 1 #}\n{% include 'a' %}\n{% endblock %}\n",
        "3:1: error[override-invalid]: a template that overrides takes nothing from"
        " other files / write it here; macros may stand between the blocks",
    ),
    "no Jinja": (
        CLIENT,
        EXTENDS + "{% block members %}\n{% endfor %}\n",
        "3:1: error[override-invalid]: this is no template of Jinja's: Encountered"
        " unknown tag 'endfor'. Jinja was looking for the following tags: 'endblock'."
        " The innermost block that needs to be closed is 'block'"
        " / mend it; `payspec docs --language` writes the shipped text of every block",
    ),
    "a filter that is not there": (
        CLIENT,
        EXTENDS
        + "{% block members %}{# contract 1 #}\n"
        + "{{ client.name | random }}\n{% endblock %}\n",
        "3:1: error[override-invalid]: this is no template of Jinja's: No filter named"
        " 'random' / mend it; `payspec docs --language` writes the shipped text of every block",
    ),
    "no UTF-8": (
        CLIENT,
        EXTENDS.encode() + b"\xff\n",
        "2:1: error[override-invalid]: this is not UTF-8 / save it as UTF-8",
    ),
    "another block": (
        CLIENT,
        EXTENDS + "{% block methods %}{# contract 1 #}{% endblock %}\n",
        "2:10: error[override-unknown]: provider/client.py.j2 has no block 'methods' to"
        " override / did you mean 'method'?",
    ),
    "a block that others fill": (
        MODULE,
        '{% extends "payspec/module.py.j2" %}\n'
        "{% block content %}{# contract 1 #}{% endblock %}\n",
        "2:10: error[override-unknown]: module.py.j2 has no block 'content' to override"
        " / each template that extends it has its own: override it there",
    ),
    "no contract": (
        CLIENT,
        MEMBERS.replace("{# contract 1 #}", "{# contract one #}"),
        "2:10: error[override-unpinned]: this does not say which contract of block"
        " 'members' of provider/client.py.j2 it was written against"
        " / write {# contract 1 #} behind the tag of the block",
    ),
    "a contract to come": (
        MODULE,
        HEADER.replace("contract 1", "contract 7"),
        "2:10: error[override-outdated]: block 'header' of module.py.j2 has no contract"
        " 7; the last that is known is 1"
        " / install the payspec that this was written for",
    ),
    "a contract before the first": (
        CLIENT,
        MEMBERS.replace("contract 1", "contract 0"),
        "2:10: error[override-unpinned]: this does not say which contract of block"
        " 'members' of provider/client.py.j2 it was written against"
        " / write {# contract 1 #} behind the tag of the block",
    ),
    "a contract in a comment": (
        CLIENT,
        MEMBERS.replace(
            "{% block members %}{# contract 1 #}",
            "{# {% block members %}{# contract 1 #}{% block members %}",
        ),
        "2:13: error[override-unpinned]: this does not say which contract of block"
        " 'members' of provider/client.py.j2 it was written against"
        " / write {# contract 1 #} behind the tag of the block",
    ),
    "what is nested too deeply": (
        CLIENT,
        MEMBERS.replace("client.name", f"{'(' * 2000}client.name{')' * 2000}"),
        "1:1: error[override-invalid]: this is nested too deeply, or makes too much,"
        " to be read / write it with fewer levels and smaller constants",
    ),
    "super without a call": (
        CLIENT,
        MEMBERS.replace("client.name", "super"),
        "4:22: error[override-context]: block 'members' is given no 'super'"
        " / the shipped text is called: {{ super() }}",
    ),
    "an attribute": (
        CLIENT,
        MEMBERS.replace("client.name", "client.title"),
        "4:29: error[override-context]: `client`, a ClientView, has no 'title', in"
        " block 'members' / there are name, is_async, base, transport, journal,"
        " docstring, methods",
    ),
    "a name": (
        CLIENT,
        MEMBERS.replace("client.name", "clietn.name"),
        "4:22: error[override-context]: block 'members' is given no 'clietn'"
        " / did you mean 'client'?",
    ),
    "an attribute in a macro": (
        CLIENT,
        EXTENDS + "{% macro m() %}{{ view.abuot }}{% endmacro %}\n",
        "2:24: error[override-context]: `view`, a ClientsView, has no 'abuot', in macro"
        " 'm' / did you mean 'about'?",
    ),
    "a block that is never printed": (
        CLIENT,
        EXTENDS
        + "{% block content %}{# contract 1 #}\nX = 1\n{% endblock %}\n"
        + "{% block method %}{# contract 1 #}\n{{ super() }}\n{% endblock %}\n",
        "5:10: error[override-invalid]: this is never printed: block 'content' of this"
        " file leaves it out / print it there, by {{ super() }} or as a block inside",
    ),
    "what is no text": (
        CLIENT,
        MEMBERS.replace("client.name", "client.methods"),
        "4:9: error[override-broken]: this fails (TypeError: a template prints text,"
        " not tuple), in payouts/acme/client.py"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
    "a number": (
        CLIENT,
        MEMBERS.replace("client.name", "client.methods | length"),
        "4:9: error[override-broken]: this fails (TypeError: a template prints text,"
        " not int: write `| string` behind it), in payouts/acme/client.py"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
    "what is not to be reached": (
        CLIENT,
        MEMBERS.replace("client.name", "(client.name | upper).__class__"),
        "4:9: error[override-broken]: this fails (SecurityError: access to attribute"
        " '__class__' of 'str' object is unsafe.), in payouts/acme/client.py"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
    "what differs from run to run": (
        CLIENT,
        MEMBERS.replace("client.name", "client.name | attr('upper') | string"),
        "4:9: error[override-broken]: what this prints cannot stand (the address of an"
        " object is another one in each run), in payouts/acme/client.py:104"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
    "no Python": (
        CLIENT,
        MEMBERS.replace("(self)", "(self, self)"),
        "3:5: error[override-broken]: what this prints cannot stand (duplicate …"
        " 'self' in function definition), in payouts/acme/client.py:103"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
    "what is no function": (
        CLIENT,
        MEMBERS + "{% block additions %}{# contract 1 #}\nreturn 1\n{% endblock %}\n",
        "8:1: error[override-broken]: what this prints cannot stand ('return' outside"
        " function), in payouts/acme/client.py:…"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
    "Python that is nested too deeply": (
        CLIENT,
        MEMBERS.replace('"Acme"', f"{'-' * 100_000}1"),
        "2:10: error[override-broken]: what this prints cannot stand (it is nested too"
        " deeply to be read), in payouts/acme/client.py:1"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
    "a loop that prints on and on": (
        CLIENT,
        EXTENDS
        + "{% block members %}{# contract 1 #}\n"
        + "{% for a in view.about %}{% for b in view.about %}{% for c in a ~ b %}\n"
        + "    # {{ client.docstring | replace('\\n', ' ') }}\n"
        + "{% endfor %}{% endfor %}{% endfor %}\n{% endblock %}\n",
        "4:5: error[override-broken]: this fails (OverflowError: more than …"
        " characters are printed), in payouts/acme/client.py"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
    "what exports nothing": (
        "provider/init.py.j2",
        '{% extends "payspec/provider/init.py.j2" %}\n'
        "{% block content %}{# contract 1 #}\nA = 1\n{% endblock %}\n",
        "3:1: error[override-broken]: what this prints cannot stand (the module has no"
        " '_MODULES' any more), in payouts/acme/__init__.py:…"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
    "what swallows a class": (
        CLIENT,
        EXTENDS + "{% block members %}{# contract 1 #}\n    X = '''\n{% endblock %}\n",
        "3:5: error[override-broken]: what this prints cannot stand (the module has no"
        " 'AsyncClient' any more), in payouts/acme/client.py:181"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
    "what is broken in every module": (
        MODULE,
        HEADER.replace("# Copyright Acme Ltd.", "COPYRIGHT = 'Acme'"),
        "2:10: error[override-broken]: what this prints cannot stand (from __future__"
        " imports must … at the beginning of the file), in"
        " payouts/acme/client.py:8, and 2 more"
        " / mend it; `payspec docs --language` writes what each block is given",
    ),
}
PRINTED = {name for name, case in FOUND.items() if "[override-broken]" in case[2]}


def put(project: Path, name: str, text: str | bytes) -> None:
    path = override(project, name, "")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def told(printed: str) -> list[str]:
    """Each finding on one line, its hint behind a slash."""
    found: list[str] = []
    for line in printed.splitlines():
        if "error[" in line:
            found.append(line)
        elif "| ^" in line:
            found[-1] += f" / {line.partition('^')[2].lstrip('^').strip()}"
        elif line.startswith("      |"):
            found[-1] += f" / {line.partition('|')[2].strip(' ^')}"
    return found


@pytest.mark.parametrize(("name", "text", "expected"), FOUND.values(), ids=FOUND)
def test_what_cannot_be_used_is_told_with_its_place_and_the_fix(
    name: str,
    text: str | bytes,
    expected: str,
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(project, name, text)
    before = files(project)
    assert main(["generate"]) == 1
    (found,) = told(capsys.readouterr().out)
    assert agrees(f"{TEMPLATES}/{name}:{expected}", found), found
    assert files(project) == before


@pytest.mark.parametrize("case", sorted(FOUND.keys() - PRINTED))
def test_check_says_the_same_of_what_need_not_be_printed(
    case: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, text, expected = FOUND[case]
    put(project, name, text)
    assert main(["check"]) == 1
    assert told(capsys.readouterr().out) == [f"{TEMPLATES}/{name}:{expected}"]
    assert main(["check", "specs/acme.yaml"]) == 0


def test_everything_is_told_at_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, MODULE, HEADER.replace("{# contract 1 #}", ""))
    put(
        project,
        CLIENT,
        "{% block membrs %}{% endblock %}\n"
        "{% block method %}{{ method.nmae }}{{ nobody }}{% endblock %}\n",
    )
    put(project, "provider/nothing.j2", "")
    spec = project / "specs/acme.yaml"
    spec.write_text(spec.read_text().replace("{200: Payout}", "{200: Payuot}"))
    for command in ("check", "generate"):
        assert main([command, "--format", "json"]) == 1
        report = json.loads(capsys.readouterr().out)
        assert [each["rule"] for each in report["diagnostics"]] == [
            "unknown-type",
            "override-unpinned",
            "override-invalid",
            "override-unknown",
            "override-unpinned",
            "override-context",
            "override-context",
            "override-unknown",
        ]


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_other_formats_have_the_place(
    form: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, CLIENT, MEMBERS.replace("{# contract 1 #}", ""))
    assert main(["check", "--format", form]) == 1
    printed = capsys.readouterr().out
    assert f"{TEMPLATES}/{CLIENT}" in printed and "override-unpinned" in printed


def test_a_template_may_fail_on_the_search_for_its_mistake(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What prints it again puts marks into the text, which a template may look at."""
    put(project, MODULE, HEADER)
    put(
        project,
        CLIENT,
        EXTENDS
        + "{% block header %}{# contract 1 #}\n{% if super().startswith('#') %}\n(\n"
        + "{% else %}\n{{ view.about | replace(1) }}\n{% endif %}\n{% endblock %}\n",
    )
    assert main(["generate"]) == 1
    (found,) = told(capsys.readouterr().out)
    assert f"{CLIENT}:1:1: error[override-broken]: what this prints cannot" in found


def test_several_processes_say_what_one_says(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = (project / "specs/acme.yaml").read_text()
    (project / "specs/bolt.yaml").write_text(spec.replace("acme", "bolt"))
    put(project, MODULE, HEADER.replace("super()", "view.about | replace(1)"))
    said: list[str] = []
    for jobs in ("1", "2"):
        assert main(["generate", "--jobs", jobs]) == 1
        said.append(capsys.readouterr().out)
    assert "payouts/acme/__init__.py, and 7 more" in said[0]
    assert said[0].splitlines()[:3] == said[1].splitlines()[:3]


def test_a_folder_that_is_not_there_has_its_place(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / TEMPLATES).rmdir()
    for command in ("check", "generate"):
        assert main([command]) == 2
        assert capsys.readouterr().err == (
            "payspec: pyproject.toml:3:1: there is no folder 'templates/payspec' beside"
            " this file: make it, or take the key away\n"
        )


STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link to a folder": (
        lambda at: (at / "provider").symlink_to(at.parent),
        "provider is a link to a folder, which is not followed: put the folder there",
    ),
    "a link to nothing": (
        lambda at: (at / MODULE).symlink_to("gone"),
        "module.py.j2 is a link that leads nowhere",
    ),
    "a folder": (
        lambda at: (at / MODULE).mkdir(),
        "module.py.j2 is a folder with the name of a template",
    ),
    "a pipe": (
        lambda at: os.mkfifo(at / MODULE),
        "module.py.j2 is no plain file",
    ),
}


@pytest.mark.parametrize(("make", "said"), STRANGE.values(), ids=STRANGE)
def test_what_would_be_left_out_in_silence_is_refused(
    make: Callable[[Path], object],
    said: str,
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make(project / TEMPLATES)
    for command in ("check", "generate"):
        assert main([command]) == 2
        assert capsys.readouterr().err == f"payspec: {project / TEMPLATES}/{said}\n"


def test_notes_and_hidden_files_are_no_templates(project: Path) -> None:
    for name in (
        "README.md",
        ".hidden",
        "provider/client.py.j2~",
        "provider/#client.py.j2#",
        ".git/x.j2",
    ):
        put(project, name, "anything")
    assert main(["check"]) == 0
    assert main(["generate"]) == 0

"""The command line: subcommands and their options.

The code behind a subcommand is imported when it is run, so that a run with nothing to
do pays for nothing else.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from payspec import __version__

AddCommand = Callable[..., argparse.ArgumentParser]
"""Adds a subcommand: its name, and its `help`."""


@dataclass
class Options(argparse.Namespace):
    """The parsed command line."""

    run: Callable[["Options"], int]
    paths: tuple[str, ...] = ()
    format: str = "text"
    fail_on: str = "error"
    notes: bool = False
    check: bool = False
    diff: bool = False
    watch: bool = False
    jobs: int | None = None
    rename: bool = False
    rekey: bool = False
    locked: bool = False
    fail_if_written: bool = False
    output: str | None = None
    package: str | None = None
    docs: str | None = None
    spec: str = ""
    operation: str = ""
    file: str = ""
    status: int | None = None
    rule: str | None = None
    listed: bool = False
    diagnostics: bool = False
    deployment: bool = False
    depfile: str | None = None
    provider: str = ""
    language: bool = False


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line; exits with 2 and a usage line if it is none."""
    parser = argparse.ArgumentParser(
        prog="payspec",
        description="Typed clients, validators and fixtures for payment-provider APIs, "
        "out of one YAML file per provider.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="COMMAND")
    _check(commands.add_parser)
    _generate(commands.add_parser)
    _validate(commands.add_parser)
    _explain(commands.add_parser)
    _schema(commands.add_parser)
    _docs(commands.add_parser)
    _init(commands.add_parser)

    def help_alone(_: Options) -> int:
        parser.print_help()
        return 0

    options = Options(run=help_alone)
    parser.parse_args(arguments, namespace=options)
    return options


def _check(add: AddCommand) -> None:
    parser = add("check", help="say what is wrong with specs, and where")
    _paths(parser)
    _findings(parser, "text", "json", "github", "sarif")
    parser.add_argument(
        "--notes",
        action="store_true",
        help="print notes too, which text and github only count",
    )
    parser.set_defaults(run=_run("check"))


def _generate(add: AddCommand) -> None:
    parser = add("generate", help="write the clients that specs describe")
    _paths(parser)
    _findings(parser, "text", "json", "github")
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; name the files that are not what would be written",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="write nothing; show what would change inside the files",
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="go on, and write again whenever a spec changes",
    )
    parser.add_argument(
        "--rename",
        action="store_true",
        help="let classes and constants have other names than the lock file says",
    )
    parser.add_argument(
        "--rekey",
        action="store_true",
        help="let idempotency keys be derived from something else than the lock file "
        "says: an order that is in doubt would be paid again",
    )
    parser.add_argument(
        "--locked",
        action="store_true",
        help="leave lock files as they are, and write nothing if they lack what "
        "idempotency keys are derived from; as builds do",
    )
    parser.add_argument(
        "--fail-if-written",
        action="store_true",
        help="exit with 1 if a file was written or removed, for hooks of a commit",
    )
    parser.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        help="how many specs are worked on at once; unless given, payspec chooses",
    )
    parser.add_argument("--output", metavar="FOLDER", help="where to write to")
    parser.add_argument(
        "--package",
        metavar="NAME",
        help="the name of the package, or which one where several are configured",
    )
    parser.add_argument(
        "--depfile",
        metavar="FILE",
        help="write there, for make or ninja, what the packages are made from",
    )
    parser.set_defaults(run=_run("generate"))


def _validate(add: AddCommand) -> None:
    parser = add("validate", help="hold a payload against a spec")
    parser.add_argument(
        "spec", metavar="SPEC", help="a spec, or the name of a configured provider"
    )
    parser.add_argument(
        "operation",
        metavar="OPERATION[.request|.response]|CALLBACK",
        help="what the payload is of; unless said, the request, if it has a body",
    )
    parser.add_argument(
        "file", metavar="FILE", help="the payload, or - for standard input"
    )
    _format(parser, "text", "json")
    parser.add_argument(
        "--status", type=int, metavar="N", help="the status of the answer"
    )
    parser.set_defaults(run=_run("validate"))


def _explain(add: AddCommand) -> None:
    parser = add("explain", help="say what a rule asks for, why, and how to keep to it")
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument(
        "rule", nargs="?", metavar="RULE", help="the word in brackets of a finding"
    )
    asked.add_argument(
        "--list", dest="listed", action="store_true", help="name every rule"
    )
    parser.set_defaults(run=_run("explain"))


def _schema(add: AddCommand) -> None:
    parser = add("schema", help="print the JSON Schema for editors")
    other = parser.add_mutually_exclusive_group()
    other.add_argument(
        "--deployment",
        action="store_true",
        help="print that of deployments instead",
    )
    other.add_argument(
        "--diagnostics",
        action="store_true",
        help="print that of what `--format json` prints instead",
    )
    parser.set_defaults(run=_run("schema"))


def _docs(add: AddCommand) -> None:
    parser = add("docs", help="write pages on the providers that specs describe")
    _paths(parser)
    parser.add_argument(
        "--language",
        action="store_true",
        help="write those on the language, its rules and its templates as well",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; name the pages that are not what would be written",
    )
    parser.add_argument(
        "--output", dest="docs", metavar="FOLDER", help="where to write to"
    )
    parser.set_defaults(run=_run("docs"))


def _init(add: AddCommand) -> None:
    parser = add("init", help="start the spec of a provider")
    parser.add_argument(
        "provider", metavar="PROVIDER", help="its name in code, such as acme_pay"
    )
    parser.set_defaults(run=_run("init"))


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="specs, or folders of them, in place of those in pyproject.toml",
    )


def _format(parser: argparse.ArgumentParser, *formats: str) -> None:
    parser.add_argument(
        "--format", choices=formats, default="text", help="how findings are printed"
    )


def _findings(parser: argparse.ArgumentParser, *formats: str) -> None:
    _format(parser, *formats)
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "note"),
        default="error",
        help="the lowest severity that fails the run",
    )


def _run(command: str) -> Callable[[Options], int]:
    def run(options: Options) -> int:
        module = import_module(f"payspec.cli.{command}")
        code: int = module.run(options)
        return code

    return run


def _positive(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")

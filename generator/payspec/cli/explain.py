"""`payspec explain`."""

import shutil
from textwrap import wrap

from payspec.api.examples import explained
from payspec.diagnostics import Rule, nearest
from payspec.pipeline.rulebook import RULES
from payspec.project.failure import CannotRun
from payspec.resources import ResourcesMissing

from .arguments import Options

_WIDEST = 100
"""Columns; longer lines are hard to read."""


def run(options: Options) -> int:
    """Explain a rule, or name them all; lines are as wide as the terminal."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    if options.rule is None:
        for rule in RULES.values():
            print(_listed(rule, width))
        return 0
    try:
        print(explained(_rule(options.rule)).text(width))
    except ResourcesMissing as error:
        raise CannotRun(str(error)) from None
    return 0


def _rule(named: str) -> Rule:
    """The rule of that name, also where it is copied with its brackets."""
    word = named.removeprefix("[").removesuffix("]")
    if word in RULES:
        return RULES[word]
    near = nearest(word, RULES)
    hint = f"did you mean '{near}'?" if near else "`payspec explain --list` names all"
    raise CannotRun(f"there is no rule {named!r}; {hint}")


def _listed(rule: Rule, width: int) -> str:
    sentence = wrap(
        rule.sentence,
        width,
        initial_indent="    ",
        subsequent_indent="    ",
        break_long_words=False,
    )
    return "\n".join([f"{rule.id} ({rule.severity})", *sentence])

"""What is emitted is read again before anything is written."""

import json
from collections.abc import Mapping
from warnings import catch_warnings, simplefilter


class UnreadableOutput(Exception):
    """A file that would be written cannot be read again: a mistake of payspec's own."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


def check_readable(files: Mapping[str, str]) -> None:
    """Raise `UnreadableOutput` for a module that is no Python, or JSON that is none.

    What Python warns of is a mistake too: it is an error in the next version of it.
    Nothing is run.
    """
    with catch_warnings():
        simplefilter("error")
        for path, text in files.items():
            if path.endswith(".py"):
                _check_module(path, text)
            elif path.endswith(".json"):
                _check_json(path, text)


def _check_module(path: str, text: str) -> None:
    try:
        # More is looked at than the grammar: an argument that is there twice.
        compile(text, path, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise UnreadableOutput(path, error.lineno or 1, error.msg) from None
    except (ValueError, RecursionError, MemoryError, Warning) as error:
        raise UnreadableOutput(path, 1, str(error) or "nested too deeply") from None


def _check_json(path: str, text: str) -> None:
    try:
        json.loads(text, object_pairs_hook=_unrepeated, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise UnreadableOutput(path, error.lineno, error.msg) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableOutput(path, 1, str(error) or "nested too deeply") from None


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("an object has two members of one name")
    return members

"""What can be seen of a Mermaid diagram without drawing it."""

from __future__ import annotations

import re

# A label: nothing that could end it, begin another statement or be read as markup.
_LABEL = r"(?:[^\s;:\"<>{}%`\\#]|#[0-9]+;| )+"
_NAME = r"[a-z][a-z0-9]*"
_STATE = (
    rf'state "{_LABEL}" as {_NAME}(?: \{{)?',
    rf"(?:\[\*\]|{_NAME}) --> (?:\[\*\]|{_NAME})",
    _NAME,
    r"\}",
)
_SEQUENCE = (
    rf"participant {_NAME} as {_LABEL}",
    rf"{_NAME}-{{1,2}}>>{_NAME}: {_LABEL}",
    rf"Note over {_NAME}: {_LABEL}",
)
_KINDS = {"stateDiagram-v2": _STATE, "sequenceDiagram": _SEQUENCE}
_NAMED = re.compile(r'(?:participant (\w+)|state ".*" as (\w+))')


def faults(text: str) -> list[str]:
    """Lines that are no statement of the diagram's kind; names that nothing made."""
    kind, *lines = text.splitlines()
    if kind not in _KINDS:
        return [kind]
    found: list[str] = []
    named: set[str] = set()
    depth = 0
    for line in map(str.strip, lines):
        if not any(re.fullmatch(form, line) for form in _KINDS[kind]):
            found.append(line)
        depth += line.endswith("{") - (line == "}")
        if made := _NAMED.match(line):
            named.add(made[1] or made[2])
        elif not line.startswith("Note"):
            before = line.partition(":")[0].replace("->>", " ").replace("-->", " ")
            words = re.findall(rf"\b{_NAME}\b", before)
            found += [word for word in words if word not in named]
    return found if depth == 0 else [*found, "a state that is not closed"]

"""One mistake is one finding, at the very word, and hides no other."""

import pytest

from tests.language.mistakes import access, auth, operations, safety, structure, types
from tests.language.specs import READ, Case, changed, pointed_at, read

ROOMS = {
    "access": access.CASES,
    "auth": auth.CASES,
    "operations": operations.CASES,
    "safety": safety.CASES,
    "structure": structure.CASES,
    "types": types.CASES,
}
CASES: dict[str, Case] = {
    f"{room}-{name}": case
    for room, cases in ROOMS.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize(("spec", "changes", "expected"), CASES.values(), ids=CASES)
def test_what_is_found(
    spec: str, changes: tuple[tuple[str, str], ...], expected: list[tuple[str, str]]
) -> None:
    text = changed(spec, *changes)
    _, found = read(text)
    assert [(each.rule.id, pointed_at(text, each)) for each in found] == expected


@pytest.mark.parametrize("case", CASES)
def test_the_fix_is_named(case: str) -> None:
    """A finding that says what is wrong and not what to do helps half."""
    spec, changes, _ = CASES[case]
    for found in read(changed(spec, *changes))[1]:
        assert found.hint is not None or found.rule.id == "conflict-decided", found


def test_a_message_signature_is_compared_by_its_own_parts() -> None:
    """It has no `over` and no encoding that could be wrong."""
    spec, changes, _ = auth.CASES["message-of-the-rfc-with-another-method"]
    hints = {found.rule.id: found.hint for found in read(changed(spec, *changes))[1]}
    assert hints["bad-vector"] == (
        "compare the components, the key and the digest with the document"
    )


def test_a_finding_quotes_no_card_number() -> None:
    """A key that is not known is quoted, and may be a card number."""
    _, found = read(changed(READ, ("title: Acme", "title: Acme\n4532015112830366: a")))
    assert {each.rule.id for each in found} == {"card-number", "unknown-key"}
    assert "4532015112830366" not in "".join(each.message for each in found)

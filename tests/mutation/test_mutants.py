"""Whatever is taken out of generated code, a case notices: some of it, by a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .__main__ import AIM
from .equivalent import EQUIVALENT
from .mutants import MUTATED, NOT_MUTATED, Mutant, mutants
from .run import GENERATED, PROVIDERS, Bench, importable
from .tally import Tally

SEED = 20
EACH = 12

pytestmark = pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")

MUTANTS = {name: tuple(mutants(GENERATED / name)) for name in PROVIDERS}

_CREATE = "_operations.py: {}: CREATE_PAYOUT.safety"

NAMED = {
    "a rule": "begateway/models.py: rule: Customer.__rules__ without 0",
    "a bound": (
        "begateway/models.py: bound: PayoutRequest.description without max_length"
    ),
    "a field that is read": (
        "corefy/models.py: field: PayoutAttributes without status"
    ),
    "a field that is sent": (
        "aopay/models.py: field: PayoutRequest without callback_url"
    ),
    "a row of outcomes": (f"corefy/{_CREATE.format('outcome')}.outcomes without 405"),
    "an echo": f"begateway/{_CREATE.format('echo')}.echoes without Echo('currency')",
    "an exponent": "begateway/_money.py: exponent: EXPONENTS.Exponents without 'MOP'",
    "an error shape": (
        "corefy/_operations.py: error shape: _ERRORS without Shape('Refusal')"
    ),
    "a header": "begateway/_operations.py: header: CREATE_PAYOUT without key_header",
    "a needed field": (f"aopay/{_CREATE.format('needed field')} without identified_by"),
    "an assumption": (
        "aopay/_provider.py: row: PROVIDER.assumptions without 'aopay.live-url'"
    ),
    "a mask": (
        "corefy/models.py: sensitive: PayoutRequest.__sensitive__ without 'fields'"
    ),
    "an argument": (
        "prop2p/client.py: argument: AsyncClient.create_operation without 'session_id'"
    ),
}
"""What has to be noticed by name."""


@pytest.fixture(name="bench", scope="module")
def _bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("mutation")
    with importable(folder):
        yield Bench(GENERATED, folder)


@pytest.mark.parametrize("name", NAMED.values(), ids=NAMED)
def test_a_mutant_is_noticed(name: str, bench: Bench) -> None:
    found = [each for some in MUTANTS.values() for each in some if str(each) == name]
    assert len(found) == 1, name
    assert not bench.survives(found[0])


@pytest.mark.parametrize("provider", PROVIDERS)
def test_some_of_all_mutants_are_noticed(provider: str, bench: Bench) -> None:
    tally = Tally()
    for mutant in random.Random(SEED).sample(MUTANTS[provider], EACH):
        tally.add(mutant, survived=bench.survives(mutant))
    print(*tally.lines(), sep="\n")
    assert tally.share >= AIM, tally.survivors


def test_what_is_not_mutated_survives(bench: Bench) -> None:
    """A package as it was emitted passes: a case that always fails notices nothing."""
    for provider in PROVIDERS:
        text = (GENERATED / provider / "client.py").read_text(encoding="utf-8")
        assert bench.survives(Mutant(provider, "client.py", "none", "as it is", text))


def test_every_module_is_mutated_or_left_for_a_reason() -> None:
    for provider in PROVIDERS:
        names = {each.name for each in (GENERATED / provider).glob("*.py")}
        assert names <= {*MUTATED, *NOT_MUTATED}


def test_every_reason_is_needed() -> None:
    names = [str(each) for some in MUTANTS.values() for each in some]
    for how in EQUIVALENT:
        assert any(re.search(how, name) for name in names), how


def test_mutants_differ_from_what_they_were_made_of() -> None:
    for provider, some in MUTANTS.items():
        for each in some:
            original = Path(GENERATED, provider, each.file)
            assert each.text != original.read_text(encoding="utf-8"), each

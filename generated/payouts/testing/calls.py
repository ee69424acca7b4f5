"""Running the cases of calls: the same ones through both clients.

@pytest.mark.parametrize("case", call_cases("payouts.acme"), ids=str)
def test_calls(case):
    check_call("payouts.acme", case)
    asyncio.run(check_call_async("payouts.acme", case))
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..core.errors import ConfigurationError, PaymentError
from .call_arguments import arguments
from .call_cases import CallCase, CutShort
from .call_client import Script, built, operation, provider
from .call_endings import Ended, differences
from .call_requests import request_differences
from .failed import CaseFailed
from .stand_in import StandIn


def check_call(package: str, case: CallCase) -> None:
    """Make the calls of a case with a client for threads.

    `package` is the provider's, by its full name: `payouts.acme`. Raises `CaseFailed`
    if anything else was sent, or a call ended otherwise.
    """
    script = Script(case)
    transport = StandIn(script)
    given = _arguments(package, case)
    ended: list[Ended] = []
    try:
        with built(package, case, "Client", transport) as client:
            for expected in case.results:
                ended.append(_made(client, case, given, expected))
    except ConfigurationError as error:
        ended.append(Ended(None, error))
    _check(case, ended, transport, script)


async def check_call_async(package: str, case: CallCase) -> None:
    """The same with a client for an event loop."""
    script = Script(case)
    transport = StandIn(script)
    given = _arguments(package, case)
    ended: list[Ended] = []
    try:
        async with built(package, case, "AsyncClient", transport) as client:
            for expected in case.results:
                ended.append(await _made_async(client, case, given, expected))
    except ConfigurationError as error:
        ended.append(Ended(None, error))
    _check(case, ended, transport, script)


def _arguments(package: str, case: CallCase) -> dict[str, object]:
    return arguments(case, operation(package, case.operation), provider(package))


def _made(
    client: Any,
    case: CallCase,
    given: Mapping[str, object],
    expected: Mapping[str, Any],
) -> Ended:
    listed: list[Any] = []
    try:
        found = getattr(client, case.operation)(**given)
        if not hasattr(found, "pages"):
            return Ended(found)
        if "items" not in expected:
            return Ended(next(found.pages()))
        for item in found:
            listed.append(item)
    except (PaymentError, CutShort) as error:
        return Ended(None, error, tuple(listed))
    return Ended(None, None, tuple(listed))


async def _made_async(
    client: Any,
    case: CallCase,
    given: Mapping[str, object],
    expected: Mapping[str, Any],
) -> Ended:
    listed: list[Any] = []
    try:
        found = getattr(client, case.operation)(**given)
        if not hasattr(found, "pages"):
            return Ended(await found)
        if "items" not in expected:
            return Ended(await anext(found.pages()))
        async for item in found:
            listed.append(item)
    except (PaymentError, CutShort) as error:
        return Ended(None, error, tuple(listed))
    return Ended(None, None, tuple(listed))


def _check(
    case: CallCase, ended: list[Ended], transport: StandIn, script: Script
) -> None:
    found = [
        *request_differences(case, transport.requests),
        *([f"{script.left} exchanges were not asked for"] if script.left else []),
    ]
    if len(ended) != len(case.results):
        found.append(f"{len(ended)} calls ended, not {len(case.results)}")
    for expected, end in zip(case.results, ended, strict=False):
        found += differences(expected, end)
    if found:
        raise CaseFailed(case.id, tuple(found))

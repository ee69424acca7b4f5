"""Running the cases of a callback's proof against what the package receives it with.

@pytest.mark.parametrize("callback", fixture_names("payouts.acme", "signatures"))
def test_callbacks(callback):
    check_callback("payouts.acme", callback)
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib import import_module

from ..core.callbacks.callback import Callback, Event
from ..core.callbacks.definition import CallbackDefinition
from ..core.callbacks.refused import CallbackRefused, RefusalReason
from ..core.callbacks.target import Target
from ..core.errors import ConfigurationError
from ..core.model.answer import ResponseModel
from .call_client import environment_named
from .callback_cases import CallbackCase, callback_cases
from .failed import CaseFailed

_MADE = "/made/"
"""In the ids of cases whose body is one whole event, and no sample word for word."""


def check_callback(package: str, callback: str) -> int:
    """Hold what receives a callback to all cases of its proof.

    `package` is the provider's, by its full name: `payouts.acme`. Gives the number of
    cases. Raises `LookupError` if it has no such callback, or nothing proves it, and
    `CaseFailed` if a case comes out otherwise.
    """
    cases = callback_cases(package, callback)
    for case in cases:
        check_callback_case(package, callback, case)
    return len(cases)


def check_callback_case(package: str, callback: str, case: CallbackCase) -> None:
    """The same for one case."""
    verdict, reason, read = _ended(package, callback, case)
    if verdict != case.verdict:
        raise CaseFailed(case.id, (f"it is {verdict}, not {case.verdict}",))
    if case.reason is None:
        # More than one is right; but the proof is looked at before the body.
        wrong = reason == RefusalReason.OTHER_MODE
    else:
        wrong = reason != case.reason
    if wrong:
        raise CaseFailed(case.id, (f"it is refused for {reason}, not {case.reason}",))
    if verdict == "proven" and _MADE in case.id and not _is_read(read):
        raise CaseFailed(case.id, ("its one event is not read whole",))


def _is_read(read: object) -> bool:
    if not isinstance(read, Callback):
        return False
    events: tuple[Event[ResponseModel], ...] = read.events
    return len(events) == 1 and not read.unreadable and not events[0].drift


def _ended(
    package: str, callback: str, case: CallbackCase
) -> tuple[str, RefusalReason | None, object]:
    """The verdict, its reason, and what was read."""
    parse = _parse(package, callback)
    known: dict[str, object] = {**case.keys, "now": case.at}
    if case.environment is not None:
        known["environment"] = environment_named(package, case.environment)
    if case.target is not None:
        method, url = case.target
        known["target"] = Target(method=method, url=url)
    takes = inspect.signature(parse).parameters
    given = {name: value for name, value in known.items() if name in takes}
    try:
        read = parse(case.headers, case.body, **given)
    except CallbackRefused as refused:
        if refused.reason is RefusalReason.UNREADABLE_BODY:
            return "proven", None, None
        return "refused", refused.reason, None
    except ConfigurationError:
        return "misconfigured", None, None
    return "proven", None, read


def _parse(package: str, callback: str) -> Callable[..., object]:
    """What reads a callback. The first one of a provider has the short name."""
    module = import_module(f"{package}.callbacks")
    found: Callable[..., object] | None = getattr(module, f"parse_{callback}", None)
    if found is not None:
        return found
    for each in vars(module).values():
        if isinstance(each, CallbackDefinition) and each.name == callback:
            short: Callable[..., object] = module.parse
            return short
    raise LookupError(f"{package} receives no callback {callback!r}")

"""The other ways into the core: building a client, callbacks, and validators."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from payouts import Secret
from payouts.testing import CallbackSender

from .calls import PROVIDERS, trials
from .frames import leaks
from .lines import Lines, places, run
from .steps import Ended


@dataclass(frozen=True)
class Entry:
    """A call into the core that ends in an error by itself, or in none."""

    name: str
    work: Callable[[], Any]

    def __str__(self) -> str:
        return self.name


def _client(name: str, kind: str, wrong: bool) -> Callable[[], Any]:
    trial = next(each for each in trials() if each.name.startswith(f"{name}."))
    options = {"deadline": -1} if wrong else {}
    return lambda: trial.client(kind, None, **options)


def _callback(changes: dict[str, Any], secret: Any) -> Callable[[], Any]:
    module = importlib.import_module("payouts.begateway.callbacks")
    test = importlib.import_module("payouts.begateway").TEST
    known = {"shop_id": "cnry-shop", "secret_key": "cnry-secret-key"}
    sender = CallbackSender("payouts.begateway", "payout", known)
    body = {"/transaction/test": True, "/transaction/uid": "cnry-uid", **changes}
    request = sender.request(changes=body)
    keys = {**known, "public_key": sender.keys["public_key"], "secret_key": secret}
    return lambda: module.parse(request.headers, request.body, environment=test, **keys)


def _check(data: Any) -> Callable[[], Any]:
    validators = importlib.import_module("payouts.begateway.validators")
    return lambda: validators.create_payout_request(data)


def _deep() -> Any:
    value: Any = "cnry-deep"
    for _ in range(2_000):
        value = [value]
    return {"request": {"description": value}}


def entries() -> Iterator[Entry]:
    """Each way in: with what is right, and with what is refused."""
    for name in PROVIDERS:
        for kind in ("Client", "AsyncClient"):
            yield Entry(f"{name}-{kind}", _client(name, kind, False))
            yield Entry(f"{name}-{kind}-refused", _client(name, kind, True))
    fine = {}
    yield Entry("callback", _callback(fine, "cnry-secret-key"))
    yield Entry("callback-secrets", _callback(fine, [Secret("cnry-x"), "cnry-y"]))
    yield Entry("callback-no-key", _callback(fine, ["cnry-x", ""]))
    yield Entry("callback-other-mode", _callback({"/transaction/test": False}, "cnry"))
    yield Entry("validator", _check({"request": {"customer": {"email": "cnry-mail"}}}))
    yield Entry("validator-too-deep", _check(_deep()))


def by_itself(entry: Entry) -> Ended:
    """What the call raises without any interrupt."""
    try:
        entry.work()
    except Exception as error:
        return Ended(type(error).__name__, tuple(leaks(error)))
    return Ended("returned", ())


def lines_of(entry: Entry) -> list[int]:
    """The numbers of the lines at which an interrupt is another case."""
    lines = Lines()
    try:
        run(entry.work, lines)
    except Exception:
        pass
    return places(lines.seen)


def interrupted(entry: Entry, at: int, raised: type[BaseException]) -> Ended:
    """What comes of `raised` at that line of the core."""
    try:
        run(entry.work, Lines(at, raised))
    except BaseException as error:
        return Ended(type(error).__name__, tuple(leaks(error)))
    return Ended("returned", ())

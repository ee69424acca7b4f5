"""What a caller hands to a client, held to its kind before anything can be sent."""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, cast

from ..callables import function_problem
from ..errors import ConfigurationError
from ..fields.secret import Secret
from ..flow.timeouts import MAX_SECONDS, Timeouts, is_seconds
from ..wire.origin import InvalidUrl
from ..wire.proxy import Proxy
from .environment import Binding, Environment

if TYPE_CHECKING:
    from ..transport.route import Route

SECONDS = f"a positive number of seconds, at most {MAX_SECONDS:,}"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ports:
    """The arguments of a client beside its credentials, as they came.

    Each may be of any kind: that is what is looked at.
    """

    environment: object
    accept_assumptions: object
    timeouts: object
    deadline: object
    transport: object
    ssl_context: object
    proxy: object
    local_address: object
    journal: object
    observer: object
    strict_responses: object


def route_of(ports: Ports, *, asynchronous: bool) -> Route:
    """Hold the ports to their kinds; return how the client's own connections go.

    Raises `ConfigurationError` with all that is wrong.
    """
    # It imports the HTTP library, as only clients do.
    from ..transport.known import transport_problem
    from ..transport.route import Route

    found = [
        f"{name} {problem}"
        for name, problem in (
            ("environment", _environment(ports.environment)),
            ("accept_assumptions", _ids(ports.accept_assumptions)),
            ("timeouts", _timeouts(ports.timeouts)),
            ("deadline", None if is_seconds(ports.deadline) else f"is not {SECONDS}"),
            ("transport", transport_problem(ports.transport, asynchronous)),
            ("ssl_context", _context(ports.ssl_context)),
            ("local_address", _address(ports.local_address)),
            ("journal", _journal(ports.journal, asynchronous)),
            ("observer", _observer(ports.observer)),
            ("strict_responses", _flag(ports.strict_responses)),
        )
        if problem is not None
    ]
    proxy = None
    try:
        proxy = _proxy(ports.proxy)
    except InvalidUrl as error:
        found.append(f"proxy {error.problem}")
    if ports.transport is not None:
        found += [
            f"{name} is for the client's own connections, and there is a transport"
            for name in ("proxy", "ssl_context", "local_address")
            if getattr(ports, name) is not None
        ]
    if proxy is not None and not proxy.is_local and _has_plain(ports.environment):
        found.append(
            "proxy would be sent everything in plain text: the address is not https"
        )
    if found:
        raise ConfigurationError("; ".join(found))
    context, address = ports.ssl_context, ports.local_address
    return Route(
        ssl_context=context if isinstance(context, ssl.SSLContext) else None,
        proxy=proxy,
        local_address=address if isinstance(address, str) else None,
    )


def _environment(value: object) -> str | None:
    if not isinstance(value, Environment):
        return (
            "is one of those that the provider's package has, such as TEST, or an "
            f"Environment; not {_kind(value)}"
        )
    if not _all(str, (value.name, value.url)) or not _all(bool, (value.live,)):
        return "has a name and url that are text, and says with a bool if it is live"
    if not _maps(value.mode, (str, bool)) or not _maps(value.urls, (str,)):
        return "has a mode of texts and bools, and urls of texts, by name"
    if not _maps(value.bind, (Binding,)):
        return "has a Binding for each operation in bind"
    if not _all(str, (each.method for each in value.bind.values())) or not _all(
        str, (each.path for each in value.bind.values())
    ):
        return "has a method and a path that are text in each Binding"
    return None


def _all(kind: type, values: Iterable[object]) -> bool:
    """Whether all are of that kind, whatever the annotations of a class promise."""
    return all(isinstance(each, kind) for each in values)


def _maps(value: object, kinds: tuple[type, ...]) -> bool:
    if not isinstance(value, Mapping):
        return False
    found = cast("Mapping[object, object]", value)
    return _all(str, found) and all(isinstance(each, kinds) for each in found.values())


def _has_plain(environment: object) -> bool:
    if not isinstance(environment, Environment):
        return False
    return any(
        str(url).lower().startswith("http:")
        for url in (environment.url, *dict(environment.urls).values())
    )


def _ids(value: object) -> str | None:
    if isinstance(value, str):
        return "is a set of ids, not one text"
    kind = _kind(value)
    if not isinstance(value, Collection) or isinstance(value, Mapping | bytes):
        return f"is a set of ids, which are texts; not {kind}"
    ids = cast("Collection[object]", value)
    return None if _all(str, ids) else "is a set of ids, and each of them a text"


def _timeouts(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, Timeouts):
        return f"is a Timeouts, not {_kind(value)}"
    return None if value.are_valid else f"holds what is not {SECONDS}"


def _context(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, ssl.SSLContext):
        return f"is an ssl.SSLContext, not {_kind(value)}"
    if value.protocol == ssl.PROTOCOL_TLS_SERVER:
        return "is one of a server: make it with ssl.create_default_context()"
    return None


def _address(value: object) -> str | None:
    if value is None:
        return None
    try:
        if isinstance(value, str):
            ip_address(value)
            return None
    except ValueError:
        pass
    return "is an IP address of this machine, as text"


def _proxy(value: object) -> Proxy | None:
    if value is None:
        return None
    text = value.reveal() if isinstance(value, Secret) else value
    if not isinstance(text, str):
        raise InvalidUrl(
            f"is the URL of a proxy, as text or a Secret, not {_kind(value)}"
        )
    return Proxy.parse(text)


def _journal(value: object, asynchronous: bool) -> str | None:
    if value is None:
        return None
    if isinstance(value, type):
        return f"is the class {value.__name__}, not one made of it"
    try:
        record: object = getattr(value, "record", None)
    except Exception as error:
        # The text of the error may hold anything.
        return f"has a `record` that raises {type(error).__name__} when it is asked for"
    if record is None:
        return f"has a method `record`; {_kind(value)} has none"
    problem = function_problem(record, "entry", asynchronous=asynchronous)
    client = "asynchronous" if asynchronous else "synchronous"
    return problem and f"has a `record` that {problem}; the client is {client}"


def _observer(value: object) -> str | None:
    if value is None:
        return None
    problem = function_problem(value, "event")
    return problem and f"is a function that is called with an event: it {problem}"


def _flag(value: object) -> str | None:
    return None if isinstance(value, bool) else f"is a bool, not {_kind(value)}"


def _kind(value: object) -> str:
    if isinstance(value, type):
        return f"the class {value.__name__}"
    return "None" if value is None else f"a {type(value).__name__}"

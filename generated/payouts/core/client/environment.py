"""Where a client sends to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..wire.origin import BaseUrl

if TYPE_CHECKING:
    from ..auth.schemes import Scheme


@dataclass(frozen=True, slots=True)
class Binding:
    """Where an operation is whose verb and path the provider's documents do not give.

    `path` holds the operation's parameters as `{name}`. `auth` is how a request
    authenticates there; `None` leaves it to the operation.
    """

    method: str
    path: str
    auth: Scheme | None = None


@dataclass(frozen=True, slots=True)
class Environment:
    """A place where the provider's API runs.

    `live` means that real money moves there. `mode` are the request fields (by wire
    name) that select it: they are sent with every operation that moves money, and the
    answer has to echo them. Where the API has surfaces, `urls` has an address for each
    and `url` is empty. `bind` gives the places of operations, by name, that the
    provider's documents leave unbound.
    """

    name: str
    url: str
    live: bool
    mode: Mapping[str, bool | str] = field(default_factory=dict[str, "bool | str"])
    urls: Mapping[str, str] = field(default_factory=dict[str, str])
    bind: Mapping[str, Binding] = field(default_factory=dict[str, Binding])

    def at(self, url: str | None = None, **urls: str) -> Environment:
        """The same environment at another address: a white label, or a stand-in.

        `urls` are addresses by surface. An address is https, or http to this very
        machine; `InvalidUrl` otherwise, and `TypeError` for a surface that is not
        described, or for `url` where there are surfaces.
        """
        unknown = sorted(set(urls) - set(self.urls))
        if unknown:
            raise TypeError(f"there is no surface {unknown[0]!r}")
        if url is not None and self.urls:
            surfaces = ", ".join(f"{name}=…" for name in self.urls)
            raise TypeError(f"give an address for each surface: at({surfaces})")
        for each in (*urls.values(), *(() if url is None else (url,))):
            BaseUrl.parse(each)
        return replace(
            self, url=self.url if url is None else url, urls={**self.urls, **urls}
        )

"""Where a client sends to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..wire.origin import BaseUrl


@dataclass(frozen=True, slots=True)
class Environment:
    """A place where the provider's API runs.

    `live` means that real money moves there. `mode` are the request fields (by wire
    name) that select it: they are sent with every operation that moves money, and the
    answer has to echo them.
    """

    name: str
    url: str
    live: bool
    mode: Mapping[str, bool | str] = field(default_factory=dict[str, "bool | str"])

    def at(self, url: str) -> Environment:
        """The same environment at another address: a white label, or a stand-in.

        The address is https, or http to this very machine; `InvalidUrl` otherwise.
        """
        BaseUrl.parse(url)
        return replace(self, url=url)

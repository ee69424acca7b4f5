"""Links to a next page: which are followed, and that they lead nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from types import ModuleType
from urllib.parse import parse_qsl

import pytest

from payspec.runtime.client.operation import Operation
from payspec.runtime.client.page_link import query_of_link
from payspec.runtime.errors import UnsafeLink
from payspec.runtime.wire import BaseUrl, WireRequest

from .house import KINDS, Provider, emitted, spec
from .test_operations_pages import collected, linked

READ = Operation(name="list", method="GET", path="/payouts", answers={})
BASES = {
    "usual-port": "https://api.acme.example/v1",
    "own-port": "https://api.acme.example:8443/v1",
    "no-path": "https://api.acme.example",
    "this-machine": "http://localhost:8080/v1",
    "in-brackets": "https://[2001:db8::1]/v1",
}
PATHS = {"plain": "/payouts", "encoded": "/of/a%20b%2Fc/payouts", "slash": "/payouts/"}
QUERY = "page=2&after=a%2Fb"


def host_of(base: BaseUrl) -> str:
    return base.origin.authority


def here(base: BaseUrl, path: str) -> Iterator[str]:
    """Links to the same place, in every way to write them."""
    scheme, host, full = base.origin.scheme, host_of(base), f"{base.path}{path}"
    last = path.rstrip("/").rpartition("/")[2]
    schemes = ("https", "http", "HTTPS", "Http")
    hosts = {host, host.upper()}
    if base.origin.port == 443:
        hosts |= {f"{host}:443", f"{host.upper()}:443"}
    for each, there in product(schemes, hosts):
        # The port of the other scheme, written out, is another port.
        if each.lower() == "http" and there.endswith(":443"):
            continue
        yield f"{each}://{there}{full}?{QUERY}"
    if base.origin.port == 443:
        yield f"http://{host}:80{full}?{QUERY}"
    yield f"//{host}{full}?{QUERY}"
    yield f"//{host.upper()}{full}?{QUERY}"
    yield f"{full}?{QUERY}"
    yield f"{full.rstrip('/')}/?{QUERY}"
    yield f"{path}?{QUERY}"
    yield f"?{QUERY}"
    yield f"?{QUERY}#fragment"
    yield f" {scheme}://{host}{full}?{QUERY} "
    yield f"{scheme}://{host}{full}?{QUERY}#/other?page=9"
    yield f"{scheme}://{host}{base.path}/x/..{path}?{QUERY}"
    yield f"{scheme}://{host}/.{full}?{QUERY}"
    yield f"{scheme}://{host}/../..{full}?{QUERY}"
    yield f"{scheme}://{host}/proxied{full}?{QUERY}"
    if not path.endswith("/"):
        yield f"{last}?{QUERY}"
        yield f"./{last}?{QUERY}"
        yield f"./x/../{last}?{QUERY}"
    yield f"{scheme}://{host}{full.replace('payouts', 'p%61youts')}?{QUERY}"
    yield f"{scheme}://{host}{full.replace('%2F', '%2f')}?{QUERY}"


def elsewhere(base: BaseUrl, path: str) -> Iterator[str]:
    """Links that are not followed: some of them look like the others."""
    scheme, host, full = base.origin.scheme, host_of(base), f"{base.path}{path}"
    name, bare = host, base.origin.host
    for there in (
        "evil.example",
        f"{bare}.evil.example",
        f"evil.example:{base.origin.port}",
        f"evil{bare}" if not bare.startswith("[") else "[2001:db8::2]",
        f"{bare}:1",
        f"{bare}:8444",
        f"{bare}:",
        f"{bare}:x",
        f"{bare}:0",
        f"{bare}:65536",
        f"{bare}:+443",
        f"{bare}:\uff14\uff14\uff13",
        f"user@{name}",
        f"user:secret@{name}",
        f"{name}@evil.example",
        f"{name}%40evil.example",
        f"{name}%2f@evil.example",
        f"evil.example%2f{name}",
        f"evil.example%23{name}",
        f"{name}\\@evil.example",
        f"evil.example\\{name}",
        f"{bare}%00.evil.example",
        f"{bare}%2eevil.example",
        f"{bare}.",
        f" {name}",
        f"{name} ",
        f"{name}\t",
        "\u0430pi.acme.example",
        "api。acme。example",
        "",
        "%61pi.acme.example",
        "2130706433",
        "0x7f000001",
    ):
        for each in ("https", "http"):
            yield f"{each}://{there}{full}?{QUERY}"
        yield f"//{there}{full}?{QUERY}"
    for each in ("ftp", "file", "javascript", "data", "ws", "wss", "httpss", "x-http"):
        yield f"{each}://{name}{full}?{QUERY}"
        yield f"{each}:{full}?{QUERY}"
    for other in (
        "/accounts",
        "/payouts/1",
        "/payoutsx",
        "/xpayouts",
        "/payouts/../accounts",
        "/payouts/%2e%2e/accounts",
        "/x/%2e%2e/payouts/%2E%2E/payouts",
        "/%2e%2e/payouts",
        "/..%2fpayouts",
        "/payouts%2f..",
        "/payouts%00",
        "/payouts;x=1",
        "/payouts%3Fpage=2",
        "/payouts%23",
        "/PAYOUTS",
        "/",
    ):
        yield f"{scheme}://{name}{base.path}{other}?{QUERY}"
        yield f"{base.path}{other}?{QUERY}"
    yield from (
        "",
        " ",
        "#",
        "#fragment",
        "\n",
        f"{scheme}:",
        f"{scheme}://",
        ":",
        "//",
    )
    yield f"\n{scheme}://{name}{full}?{QUERY}"
    yield f"{scheme}://{name}{full}?{QUERY}\r\nX: y"
    yield f"{scheme}://{name}{full}\x00?{QUERY}"
    yield f"{scheme}:\\\\{name}{full}?{QUERY}"
    yield f"/\\{name}{full}?{QUERY}"
    yield f"{scheme}:///{full}?{QUERY}"
    yield f"{scheme}:/{name}{full}?{QUERY}"


EVERY = [
    pytest.param(BaseUrl.parse(base), path, id=f"{name}-{kind}")
    for (name, base), (kind, path) in product(BASES.items(), PATHS.items())
]


@pytest.mark.parametrize(("base", "path"), EVERY)
def test_a_link_to_the_same_place_gives_its_query(base: BaseUrl, path: str) -> None:
    links = list(here(base, path))
    assert len(links) > 20
    for link in links:
        assert query_of_link(READ, base, path, link) == QUERY, link


@pytest.mark.parametrize(("base", "path"), EVERY)
def test_a_link_to_another_place_is_unsafe(base: BaseUrl, path: str) -> None:
    for link in elsewhere(base, path):
        with pytest.raises(UnsafeLink) as raised:
            query_of_link(READ, base, path, link)
            pytest.fail(repr(link))
        assert "evil" not in str(raised.value)


QUERIES = {
    "": "",
    "a": "a=",
    "a=": "a=",
    "=b": "=b",
    "a=1&a=2&b=": "a=1&a=2&b=",
    "page[after]=x y": "page%5Bafter%5D=x%20y",
    "a=b+c": "a=b%20c",
    "a=%2B%2F%3D": "a=%2B%2F%3D",
    "a=100%": "a=100%25",
    "a=é": "a=%C3%A9",
    "a=%C3%A9": "a=%C3%A9",
    "a=%FF%FE": "a=%FF%FE",
    "a=<b>\"'^`{|}": "a=%3Cb%3E%22%27%5E%60%7B%7C%7D",
    "next=https://evil.example/?x=1": "next=https%3A%2F%2Fevil.example%2F%3Fx%3D1",
    "a=?b?": "a=%3Fb%3F",
    "a=\ud800": "a=%3F",
    "%61=b": "a=b",
}


@pytest.mark.parametrize(("query", "sent"), QUERIES.items(), ids=ascii)
def test_a_query_is_repeated_byte_for_byte(query: str, sent: str) -> None:
    base = BaseUrl.parse("https://api.acme.example/v1")
    found = query_of_link(READ, base, "/payouts", f"/v1/payouts?{query}")
    assert found == sent
    request = WireRequest("GET", base.url("/payouts", found))
    assert request.origin == base.origin
    if "\ud800" not in query and "%F" not in query:
        wanted = parse_qsl(query, keep_blank_values=True)
        assert parse_qsl(found, keep_blank_values=True) == wanted


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    with emitted(tmp_path_factory.mktemp("links"), spec("pages")) as module:
        yield module


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["https:", "HTTP:", ""])
def test_it_is_followed_by_the_own_scheme(
    kind: str, scheme: str, lists: ModuleType
) -> None:
    """The server speaks http alone: over another scheme it would not be reached."""
    link = f"{scheme}//AUTHORITY/api/payouts?after=a"
    provider = Provider([linked(link, "a"), linked(None, "b")])
    assert collected(kind, lists, provider, "by_link_with_a_key", size=1) == ["a", "b"]
    assert len(provider.seen) == 2

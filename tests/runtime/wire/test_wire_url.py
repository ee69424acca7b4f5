"""Origins, base URLs, paths and queries."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payspec.runtime.wire import (
    BaseUrl,
    InvalidParameter,
    InvalidUrl,
    Origin,
    render_path,
    render_query,
)


@pytest.mark.parametrize(
    ("url", "origin", "text"),
    [
        ("https://api.example.com", ("https", "api.example.com", 443), None),
        ("https://api.example.com:443/x?y", ("https", "api.example.com", 443), None),
        ("HTTPS://API.Example.com/", ("https", "api.example.com", 443), None),
        (
            "https://api.example.com:8443/",
            ("https", "api.example.com", 8443),
            "https://api.example.com:8443",
        ),
        ("http://127.0.0.1:80", ("http", "127.0.0.1", 80), "http://127.0.0.1"),
        ("http://localhost:8000/x", ("http", "localhost", 8000), None),
        ("http://[::1]:8000", ("http", "[::1]", 8000), "http://[::1]:8000"),
        ("https://[2001:DB8::1]", ("https", "[2001:db8::1]", 443), None),
        ("http://127.9.9.9", ("http", "127.9.9.9", 80), None),
    ],
)
def test_an_origin_is_read(
    url: str, origin: tuple[str, str, int], text: str | None
) -> None:
    parsed = Origin.parse(url)
    assert (parsed.scheme, parsed.host, parsed.port) == origin
    if text is not None:
        assert str(parsed) == text
    assert Origin.parse(str(parsed)) == parsed


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.example.com",
        "//api.example.com",
        "/path",
        "http://api.example.com",
        "http://127.0.0.1.example.com",
        "http://127.1",
        "http://2130706433",
        "http://0.0.0.0",
        "http://localhost.example.com",
        "http://[::2]",
        "ftp://localhost",
        "file:///etc/passwd",
        "javascript://localhost",
        "https://",
        "https:///path",
        "https://user@api.example.com",
        "https://user:s3cret@api.example.com",
        "https://api.example.com@evil.example",
        "https://api.example.com#s3cret",
        "https://api.example.com/a#",
        "https://api.example.com:0",
        "https://api.example.com:65536",
        "https://api.example.com:",
        "https://api.example.com:8a",
        "https://api.example.com\\@evil.example",
        "https://api.example.com/\\evil",
        "https://api.example.com /",
        "https://api.example.com\n/",
        "https://api.exa\tmple.com/",
        "https://b\xfccher.example",
        "https://api..example.com",
        "https://-api.example.com",
        "https://[::1",
        "https://::1",
        "https://%61pi.example.com",
    ],
)
def test_what_requests_must_not_go_to_is_refused(url: str) -> None:
    with pytest.raises(InvalidUrl) as raised:
        Origin.parse(url)
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize(
    ("base", "path", "query", "url"),
    [
        ("https://a.example", "/pay", "", "https://a.example/pay"),
        ("https://a.example/", "/pay", "", "https://a.example/pay"),
        ("https://a.example/v1", "/pay", "x=1", "https://a.example/v1/pay?x=1"),
        ("https://a.example/v1/", "/pay/", "", "https://a.example/v1/pay/"),
        ("https://a.example/v1", "", "", "https://a.example/v1"),
        ("https://a.example", "", "", "https://a.example/"),
        ("https://a.example/v1", "//evil.example/", "",
         "https://a.example/v1//evil.example/"),
        ("https://a.example", "//evil.example/", "",
         "https://a.example//evil.example/"),
        ("https://a.example/a%20b:c", "/x", "", "https://a.example/a%20b:c/x"),
    ],
)  # fmt: skip
def test_a_base_url_and_a_path_are_joined(
    base: str, path: str, query: str, url: str
) -> None:
    parsed = BaseUrl.parse(base)
    assert parsed.url(path, query) == url
    assert Origin.parse(parsed.url(path, query)) == parsed.origin


@pytest.mark.parametrize("path", ["https://evil.example/", "pay", "@evil.example/"])
def test_a_path_cannot_leave_its_origin(path: str) -> None:
    with pytest.raises(InvalidUrl):
        BaseUrl.parse("https://a.example").url(path)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/v1?key=s3cret",
        "https://a.example/..",
        "https://a.example/a/../b",
        "https://a.example/%2e%2E/b",
        "https://a.example/a%zz",
        "https://a.example/{id}",
        "https://a.example/<b>",
    ],
)
def test_a_base_url_is_plain(url: str) -> None:
    with pytest.raises(InvalidUrl) as raised:
        BaseUrl.parse(url)
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize(
    ("template", "params", "path"),
    [
        ("/payouts", {}, "/payouts"),
        ("/payouts/{id}", {"id": "a b/c?d#e%f"}, "/payouts/a%20b%2Fc%3Fd%23e%25f"),
        ("/{a}/{b}/{a}", {"a": "1", "b": "é"}, "/1/%C3%A9/1"),
        ("/{id}.json", {"id": "..."}, "/....json"),
        ("/x/{id}", {"id": "a..b"}, "/x/a..b"),
        ("/x/{id}", {"id": "{id}"}, "/x/%7Bid%7D"),
        ("/x/{id}", {"id": "@:;&=+$,~-_."}, "/x/%40%3A%3B%26%3D%2B%24%2C~-_."),
    ],
)
def test_parameters_stay_in_their_segment(
    template: str, params: Mapping[str, str], path: str
) -> None:
    assert render_path(template, params) == path


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("", "is empty"),
        (".", "is or holds a dot segment"),
        ("..", "is or holds a dot segment"),
        ("%2e", "is or holds a dot segment"),
        ("%2E.", "is or holds a dot segment"),
        ("%252e%252e", "is or holds a dot segment"),
        ("../admin", "is or holds a dot segment"),
        ("a/../b", "is or holds a dot segment"),
        ("a\\..\\b", "is or holds a dot segment"),
        ("a%2f..%2fb", "is or holds a dot segment"),
        ("a%5c..", "is or holds a dot segment"),
        ("..;x=1", "is or holds a dot segment"),
        ("a/./b", "is or holds a dot segment"),
        ("a\n", "holds control characters"),
        ("a\x00", "holds control characters"),
        ("a%00", "holds control characters"),
        ("a%250d", "holds control characters"),
        ("a\x85", "holds control characters"),
        ("a\ud800", "holds half of a surrogate pair"),
    ],
)
def test_a_parameter_that_could_leave_its_segment_is_refused(
    value: str, problem: str
) -> None:
    with pytest.raises(InvalidParameter) as raised:
        render_path("/payouts/{id}/x", {"id": value})
    error = raised.value
    assert (error.name, error.problem) == ("id", problem)
    assert str(error) == f"parameter 'id' {problem}"
    assert error.__context__ is None


@pytest.mark.parametrize(
    ("template", "params", "name"),
    [
        ("/{a}", {}, "a"),
        ("/{a}", {"a": "1", "b": "2"}, "b"),
        ("/{a}{b}", {"a": ".", "b": "x"}, "a"),
        ("/x/.{a}", {"a": ".x"}, None),
        ("/x/.{a}/y", {"a": "%2e"}, "a"),
    ],
)
def test_template_and_parameters_fit(
    template: str, params: Mapping[str, str], name: str | None
) -> None:
    if name is None:
        assert render_path(template, params)
        return
    with pytest.raises(InvalidParameter) as raised:
        render_path(template, params)
    assert raised.value.name == name


def test_a_template_and_a_harmless_value_make_no_dot_segment() -> None:
    with pytest.raises(InvalidParameter, match="makes a dot segment"):
        render_path("/.{a}", {"a": ";x"})


@given(st.text(min_size=1))
def test_any_parameter_is_one_segment_that_reads_back_or_is_refused(value: str) -> None:
    try:
        path = render_path("/a/{id}/b", {"id": value})
    except InvalidParameter as error:
        assert len(value) < 4 or value not in str(error)
        return
    before, start, segment, end = path.split("/")
    assert (before, start, end) == ("", "a", "b")
    assert unquote(segment) == value
    assert segment not in (".", "..")
    assert segment.isascii() and segment.isprintable()


@pytest.mark.parametrize(
    ("pairs", "query"),
    [
        ([], ""),
        ([("a", "b c")], "a=b%20c"),
        ([("filter[id]", "1+2&3=4")], "filter%5Bid%5D=1%2B2%263%3D4"),
        ([("a", ""), ("a", "é/?")], "a=&a=%C3%A9%2F%3F"),
    ],
)
def test_a_query_is_encoded(pairs: list[tuple[str, str]], query: str) -> None:
    assert render_query(pairs) == query


@pytest.mark.parametrize("pair", [("", "s3cret"), ("a", "s3cret\ud800")])
def test_a_query_that_cannot_be_encoded_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(InvalidParameter) as raised:
        render_query([pair])
    assert "s3cret" not in str(raised.value)
    assert raised.value.__context__ is None

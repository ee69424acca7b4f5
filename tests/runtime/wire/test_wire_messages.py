"""Requests and answers as values."""

from __future__ import annotations

import pytest

from payspec.runtime.wire import (
    Headers,
    InvalidHeader,
    InvalidUrl,
    WireRequest,
    WireResponse,
)

URL = "https://api.example.com/s3cret?key=s3cret"


def test_a_request_prints_its_method_and_origin_only() -> None:
    headers = (("Authorization", "s3cret"),)
    request = WireRequest("POST", URL, headers, b"s3cret")
    assert repr(request) == str(request) == "WireRequest(POST https://api.example.com)"


@pytest.mark.parametrize("value", ["", "a", "a b", "a\tb", "!~", '"q"; x=1'])
def test_a_header_that_can_be_sent_is_taken(value: str) -> None:
    WireRequest("GET", URL, (("X-Key", value),))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X", "s3cret\r\nY: 1"),
        ("X", "s3cret\n"),
        ("X", "s3cret\r"),
        ("X", "s3cret\x00"),
        ("X", "s3cret\x7f"),
        ("X", " s3cret"),
        ("X", "s3cret "),
        ("X", "s3cret\t"),
        ("X", "s3cret\xe9"),
        ("X", "s3cret\u20ac"),
        ("X", "s3cret\ud800"),
        ("", "s3cret"),
        ("X Y", "s3cret"),
        ("X:", "s3cret"),
        ("X\n", "s3cret"),
        ("X\xe9", "s3cret"),
        ("Host", "s3cret"),
        ("content-length", "1"),
        ("Transfer-Encoding", "chunked"),
        ("CONNECTION", "close"),
    ],
)
def test_a_header_that_cannot_be_sent_exactly_is_refused(name: str, value: str) -> None:
    with pytest.raises(InvalidHeader) as raised:
        WireRequest("GET", URL, (("A", "b"), (name, value)))
    assert raised.value.name == name
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize("method", ["", "get", "GET ", "GET\n", "G-T", "PÓST"])
def test_a_method_is_an_upper_case_word(method: str) -> None:
    with pytest.raises(ValueError, match="method"):
        WireRequest(method, URL)


@pytest.mark.parametrize(
    "url",
    [
        "http://api.example.com/",
        "https://u:p@api.example.com/",
        "https://api.example.com/#x",
        "https://api.example.com/a b",
        "https://api.example.com/\xe9",
        "https://api.example.com/{id}",
        'https://api.example.com/?a="b"',
        "/payouts",
    ],
)
def test_a_url_is_absolute_and_encoded(url: str) -> None:
    with pytest.raises(InvalidUrl):
        WireRequest("GET", url)


def test_headers_have_no_case_and_keep_every_value() -> None:
    headers = Headers([("Set-Cookie", "a=1"), ("X-Id", "7"), ("set-cookie", "b=2")])
    assert headers["SET-COOKIE"] == "a=1, b=2"
    assert headers.get_all("Set-Cookie") == ("a=1", "b=2")
    assert headers.get("x-id") == "7"
    assert headers.get("missing") is None
    assert headers.get_all("missing") == ()
    assert "X-ID" in headers and "missing" not in headers
    assert list(headers) == ["set-cookie", "x-id"]
    assert len(headers) == 2
    assert dict(headers) == {"set-cookie": "a=1, b=2", "x-id": "7"}
    assert Headers() == {}
    with pytest.raises(KeyError):
        headers["missing"]


def test_an_answer_prints_neither_values_nor_body() -> None:
    headers = Headers([("Set-Cookie", "s3cret")])
    assert repr(headers) == "Headers(set-cookie)"
    response = WireResponse(201, headers, b"s3cret")
    assert repr(response) == "WireResponse(status=201, body=<6 bytes>)"

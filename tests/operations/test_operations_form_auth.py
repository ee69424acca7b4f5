"""Forms whose caller is authenticated in the body, or by a signature over it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.loopback.server import Seen
from tests.operations.house import KINDS, Provider, ask, emitted

SPEC = """\
payspec: 1
provider: form_auth
title: Forms
environments: {test: {url: https://sandbox.forms.example, sandbox: true}}
credentials: {key: secret, merchant: text}
auth:
  member:
    body: {"api[key]": merchant}
  signed:
    sign:
      algorithm: hmac-sha256
      key: key
      over: "{method}{path}{body}"
      encoding: hex
      headers: {X-Sign: "{signature}"}
  both:
    body: {merchant: merchant}
    sign:
      algorithm: hmac-sha256
      key: key
      over: "{body}"
      encoding: hex
      headers: {X-Sign: "{signature}"}
types:
  Draft: {name!: text, inner: map(text)}
  Made: {id!: text}
operations:
  member:
    POST: /form
    effect: draft
    auth: member
    body: Draft
    form: brackets
    answers: {200: Made}
  signed:
    POST: /form
    effect: draft
    auth: signed
    body: Draft
    form: brackets
    answers: {200: Made}
  both:
    POST: /form
    effect: draft
    auth: both
    body: {order: Draft}
    form: brackets
    answers: {200: Made}
"""

KEY, MERCHANT = "k3y", "m 7&x=ü"


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("form_auth"), SPEC) as module:
        yield module


def sent(
    kind: str, module: ModuleType, name: str, merchant: str = MERCHANT, **given: Any
) -> tuple[Any, list[Seen]]:
    """The outcome of one call, and what was seen of it."""
    provider = Provider([(200, {"id": "1"})])
    outcome = ask(
        kind,
        module,
        provider,
        lambda c: getattr(c, name)(name="a b&c", **given),
        key=KEY,
        merchant=merchant,
    )
    return outcome, provider.seen


def pairs(seen: Seen) -> list[tuple[str, str]]:
    """What a form says, read strictly."""
    return parse_qsl(seen.body.decode("ascii"), strict_parsing=True)


def mac(data: bytes) -> str:
    """The signature, by code of another hand."""
    return hmac.new(KEY.encode(), data, hashlib.sha256).hexdigest()


@pytest.mark.parametrize("kind", KINDS)
def test_a_credential_is_a_member_of_a_form(kind: str, forms: ModuleType) -> None:
    """Encoded as the form is, behind it."""
    outcome, [seen] = sent(kind, forms, "member")
    assert type(outcome).__name__ == "Accepted"
    assert pairs(seen) == [("name", "a b&c"), ("api[key]", MERCHANT)]
    assert b"+" not in seen.body


@pytest.mark.parametrize("kind", KINDS)
def test_the_bytes_that_are_signed_are_sent(kind: str, forms: ModuleType) -> None:
    outcome, [seen] = sent(kind, forms, "signed", inner={"k": "é"})
    assert type(outcome).__name__ == "Accepted"
    assert pairs(seen) == [("name", "a b&c"), ("inner[k]", "é")]
    assert seen.header("X-Sign") == mac(b"POST/api/form" + seen.body)


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_covers_the_credential(kind: str, forms: ModuleType) -> None:
    outcome, [seen] = sent(kind, forms, "both")
    assert type(outcome).__name__ == "Accepted"
    assert pairs(seen) == [("order[name]", "a b&c"), ("merchant", MERCHANT)]
    assert seen.header("X-Sign") == mac(seen.body)


@pytest.mark.parametrize("merchant", ["\ud800", "m\udfff"])
def test_a_credential_that_cannot_be_encoded_is_not_sent(
    merchant: str, forms: ModuleType
) -> None:
    """It is refused by its name, and its value is nowhere."""
    outcome, seen = sent("sync", forms, "member", lambda: merchant)
    assert seen == []
    assert type(outcome).__name__ == "NotSent"
    assert "'merchant'" in str(outcome.error) and merchant not in str(outcome.error)
    assert outcome.error.__cause__ is None and outcome.error.__context__ is None


def test_a_credential_takes_no_place_that_is_taken() -> None:
    """A map in a form may come to the same name: nobody then knows whose it is."""
    from payspec.runtime.auth.credentials import Credentials
    from payspec.runtime.auth.schemes import InBody
    from payspec.runtime.auth.written import written
    from payspec.runtime.errors import ConfigurationError
    from payspec.runtime.wire import WireRequest

    headers = (("Content-Type", "application/x-www-form-urlencoded"),)
    request = WireRequest(
        "POST", "https://a.example/form", headers, b"api%5Bkey%5D=theirs"
    )
    credentials = Credentials({"merchant": MERCHANT})
    with pytest.raises(ConfigurationError) as raised:
        written(InBody("api[key]", "merchant"), credentials, request)
    assert MERCHANT not in str(raised.value)

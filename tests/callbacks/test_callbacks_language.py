"""Mistakes in callbacks and signatures: one finding each, at the very word."""

from __future__ import annotations

from pathlib import Path

import pytest

from payspec.ir.callbacks import AllOf, AnyOf
from payspec.ir.facts import live_assumptions
from payspec.ir.signatures import HmacProof
from tests.language.specs import changed, pointed_at, read

SPEC = (
    (Path(__file__).parents[1] / "rules" / "bad-reread" / "passes.yaml")
    .read_text(encoding="utf-8")
    .replace(
        "  signature: {hmac: sha256, header: X-Signature, encoding: hex, key: secret}",
        "  signature:\n    hmac: sha256\n    header: X-Signature\n    encoding: hex\n"
        "    key: secret",
    )
)
ECHOES = "    echoes: [id]\n"
SCHEME, KEY = "    hmac: sha256\n", "    key: secret\n"
VERIFY, IDENTITY = "    verify: signature\n", "    identity: id\n"
REREAD, TITLE = "    reread: get_payout\n", "title: Acme\n"
LIVE = "environments: {live: https://api.acme.example}\n"
TWO = (
    "environments:\n  live: {url: https://a.example, mode: {test: false}}\n"
    "  test: {url: https://b.example, sandbox: true, mode: {test: true}}\n"
)
MODAL = (
    (LIVE, TWO),
    ("    status: text\n", "    status: text\n    test: boolean\n"),
    (ECHOES, "    echoes: [id, test]\n"),
)
MESSAGE = (
    (
        f"{SCHEME}    header: X-Signature\n    encoding: hex\n",
        "    message: hmac-sha256\n",
    ),
    (
        KEY,
        f'{KEY}    components: ["@method", content-digest]\n    tolerance: 5m\n',
    ),
)
EVENT = (
    (
        "types:\n",
        "types:\n  Event: {id!: text, data!: Data}\n  Data: {object!: Payout}\n",
    ),
    ("    body: Payout\n", "    body: Event\n"),
)
TIMED = '    over: "{timestamp}.{body}"\n'

Changes = tuple[tuple[str, str], ...]

CASES: dict[str, tuple[Changes, list[tuple[str, str]]]] = {
    "sound": ((), []),
    "no-scheme": (((SCHEME, ""),), [("missing-key", "header")]),
    "scheme-misspelt": (((SCHEME, "    hmca: sha256\n"),), [("unknown-key", "hmca")]),
    "two-schemes": (((KEY, f"{KEY}    rsa: sha256\n"),), [("unknown-key", "rsa")]),
    "hash-of-another": (((SCHEME, "    hmac: md5\n"),), [("wrong-value", "md5")]),
    "curve-of-a-hash": (((SCHEME, "    rsa: sha1\n"),), [("wrong-value", "sha1")]),
    "no-key": (((KEY, ""),), [("missing-key", "hmac")]),
    "key-form-of-rsa": (
        ((SCHEME, "    rsa: sha256\n"), (KEY, f"{KEY}    key_form: hex\n")),
        [("unknown-key", "key_form")],
    ),
    "basic-with-a-header": (
        (
            (SCHEME, "    basic: [secret, secret]\n"),
            (KEY, ""),
            ("    encoding: hex\n", ""),
        ),
        [("unknown-key", "header")],
    ),
    "basic-of-one": (
        (
            (SCHEME, "    basic: secret\n"),
            (KEY, ""),
            ("    encoding: hex\n", ""),
            ("    header: X-Signature\n", ""),
        ),
        [("wrong-shape", "secret")],
    ),
    "header-of-words": (
        (("X-Signature", "X Signature"),),
        [("wrong-value", "X Signature")],
    ),
    "message-that-leaves-the-body-out": (
        (MESSAGE[0], (MESSAGE[1][0], MESSAGE[1][1].replace("content-digest", "date"))),
        [("signed-text", '["@method", date]')],
    ),
    "message": (MESSAGE, []),
    "message-over-no-such-part": (
        (MESSAGE[0], (MESSAGE[1][0], MESSAGE[1][1].replace("@method", "@metod"))),
        [("signed-text", '["@metod", content-digest]')],
    ),
    "message-with-a-header": (
        (MESSAGE[0], (MESSAGE[1][0], f"{MESSAGE[1][1]}    header: X-A\n")),
        [("unknown-key", "header")],
    ),
    "key-form-of-hmac": (((KEY, f"{KEY}    key_form: hex\n"),), []),
    "key-unknown": (
        ((KEY, "    key: secrt\n"),),
        [("unknown-credential", "secrt")],
    ),
    "key-not-listed": (
        (("credentials: {secret: secret}\n", ""),),
        [("unknown-credential", "secret")],
    ),
    "public-key-of-hmac": (
        (("{secret: secret}", "{secret: key}"),),
        [("signature-key", "secret")],
    ),
    "secret-of-rsa": (((SCHEME, "    rsa: sha256\n"),), [("signature-key", "secret")]),
    "key-called-like-an-argument": (
        ((KEY, "    key: body\n"), ("{secret: secret}", "{body: secret}")),
        [("reserved-name", "body")],
    ),
    "key-in-an-hmac": (
        ((KEY, f"{KEY}    over: '{{key}}{{body}}'\n"),),
        [("signed-text", "'{key}{body}'")],
    ),
    "no-key-in-a-digest": (
        ((SCHEME, "    digest: sha1\n    weak: So it is.\n"),),
        [("signed-text", "digest")],
    ),
    "body-twice": (
        ((KEY, f"{KEY}    over: '{{body}}{{body}}'\n"),),
        [("signed-text", "'{body}{body}'")],
    ),
    "open-brace": (
        ((KEY, f"{KEY}    over: '{{body'\n"),),
        [("signed-text", "'{body'")],
    ),
    "closed-brace": (
        ((KEY, f"{KEY}    over: '{{body}}}}'\n"),),
        [("signed-text", "'{body}}'")],
    ),
    "no-header-in-braces": (
        ((KEY, f"{KEY}    over: '{{body}}{{a b}}'\n"),),
        [("signed-text", "'{body}{a b}'")],
    ),
    "moment-not-covered": (
        ((KEY, f"{KEY}    timestamp: {{header: X-Time, tolerance: 5m}}\n"),),
        [("signed-text", "hmac")],
    ),
    "moment-nowhere": (
        ((KEY, f"{KEY}{TIMED}"),),
        [("signed-text", '"{timestamp}.{body}"')],
    ),
    "moment-in-two-places": (
        (
            (
                KEY,
                f"{KEY}{TIMED}    part: v1\n"
                "    timestamp: {header: X-Time, part: t, tolerance: 5m}\n",
            ),
        ),
        [("signed-moment", "timestamp")],
    ),
    "moment-without-tolerance": (
        ((KEY, f"{KEY}{TIMED}    timestamp: {{header: X-Time}}\n"),),
        [("missing-key", "header")],
    ),
    "tolerance-of-words": (
        ((KEY, f"{KEY}{TIMED}    timestamp: {{header: A, tolerance: soon}}\n"),),
        [("wrong-value", "soon")],
    ),
    "vector-of-other-keys": (
        (
            (
                KEY,
                f"{KEY}    vectors:\n      - body: ''\n"
                "        headers: {X-Signature: '00'}\n        keys: {other: x}\n",
            ),
        ),
        [("vector-not-verified", "body")],
    ),
    "vector-without-a-moment": (
        (
            (
                KEY,
                f"{KEY}{TIMED}    timestamp: {{header: X-Time, tolerance: 5m}}\n"
                "    vectors:\n      - {body: '', headers: {X-Signature: '00'}, "
                "keys: {secret: x}}\n",
            ),
        ),
        [("vector-not-verified", "body")],
    ),
    "verified-by-all-and-any": (
        ((VERIFY, "    verify: {all: [signature], any: [signature]}\n"),),
        [("wrong-value", "{all: [signature], any: [signature]}")],
    ),
    "verified-by-nothing": (
        ((VERIFY, "    verify: {all: []}\n"),),
        [("wrong-value", "[]")],
    ),
    "weak-alternative": (
        (
            (VERIFY, "    verify: {any: [signature, caller]}\n"),
            (KEY, f"{KEY}  caller: {{basic: [shop, secret]}}\n"),
            ("{secret: secret}", "{secret: secret, shop: account}"),
        ),
        [("weak-signature", "payout")],
    ),
    "weak-beside-a-strong-one": (
        (
            (VERIFY, "    verify: {all: [signature, caller]}\n"),
            (KEY, f"{KEY}  caller: {{basic: [shop, secret]}}\n"),
            ("{secret: secret}", "{secret: secret, shop: account}"),
        ),
        [],
    ),
    "no-acknowledgement": (
        (("    acknowledge: 200\n", ""),),
        [("missing-key", "body")],
    ),
    "acknowledged-by-an-error": (
        (("acknowledge: 200", "acknowledge: 500"),),
        [("wrong-value", "500")],
    ),
    "identity-below-what-may-be-absent": (
        (
            ("    status: text\n", "    inner: Inner\n  Inner:\n    status!: text\n"),
            ("    updated_at: timestamp\n", ""),
            (IDENTITY, "    identity: [id, inner.status]\n"),
        ),
        [("callback-identity", "inner.status")],
    ),
    "identity-that-may-be-null": (
        (
            ("    status: text\n", "    status!: text?\n"),
            (IDENTITY, "    identity: [id, status]\n"),
        ),
        [("callback-identity", "status")],
    ),
    "identity-below-a-text": (
        ((IDENTITY, "    identity: [id, id.inner]\n"),),
        [("unknown-callback-field", "id.inner")],
    ),
    "sensitive-identity": (
        (("    id!: text\n", "    id!: {type: text, sensitive: pii}\n"),),
        [("sensitive-reference", "id")],
    ),
    "reread-by-a-moment": (
        ((REREAD, "    reread: {with: get_payout, by: updated_at}\n"),),
        [("callback-identity", "updated_at")],
    ),
    "reread-by-nothing": (
        ((IDENTITY, ""),),
        [("missing-key", "get_payout")],
    ),
    "reread-by-the-event": (EVENT, [("reread-by-event", "get_payout")]),
    "reread-by-the-event-as-said": (
        (*EVENT, (REREAD, "    reread: {with: get_payout, by: id}\n")),
        [],
    ),
    "reread-by-what-the-event-holds": (
        (*EVENT, (IDENTITY, "    identity: [data.object.id, id]\n")),
        [],
    ),
    "reread-by-the-event-of-another-type": (
        (*EVENT, ("answers: {200: Payout}", "answers: {200: Data}"), (ECHOES, "")),
        [("reread-by-event", "get_payout")],
    ),
    "reread-of-the-event-itself": (
        (*EVENT, ("answers: {200: Payout}", "answers: {200: Event, 202: Payout}")),
        [],
    ),
    "reread-by-an-event-that-holds-nothing-of-it": (
        (*EVENT, ("object!: Payout", "object: text")),
        [],
    ),
    "reread-that-drafts": (
        (("    effect: read\n", "    effect: draft\n"), (ECHOES, "")),
        [("bad-reread", "get_payout")],
    ),
    "mode-of-environments": (
        (*MODAL, (IDENTITY, f"{IDENTITY}    mode: test\n")),
        [],
    ),
    "mode-of-no-environment": (
        ((IDENTITY, f"{IDENTITY}    mode: status\n"),),
        [("callback-mode", "mode")],
    ),
    "mode-of-an-unknown-environment": (
        (
            *MODAL,
            (
                IDENTITY,
                f"{IDENTITY}    mode:\n      field: test\n"
                "      is: {live: false, test: true, tset: true}\n",
            ),
        ),
        [("callback-mode", "tset")],
    ),
    "mode-of-another-type": (
        (
            *MODAL,
            (
                IDENTITY,
                f"{IDENTITY}    mode:\n      field: test\n"
                "      is: {live: 'no', test: true}\n      absent: x\n",
            ),
        ),
        [("callback-mode", "'no'"), ("callback-mode", "x")],
    ),
    "type-that-is-not": (
        (("    body: Payout\n", "    body: Payuot\n"),),
        [("unknown-type", "Payuot")],
    ),
    "source-that-is-not": (
        ((VERIFY, f"{VERIFY}    source: guide\n"),),
        [("unknown-source", "guide")],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_what_is_found(changes: Changes, expected: list[tuple[str, str]]) -> None:
    text = changed(SPEC, *changes)
    _, found = read(text)
    assert [(each.rule.id, pointed_at(text, each)) for each in found] == expected


def test_what_is_left_unsaid() -> None:
    provider, _ = read(SPEC)
    assert provider is not None
    (signature,), (callback,) = provider.signatures, provider.callbacks
    assert isinstance(signature.scheme, HmacProof)
    assert signature.scheme.placement.over == "{body}"
    assert isinstance(callback.verify, AllOf)
    assert callback.reread is not None and callback.reread.by.path == "id"
    either, _ = read(changed(SPEC, (VERIFY, "    verify: {any: [signature]}\n")))
    assert either is not None and isinstance(either.callbacks[0].verify, AnyOf)


def test_a_live_client_rests_on_what_callbacks_assume() -> None:
    """Each of the places where a callback can carry an assumption counts."""
    for change in (
        (KEY, f"{KEY}    assumed: guess\n"),
        (VERIFY, f"{VERIFY}    assumed: guess\n"),
        ("acknowledge: 200", "acknowledge: {status: 200, assumed: guess}"),
        (REREAD, "    reread: {with: get_payout, by: id, assumed: guess}\n"),
        ("    body: Payout\n", "    body: {data: Payout, $assumed: guess}\n"),
    ):
        provider, _ = read(
            changed(
                SPEC, change, (TITLE, f"{TITLE}assumptions: {{guess: So it is.}}\n")
            )
        )
        assert provider is not None, change
        assert live_assumptions(provider) == {"acme.guess": ()}, change


@pytest.mark.parametrize(
    ("answer", "echoes", "fix"),
    [
        ("Payout", ECHOES, "`{with: get_payout, by: data.object.id}`"),
        ("Data", "", "say under `by` which field of 'data' it is asked by"),
    ],
)
def test_what_to_read_again_by_is_told(answer: str, echoes: str, fix: str) -> None:
    change = (
        f"answers: {{200: Payout}}\n{ECHOES}",
        f"answers: {{200: {answer}}}\n{echoes}",
    )
    _, (found,) = read(changed(SPEC, *EVENT, change))
    assert found.hint == fix


def test_a_part_that_could_not_be_read_hides_no_other() -> None:
    """A signature that is left out is not reported as missing beside that."""
    _, found = read(changed(SPEC, (SCHEME, "    hmac: md5\n")))
    assert [each.rule.id for each in found] == ["wrong-value"]

"""Mistakes: authentication."""

from tests.language.specs import PAY, Case

BASIC = "{basic: [user, key]}"
SHOP = f"  shop: {BASIC}\n"
EXCHANGE = """\
  shop:
    exchange:
      with: {giver}
      credentials: {{user: user, secret: key}}
      grants: {grants}
      lifetime: {{field: {lifetime}, seconds: 60}}
      token: token
"""
GIVER = """\
operations:
  give:
    POST: /tokens{path}
    {path_of}effect: {effect}
    body: Ask
    answers: {{200: Token}}
"""
TYPES = """\
types:
  Ask:
    user!: text
    secret!: {type: text, sensitive: secret}
    seconds: integer
    scopes: list(text)
  Token:
    token!: {type: text, sensitive: secret}
"""


def exchange(
    giver: str = "give", grants: str = "scopes", lifetime: str = "seconds"
) -> tuple[str, str]:
    """The change that lets the shop exchange its secret for a token."""
    return SHOP, EXCHANGE.format(giver=giver, grants=grants, lifetime=lifetime)


def given(
    path: str = "", effect: str = "auth", path_of: str = ""
) -> tuple[tuple[str, str], ...]:
    """The changes that describe the operation which gives tokens."""
    operations = GIVER.format(path=path, path_of=path_of, effect=effect)
    return (("types:\n", TYPES), ("operations:\n", operations))


CASES: dict[str, Case] = {
    "exchange": (PAY, (exchange(), *given()), []),
    "giver-that-reads": (
        PAY,
        (exchange(giver="get_payout"), *given()),
        [("token-operation", "get_payout")],
    ),
    "giver-that-moves-money": (
        PAY,
        (exchange(giver="pay"), *given()),
        [("token-operation", "pay")],
    ),
    "giver-with-a-path": (
        PAY,
        (exchange(), *given("/{id}", path_of="path: {id: text}\n    ")),
        [("token-operation", "give")],
    ),
    "giver-that-needs-a-token": (
        PAY,
        (exchange(), *given(path_of="auth: shop\n    ")),
        [("token-operation", "give")],
    ),
    "grants-in-a-text": (
        PAY,
        (exchange(grants="user"), *given()),
        [("token-request", "user")],
    ),
    "grants-nowhere": (
        PAY,
        (exchange(grants="scope"), *given()),
        [("token-request", "scope")],
    ),
    "lifetime-in-a-text": (
        PAY,
        (exchange(lifetime="user"), *given()),
        [("token-request", "user")],
    ),
    "secret-that-would-be-printed": (
        PAY,
        (
            exchange(),
            (
                "types:\n",
                TYPES.replace(
                    "secret!: {type: text, sensitive: secret}", "secret!: text"
                ),
            ),
            given()[1],
        ),
        [("token-not-secret", "secret")],
    ),
    "token-that-may-be-missing": (
        PAY,
        (exchange(), ("types:\n", TYPES.replace("token!:", "token:")), given()[1]),
        [("token-answer", "token")],
    ),
    "bearer-that-is-no-secret": (
        PAY,
        ((BASIC, "{bearer: user, header: {X-Key: key}}"),),
        [("password-not-secret", "user")],
    ),
    "oauth-secret-that-is-none": (
        PAY,
        ((BASIC, "{oauth2: {token_url: /t, client: [key, user]}}"),),
        [("password-not-secret", "user")],
    ),
    "oauth-elsewhere-without-tls": (
        PAY,
        (
            (
                BASIC,
                "{oauth2: {token_url: 'http://a.example/t', client: [user, key]}}",
            ),
        ),
        [("bad-token-url", "'http://a.example/t'")],
    ),
    "oauth-and-basic": (
        PAY,
        (
            (
                BASIC,
                "{basic: [user, key], oauth2: {token_url: /t, client: [user, key]}}",
            ),
        ),
        [("auth-twice", "{token_url: /t, client: [user, key]}")],
    ),
    "header-of-the-operation": (
        PAY,
        ((BASIC, "{basic: [user, key], header: {idempotency-key: key}}"),),
        [("auth-twice", "idempotency-key")],
    ),
    "header-that-is-no-token": (
        PAY,
        ((BASIC, "{basic: [user, key], header: {'X Key': key}}"),),
        [("auth-header", "'X Key'")],
    ),
    "body-of-a-read": (
        PAY,
        ((BASIC, "{basic: [user, key], body: {api: key}}"),),
        [("auth-body", "api")],
    ),
    "body-where-the-wrapping-is": (
        PAY,
        (
            (BASIC, "{basic: [user, key], body: {payout: key}}"),
            ("    auth: shop\n    effect: read", "    effect: read"),
        ),
        [("auth-twice", "payout")],
    ),
    "credential-in-a-query": (
        PAY,
        ((BASIC, "{basic: [user, key], query: {key: keys}}"),),
        [("unknown-credential", "keys")],
    ),
}

SIGN = """\
  shop:
    sign:
      algorithm: {algorithm}
      key: {key}
      over: '{over}'
      encoding: hex
      headers: {headers}
"""
MESSAGE = """\
  shop:
    message_signature:
      algorithm: {algorithm}
      key: key
      key_id: user
      components: {components}
      label: sig-b26
"""
RFC_KEY = """\
        keys:
          user: test-key-ed25519
          key: |
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
            -----END PRIVATE KEY-----
"""
RFC_SIGNATURE = (
    "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu"
    "4A0w6vuQv5lIp5WPpBKRCw=="
)
RFC_VECTOR = """\
      vectors:
      - doc: RFC 9421, B.2.6.
        method: {method}
        path: /foo
        query: param=Value&Pet=dog
        headers:
          date: Tue, 20 Apr 2021 02:07:55 GMT
          content-type: application/json
        body: '{{"hello": "world"}}'
        at: 1618884473
        signature: {signature}
"""
RFC_COMPONENTS = (
    "[date, '@method', '@path', '@authority', content-type, content-length]"
)


def signed(
    over: str = "{method} {user} {Idempotency-Key} {body}",
    headers: str = "{X-Sign: '{user}:{signature}'}",
    algorithm: str = "hmac-sha256",
    key: str = "key",
) -> tuple[tuple[str, str], ...]:
    """The changes that let the shop sign what it sends, a read of its own left out."""
    sign = SIGN.format(over=over, headers=headers, algorithm=algorithm, key=key)
    return (
        (SHOP, sign),
        ("auth: shop\n    effect: read", "effect: read"),
    )


def message(
    components: str = "['@method', '@target-uri', content-digest]",
    algorithm: str = "ed25519",
    vector: str = "",
) -> tuple[tuple[str, str], ...]:
    """The changes that let the shop sign whole messages."""
    sign = MESSAGE.format(components=components, algorithm=algorithm) + vector
    return ((SHOP, sign),)


def rfc(method: str = "POST", signature: str = RFC_SIGNATURE) -> str:
    """The example of the RFC, with its key."""
    return RFC_VECTOR.format(method=method, signature=signature) + RFC_KEY


DATED = ("headers: {Idempotency-Key", "headers: {date: now, Idempotency-Key")
ONE_WAY = ("auth: shop\n    effect: read", "effect: read")

CASES |= {
    "signed": (PAY, signed(), []),
    "signed-header-that-is-not-there": (
        PAY,
        signed(over="{X-Other} {body}"),
        [("signed-name", "'{X-Other} {body}'")],
    ),
    "signature-over-itself": (
        PAY,
        signed(over="{signature} {body}"),
        [("signed-name", "'{signature} {body}'")],
    ),
    "body-in-a-header": (
        PAY,
        signed(headers="{X-Sign: '{signature} {body}'}"),
        [("signed-name", "'{signature} {body}'")],
    ),
    "signature-that-is-not-sent": (
        PAY,
        signed(headers="{X-Sign: '{nonce}'}"),
        [("signed-not-sent", "headers")],
    ),
    "signed-by-what-is-no-secret": (
        PAY,
        signed(key="user", over="{body} {key}"),
        [("password-not-secret", "user")],
    ),
    "message": (PAY, message(), []),
    "message-of-the-rfc": (
        PAY,
        (*message(RFC_COMPONENTS, vector=rfc()), DATED, ONE_WAY),
        [("body-not-signed", RFC_COMPONENTS)],
    ),
    "message-of-the-rfc-with-another-method": (
        PAY,
        (*message(RFC_COMPONENTS, vector=rfc("PUT")), DATED, ONE_WAY),
        [("body-not-signed", RFC_COMPONENTS), ("bad-vector", RFC_SIGNATURE)],
    ),
    "message-of-the-rfc-in-hex": (
        PAY,
        (*message(RFC_COMPONENTS, vector=rfc(signature="'c2=a70'")), DATED, ONE_WAY),
        [("body-not-signed", RFC_COMPONENTS), ("bad-vector", "'c2=a70'")],
    ),
    "message-by-another-kind-of-key": (
        PAY,
        (
            *message(RFC_COMPONENTS, "ecdsa-p256-sha256", rfc()),
            DATED,
            ONE_WAY,
        ),
        [("body-not-signed", RFC_COMPONENTS), ("bad-vector", RFC_SIGNATURE)],
    ),
    "component-that-is-not-there": (
        PAY,
        message("['@method', date, content-digest]"),
        [("signed-name", "date")],
    ),
}

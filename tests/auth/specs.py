"""One small provider, authenticating in each way of the language."""

SHOP = """\
payspec: 1
provider: {name}
title: Acme
environments: {{live: https://api.acme.example}}
credentials: {credentials}
auth:
  shop: {auth}
money: {{exponents: {{from: iso4217}}}}
types:
  Request:
    amount!: minor(currency)
    currency!: currency
    reference!: text(..40)
    ratio: number
  Payout:
    id!: text
    amount!: minor(currency)
    currency!: currency
    reference: text(..40)
  Failure:
    message!: text
{types}
errors: [Failure]
operations:
{operations}
  pay:
    POST: /payouts/{{id}}
    path: {{id: text}}
    auth: shop
    effect: moves_money
    headers: {{Idempotency-Key: idempotency_key}}
    body: Request
    answers: {{200: Payout}}
    write_safety:
      repeat: {{form: uuid, derive: reference, window: 24h, answers: replay}}
      outcomes: {{200: accepted, 401: rejected}}
      find: {{with: get_payout, by: reference, not_found: no_proof}}
      echoes: [amount, currency, "reference?"]
      identified_by: id
  get_payout:
    GET: /payouts/{{id}}
    path: {{id: text}}
    {reading}
    effect: read
    answers: {{200: Payout}}
"""

TOKEN_TYPES = """\
  TokenRequest:
    merchantCode!: text
    secret!: {type: text, sensitive: secret}
    validitySecs: integer
    operations: list(text)
  Token:
    token!: {type: text, sensitive: secret}
"""

TOKEN_OPERATION = """\
  create_token:
    POST: /auth-tokens
    effect: auth
    body: TokenRequest
    answers: {200: Token}
"""

EXCHANGE = """
    exchange:
      with: create_token
      credentials: {merchantCode: merchant, secret: key}
      grants: operations
      lifetime: {field: validitySecs, seconds: 600}
      token: token
"""

ACCOUNT = "{merchant: account, key: secret}"


def spec(
    name: str,
    credentials: str,
    auth: str,
    *,
    types: str = "",
    operations: str = "",
    reads: bool = True,
) -> str:
    """The provider of that name; without `reads` its read authenticates nobody."""
    reading = "auth: shop" if reads else "doc: For everybody."
    return SHOP.format(
        name=name,
        credentials=credentials,
        auth=auth,
        types=types,
        operations=operations,
        reading=reading,
    )


def exchanging(name: str, auth: str = EXCHANGE) -> str:
    """The provider whose tokens are given by an operation of its own."""
    return spec(name, ACCOUNT, auth, types=TOKEN_TYPES, operations=TOKEN_OPERATION)


SPECS = {
    "basic": spec("basic", ACCOUNT, "{basic: [merchant, key]}"),
    "bearer": spec("bearer", "{key: secret}", "{bearer: key}"),
    "gnap": spec("gnap", "{key: secret}", "{bearer: {token: key, word: GNAP}}"),
    "in_header": spec("in_header", "{key: secret}", "{header: {X-API-Key: key}}"),
    "in_query": spec("in_query", "{key: secret}", "{query: {'api[key]': key}}"),
    "in_body": spec("in_body", "{key: text}", "{body: {public_key: key}}", reads=False),
    "several": spec(
        "several",
        ACCOUNT,
        "{bearer: key, header: {X-Merchant: merchant}, query: {m: merchant}}",
    ),
    "exchange": exchanging("exchange"),
    "per_call": exchanging(
        "per_call",
        EXCHANGE.replace("      lifetime: {field: validitySecs, seconds: 600}\n", ""),
    ),
    "oauth_basic": spec(
        "oauth_basic",
        ACCOUNT,
        "{oauth2: {token_url: /oauth/token, client: [merchant, key], scope: 'a b'}}",
    ),
    "oauth_body": spec(
        "oauth_body",
        ACCOUNT,
        "{oauth2: {token_url: /oauth/token, client: [merchant, key], style: body}}",
    ),
}

SCOPED = "{{oauth2: {{token_url: /oauth/token, client: [merchant, key], scope: {}}}}}"
SPECS["oauth_scopes"] = spec(
    "oauth_scopes",
    ACCOUNT,
    f"{SCOPED.format('pay')}\n  reader: {SCOPED.format('read')}",
).replace("auth: shop\n    effect: read", "auth: reader\n    effect: read")

OVER = "{method}|{path}|{query}|{timestamp}|{nonce}|{body_sha256}"


def signing(name: str, algorithm: str, **more: str) -> str:
    """The provider whose requests are signed."""
    options = {
        "over": f"'{OVER}'",
        "encoding": "base64",
        "headers": "{X-Time: '{timestamp}', X-Nonce: '{nonce}', "
        "X-Sign: 'id={merchant},v1={signature}'}",
        **more,
    }
    lines = "".join(f"      {key}: {value}\n" for key, value in options.items())
    auth = f"\n    sign:\n      algorithm: {algorithm}\n      key: key\n{lines}"
    return spec(name, ACCOUNT, auth)


SIGNING = {
    "hmac_sha1": ("hmac-sha1", {"encoding": "hex"}),
    "hmac_sha256": ("hmac-sha256", {"encoding": "hex"}),
    "hmac_sha512": ("hmac-sha512", {"encoding": "base64url", "timestamp": "unix_ms"}),
    "hmac_hex": ("hmac-sha256", {"key_form": "hex"}),
    "hmac_base64": ("hmac-sha256", {"key_form": "base64", "timestamp": "rfc3339"}),
    "rsa_sha256": ("rsa-sha256", {}),
    "rsa_sha512": ("rsa-sha512", {}),
    "rsa_pss_sha256": ("rsa-pss-sha256", {}),
    "rsa_pss_sha512": ("rsa-pss-sha512", {}),
    "ecdsa_p256": ("ecdsa-p256", {}),
    "ecdsa_p256_raw": ("ecdsa-p256-raw", {}),
    "ed25519": ("ed25519", {}),
}

SPECS |= {name: signing(name, way, **more) for name, (way, more) in SIGNING.items()}
SPECS |= {
    "signed_header": spec(
        "signed_header",
        ACCOUNT,
        """
    header: {X-Merchant: merchant}
    query: {m: merchant}
    sign:
      algorithm: hmac-sha256
      key: key
      over: "{X-Merchant}\\n{Accept}\\n{target}\\n{body}"
      encoding: hex
      headers: {X-Sign: '{signature}'}
""",
    ),
    "certificate": spec(
        "certificate",
        "{merchant: text, key: text}",
        "{mutual_tls: {certificate: merchant, key: key}}",
    ),
}

RFC_ED25519 = """\
-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----
"""
"""The key `test-key-ed25519` of RFC 9421, B.1.4: known to everybody."""

MESSAGE = """
    message_signature:
      algorithm: {algorithm}
      key: key
      key_id: merchant
      components: ['@method', '@target-uri', content-digest, content-type]
      nonce: true
"""

SPECS |= {
    f"message_{name}": spec(f"message_{name}", ACCOUNT, MESSAGE.format(algorithm=way))
    for name, way in {"hmac": "hmac-sha256", "ed25519": "ed25519"}.items()
}

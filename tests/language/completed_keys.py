"""The keys that an editor completes, by the place in a spec."""

from tests.language.schema import PAY

FACT = {"source", "assumed", "conflict"}
MARKED = {f"${key}" for key in FACT}

KEYS = {
    "root": (
        (),
        {"payspec", "provider", "title", "doc", "sources", "assumptions", "conflicts"}
        | {"environments", "credentials", "auth", "money", "types", "errors", "headers"}
        | {"surfaces", "statuses", "flows", "mapping", "scenarios"}
        | {"operations", "signatures", "callbacks"},
    ),
    "signature": (
        ("signatures", "a"),
        {"basic", "digest", "hmac", "rsa", "ecdsa", "eddsa", "message"}
        | {"header", "encoding", "key", "key_form", "part", "prefix", "over"}
        | {"timestamp", "components", "label", "tolerance"}
        | {"doc", "weak", "vectors"}
        | FACT,
    ),
    "timestamp": (
        ("signatures", "a", "timestamp"),
        {"header", "part", "form", "tolerance"},
    ),
    "vector": (
        ("signatures", "a", "vectors", "-"),
        {"doc", "body", "headers", "keys", "at", "target"},
    ),
    "callback": (
        ("callbacks", "a"),
        {"doc", "body", "batched", "thin", "verify", "identity", "order"}
        | {"acknowledge", "reread", "mode"}
        | FACT,
    ),
    "verify": (("callbacks", "a", "verify"), {"all", "any"}),
    "acknowledge": (("callbacks", "a", "acknowledge"), {"status", "body"} | FACT),
    "reread": (("callbacks", "a", "reread"), {"with", "by"} | FACT),
    "mode": (("callbacks", "a", "mode"), {"field", "of", "is", "absent"} | FACT),
    "assumption": (("assumptions", "a"), {"says"}),
    "conflict": (("conflicts", "a"), {"readings", "chosen", "why"}),
    "reading": (("conflicts", "a", "readings", "-"), {"says", "source"}),
    "environment": (
        ("environments", "live"),
        {"url", "urls", "sandbox", "mode", "doc"} | FACT,
    ),
    "credential": (("credentials", "key"), {"kind", "doc"}),
    "auth": (
        ("auth", "shop"),
        {"basic", "bearer", "header", "query", "body", "exchange", "oauth2"}
        | {"mutual_tls", "sign", "message_signature"}
        | FACT,
    ),
    "bearer": (("auth", "shop", "bearer"), {"token", "word"}),
    "exchange": (
        ("auth", "shop", "exchange"),
        {"with", "credentials", "grants", "lifetime", "token"},
    ),
    "lifetime": (("auth", "shop", "exchange", "lifetime"), {"field", "seconds"}),
    "oauth2": (
        ("auth", "shop", "oauth2"),
        {"token_url", "client", "style", "scope"},
    ),
    "oauth2-client": (("auth", "shop", "oauth2", "client"), {"id", "secret"}),
    "mutual-tls": (("auth", "shop", "mutual_tls"), {"certificate", "key"}),
    "sign": (
        ("auth", "shop", "sign"),
        {"algorithm", "key", "key_form", "over", "headers", "encoding", "timestamp"}
        | {"vectors"},
    ),
    "message-signature": (
        ("auth", "shop", "message_signature"),
        {"algorithm", "key", "key_form", "key_id", "components", "label", "digest"}
        | {"expires", "nonce", "alg", "tag", "vectors"},
    ),
    "signed-vector": (
        ("auth", "shop", "sign", "vectors", "-"),
        {"doc", "method", "host", "path", "query", "headers", "body", "keys", "at"}
        | {"nonce", "signature"},
    ),
    "basic": (("auth", "shop", "basic"), {"user", "password"}),
    "money": (("money",), {"exponents"} | FACT),
    "exponents": (
        ("money", "exponents"),
        {"from", *(str(digits) for digits in range(19))},
    ),
    "type": (
        ("types", "A"),
        {"$doc", "$open", "$closed", "$enum", "$map", "$reserved", "$tag", "$of"}
        | {"$any_of", "$descriptor"}
        | MARKED,
    ),
    "enum-value": (("types", "A", "$enum", "a"), {"doc"} | FACT),
    "field": (
        ("types", "A", "a"),
        {"type", "doc", "reads", "pattern", "required_when", "sensitive", "default"}
        | {"wire", "name"}
        | FACT,
    ),
    "pattern": (("types", "A", "a", "pattern"), {"is", "when"}),
    "error": (("errors", "-"), MARKED),
    "wrapped-error": (("errors", "-", "response"), MARKED),
    "operation": (
        PAY,
        {"GET", "POST", "PUT", "PATCH", "DELETE", "path", "doc", "auth", "effect"}
        | {"surface", "unbound", "pages", "form", "multipart", "echoes"}
        | {"headers", "query", "body", "answers", "errors", "write_safety", "samples"}
        | FACT,
    ),
    "parameter": ((*PAY, "path", "id"), {"type", "doc", "sensitive", "pattern"} | FACT),
    "header": (
        (*PAY, "headers", "X-A"),
        {"binds", "value", "type", "doc", "reads", "pattern", "required_when"}
        | {"sensitive", "default", "wire", "name"}
        | FACT,
    ),
    "body": ((*PAY, "body"), MARKED),
    "answer": ((*PAY, "answers", "200"), MARKED | {"$headers"}),
    "write-safety": (
        (*PAY, "write_safety"),
        {"repeat", "outcomes", "find", "echoes", "identified_by"} | FACT,
    ),
    "repeat": (
        (*PAY, "write_safety", "repeat"),
        {"key", "form", "derive", "window", "answers"} | FACT,
    ),
    "outcome": ((*PAY, "write_safety", "outcomes", "200"), {"verdict"} | FACT),
    "find": ((*PAY, "write_safety", "find"), {"with", "by", "not_found"} | FACT),
    "echo": (
        (*PAY, "write_safety", "echoes", "-"),
        {"field", "of", "absent", "optional"} | FACT,
    ),
    "read-echo": ((*PAY, "echoes", "-"), {"field", "of", "absent", "optional"} | FACT),
    "sample": ((*PAY, "samples", "-"), {"file", "deviates"}),
}

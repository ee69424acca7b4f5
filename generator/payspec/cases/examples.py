"""Texts of the scalars that have a form. All are made up: they name nobody.

Accounts and cards are those that are published as examples and for tests.
"""

from collections.abc import Mapping

from payspec.ir import scalars as ir

GOOD: Mapping[type[ir.Scalar], tuple[str, ...]] = {
    ir.Currency: ("EUR", "USD", "GBP", "KWD"),
    ir.LowerCurrency: ("eur", "usd", "gbp", "kwd"),
    ir.Country: ("DE", "US", "GB"),
    ir.Email: ("someone@example.com", "a@b", "some+one@mail.example.com"),
    ir.Url: (
        "https://example.com/path",
        "http://example.com",
        "HTTPS://example.com/?a=b&c=%20#d",
    ),
    ir.Iban: ("DE89370400440532013000", "NO9386011117947"),
    ir.Bic: ("DEUTDEFF", "NEDSZAJJ123"),
    ir.Card: ("4111111111111111", "378282246310005"),
    ir.Base64: ("AA==", "", "AAA=", "+/+/"),
    ir.Uuid: (
        "123e4567-e89b-12d3-a456-426614174000",
        "00000000-0000-0000-0000-000000000000",
        "123E4567-E89B-12D3-A456-426614174000",
    ),
    ir.Ip: ("192.0.2.1", "2001:db8::1", "::", "::ffff:192.0.2.1"),
    ir.IntegerText: ("7", "0", "-1", "9007199254740993"),
    ir.NumberText: ("19.99", "7", "-0.5", "12345678901234567.89", "10.00"),
    ir.MajorText: ("19.99", "7", "12345678901234567.89", "10.00", "0.05"),
    ir.Date: ("2026-02-28", "2024-02-29", "0001-01-01", "9999-12-31"),
    ir.Timestamp: (
        "2026-02-28T12:34:56Z",
        "2026-02-28T12:34:56+05:30",
        "2026-02-28T12:34:56.123456-03:00",
        "2026-02-28t12:34:56z",
        "2016-12-31T23:59:60Z",
    ),
    ir.ZonelessTime: (
        "2026-02-28T12:34:56",
        "2026-02-28 12:34:56.5",
        "2016-12-31T23:59:60",
    ),
}
"""Texts that fit; the first of them is the example."""

_PLAIN_NUMBERS = {
    "exponent": "1e3",
    "plus": "+1",
    "zeros": "007",
    "separator": "1,000",
    "space": " 1",
    "word": "NaN",
    "other-digits": "\N{ARABIC-INDIC DIGIT ONE}",
    "line-break": "1\n",
    "long": "1" * 101,
}

BAD: Mapping[type[ir.Scalar], tuple[tuple[str, Mapping[str, str]], ...]] = {
    ir.Currency: (
        (
            "pattern",
            {"lower-case": "eur", "short": "EU", "symbol": "€", "line-break": "EUR\n"},
        ),
    ),
    ir.LowerCurrency: (
        (
            "pattern",
            {"capitals": "EUR", "short": "eu", "symbol": "€", "line-break": "eur\n"},
        ),
    ),
    ir.Country: (
        (
            "pattern",
            {
                "lower-case": "de",
                "alpha-3": "DEU",
                "numeric": "276",
                "line-break": "DE\n",
            },
        ),
    ),
    ir.Email: (
        (
            "pattern",
            {
                "no-at": "example.com",
                "two-ats": "a@b@example.com",
                "space": "some one@example.com",
                "line-break": "someone@example.com\n",
            },
        ),
    ),
    ir.Url: (
        (
            "pattern",
            {
                "no-scheme": "example.com",
                "other-scheme": "ftp://example.com",
                "relative": "/path",
                "space": "https://example.com/a b",
                "line-break": "https://example.com\n",
            },
        ),
    ),
    ir.Iban: (
        (
            "pattern",
            {
                "lower-case": "de89370400440532013000",
                "spaces": "DE89 3704 0044 0532 0130 00",
                "short": "DE89",
                "line-break": "DE89370400440532013000\n",
            },
        ),
        (
            "format",
            {
                "other-check-digits": "DE88370400440532013000",
                "other-length": "DE8937040044053201300",
            },
        ),
    ),
    ir.Bic: (
        (
            "pattern",
            {"short": "DEUTDEF", "lower-case": "deutdeff", "long": "DEUTDEFF5000"},
        ),
    ),
    ir.Card: (
        (
            "pattern",
            {
                "masked": "411111******1111",
                "spaces": "4111 1111 1111 1111",
                "short": "4111",
                "line-break": "4111111111111111\n",
            },
        ),
        (
            "format",
            {"other-check-digit": "4111111111111112", "zeros": "000000000000"},
        ),
    ),
    ir.Base64: (
        (
            "pattern",
            {
                "no-padding": "AA",
                "url-safe": "-_-_",
                "space": "AA ==",
                "line-break": "AA==\n",
            },
        ),
    ),
    ir.Uuid: (
        (
            "pattern",
            {
                "no-hyphens": "123e4567e89b12d3a456426614174000",
                "braces": "{123e4567-e89b-12d3-a456-426614174000}",
                "line-break": "123e4567-e89b-12d3-a456-426614174000\n",
            },
        ),
    ),
    ir.Ip: (
        ("pattern", {"name": "example.com", "length": "192.0.2.0/24"}),
        ("format", {"large": "192.0.2.256", "short": "192.0.2", "colons": ":::"}),
    ),
    ir.IntegerText: (("format", {**_PLAIN_NUMBERS, "fraction": "1.0"}),),
    ir.NumberText: (("format", {**_PLAIN_NUMBERS, "point": "1."}),),
    ir.MajorText: (("format", {**_PLAIN_NUMBERS, "point": "1."}),),
    ir.Date: (
        (
            "format",
            {
                "no-such-day": "2026-02-30",
                "no-such-month": "2026-13-01",
                "other-form": "28.02.2026",
                "with-time": "2026-02-28T00:00:00Z",
                "line-break": "2026-02-28\n",
            },
        ),
    ),
    ir.Timestamp: (
        (
            "format",
            {
                "no-such-day": "2026-02-30T12:34:56Z",
                "no-such-hour": "2026-02-28T24:00:00Z",
                "no-zone": "2026-02-28T12:34:56",
                "date": "2026-02-28",
                "seconds": "1772282096",
                "line-break": "2026-02-28T12:34:56Z\n",
            },
        ),
    ),
    ir.ZonelessTime: (
        (
            "format",
            {
                "no-such-day": "2026-02-30T12:34:56",
                "zone": "2026-02-28T12:34:56Z",
                "date": "2026-02-28",
                "line-break": "2026-02-28T12:34:56\n",
            },
        ),
    ),
}
"""Texts that break one rule, by the keyword and the name of the idea."""

BAD_SENT: Mapping[type[ir.Scalar], Mapping[str, str]] = {
    ir.MajorText: {"zero": "0.00", "negative": "-1.00"},
}
"""Texts that break the pattern of what is sent alone."""

MASKED = frozenset[type[ir.Scalar]]({ir.Iban, ir.Card})
"""What an answer may show masked: it is any text there."""

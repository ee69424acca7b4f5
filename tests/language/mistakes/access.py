"""Mistakes: environments, authentication, evidence and secrecy."""

from tests.language.specs import PAY, READ, Case

LIVE = "{live: https://api.acme.example}"
SANDBOX = "test: {url: https://a.example, sandbox: true"
READINGS = "[{says: A., source: a}, {says: B., source: b}]"
ID = "    id!: text\n"

CASES: dict[str, Case] = {
    "mode-of-another-type": (
        PAY,
        (
            (
                LIVE,
                "{live: {url: https://api.acme.example, mode: {test: 'no'}}}",
            ),
        ),
        [("bad-mode-value", "'no'")],
    ),
    "mode-of-nothing": (
        PAY,
        (
            (
                LIVE,
                "{live: {url: https://api.acme.example, mode: {tests: false}}}",
            ),
        ),
        [("unknown-mode-field", "tests")],
    ),
    "alike-but-for-the-mode": (
        PAY,
        (
            (
                LIVE,
                "\n  live: {url: https://a.example, mode: {test: false}}\n"
                f"  {SANDBOX}, mode: {{test: true}}}}",
            ),
        ),
        [],
    ),
    "alike": (
        PAY,
        (
            (
                LIVE,
                f"\n  live: https://a.example\n  {SANDBOX}}}",
            ),
        ),
        [("environments-alike", "test")],
    ),
    "alike-but-for-the-port": (
        PAY,
        (
            (
                LIVE,
                f"\n  live: https://a.example:443\n  {SANDBOX}}}",
            ),
        ),
        [("environments-alike", "test")],
    ),
    "alike-but-for-the-dot": (
        PAY,
        (
            (
                LIVE,
                f"\n  live: https://a.example.\n  {SANDBOX}}}",
            ),
        ),
        [("environments-alike", "test")],
    ),
    "alike-but-for-the-capitals-and-slash": (
        PAY,
        (
            (
                LIVE,
                f"\n  live: HTTPS://A.example:0443/\n  {SANDBOX}}}",
            ),
        ),
        [("environments-alike", "test")],
    ),
    "apart-by-the-port": (
        PAY,
        (
            (
                LIVE,
                f"\n  live: https://a.example:444\n  {SANDBOX}}}",
            ),
        ),
        [],
    ),
    "user-that-is-unknown": (
        PAY,
        (("[user, key]", "[usr, key]"),),
        [("unknown-credential", "usr")],
    ),
    "source-in-a-list": (
        READ,
        (
            ("effect: read", "source: [a, b]\n    effect: read"),
            ("title: Acme", "title: Acme\nsources: {a: A book.}"),
        ),
        [("unknown-source", "b")],
    ),
    "source-of-a-reading": (
        READ,
        (
            (
                "title: Acme",
                "title: Acme\nsources: {a: A book.}\nconflicts:\n  x:\n"
                f"    readings: {READINGS}\n    chosen: A.\n    why: B.",
            ),
            ("effect: read", "conflict: x\n    effect: read"),
        ),
        [("conflict-decided", "x"), ("unknown-source", "b")],
    ),
    "source-of-an-enum-value": (
        READ,
        (
            (
                ID,
                f"{ID}    s: S\n  S:\n    $enum:\n      a: {{source: guide}}\n",
            ),
        ),
        [("unknown-source", "guide")],
    ),
    "card-in-a-default": (
        READ,
        ((ID, "    id!: {type: text, default: '4929123456789012'}\n"),),
        [],
    ),
    "card-in-a-pattern": (
        READ,
        ((ID, "    id!: {type: text, pattern: '4532015112830366'}\n"),),
        [("card-number", "4532015112830366")],
    ),
    "card-with-spaces": (
        READ,
        (("title: Acme", "title: Pay 4532 0151 1283 0366"),),
        [("card-number", "4532 0151 1283 0366")],
    ),
    "card-for-tests": (READ, (("title: Acme", "title: Pay 4242 4242 4242 4242"),), []),
    "card-as-a-key": (
        READ,
        ((ID, f"{ID}    '4532015112830366': text\n"),),
        [("card-number", "4532015112830366")],
    ),
    "card-as-a-number": (
        READ,
        ((ID, "    id!: {type: integer, default: 4532015112830366}\n"),),
        [("card-number", "4532015112830366")],
    ),
    "uuid": (
        READ,
        (("title: Acme", "title: 0a1b2c3d-4532-4015-8128-303664532015"),),
        [],
    ),
}

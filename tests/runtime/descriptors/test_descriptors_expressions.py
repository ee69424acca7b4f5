"""How providers write regular expressions down, and what becomes of each way."""

from __future__ import annotations

import pytest

from tests.runtime.descriptors.examples import verdict

READ = [
    # raw, accepted, refused
    pytest.param(r"^\d{1,15}$", ["123"], ["", "12a", "1" * 16], id="bare"),
    pytest.param(r"/^\d{1,15}$/", ["123"], ["12a"], id="delimited"),
    pytest.param(r"#^\d{1,15}$#", ["123"], ["12a"], id="another-delimiter"),
    pytest.param(r"~^[a-z/]+$~i", ["a/B"], ["1"], id="a-third-delimiter"),
    pytest.param(r"/^[0-9\.\-\/]{1,18}$/", ["1/2.3-4"], ["1\\2"], id="slash-inside"),
    pytest.param(r"  /^\d+$/ ", ["1"], ["a"], id="spaces-around"),
    pytest.param(r'"/^(\+380)[0-9]{9}$/"', ["+380123456789"], ["380"], id="quoted"),
    pytest.param(
        r'"/^(\\+380)[0-9]{9}$/"', ["+380123456789"], ["380123456789"], id="json-quoted"
    ),
    pytest.param(
        r'"\/^(\+380)[0-9]{9}$\/"', ["+380123456789"], ["380"], id="escaped-delimiters"
    ),
    pytest.param(
        r'"\/^(\\+380)[0-9]\/[0-9]$\/"', ["+3801/2"], ["3801/2"], id="json-in-json"
    ),
    pytest.param(r"'^\d+$'", ["1"], ["'1'", "a"], id="single-quotes"),
    pytest.param(r'"/^\bfoo\b$/"', ["foo"], ["\x08foo\x08"], id="boundary-in-quotes"),
    pytest.param(r'"[a-z]+"', ['"ab"'], ["ab"], id="quotes-of-the-expression"),
    pytest.param("", ["", "anything"], [], id="empty"),
    pytest.param(None, ["", "anything"], [], id="null"),
    pytest.param("//", ["", "anything"], [], id="nothing-between-delimiters"),
    # Doubled backslashes: Corefy prints its account number and its names like this.
    pytest.param(r"^\\d{1,15}$", ["123"], ["abc", "1" * 16], id="doubled-account"),
    pytest.param(r"^\\\\d{1,15}$", ["123"], ["abc"], id="doubled-twice"),
    pytest.param(
        r"^[A-Z\\-\\sa-z]{2,64}$",
        ["in process", "in-process"],
        ["process_failed", "1", "a"],
        id="doubled-in-a-class",
    ),
    # The other side: expressions that speak of a backslash keep doing so.
    pytest.param(
        r"^[A-Z]+\\[a-z]+$", ["DOMAIN\\user"], ["DOMAIN/user"], id="a-real-backslash"
    ),
    pytest.param(r"^[^\\]+$", ["a-b"], ["a\\b"], id="no-backslash-in-a-class"),
    pytest.param(r"^\w+\\\w+$", ["a\\b"], ["ab", "aw+"], id="single-ones-elsewhere"),
    pytest.param(r"^\d\\d$", ["1\\d"], ["12"], id="one-single-one-is-enough"),
    # Anchors and line breaks.
    pytest.param(r"\d{3}", ["123"], ["1234", "a123"], id="whole-without-anchors"),
    pytest.param("^a|b$", ["a", "b"], ["ab", "ax", "xb"], id="whole-of-alternatives"),
    pytest.param(r"^\d+$", ["1"], ["1\n", "1\r\n", "\n1"], id="no-line-break-at-end"),
    pytest.param(r"/^\d+$/m", ["1"], ["1\n", "1\n2"], id="multi-line"),
    pytest.param(r"/^\d+\n^\d+$/m", ["1\n2"], ["12", "1\n2\n"], id="multi-line-inside"),
    pytest.param(r"/^\d+$\n\d+$/m", ["1\n2"], ["12"], id="multi-line-end-inside"),
    pytest.param(r"\A\d+\Z", ["1"], ["1\n"], id="other-anchors"),
    pytest.param("^.{1,3}$", ["abc", "Жук"], ["a\nb"], id="dot"),
    pytest.param("/^.{1,3}$/s", ["a\nb"], ["abcd"], id="dot-all"),
    pytest.param("/^[a-z]{2,6}$$/", ["com"], ["c"], id="two-dollars"),
    # ASCII without `u`, Unicode with it.
    pytest.param(r"/^\d+$/", ["12"], ["١٢"], id="digits-of-ascii"),
    pytest.param(r"/^\d+$/u", ["12", "١٢"], ["a"], id="digits-of-unicode"),
    pytest.param(r"/^\w+$/", ["a_1"], ["Ж", "a-"], id="word-of-ascii"),
    pytest.param(r"/^\w+$/u", ["a_1", "Ж²"], ["a-"], id="word-of-unicode"),
    pytest.param(r"/^a\sb$/", ["a b", "a\tb"], ["a\xa0b"], id="space-of-ascii"),
    pytest.param(r"/^a\sb$/u", ["a b", "a\xa0b"], ["ab"], id="space-of-unicode"),
    pytest.param(r"/^\D\W\S$/", ["a-b", "\u0661Жb"], ["1-b", "aab"], id="opposites"),
    pytest.param(r"/^[\s\p{L}\p{N}\p{P}]{2,100}$/u", ["Ян-1"], ["a+"], id="properties"),
    pytest.param(r"/^[\s\p{L}]{1,9}$/", ["Ян"], ["1"], id="property-without-u"),
    pytest.param(r"/^\pL\PL\p{^L}$/u", ["a12"], ["1aa"], id="short-property"),
    pytest.param(r"/^\p{L&}\p{Cyrillic}\p{Xan}$/u", ["aЖ1"], ["1Ж1"], id="names"),
    pytest.param(r"/^[Ж-Яж-я\-]{2,9}$/", ["Жучок-Я"], ["Anna"], id="letters-without-u"),
    pytest.param("/^k$/i", ["k", "K"], ["\u212a"], id="case-of-ascii"),
    pytest.param("/^k$/iu", ["K", "\u212a"], ["l"], id="case-of-unicode"),
    pytest.param("/^[ж-я]+$/iu", ["ЖУК"], ["z"], id="case-of-other-letters"),
    pytest.param("/^[^k-m]$/i", ["a"], ["K", "l"], id="case-of-an-opposite"),
    # Classes, where engines differ in silence.
    pytest.param("^[a[b]+$", ["a[b"], ["c"], id="bracket-in-a-class"),
    pytest.param("^[a&&b]+$", ["a&b"], ["c"], id="ampersands-in-a-class"),
    pytest.param("^[a~~b]+[+--]$", ["a~b,"], ["c,", "a."], id="other-set-signs"),
    pytest.param("^[]a]+$", ["a]"], ["["], id="closing-bracket-first"),
    pytest.param("^[^]a]+$", ["b"], ["]", "a"], id="closing-bracket-excluded"),
    pytest.param(r"^[\w-.]+$", ["a-.b"], ["/"], id="hyphen-after-a-set"),
    pytest.param(r"^[a-\d]+$", ["a-1"], ["b"], id="hyphen-before-a-set"),
    pytest.param("^[-a-]+$", ["-a-"], ["b"], id="hyphens-at-the-ends"),
    pytest.param("^[A-z]+$", ["a_Z"], ["1"], id="range-over-signs"),
    pytest.param(r"^[^\D5]+$", ["4"], ["5", "a"], id="opposite-in-an-opposite"),
    pytest.param(r"^[\b]$", ["\x08"], ["b"], id="backspace-in-a-class"),
    pytest.param(
        "/^[[:alpha:]][[:^digit:]_]$/", ["a-", "b_"], ["1-", "Ж-", "a1"], id="posix"
    ),
    pytest.param("/^[[:alpha:]]+$/u", ["Жa"], ["1"], id="posix-of-unicode"),
    pytest.param(r"^a\hb\vc$", ["a b\nc", "a\tb\x0bc"], ["a\nb\nc"], id="own-spaces"),
    pytest.param(r"^a\Rb\N$", ["a\r\nbc", "a\nbc"], ["a b", "ab\n"], id="line-break"),
    # Escapes.
    pytest.param(r"^\x41\x{416}\u0416\o{101}\0$", ["AЖЖA\x00"], ["A"], id="points"),
    pytest.param(r"^\t\e\cA\_\-\/$", ["\t\x1b\x01_-/"], ["t"], id="control"),
    pytest.param(r"^\Qa.b\E+$", ["a.b", "a.bb"], ["axb", "a.ba.b"], id="quoted-part"),
    pytest.param(r"^\Qa.b", ["a.b"], ["axb"], id="quoted-to-the-end"),
    # Groups and repetition.
    pytest.param("(?<n>a)(?P<m>b)(?'o'c)(?:d)", ["abcd"], ["abc"], id="named-groups"),
    pytest.param("(?<n>a)|(?<n>b)", ["a", "b"], ["ab"], id="one-name-twice"),
    pytest.param("(?|a|b)(?#note)c", ["ac", "bc"], ["abc"], id="reset-and-comment"),
    pytest.param("^(?i)a(?-i)b$", ["ab", "Ab"], ["AB"], id="flags-inside"),
    pytest.param("^(?:(?i)a|b)c$", ["Ac", "Bc"], ["aC"], id="flags-to-end-of-group"),
    pytest.param("^(?i:a)b$", ["Ab"], ["AB"], id="flags-of-a-group"),
    pytest.param("^(?i)a(?^)b$", ["Ab"], ["AB"], id="flags-reset"),
    pytest.param("a{x}b{}c{", ["a{x}b{}c{"], ["abc"], id="braces-that-count-nothing"),
    pytest.param("^a{2}b{1,}c{0,1}$", ["aab", "aabbc"], ["ab", "aabcc"], id="counts"),
    pytest.param("^a{2,3}?b+?c*?d??$", ["aab", "aaabcd"], ["ab"], id="lazy"),
    pytest.param("^]}$", ["]}"], ["]"], id="closing-signs-alone"),
    pytest.param("^^*a$?$", ["a"], ["^a"], id="repeated-anchors"),
    pytest.param("/^ a # note )\n [ b] {2} $/x", ["ab "], ["abc"], id="extended"),
    pytest.param("/^ a (b) # ended by nothing/x", ["ab"], ["a b"], id="comment-at-end"),
    pytest.param("/^a$/ADSU", ["a"], ["ab"], id="flags-without-effect"),
    # As long as a real catalogue has them.
    pytest.param(
        "/^[A-Z]{2}[A-Z0-9]{13,32}$|^[0-9]{3,15}$/",
        ["AB1234567890123", "123"],
        ["12"],
        id="two-anchored-forms",
    ),
    pytest.param(
        r'/^(([^<>()\[\]\\.,;:\s@"]+(\.[^<>()\[\]\\.,;:\s@"]+)*)|(".+"))@'
        r"((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}])|"
        r"(([a-zA-Z\-0-9]+\.)+[a-zA-Z]{2,}))$/",
        ["a.b@c.de", '"x y"@[1.2.3.4]'],
        ["a@b", "a b@c.de"],
        id="e-mail",
    ),
    pytest.param(
        r"/^(?i)SP[a-zA-Z\d]{13}$|^380[0-9]{9}$/",
        ["sp1234567890abc", "380123456789"],
        ["xx1234567890abc"],
        id="flag-after-an-anchor",
    ),
    pytest.param(
        r"/^[\w|\.| |\-|\+|@|\#]{1,128}$/", ["a|b @#"], ["a/b"], id="bars-in-a-class"
    ),
]


@pytest.mark.parametrize(("raw", "accepted", "refused"), READ)
def test_an_expression_is_read_as_it_was_meant(
    raw: object, accepted: list[str], refused: list[str]
) -> None:
    assert {value: verdict(raw, value) for value in accepted + refused} == {
        **dict.fromkeys(accepted, "accepted"),
        **dict.fromkeys(refused, "refused"),
    }


NOT_RUN = [
    pytest.param(r"/^(?=.{7,15}$)[\d +]+$/", "looks around", id="look-ahead"),
    pytest.param("a(?!b)", "looks around", id="negative-look-ahead"),
    pytest.param("(?<=a)b", "looks around", id="look-behind"),
    pytest.param("(?<!a)b", "looks around", id="negative-look-behind"),
    pytest.param(r"(a)\1", "matched before", id="back-reference"),
    pytest.param(r"^(.)\\1$", "matched before", id="doubled-back-reference"),
    pytest.param(r"(?<n>a)\k<n>", "matched before", id="named-back-reference"),
    pytest.param(r"a\101", "matched before", id="octal-or-reference"),
    pytest.param("(?<n>a)(?P=n)", "group of its own", id="python-reference"),
    pytest.param("(a)(?1)", "group of its own", id="recursion"),
    pytest.param("(?(1)a|b)", "group of its own", id="condition"),
    pytest.param("(?>a)", "atomic", id="atomic"),
    pytest.param("a++", "possessive", id="possessive"),
    pytest.param("/ a{2} + /x", "repeats nothing", id="extended-possessive"),
    pytest.param("a{2}{3}", "repeats a repetition", id="twice"),
    pytest.param("(*UTF8)a", "verb", id="verb"),
    pytest.param("a{,3}", "release of PCRE", id="up-to"),
    pytest.param("/[[:graph:]]/u", "release of PCRE", id="posix-of-a-release"),
    pytest.param("/a/k", "flag", id="unknown-flag"),
    pytest.param("(?u)a", "flag", id="unknown-flag-inside"),
    pytest.param("(?xx)a", "spaces in a class", id="doubly-extended"),
    pytest.param("/[ж-я]/i", "outside ASCII", id="case-without-u"),
    pytest.param(r"/[\x80-\xff]/", "bytes", id="bytes"),
    pytest.param(r"\p{Greek and Latin}", "property", id="no-property"),
    pytest.param(r"\p{Nonsense}", "engine refuses", id="unknown-property"),
    pytest.param(r"/^\w*a\w{240}$/u", "engine refuses", id="over-the-engine"),
    pytest.param("a{1000}b{1001}", "too large", id="large"),
    pytest.param("a{1000,}b{1000,}", "too large", id="large-without-end"),
    pytest.param(r"/^\w{255}$/u", "too large", id="large-sets"),
    pytest.param("(((a{50}){50}){50}){50}", "too large", id="large-by-nesting"),
    pytest.param("(" * 60 + ")" * 60, "too deep", id="deep"),
    pytest.param("(" * 1_000, "too deep", id="deep-and-open"),
    pytest.param("a" * 1_001, "more than 1000 characters", id="long"),
    pytest.param("(a", "close a group", id="open-group"),
    pytest.param("a)|(b", "not opened", id="group-closed-first"),
    pytest.param("[a", "ends too early", id="open-class"),
    pytest.param("a\\", "ends too early", id="backslash-at-the-end"),
    pytest.param("[z-a]", "backwards", id="backward-range"),
    pytest.param("[[:nope:]]", "no known name", id="posix-nonsense"),
    pytest.param("[[.a.]]", "collating", id="collating"),
    pytest.param(r"[a\Qb]", "escape in a class", id="quoted-in-a-class"),
    pytest.param("*a", "repeats nothing", id="nothing-repeated"),
    pytest.param("(|{2})", "repeats nothing", id="nothing-counted"),
    pytest.param("a{3,2}", "counts wrongly", id="backward-count"),
    pytest.param("a{99999}", "counts wrongly", id="count-over-pcre"),
    pytest.param(r"\y", "means nothing", id="unknown-escape"),
    pytest.param(r"\x{110000}", "no character", id="beyond-unicode"),
    pytest.param(r"\x{d800}", "no character", id="surrogate"),
    pytest.param(r"\x{+1}", "no number", id="no-number"),
    pytest.param("(?~a)", "no known kind", id="unknown-group"),
    pytest.param(7, "no text", id="no-text"),
]


@pytest.mark.parametrize(("raw", "why"), NOT_RUN)
@pytest.mark.parametrize("value", ["", "a", "\n"])
def test_what_cannot_be_run_is_said_and_refuses_nothing(
    raw: object, why: str, value: str
) -> None:
    assert why in verdict(raw, value)


def test_a_reading_that_pcre_refuses_is_not_the_one_that_was_meant() -> None:
    assert verdict(r"^[^\\]+$", "a\\b") == "refused"
    assert verdict(r"^[^\\]+$", "ab") == "accepted"

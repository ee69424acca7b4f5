"""`$allow`: what it hides, what it cannot, and what it says of itself."""

import re

import pytest

from payspec.diagnostics import Collector, Diagnostic, Severity
from payspec.ir.provider import Provider
from payspec.language.document.deployment import read_deployment
from payspec.language.read import read_provider
from payspec.language.suppression.take import MOST_ALLOWANCES
from tests.language.specs import PAY, READ, changed, pointed_at

WHY = "Agreed with the owner."
REFUND = "  Refund: {id!: text}\n"
FIND = "      find: {with: get_payout, by: reference, not_found: no_proof}\n"
COUNTRY = "    country: country\n"
MASKED = "{type: currency, sensitive: pii}"


def before(section: str, text: str) -> tuple[str, str]:
    """The change that puts a text before a section."""
    return f"\n{section}:", f"\n{text}{section}:"


# The spec, the change that makes a finding and allows it, and the rule of both.
PLACES = {
    "in-a-type": (
        READ,
        before(
            "operations",
            f"  Refund:\n    $allow: {{unused-type: {WHY}}}\n    id!: text\n",
        ),
        "unused-type",
    ),
    "around-the-types": (
        READ,
        before("operations", f"{REFUND}  $allow: {{unused-type: {WHY}}}\n"),
        "unused-type",
    ),
    "for-one-of-the-types": (
        READ,
        before("operations", f"{REFUND}  $allow: {{unused-type: {{Refund: {WHY}}}}}\n"),
        "unused-type",
    ),
    "at-the-root": (
        READ,
        before("operations", f"{REFUND}$allow: {{unused-type: {WHY}}}\n"),
        "unused-type",
    ),
    "over-lines": (
        READ,
        before(
            "operations",
            f"{REFUND}  $allow:\n    unused-type: >\n      Agreed with\n"
            "      the owner.\n",
        ),
        "unused-type",
    ),
    "in-a-field": (
        PAY,
        (
            COUNTRY,
            "    fee: minor(unit)\n    unit!: {type: currency, sensitive: pii, "
            f"$allow: {{sensitive-amount: {WHY}}}}}\n",
        ),
        "sensitive-amount",
    ),
    "for-a-field": (
        PAY,
        (
            COUNTRY,
            f"    fee: minor(unit)\n    unit!: {MASKED}\n"
            f"    $allow: {{sensitive-amount: {{unit: {WHY}}}}}\n",
        ),
        "sensitive-amount",
    ),
    "for-a-field-with-its-mark": (
        PAY,
        (
            COUNTRY,
            f"    fee: minor(unit)\n    unit!: {MASKED}\n"
            f"    $allow: {{sensitive-amount: {{unit!: {WHY}}}}}\n",
        ),
        "sensitive-amount",
    ),
    "for-a-field-without-its-mark": (
        PAY,
        (
            COUNTRY,
            f"    fee: minor(unit)\n    unit!: {MASKED}\n"
            f"    $allow: {{sensitive-amount: {{unit: {WHY}}}}}\n",
        ),
        "sensitive-amount",
    ),
    "in-a-part-of-an-operation": (
        PAY,
        (FIND, f"      $allow: {{no-find: {WHY}}}\n"),
        "no-find",
    ),
    "around-operations": (
        changed(PAY, (FIND, "")),
        ("\noperations:", f"\noperations:\n  $allow: {{no-find: {WHY}}}"),
        "no-find",
    ),
    "of-an-assumption-of-a-field": (
        READ,
        (
            "types:\n  Payout:\n    id!: text",
            f"assumptions: {{short: It is short., $allow: {{assumed: {WHY}}}}}\n"
            "types:\n  Payout:\n    id!: {type: text, assumed: short}",
        ),
        "assumed",
    ),
}


def judged(spec: str) -> tuple[Provider | None, Collector]:
    report = Collector()
    found = read_provider("spec.yaml", spec.encode(), lambda _: None, report)
    return found, report


def standing(spec: str) -> list[tuple[str, str]]:
    """What stands: each rule, and the word that it points at."""
    found = judged(spec)[1].diagnostics
    return [(each.rule.id, pointed_at(spec, each)) for each in found]


@pytest.mark.parametrize(("spec", "change", "rule"), PLACES.values(), ids=PLACES)
def test_a_finding_may_stand(spec: str, change: tuple[str, str], rule: str) -> None:
    """The reason is kept with it, and it counts for nothing."""
    text = changed(spec, change)
    provider, report = judged(text)
    assert report.diagnostics == () and report.worst is None
    (found,) = report.everything
    assert found.rule.id == rule and found.suppressed is not None
    assert found.suppressed.reason == WHY
    said = Diagnostic(found.rule, found.suppressed.span, "")
    assert pointed_at(text, said) in (rule, "Refund", "unit", "unit!")
    # Allowed is nothing but this.
    other = re.sub(rf"(\$allow:\s+{{?){rule}:", r"\1unused-signature:", text)
    assert {name for name, _ in standing(other)} == {rule, "needless-allow"}
    assert provider is not None


TWO = before("operations", "  Refund: {id!: text}\n  Fee: {id!: text}\n")

# What stands although something is allowed, and what is said of that.
LEFT = {
    "of-another-place": (
        changed(
            READ,
            before("operations", REFUND),
            ("  Payout:\n", f"  Payout:\n    $allow: {{unused-type: {WHY}}}\n"),
        ),
        [("needless-allow", "unused-type"), ("unused-type", "Refund")],
    ),
    "of-another-member": (
        changed(
            READ,
            TWO,
            ("\ntypes:", f"\ntypes:\n  $allow: {{unused-type: {{Fee: {WHY}}}}}"),
        ),
        [("unused-type", "Refund")],
    ),
    "of-another-rule": (
        changed(
            READ, before("operations", f"{REFUND}  $allow: {{unused-auth: {WHY}}}\n")
        ),
        [("unused-type", "Refund"), ("needless-allow", "unused-auth")],
    ),
    "of-nothing": (
        changed(READ, before("operations", f"$allow: {{no-find: {WHY}}}\n")),
        [("needless-allow", "no-find")],
    ),
    "twice": (
        changed(
            READ,
            before(
                "operations",
                f"  Refund:\n    $allow: {{unused-type: {WHY}}}\n    id!: text\n"
                f"  $allow: {{unused-type: {WHY}}}\n",
            ),
        ),
        [("needless-allow", "unused-type")],
    ),
    "itself": (
        changed(READ, before("operations", f"$allow: {{needless-allow: {WHY}}}\n")),
        [("always-shown", "needless-allow")],
    ),
    "of-an-error": (
        changed(
            READ,
            ("{200: Payout}", "{200: Payuot}"),
            before("operations", f"$allow: {{unknown-type: {WHY}}}\n"),
        ),
        [("always-shown", "unknown-type"), ("unknown-type", "Payuot")],
    ),
    "of-what-a-live-client-rests-on": (
        changed(
            READ,
            (
                "environments: {live: https://api.acme.example}",
                f"assumptions: {{a: It is so., $allow: {{assumed: {WHY}}}}}\n"
                "environments: {live: {url: 'https://api.acme.example', assumed: a}}",
            ),
        ),
        [("assumed", "a"), ("always-shown", "assumed")],
    ),
    "not-a-mapping": (
        changed(READ, before("operations", "$allow: unused-type\n")),
        [("bad-allow", "$allow")],
    ),
    "empty": (
        changed(READ, before("operations", "$allow: {}\n")),
        [("bad-allow", "$allow")],
    ),
    "left-out": (
        changed(READ, before("operations", f"{REFUND}  $allow: {{unused-type: }}\n")),
        [("bad-allow", "unused-type")],
    ),
    "blank": (
        changed(
            READ, before("operations", f"{REFUND}  $allow: {{unused-type: ' '}}\n")
        ),
        [("bad-allow", "unused-type")],
    ),
    "true": (
        changed(
            READ, before("operations", f"{REFUND}  $allow: {{unused-type: true}}\n")
        ),
        [("bad-allow", "unused-type")],
    ),
    "of-no-member": (
        changed(
            READ,
            before(
                "operations", f"{REFUND}  $allow: {{unused-type: {{Refnud: {WHY}}}}}\n"
            ),
        ),
        [("bad-allow", "Refnud")],
    ),
    "of-no-rule": (
        changed(
            READ, before("operations", f"{REFUND}  $allow: {{unsued-type: {WHY}}}\n")
        ),
        [("unknown-rule", "unsued-type")],
    ),
    "with-a-card-number": (
        changed(
            READ,
            before(
                "operations", f"{REFUND}  $allow: {{unused-type: 4532015112830366}}\n"
            ),
        ),
        [("bad-allow", "unused-type"), ("card-number", "4532015112830366")],
    ),
}


@pytest.mark.parametrize(("spec", "expected"), LEFT.values(), ids=LEFT)
def test_what_stands(spec: str, expected: list[tuple[str, str]]) -> None:
    assert standing(spec) == expected


def test_with_an_error_nobody_knows_what_is_needless() -> None:
    """What an error hides may be what was allowed."""
    spec = changed(
        READ,
        before("operations", f"$allow: {{no-find: {WHY}}}\n"),
        ("effect: read", "effect: raed"),
    )
    assert standing(spec) == [("wrong-value", "raed")]


def test_the_nearest_reason_counts() -> None:
    spec = changed(
        READ,
        before(
            "operations",
            "  Refund:\n    $allow: {unused-type: The inner.}\n    id!: text\n"
            "  Fee: {id!: text}\n  $allow: {unused-type: The outer.}\n",
        ),
    )
    reasons = [each.suppressed for each in judged(spec)[1].everything]
    assert [each and each.reason for each in reasons] == ["The inner.", "The outer."]


def test_a_reason_shows_no_card_number() -> None:
    reason = "Seen with 4532015112830366."
    spec = changed(
        READ, before("operations", f"{REFUND}  $allow: {{unused-type: {reason}}}\n")
    )
    _, report = judged(spec)
    assert [each.rule.id for each in report.diagnostics] == ["card-number"]
    assert "4532015112830366" not in repr(report.everything)


PLATFORM = """\
payspec: 1
deployment: shop
of: acme
title: The shop
sources: {guide: https://shop.example, $allow: {unused-evidence: Kept for later.}}
environments: {live: https://shop.example}
"""


def test_a_deployment_allows_what_is_found_in_it() -> None:
    report = Collector()
    deployment = read_deployment("shop.yaml", PLATFORM.encode(), report)
    assert deployment is not None and report.diagnostics == ()
    data = changed(READ, ("environments: {live: https://api.acme.example}\n", ""))
    provider = read_provider(
        "spec.yaml", data.encode(), lambda _: None, report, (deployment,)
    )
    assert provider is not None and not report.has(Severity.NOTE)
    (found,) = report.everything
    assert (found.span.file, found.rule.id) == ("shop.yaml", "unused-evidence")
    assert found.suppressed is not None
    assert found.suppressed.reason == "Kept for later."


def test_a_spec_that_allows_without_end_is_told_so() -> None:
    """And is judged in a moment, however much it allows."""
    many = "".join(
        f"  Type{number}:\n    $allow: {{unused-type: {WHY}}}\n    id!: text\n"
        for number in range(MOST_ALLOWANCES + 1)
    )
    spec = changed(READ, before("operations", many))
    _, report = judged(spec)
    rules = [each.rule.id for each in report.diagnostics]
    assert rules == ["unused-type", "bad-allow"]

"""`$allow`: what it hides, what it cannot, and what it says of itself."""

import pytest

from payspec.diagnostics import Collector, Severity
from payspec.language.document.deployment import read_deployment
from payspec.language.read import read_provider
from tests.language.specs import PAY, READ, changed, pointed_at

WHY = "Agreed with the owner."
UNUSED = ("operations:", "  Refund:\n    id!: text\noperations:")
FIELD = "reference!: {type: text(..40), sensitive: pii"
SENSITIVE = changed(PAY, ("reference!: text(..40)", f"{FIELD}}}"))

# The spec, what is changed in it, and the word in it that the finding points at.
PLACES = {
    "type": (
        READ,
        ("operations:", f"  Refund:\n    $allow: {{unused-type: {WHY}}}\n    id!: text\nops"),
        "unused-type",
    ),
}

PLACES = {
    "in-a-type": (
        READ,
        "operations:",
        f"  Refund:\n    $allow: {{unused-type: {WHY}}}\n    id!: text\noperations:",
        "unused-type",
    ),
    "around-types": (
        READ,
        "operations:",
        f"  Refund: {{id!: text}}\n  $allow: {{unused-type: {WHY}}}\noperations:",
        "unused-type",
    ),
    "for-one-of-the-types": (
        READ,
        "operations:",
        "  Refund: {id!: text}\n"
        f"  $allow: {{unused-type: {{Refund: {WHY}}}}}\noperations:",
        "unused-type",
    ),
    "at-the-root": (
        READ,
        "operations:",
        f"  Refund: {{id!: text}}\n$allow: {{unused-type: {WHY}}}\noperations:",
        "unused-type",
    ),
    "folded": (
        READ,
        "operations:",
        "  Refund:\n    id!: text\n    $allow:\n      unused-type: >\n"
        "        Agreed with\n        the owner.\noperations:",
        "unused-type",
    ),
    "in-a-field": (
        PAY,
        "reference!: text(..40)",
        "reference!: {type: text(..40), sensitive: pii, "
        f"$allow: {{sensitive-reference: {WHY}}}}}",
        "sensitive-reference",
    ),
    "for-a-field-in-shorthand": (
        PAY,
        "    country: country\n",
        "    country: country\n    $allow: {sensitive-amount: {total: Agreed with the "
        "owner.}}\n    total: {type: minor(currency), sensitive: pii}\n",
        "sensitive-amount",
    ),
    "for-a-field-with-its-mark": (
        PAY,
        "    country: country\n",
        "    country: country\n    $allow: {sensitive-amount: {total!: Agreed with the "
        "owner.}}\n    total!: {type: minor(currency), sensitive: pii}\n",
        "sensitive-amount",
    ),
    "in-an-operation": (
        PAY,
        "      find: {with: get_payout, by: reference, not_found: no_proof}\n",
        f"      $allow: {{no-find: {WHY}}}\n",
        "no-find",
    ),
    "around-operations": (
        PAY,
        "      find: {with: get_payout, by: reference, not_found: no_proof}\n",
        f"  $allow: {{no-find: {WHY}}}\n",
        "no-find",
    ),
}

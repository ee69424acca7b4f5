"""Findings held against what a spec allows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from payspec.diagnostics import (
    Collector,
    Diagnostic,
    Rule,
    Severity,
    Span,
    Suppression,
    nearest,
)

from .allowance import Allowance
from .rules import ALWAYS_SHOWN, NEEDLESS_ALLOW, UNKNOWN_RULE


def allowable(rules: Iterable[Rule]) -> dict[str, Rule]:
    """Those of the rules that may be allowed, by id: neither errors nor `$allow`'s."""
    return {
        rule.id: rule
        for rule in rules
        if rule.severity is not Severity.ERROR and rule != NEEDLESS_ALLOW
    }


def apply(
    allowances: Iterable[Allowance],
    findings: Collector,
    rules: Mapping[str, Rule],
    barred: Collection[Span],
) -> Collector:
    """The findings, those suppressed that are allowed; and what is wrong with that.

    `rules` are all that there are; findings at one of the spans `barred` are always
    shown. A finding is allowed by the nearest allowance around it.
    """
    judged = Collector()
    judged.full = findings.full
    allowed = allowable(rules.values())
    meant = (_meant(each, allowed, rules, judged) for each in allowances)
    sound = [each for each in meant if each is not None]
    used: set[Allowance] = set()
    for found in findings.everything:
        allowance = _nearest(found, sound)
        if allowance is None:
            judged.add(found)
            continue
        used.add(allowance)
        if found.span in barred:
            judged.add(found)
            _report_barred(allowance, judged)
        else:
            reason = Suppression(allowance.reason, allowance.span)
            judged.add(replace(found, suppressed=reason))
    # With an error, not everything that there is to find has been looked for.
    if not judged.has(Severity.ERROR) and not judged.full:
        for each in sound:
            if each not in used:
                _report_needless(each, judged)
    return judged


def _meant(
    allowance: Allowance,
    allowed: Mapping[str, Rule],
    rules: Mapping[str, Rule],
    report: Collector,
) -> Allowance | None:
    """The allowance, of the rule that it probably means; `None` if it is of none.

    What a misspelt one is about would only be a second finding for the same mistake.
    """
    named = allowance.rule
    if named in allowed:
        return allowance
    if named in rules:
        report.report(
            ALWAYS_SHOWN,
            allowance.span,
            f"'{named}' cannot be allowed",
            hint="mend what it finds, and remove this",
        )
        return None
    near = nearest(named, allowed)
    report.report(
        UNKNOWN_RULE,
        allowance.span,
        f"there is no rule '{named}' that can be allowed",
        hint=(
            f"did you mean '{near}'?"
            if near
            else "write the word in the brackets of the finding"
        ),
    )
    return None if near is None else replace(allowance, rule=near)


def _nearest(found: Diagnostic, allowances: Iterable[Allowance]) -> Allowance | None:
    covering = (
        each
        for each in allowances
        if each.rule == found.rule.id and each.covers(found.span)
    )
    # Of places that hold the same span, each lies within those that start before it.
    return max(covering, key=lambda each: max(each.places), default=None)


def _report_barred(allowance: Allowance, report: Collector) -> None:
    report.report(
        ALWAYS_SHOWN,
        allowance.span,
        f"'{allowance.rule}' cannot be allowed of what a live client rests on",
        hint="remove this: whoever uses the client has to know and accept it",
    )


def _report_needless(allowance: Allowance, report: Collector) -> None:
    report.report(
        NEEDLESS_ALLOW,
        allowance.span,
        f"'{allowance.rule}' finds nothing here",
        hint="remove this",
    )

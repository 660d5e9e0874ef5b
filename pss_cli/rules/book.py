"""Every rule, in the order of the life of a partner."""

from __future__ import annotations

from datetime import date

from pss_cli.errors import NotFound, Usage
from pss_cli.i18n import _
from pss_cli.rules import (
    claim,
    claim_amounts,
    claim_decide,
    claim_owed,
    claim_pay,
    claim_queues,
    claim_vouchers,
    claim_year,
    enroll,
    enroll_entry,
    enroll_profile,
    enroll_upkeep,
    followup,
    interview,
    match,
    match_confirm,
    match_meetings,
    match_steps,
    recontact,
    refer,
    refer_youth,
    request,
    request_owed,
    train,
)
from pss_cli.rules.base import STEPS, Facts, Finding, Rule, Severity, order

_STEPS: tuple[Rule, ...] = (
    *refer.ALL,
    *refer_youth.ALL,
    *interview.ALL,
    *train.ALL,
    *enroll.ALL,
    *enroll_entry.ALL,
    *enroll_profile.ALL,
    *enroll_upkeep.ALL,
    *request.ALL,
    *request_owed.ALL,
    *match.ALL,
    *match_confirm.ALL,
    *match_meetings.ALL,
    *match_steps.ALL,
    *followup.ALL,
    *claim.ALL,
    *claim_amounts.ALL,
    *claim_decide.ALL,
    *claim_owed.ALL,
    *claim_pay.ALL,
    *claim_queues.ALL,
    *claim_vouchers.ALL,
    *claim_year.ALL,
    *recontact.ALL,
)
# Within a step, in the order of the rule book; steps keep their order.
ALL = tuple(sorted(_STEPS, key=order))
BY_CODE = {rule.code: rule for rule in ALL}


def step(rule: Rule) -> str:
    """Return the step of the life of a partner that `rule` belongs to."""
    return STEPS[rule.code[:3]]


def chosen(code: str | None = None, part: str | None = None, severity: str | None = None) -> list[Rule]:
    """Return the rules with this code, of this step (or beginning of code), of this severity; None is any.

    Raises NotFound, or Usage.
    """
    if code is not None and code.strip().upper() not in BY_CODE:
        raise NotFound(_("There is no rule “{code}”. See: pss rules").format(code=code[:20]))
    if part is not None and part.upper() not in STEPS and part.lower() not in STEPS.values():
        raise Usage(_("--step is one of: {steps}").format(steps=", ".join(dict.fromkeys(STEPS.values()))))
    if severity is not None and severity.lower() not in set(Severity):
        raise Usage(_("--severity is one of: {severities}").format(severities=", ".join(Severity)))
    return [
        rule
        for rule in ALL
        if (code is None or rule.code == code.strip().upper())
        and (part is None or part.upper() == rule.code[:3] or part.lower() == step(rule))
        and (severity is None or rule.severity == severity.lower())
    ]


def bare_finding(rule: Rule) -> Finding:
    """Return a finding of `rule` whose values are not known (the database itself refused)."""
    return Finding(rule, Facts(day=date.min, who="…", code="…"), {"day": "…"})

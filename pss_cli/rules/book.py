"""Every rule, in the order of the life of a partner."""

from __future__ import annotations

from datetime import date

from pss_cli.rules import claim, enroll, followup, interview, match, recontact, refer, refer_youth, request, train
from pss_cli.rules.base import Facts, Finding, Rule

_ORDER = ("REF", "INT", "TRN", "ENR", "REQ", "MAT", "FUP", "CLM", "REC")
_STEPS: tuple[Rule, ...] = (
    *refer.ALL,
    *refer_youth.ALL,
    *interview.ALL,
    *train.ALL,
    *enroll.ALL,
    *request.ALL,
    *match.ALL,
    *followup.ALL,
    *claim.ALL,
    *recontact.ALL,
)
# Within a step, in the order of the rule book; steps keep their order.
ALL = tuple(sorted(_STEPS, key=lambda rule: (_ORDER.index(rule.code[:3]), rule.code)))
BY_CODE = {rule.code: rule for rule in ALL}


def bare_finding(rule: Rule) -> Finding:
    """Return a finding of `rule` whose values are not known (the database itself refused)."""
    return Finding(rule, Facts(day=date.min, who="…", code="…"), {"day": "…"})

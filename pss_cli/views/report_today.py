"""How what is owed today is shown."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pss_cli.dates import days_between
from pss_cli.i18n import N_, _
from pss_cli.rules.base import Finding
from pss_cli.views.tables import Column, Listing

LATE = Column("late_days", N_("days late"), "count")
RULE = Column("rule", N_("rule"))
MESSAGE = Column("message", N_("what is owed"))
COMMAND = Column("command", N_("what to type"))

BRIEF = (LATE, RULE, MESSAGE, COMMAND)
FULL = (
    LATE,
    Column("age_days", N_("age in days"), "count"),
    RULE,
    Column("code", N_("code")),
    Column("who", N_("who")),
    MESSAGE,
    COMMAND,
    Column("since", N_("since"), "day"),
    Column("due_on", N_("due on"), "day"),
)


def listing(owed: Sequence[tuple[Finding, date]], today: date, limit: int | None, *, brief: bool) -> Listing:
    """Return what is owed and when it is due: four columns for a person, everything for a file."""
    late = sum(due < today for _finding, due in owed)
    note = _("To do: {n}, past their delay: {late}.").format(n=len(owed), late=late)
    if limit is not None and limit < len(owed):
        note += " " + _("Shown: {limit}.").format(limit=limit)
    return Listing(BRIEF if brief else FULL, [_row(*each, today) for each in owed[:limit]], note=note)


def _row(finding: Finding, due: date, today: date) -> dict[str, Any]:
    _before, pss, command = finding.remedy.partition("pss ")
    return {
        "late_days": days_between(due, today),
        "age_days": days_between(finding.since, today),
        "rule": finding.rule.code,
        "code": finding.facts.code,
        "who": finding.facts.who,
        "message": finding.message,
        "command": pss + command,
        "since": finding.since.isoformat(),
        "due_on": due.isoformat(),
    }

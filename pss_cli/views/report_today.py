"""How what is owed today is shown."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from pss_cli.dates import days_between
from pss_cli.i18n import N_, _, labelled
from pss_cli.rules.base import Finding
from pss_cli.rules.book import step
from pss_cli.views.tables import Column, Listing

LATE = Column("late_days", N_("days late"), "count")
DUE = Column("late_days", N_("deadline"), "late")
RULE = Column("rule", N_("rule"))
MESSAGE = Column("message", N_("what is owed"))
COMMAND = Column("command", N_("what to type"))

BRIEF = (DUE, RULE, MESSAGE, COMMAND)
SUMMARY = (
    RULE,
    Column("title", N_("what it asks")),
    Column("owed", N_("to do"), "count"),
    Column("late", N_("past their delay"), "count"),
    DUE,
    COMMAND,
)
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


Owed = Sequence[tuple[Finding, date]]  # what is owed and when it is due, the most urgent first


def brief(owed: Owed, today: date, limit: int | None) -> Listing:
    """Return what is owed in four columns, for a person."""
    return Listing(BRIEF, [_row(*each, today) for each in owed[:limit]], note=_note(owed, today, limit))


def full(owed: Owed, today: date, limit: int | None) -> Listing:
    """Return everything about what is owed, for a file."""
    return Listing(FULL, [_row(*each, today) for each in owed[:limit]], note=_note(owed, today, limit))


def summary(owed: Owed, today: date, limit: int | None) -> Listing:
    """Return how much each rule finds owed, and since when."""
    rules = {finding.rule.code: finding.rule for finding, _due in owed}
    rows = []
    for code, rule in rules.items():
        days = [days_between(due, today) for finding, due in owed if finding.rule.code == code]
        found = {"late": sum(n > 0 for n in days), "late_days": max(days)}
        command = f"pss report today --rule {code}"
        rows.append({"rule": code, "title": str(rule.title), "owed": len(days), **found, "command": command})
    return Listing(SUMMARY, rows[:limit], note=_note(owed, today, None))


def rest(owed: Owed) -> str:
    """Return how much each step still owes among what is not shown, the most urgent first."""
    found = Counter(step(finding.rule) for finding, _due in owed)
    return labelled(_("The rest, by step"), ", ".join(f"{name} {n}" for name, n in found.items()))


def _note(owed: Owed, today: date, limit: int | None) -> str:
    late = sum(due < today for _finding, due in owed)
    note = _("To do: {n}, past their delay: {late}.").format(n=len(owed), late=late)
    if limit is not None and limit < len(owed):
        note += " " + _("Shown: {limit}.").format(limit=limit)
    return note


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

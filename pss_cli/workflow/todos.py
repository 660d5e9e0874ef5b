"""Everything that is owed today: the rules to do of the whole book, asked of the whole registry."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from pss_cli.reads import establishment
from pss_cli.reads.base import Connection
from pss_cli.rules.base import Finding, Rule
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources.book import SOURCES

# The setting that says how many days a to-do may wait; without one it is owed from its first day.
DELAYS = {"INT-07": "interview_days", "INT-08": "convocation_days", "TRN-08": "decision_days"}
# Values of a finding that are its deadline: a day to respect, or the first meeting to prepare.
DEADLINES = ("by", "first")
# The upkeep of the registry comes after what somebody waits for.
UPKEEP = {"ENR-16", "REC-01", "CLM-19"}


def todos(db: Connection, today: date, rules: Collection[Rule]) -> list[tuple[Finding, date]]:
    """Return what `rules` find owed as of `today` and the day it is due, the most urgent first."""
    settings = Settings(establishment.settings(db))
    asked = {kind: [rule for rule in rules if issubclass(kind, rule.applies_to)] for kind in SOURCES}
    found = [
        (finding, _deadline(finding))
        for kind, source in SOURCES.items()
        if asked[kind]
        for facts in gather(db, source, settings, today)
        for rule in asked[kind]
        for finding in rule.findings(facts)
    ]
    return sorted(found, key=_urgency)


def _urgency(owed: tuple[Finding, date]) -> tuple[bool, date, date, str, str]:
    finding, due = owed
    return finding.rule.code in UPKEEP, due, finding.since, finding.rule.code, finding.facts.code


def _deadline(finding: Finding) -> date:
    for name in DEADLINES:
        value = finding.values.get(name)
        if isinstance(value, date):
            return value
    delay = DELAYS.get(finding.rule.code)
    return finding.since + timedelta(days=getattr(finding.facts.limits, delay) if delay else 0)

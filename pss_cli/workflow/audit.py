"""Asks every rule about the whole registry, with the facts of each event's day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pss_cli.reads import establishment
from pss_cli.reads.base import Connection
from pss_cli.reads.rules import reasons
from pss_cli.rules.base import Facts, Finding, Rule, Severity
from pss_cli.vocabulary import Verdict
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources.book import SOURCES

_OF = {Severity.REFUSE: Verdict.BREACH, Severity.WARN: Verdict.WARNING, Severity.TODO: Verdict.TODO}


@dataclass(frozen=True)
class Audited:
    """A finding, what it amounts to, and why its gate was passed."""

    finding: Finding
    verdict: Verdict
    reason: str | None = None


@dataclass(frozen=True)
class Audit:
    """Everything that the rules asked for have to say, the gravest first."""

    found: list[Audited] = field(default_factory=list)

    @property
    def breaches(self) -> list[Finding]:
        """What refuses: a refusal, or a gate without its reason."""
        return [a.finding for a in self.found if a.verdict is Verdict.BREACH]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many findings of each verdict."""
        found = Counter(a.verdict for a in self.found)
        return {verdict: found[verdict] for verdict in Verdict}


def audit(db: Connection, today: date, rules: Collection[Rule]) -> Audit:
    """Ask `rules` about every record of the registry."""
    settings, kept = Settings(establishment.settings(db)), reasons(db)
    asked = {kind: [rule for rule in rules if issubclass(kind, rule.applies_to)] for kind in SOURCES}
    found = [
        audited
        for kind, source in SOURCES.items()
        if asked[kind]
        for facts in gather(db, source, settings, today)
        for rule in asked[kind]
        for audited in _judged(rule, facts, kept)
    ]
    verdicts = list(Verdict)
    found.sort(key=lambda a: (verdicts.index(a.verdict), a.finding.rule.code, a.finding.since))
    return Audit(found)


def _judged(rule: Rule, facts: Facts, kept: Mapping[tuple[str, str], str]) -> Iterator[Audited]:
    """Yield what `rule` finds; of the past, also what is only unknown."""
    findings = rule.findings(facts)
    for finding in findings:
        reason = kept.get((rule.code, facts.subject)) if rule.severity is Severity.GATE else None
        gate = Verdict.ACCEPTED if reason else Verdict.BREACH
        yield Audited(finding, _OF.get(rule.severity, gate), reason)
    if facts.past_unknown and not findings:
        typed: Any = replace(facts, origin="typed")
        yield from (Audited(finding, Verdict.MISSING) for finding in rule.findings(typed))

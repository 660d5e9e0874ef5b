"""Who can sit on a request: the rules of a proposal asked about everybody enrolled; uses no model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.i18n import _
from pss_cli.labels import label, slot_label
from pss_cli.reads import establishment, request
from pss_cli.reads.base import Connection
from pss_cli.rules import enroll
from pss_cli.rules import match as rules
from pss_cli.rules.base import Finding, Rule, Severity
from pss_cli.rules.book import ALL
from pss_cli.rules.request import Search
from pss_cli.vocabulary import Level, Profile
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources.enroll import READY_TODAY
from pss_cli.workflow.sources.match import CANDIDATES

_HARD = (Severity.REFUSE, Severity.GATE)
READINESS = tuple(
    rule
    for rule in ALL
    if rule.code.startswith("ENR") and rule.severity in _HARD and issubclass(enroll.ReadyToConfirm, rule.applies_to)
)
# What excludes, in this order: in the registry, ready, free, willing, suited.
PROPOSING = (rules.not_on_hold, rules.not_refused, rules.level_and_profile)
ORDER: tuple[Rule, ...] = (rules.active, *READINESS, *PROPOSING, rules.interests_and_slots)
ALREADY = len(ORDER)  # proposed already: after everybody that a rule excludes


@dataclass(frozen=True)
class Candidate:
    """One partner against a request: why they fit, or what excludes them."""

    facts: rules.Proposal
    match: str | None  # already proposed
    excluding: tuple[Finding, ...]
    gaps: tuple[Finding, ...]  # of somebody who fits: to be checked with them

    @property
    def fits(self) -> bool:
        """Whether nothing excludes this partner."""
        return not self.excluding and self.match is None

    @property
    def rule(self) -> Rule | None:
        """The first rule that excludes this partner."""
        return self.excluding[0].rule if self.excluding and self.match is None else None

    @property
    def reasons(self) -> str:
        """Why, in words: what speaks for this partner, or what excludes them."""
        if self.match:
            return _("already proposed ({code})").format(code=self.match)
        return "; ".join(finding.message for finding in self.excluding) if self.excluding else "; ".join(self._why())

    def _why(self) -> list[str]:
        f = self.facts
        said = [_("wishes this kind")] if f.wishes_it else []
        if f.common_slots:
            slots = ", ".join(slot_label(slot) for slot in f.common_slots)
            said.append(_("available: {slots}").format(slots=slots))
        said += [label(Level(f.level))] if f.level else []
        said += [label(Profile(profile)) for profile in f.profiles]
        said += [str(gap) for finding in self.gaps for gap in finding.values["gaps"]]
        never = _("never involved yet")
        return [*said, _("last involved on {day}").format(day=f.last_involved_on) if f.last_involved_on else never]

    @property
    def order(self) -> tuple[object, ...]:
        """Hard rules, then slots and interests, then the least recently involved."""
        f = self.facts
        place = -1 if self.fits else ORDER.index(self.rule) if self.rule else ALREADY
        slots = 2 if f.free_for_it is None else 1 if f.other_slots else 0
        return place, slots, not f.wishes_it, f.last_involved_on or date.min, f.code

    @property
    def row(self) -> dict[str, Any]:
        """What is shown of this partner."""
        last = self.facts.last_involved_on
        return {
            "code": self.facts.code,
            "name": self.facts.who,
            "fits": self.fits,
            "rule": self.rule.code if self.rule else None,
            "rule_title": str(self.rule.title) if self.rule else None,
            "reasons": self.reasons,
            "match": self.match,
            "level": self.facts.level,
            "last_involved_on": last.isoformat() if last else None,
        }


@dataclass(frozen=True)
class Found:
    """What a search gives: the request, everybody, the best first, and what the rules say of the search."""

    request: Mapping[str, Any]
    candidates: list[dict[str, Any]]
    warnings: list[Finding]


def candidates(db: Connection, today: date, typed: str) -> Found:
    """Return everybody ever enrolled against a request, from a fixed number of SELECTs. Raises NotFound."""
    request_id, row, _parts = request.show(db, typed)
    settings = Settings(establishment.settings(db))
    ready = {facts.code: facts for facts in gather(db, READY_TODAY, settings, today)}
    already = request.proposed(db, request_id)
    found = [
        _candidate(facts, ready.get(facts.code), already.get(facts.code))
        for facts in gather(db, CANDIDATES, settings, today, request_id)
    ]
    found.sort(key=lambda candidate: candidate.order)
    rows = [candidate.row for candidate in found]
    search = Search(
        day=today,
        limits=settings.limits(today),
        code=row["code"],
        opened_on=date.fromisoformat(row["opened_on"]),
        fitting=sum(candidate.fits for candidate in found),
    )
    return Found(dict(row), rows, [finding for rule in ALL for finding in rule.findings(search)])


def _candidate(facts: rules.Proposal, ready: enroll.ReadyToConfirm | None, match: str | None) -> Candidate:
    excluding = rules.active.findings(facts)
    if ready:
        excluding += [finding for rule in READINESS for finding in rule.findings(ready)]
    excluding += [finding for rule in PROPOSING for finding in rule.findings(facts)]
    gaps = rules.interests_and_slots.findings(facts)
    known = facts.wishes_it is False or facts.free_for_it is False  # what is unknown is to be asked, it excludes nobody
    return Candidate(facts, match, tuple(excluding + (gaps if known else [])), () if known else tuple(gaps))

"""A claim and its lines, as its verbs read them and bring them up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import col, func, select

from pss_cli import models
from pss_cli.errors import NotFound, Refused, Usage
from pss_cli.i18n import _
from pss_cli.reads import find
from pss_cli.reads.base import rows
from pss_cli.reads.claim_lines import MEALS_OF_DAY, SUPPLEMENTS_OF_TRIP
from pss_cli.rules.claim import MEALS, SUPPLEMENTS, Line
from pss_cli.rules.claim_decide import Edit, never_edited
from pss_cli.vocabulary import EntryKind
from pss_cli.workflow.desk import Desk


def the_claim(desk: Desk, typed: str) -> models.Claim:
    """Return the claim with this code. Raises NotFound."""
    return desk.get(models.Claim, find.record_id(desk.db, "claim", typed))


def entries_of(desk: Desk, claim: models.Claim) -> list[models.ClaimEntry]:
    """Return the lines of a claim, counter-entries included."""
    chosen = select(models.ClaimEntry).where(models.ClaimEntry.claim_id == claim.id)
    return list(desk.session.exec(chosen.order_by(col(models.ClaimEntry.line))).all())


def entry_of(desk: Desk, claim: models.Claim, number: int) -> models.ClaimEntry:
    """Return the line of a claim with this number. Raises NotFound."""
    found = desk.session.exec(
        select(models.ClaimEntry).where(models.ClaimEntry.claim_id == claim.id, models.ClaimEntry.line == number)
    ).first()
    if found is None:
        raise NotFound(_("{code} has no line {line}. See: pss claim show {code}").format(code=claim.code, line=number))
    return found


def next_line(desk: Desk, claim: models.Claim) -> int:
    """Return the number of the next line of a claim."""
    last = desk.session.exec(
        select(func.max(models.ClaimEntry.line)).where(models.ClaimEntry.claim_id == claim.id)
    ).one()
    return int(last or 0) + 1


def with_corrections(desk: Desk, entry: models.ClaimEntry) -> list[models.ClaimEntry]:
    """Return a line and its counter-entries, oldest first."""
    table, first = models.ClaimEntry, entry.corrects_id or entry.id
    chosen = select(table).where((col(table.id) == first) | (col(table.corrects_id) == first)).order_by(col(table.id))
    return list(desk.session.exec(chosen).all())


def trip_of(desk: Desk, entry: models.ClaimEntry) -> list[models.ClaimEntry]:
    """Return the lines of one trip: a line, and what of it is paid at further rates, in that order."""
    table, first = models.ClaimEntry, entry.split_of_id or entry.id
    chosen = select(table).where((col(table.id) == first) | (col(table.split_of_id) == first)).order_by(col(table.id))
    return list(desk.session.exec(chosen).all())


def beside(desk: Desk, person_id: int, entry: models.ClaimEntry) -> list[int]:
    """Return the lines that rules look at together with `entry`: supplements of its trip, meals of its day."""
    if entry.kind in MEALS:
        found = rows(desk.db, MEALS_OF_DAY, person=person_id, day=entry.day.isoformat())
    elif entry.kind in (EntryKind.KM, *SUPPLEMENTS):
        occasion = {"activity": entry.activity_id, "session": entry.session_id}
        found = rows(desk.db, SUPPLEMENTS_OF_TRIP, person=person_id, trip=entry.trip, **occasion)
    else:
        found = []
    return [row["id"] for row in found]


def meals_before(desk: Desk, ids: Sequence[int]) -> dict[str, int]:
    """Return the cents of the meals of the day of each line, which `ask_beside` compares with what they become."""
    return {line.subject: line.meals_of_day or 0 for line in desk.facts(Line, *ids)}


def ask_beside(desk: Desk, ids: Sequence[int], before: Mapping[str, int], *, written: bool = False) -> None:
    """Ask about lines that rules look at together; a day whose meals become dearer is asked as if it were new.

    What was handed in is not held to a maximum written since, nor is what brings it closer. `written`: they were there
    before, and come first when kilometres shrink. Raises Refused.
    """
    desk.ask(
        replace(
            line,
            handed_in=line.handed_in and (line.meals_of_day or 0) <= before.get(line.subject, 0),
            written=written,
        )
        for line in desk.facts(Line, *ids)
    )


def refused(entry: models.ClaimEntry) -> bool:
    """Whether a line was refused: nothing of it counts, whatever is typed about it."""
    return entry.approved_cents == 0 and entry.amount_cents > 0


def taken_away(desk: Desk, counter: models.ClaimEntry) -> int:
    """Return what a negative counter-entry takes away of what is approved, in cents (zero or less).

    The right amount is what the line and its counter-entries ask until then, those that wait included; what is
    approved until then comes down to the right amount, never under it: who takes back an addition that nobody
    approved takes nothing away of the line. So, after each of them: 0 <= approved <= right amount.
    """
    before = [e for e in with_corrections(desk, counter) if e.id < counter.id]
    right = sum(e.amount_cents for e in before) + counter.amount_cents
    return min(0, right - sum(e.approved_cents or 0 for e in before))


def goes_with(entries: Iterable[models.ClaimEntry], chosen: models.ClaimEntry) -> list[models.ClaimEntry]:
    """Return what takes away of a line, written after `chosen`: it depends on what is approved of that."""
    first = chosen.corrects_id or chosen.id
    return [e for e in entries if e.corrects_id == first and e.amount_cents < 0 and e.id > chosen.id]


def counts_no_more(desk: Desk, entry: models.ClaimEntry) -> bool:
    """Whether a line was refused and nothing is approved of it since: it is claimed again, not corrected."""
    return refused(entry) and sum(e.approved_cents or 0 for e in with_corrections(desk, entry)) <= 0


def remaining_of(desk: Desk, claim: models.Claim) -> int:
    """Return the cents that were approved and not paid yet."""
    approved = sum(entry.approved_cents or 0 for entry in entries_of(desk, claim))
    payments = desk.session.exec(select(models.Payment.amount_cents).where(models.Payment.claim_id == claim.id)).all()
    return approved - sum(payments)


def approval_day(desk: Desk, claim: models.Claim) -> date:
    """Return the day a claim was approved. Raises WrongState when it was not, or at zero."""
    desk.only_if(claim.closed_on is None, _("{code} is closed: nothing of it was approved.").format(code=claim.code))
    desk.only_if(
        claim.approved_on is not None,
        _("{code} is not approved: pss claim approve {code} --by …").format(code=claim.code),
    )
    assert claim.approved_on is not None
    return claim.approved_on


def day_of_act(desk: Desk, given: Mapping[str, Any], earliest: date, what: str) -> date:
    """Return the day of an act: today by default, neither in the future nor before `earliest`. Raises Usage."""
    day: date = given.get("day", desk.today)
    desk.not_future("day", day)
    if day < earliest:
        raise Usage(_("--day: {day} is before {what} ({earliest}).").format(day=day, what=what, earliest=earliest))
    return day


def settle(desk: Desk, claim: models.Claim, paid_on: date | None = None) -> None:
    """Bring the dates of a claim to what its lines and payments say: approved, closed, paid."""
    entries = entries_of(desk, claim)
    approved = sum(entry.approved_cents or 0 for entry in entries)
    decided = all(entry.approved_cents is not None for entry in entries)
    last = max((e for e in entries if e.decided_on), key=lambda e: (e.decided_on, e.id), default=None)
    if claim.transmitted_on is None:
        claim.approved_on = last.decided_on if decided and last else None
        claim.approved_by = last.decided_by if decided and last else None
    remaining = remaining_of(desk, claim)
    nothing_paid = remaining == approved
    claim.closed_on = (claim.closed_on or desk.today) if decided and approved == 0 and nothing_paid else None
    settled = decided and not nothing_paid and remaining <= 0
    claim.paid_on = (claim.paid_on or paid_on or desk.today) if settled else None
    desk.add(claim)


def never_transmitted(desk: Desk, claim: models.Claim, entry: models.ClaimEntry) -> None:
    """Refuse to edit a line of a claim that has left the house. Raises Refused (CLM-18).

    Asked before the edit: the database itself stops it, without knowing how to explain.
    """
    corrected = desk.get(models.ClaimEntry, entry.corrects_id or entry.id)
    facts = Edit(
        subject=f"claim_entry:{entry.id}", code=claim.code, day=desk.today, line=entry.line,
        transmitted_on=claim.transmitted_on, after=claim.transmitted_on is not None,
        corrected=corrected.line, nothing_counts=counts_no_more(desk, corrected),
    )  # fmt: skip
    findings = never_edited.findings(facts)
    if findings:
        raise Refused(findings)

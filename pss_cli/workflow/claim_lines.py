"""Claim lines: written on the open draft, dropped from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.dates import fiscal_year, parse_fiscal_year
from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.reads import claim_lines as read
from pss_cli.reads.base import value
from pss_cli.rules import claim as rules
from pss_cli.vocabulary import EntryKind
from pss_cli.workflow.claim_occasion import Occasion, only_one, the_occasion
from pss_cli.workflow.claim_pricing import priced
from pss_cli.workflow.claim_records import (
    ask_beside,
    beside,
    entry_of,
    meals_before,
    never_transmitted,
    next_line,
    the_claim,
)
from pss_cli.workflow.desk import Desk

COSTS = (EntryKind.TRANSIT, EntryKind.TAXI, EntryKind.PARKING)  # real costs: one field each
WHAT = N_(
    "What is claimed? --km, --gravel-km, --carpool-km, --transit, --taxi, --parking, --meal, --other, or --nothing."
)
TRAVEL = (EntryKind.KM, EntryKind.TRANSIT, EntryKind.TAXI)


@dataclass(frozen=True)
class Added:
    """What `claim add` wrote: lines of a claim, or a mark beside a presence."""

    occasion: str
    person: str
    claim: str | None = None
    lines: list[int] = field(default_factory=list)
    entries: list[int] = field(default_factory=list)  # the ids of the lines


def add(desk: Desk, typed: str, whom: str | None, given: Mapping[str, Any]) -> Added:
    """Write what a person claims for an occasion, or that nothing is. Raises Refused, Usage, NotFound, WrongState."""
    occasion = the_occasion(desk, typed)
    person = desk.person(whom) if whom else only_one(desk, occasion)
    done = write(desk, occasion, person, given)
    desk.enforce(rules.Line, *done.entries)
    return done


def write(desk: Desk, occasion: Occasion, person: models.Person, given: Mapping[str, Any]) -> Added:
    """Write the lines or the mark of one person; the rules are still to be asked. Raises Usage, WrongState."""
    lines = list(_lines(given))
    _agreement(desk, given)
    if given.get("nothing") and lines:
        raise Usage(_("--nothing does not go with something claimed."))
    told_on = given.get("told_on") or (desk.today if given.get("told") else None)
    if not lines and not given.get("nothing") and not told_on:
        raise Usage(_(WHAT))
    if given.get("nothing") or told_on:
        _mark(desk, occasion, person, bool(given.get("nothing")), told_on)
    if not lines:
        return Added(occasion.code, person.code)
    claim = _draft(desk, person, occasion)
    entries = [entry for line in lines for entry in _entries(desk, claim, occasion, line)]
    _something_after_all(desk, occasion, person)
    return Added(occasion.code, person.code, claim.code, [e.line for e in entries], [e.id for e in entries])


def _lines(given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the fields of each line that is asked for, with its kind."""
    common = {"trip": given.get("trip", 1)}
    way = {"departure": given.get("from_place"), "arrival": given.get("to_place")}
    way["round_trip"] = given.get("round_trip", True)
    if given.get("km"):
        yield common | way | {"kind": EntryKind.KM, "distance_m": given["km"]}
    for kind in rules.SUPPLEMENTS:
        if given.get(f"{kind}_km"):
            yield common | {"kind": kind, "distance_m": given[f"{kind}_km"]}
    for kind in COSTS:
        if given.get(kind.value):
            cost = {"kind": kind, "amount_cents": given[kind.value], "receipt": given.get("receipt")}
            yield common | cost | (way if kind in TRAVEL else {})
    for meal, cost in given.get("meal") or ():
        at_cost = {"cost_cents": cost, "receipt": given.get("receipt")}
        yield common | {"kind": meal} | (at_cost if cost is not None else {})
    agreed = {"preapproved_by": given.get("agreed_by"), "preapproved_on": given.get("agreed_on")}
    for label, cents in given.get("other") or ():
        yield common | agreed | {
            "kind": EntryKind.OTHER, "label": label, "amount_cents": cents, "receipt": given.get("receipt")
        }  # fmt: skip


def _agreement(desk: Desk, given: Mapping[str, Any]) -> None:
    """Raise Usage when an agreement is about nothing, by nobody, or in the future."""
    if given.get("agreed_on"):
        desk.not_future("agreed-on", given["agreed_on"])
        if not given.get("agreed_by"):
            raise Usage(_("--agreed-on: who agreed? Add --agreed-by."))
    if given.get("agreed_by") and not given.get("other"):
        raise Usage(_("--agreed-by is about another expense: add --other."))


def _draft(desk: Desk, person: models.Person, occasion: Occasion) -> models.Claim:
    """Return the open draft of a person for a directorate, a responsible manager and a fiscal year, or a new one."""
    payer, responsible = occasion.directorate_id, occasion.responsible
    first, last = parse_fiscal_year(fiscal_year(occasion.day))
    of_another_year = select(models.ClaimEntry.id).where(
        models.ClaimEntry.claim_id == models.Claim.id, ~col(models.ClaimEntry.day).between(first, last)
    )
    found = desk.session.exec(
        select(models.Claim).where(
            ~of_another_year.exists(),
            models.Claim.person_id == person.id,
            models.Claim.directorate_id == payer,
            models.Claim.responsible == responsible,
            col(models.Claim.submitted_on).is_(None),
            col(models.Claim.closed_on).is_(None),
        )
    ).first()
    return found or desk.add(
        models.Claim(
            code=desk.new_code("claim"), person_id=person.id, directorate_id=payer, responsible=responsible,
            opened_on=desk.today,
        )
    )  # fmt: skip


def _entries(
    desk: Desk, claim: models.Claim, occasion: Occasion, line: Mapping[str, Any]
) -> Iterator[models.ClaimEntry]:
    """Write one line, as several entries when it crosses a tier; yield them."""
    first: models.ClaimEntry | None = None
    for part in priced(desk, claim.person_id, occasion.day, line):
        entry = desk.add(
            models.ClaimEntry(
                claim_id=claim.id, line=next_line(desk, claim), day=occasion.day, entered_on=desk.today,
                split_of_id=first.id if first else None, **occasion.key, **{**line, **part},
            )
        )  # fmt: skip
        first = first or entry
        yield entry


def _attendance(desk: Desk, occasion: Occasion, person: models.Person) -> models.Presence | models.Training | None:
    if occasion.session:
        return desk.session.exec(
            select(models.Training).where(
                models.Training.session_id == occasion.id,
                models.Training.person_id == person.id,
                col(models.Training.attended).is_(True),
            )
        ).first()
    return desk.session.exec(
        select(models.Presence).where(
            models.Presence.activity_id == occasion.id, models.Presence.person_id == person.id
        )
    ).first()


def _mark(desk: Desk, occasion: Occasion, person: models.Person, nothing: bool, told_on: date | None) -> None:
    """Keep that there is nothing to claim, or that the partner was told what they are owed."""
    attendance = _attendance(desk, occasion, person)
    desk.only_if(
        attendance is not None,
        _("{who} was not recorded as present at {code}.").format(who=person.code, code=occasion.code),
    )
    assert attendance is not None
    if nothing:
        desk.only_if(
            value(desk.db, read.CLAIMED, person=person.id, occasion=occasion.code) is None,
            _("{who} claimed something for {code}: pss claim list --person {who}").format(
                who=person.code, code=occasion.code
            ),
        )
        attendance.nothing_to_claim_on = desk.today
    if told_on:
        desk.not_future("told-on", told_on)
        if isinstance(attendance, models.Training):
            raise Usage(_("--told is about the meal of an activity."))
        attendance.told_on = told_on
    desk.add(attendance)


def _something_after_all(desk: Desk, occasion: Occasion, person: models.Person) -> None:
    attendance = _attendance(desk, occasion, person)
    if attendance is not None and attendance.nothing_to_claim_on:
        attendance.nothing_to_claim_on = None
        desk.add(attendance)


def drop(desk: Desk, typed: str, number: int) -> str:
    """Take a line out of a draft, with the other parts of its trip; return the claim's code.

    Raises Refused (CLM-18, or what a supplement needs), WrongState, NotFound.
    """
    claim = the_claim(desk, typed)
    entry = entry_of(desk, claim, number)
    never_transmitted(desk, claim, entry)
    desk.only_if(
        claim.submitted_on is None,
        _("{code} is handed in: correct the line with pss claim correct {code} {line}, or have it refused.").format(
            code=claim.code, line=number
        ),
    )
    first = entry.split_of_id or entry.id
    parts = desk.session.exec(select(models.ClaimEntry).where(models.ClaimEntry.split_of_id == first)).all()
    for part in [*parts, desk.get(models.ClaimEntry, first)]:
        _forget_what_is_about(desk, part)
        desk.session.delete(part)
        desk.session.flush()
    if entry.kind is EntryKind.KM:
        together = beside(desk, claim.person_id, entry)
        ask_beside(desk, together, meals_before(desk, together), written=True)
    return claim.code


def _forget_what_is_about(desk: Desk, entry: models.ClaimEntry) -> None:
    """Delete the reasons and the receipts on record of a line that goes; a check names the files left."""
    reasons = desk.session.exec(select(models.Reason).where(models.Reason.subject == f"claim_entry:{entry.id}"))
    receipts = desk.session.exec(select(models.ReceiptFile).where(models.ReceiptFile.entry_id == entry.id))
    for record in [*reasons, *receipts]:
        desk.session.delete(record)
    desk.session.flush()

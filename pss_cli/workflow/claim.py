"""What becomes of a claim: handed in, decided, transmitted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.rules import claim as line_rules
from pss_cli.rules import claim_decide as rules
from pss_cli.vocabulary import EntryKind
from pss_cli.workflow.claim_records import (
    approval_day,
    ask_beside,
    beside,
    day_of_act,
    entries_of,
    entry_of,
    goes_with,
    never_transmitted,
    refused,
    settle,
    taken_away,
    the_claim,
)
from pss_cli.workflow.desk import Desk

Amount = Callable[[models.ClaimEntry], int]  # the cents that are approved of a line


def submit(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record that the partner handed a claim in; return its code. Raises Refused, WrongState, Usage."""
    claim = the_claim(desk, typed)
    entries = entries_of(desk, claim)
    desk.only_if(bool(entries), _("{code} has no line.").format(code=claim.code))
    desk.only_if(
        claim.approved_on is None and claim.closed_on is None,
        _("{code} is decided already.").format(code=claim.code),
    )
    claim.submitted_on = day_of_act(desk, given, max(entry.day for entry in entries), _("its last activity"))
    desk.add(claim)
    desk.enforce(rules.Submission, claim.id)
    desk.enforce(rules.HandedIn, *(entry.id for entry in entries))
    return claim.code


def approve(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record what a manager approved: some lines, or all that wait; return the claim's code.

    Raises Refused, WrongState, Usage, NotFound.
    """
    if given.get("amount") is not None and len(given.get("line") or ()) != 1:
        raise Usage(_("--amount is for one line: add --line."))
    return _decide(desk, typed, given, lambda entry: given.get("amount", entry.amount_cents))


def refuse(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record what a manager refused: some lines, or all that wait; return the claim's code.

    Raises Refused, WrongState, NotFound.
    """
    return _decide(desk, typed, given, None)


def _decide(desk: Desk, typed: str, given: Mapping[str, Any], amount: Amount | None) -> str:
    claim = the_claim(desk, typed)
    desk.only_if(
        claim.submitted_on is not None,
        _("{code} is not handed in: pss claim submit {code}").format(code=claim.code),
    )
    assert claim.submitted_on is not None
    day = day_of_act(desk, given, claim.submitted_on, _("it was handed in"))
    chosen = _chosen(desk, claim, given.get("line") or (), refusing=amount is None)
    desk.only_if(bool(chosen), _("Every line of {code} is decided.").format(code=claim.code))
    refused_before = [entry for entry in chosen if entry.approved_cents == 0]
    for counter in chosen:
        if counter.corrects_id:  # what it takes away depends on what is approved of its line
            counter.approved_cents = None
    for entry in chosen:
        approved = amount(entry) if amount else 0
        entry.approved_cents = approved if entry.amount_cents >= 0 else taken_away(desk, entry)
        entry.decided_on, entry.decided_by = day, given.get("by") or claim.responsible
        entry.decision_reason = given.get("reason") or (entry.decision_reason if entry.corrects_id else None)
        desk.add(entry)
    touched = {entry.corrects_id or entry.id for entry in chosen}
    desk.enforce(rules.LineDecision, *(e.id for e in entries_of(desk, claim) if (e.corrects_id or e.id) in touched))
    settle(desk, claim)
    _without_their_trip(desk, claim.person_id, chosen)
    _still_once(desk, claim.person_id, [entry for entry in refused_before if entry.approved_cents])
    return claim.code


def _chosen(desk: Desk, claim: models.Claim, numbers: Sequence[int], *, refusing: bool) -> list[models.ClaimEntry]:
    """Return the lines to decide: all that wait, or some, with the counter-entries that go with them.

    What takes away from a line, or from what was added to it before, is decided with it; what adds to a line too
    when that line is refused.
    """
    entries = entries_of(desk, claim)
    named = [entry_of(desk, claim, number) for number in numbers]
    for entry in named:
        if entry.approved_cents is not None:
            never_transmitted(desk, claim, entry)
    named = named or [entry for entry in entries if entry.approved_cents is None]
    ids = {entry.id for entry in named}
    with_them = {e.id for entry in named for e in goes_with(entries, entry)}
    if refusing:
        with_them |= {entry.id for entry in entries if entry.corrects_id in ids}
    return [entry for entry in entries if entry.id in ids | with_them]


def _still_once(desk: Desk, person_id: int, entries: Sequence[models.ClaimEntry]) -> None:
    """Ask again about an expense that was refused, and is not any more: it may have been claimed again meanwhile."""
    for entry in entries:
        same_kind = desk.session.exec(
            select(models.ClaimEntry.id)
            .join(models.Claim, col(models.Claim.id) == models.ClaimEntry.claim_id)
            .where(
                models.Claim.person_id == person_id,
                models.ClaimEntry.activity_id == entry.activity_id,
                models.ClaimEntry.session_id == entry.session_id,
                models.ClaimEntry.kind == entry.kind,
                col(models.ClaimEntry.id) > entry.id,
            )
        ).all()
        ask_beside(desk, sorted({*same_kind, *beside(desk, person_id, entry)}), {})


def _without_their_trip(desk: Desk, person_id: int, entries: Sequence[models.ClaimEntry]) -> None:
    """Ask about the supplements of a trip whose kilometres are refused: they are not paid on their own."""
    gone = [entry for entry in entries if entry.kind is EntryKind.KM and refused(entry)]
    desk.enforce(line_rules.Line, *sorted({line for entry in gone for line in beside(desk, person_id, entry)}))


def transmit(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record that a claim left for the finances; return its code. Raises WrongState, Usage."""
    claim = the_claim(desk, typed)
    desk.only_if(
        claim.transmitted_on is None,
        _("{code} is transmitted since {day}.").format(code=claim.code, day=claim.transmitted_on),
    )
    claim.transmitted_on = day_of_act(desk, given, approval_day(desk, claim), _("it was approved"))
    claim.transmitted_to = given.get("to")
    desk.add(claim)
    return claim.code

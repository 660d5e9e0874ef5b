"""What becomes of a claim: handed in, decided, transmitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.rules import claim as line_rules
from pss_cli.rules import claim_decide as rules
from pss_cli.workflow.claim_records import (
    approval_day,
    day_of_act,
    entries_of,
    entry_of,
    never_transmitted,
    settle,
    taken_away,
    the_claim,
)
from pss_cli.workflow.desk import Desk


def submit(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record that the partner handed a claim in; return its code. Raises WrongState, Usage."""
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
    return claim.code


def approve(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record what a manager approved: one line, or all that wait; return the claim's code.

    Raises Refused, WrongState, Usage, NotFound.
    """
    if given.get("amount") is not None and given.get("line") is None:
        raise Usage(_("--amount is for one line: add --line."))
    return _decide(desk, typed, given, lambda entry: given.get("amount", entry.amount_cents))


def refuse(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record what a manager refused: one line, or all that wait; return the claim's code.

    Raises Refused, WrongState, NotFound.
    """
    return _decide(desk, typed, given, lambda entry: 0)


def _decide(desk: Desk, typed: str, given: Mapping[str, Any], amount: Any) -> str:
    claim = the_claim(desk, typed)
    desk.only_if(
        claim.submitted_on is not None,
        _("{code} is not handed in: pss claim submit {code}").format(code=claim.code),
    )
    assert claim.submitted_on is not None
    day = day_of_act(desk, given, claim.submitted_on, _("it was handed in"))
    chosen = _chosen(desk, claim, given.get("line"))
    desk.only_if(bool(chosen), _("Every line of {code} is decided.").format(code=claim.code))
    refused_before = [entry for entry in chosen if entry.approved_cents == 0]
    for entry in chosen:
        entry.approved_cents = amount(entry) if entry.amount_cents >= 0 else taken_away(desk, entry)
        entry.decided_on, entry.decided_by = day, given.get("by") or claim.responsible
        entry.decision_reason = given.get("reason") or (entry.decision_reason if entry.corrects_id else None)
        desk.add(entry)
    desk.enforce(rules.LineDecision, *(entry.id for entry in chosen))
    settle(desk, claim)
    _still_once(desk, claim.person_id, [entry for entry in refused_before if entry.approved_cents])
    return claim.code


def _chosen(desk: Desk, claim: models.Claim, number: int | None) -> list[models.ClaimEntry]:
    """Return the lines to decide: all that wait, or one, with the counter-entries that wait with it."""
    waiting = [entry for entry in entries_of(desk, claim) if entry.approved_cents is None]
    if number is None:
        return waiting
    entry = entry_of(desk, claim, number)
    if entry.approved_cents is not None:
        never_transmitted(desk, claim, entry)
    return [entry, *(e for e in waiting if e.corrects_id == entry.id and e.amount_cents < 0)]


def _still_once(desk: Desk, person_id: int, entries: Sequence[models.ClaimEntry]) -> None:
    """Ask again about an expense that was refused, and is not any more: it may have been claimed again."""
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
        desk.enforce(line_rules.Line, *same_kind)


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

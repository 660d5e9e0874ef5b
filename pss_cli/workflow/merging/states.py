"""Where two people stand, when they become one: one enrolment, one pause, one open referral, one match a request."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import select

from pss_cli import models
from pss_cli.errors import WrongState
from pss_cli.i18n import _
from pss_cli.vocabulary import Answer
from pss_cli.workflow.merging.rows import Move


def settle(move: Move) -> None:
    """Make one of what a person has once at a time; the rest may follow as it is. Raises WrongState."""
    _consents(move)
    _enrolments(move)
    for table in (models.Pause, models.Hold):
        _stops(move, table)
    _profiles(move)
    _matches(move)
    _referrals(move)


def _both(move: Move, table: type[Any]) -> list[Any]:
    return [*move.of(table, move.kept), *move.of(table, move.gone)]


def _consents(move: Move) -> None:
    """A consent given before it was withdrawn is withdrawn; of two that stand, the one given first stays."""
    rows = _both(move, models.Consent)
    for row in rows:
        later = [r.withdrawn_on for r in rows if r.purpose == row.purpose and r.withdrawn_on]
        after = [day for day in later if row.given_on is None or day >= row.given_on]
        if row.withdrawn_on is None and after:
            move.desk.change(row, {"withdrawn_on": min(after)})
    for purpose in {row.purpose for row in rows}:
        standing = [r for r in rows if r.purpose == purpose and r.withdrawn_on is None]
        standing.sort(key=lambda row: row.given_on or date.max)
        for row in standing[1:]:
            move.absorb(standing[0], row)


def _enrolments(move: Move) -> None:
    """Two enrolments that overlap are one, from the first day to the last, or still going on."""
    kept = None
    for row in sorted(_both(move, models.Enrolment), key=lambda row: (row.day or date.min, row.id)):
        if kept is None or (kept.withdrawn_on and row.day and row.day >= kept.withdrawn_on):
            kept = row
            continue
        if kept.withdrawn_on and (row.withdrawn_on is None or row.withdrawn_on > kept.withdrawn_on):
            ended = {"withdrawn_on": row.withdrawn_on, "withdrawn_reason": row.withdrawn_reason}
            move.desk.change(kept, ended)
        move.absorb(kept, row)


def _stops(move: Move, table: type[Any]) -> None:
    """Two pauses (or two holds) under way are one: from the first day to the last."""
    running = sorted((row for row in _both(move, table) if row.ended_on is None), key=lambda row: row.since)
    today = move.desk.today
    running = [row for row in running if row.until is None or row.until > today]
    for row in running[1:]:
        first = running[0]
        if first.until is not None and (row.until is None or row.until > first.until):
            move.desk.change(first, {"until": row.until})
        move.absorb(first, row)


def _profiles(move: Move) -> None:
    """A profile that both have is had from the first of the two days."""
    standing: dict[Any, Any] = {}
    for row in sorted(_both(move, models.PartnerProfile), key=lambda row: row.since or date.max):
        if row.until is None:
            if row.profile in standing:
                move.absorb(standing[row.profile], row)
            else:
                standing[row.profile] = row


def _matches(move: Move) -> None:
    """Of two matches of one request that go on, the further one stays. Raises WrongState when both are confirmed."""
    going_on: dict[int, Any] = {}
    for row in _both(move, models.Match):
        if row.ended_on is not None or row.answer is Answer.NO:
            continue
        other = going_on.setdefault(row.request_id, row)
        if other is row:
            continue
        if row.confirmed_on and other.confirmed_on:
            raise WrongState(
                _("{one} and {other} are both confirmed, for the same request.").format(one=other.code, other=row.code),
                _("End one of them first: pss match end {code}").format(code=row.code),
            )
        further = sorted((other, row), key=lambda m: (m.confirmed_on is None, m.answer is None, m.proposed_on))
        going_on[row.request_id] = further[0]
        move.absorb(*further)


def _referrals(move: Move) -> None:
    """One referral stays open, the one that went further, or else the first; none for somebody enrolled."""
    desk = move.desk
    opened = [row for row in _both(move, models.Referral) if row.closed_on is None]
    enrolled = [row for row in _both(move, models.Enrolment) if row.withdrawn_on is None]

    def place(row: models.Referral) -> tuple[bool, date]:
        held = select(models.Interview).where(models.Interview.referral_id == row.id)
        return desk.session.exec(held).first() is None, row.day

    reason = _("{gone} is {kept}: another referral goes on").format(gone=move.gone.code, kept=move.kept.code)
    if enrolled:
        reason = _("{gone} is {kept}, enrolled").format(gone=move.gone.code, kept=move.kept.code)
    for row in sorted(opened, key=place)[0 if enrolled else 1 :]:
        desk.change(row, {"closed_on": max(desk.today, row.day), "closed_reason": reason})

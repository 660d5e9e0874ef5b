"""Re-contact: what someone who took part in nothing answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import and_, col, func, or_, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.rules import recontact as rules
from pss_cli.vocabulary import EndedBy, RecontactOutcome, Withdrawal
from pss_cli.workflow import enroll_standing
from pss_cli.workflow.desk import Desk

_LEAVES = {
    RecontactOutcome.WITHDRAWN: (Withdrawal.WISH, EndedBy.PARTNER),
    RecontactOutcome.DECEASED: (Withdrawal.DECEASED, EndedBy.DECEASED),
}


def record(desk: Desk, typed: str, given: Mapping[str, Any]) -> int:
    """Write a re-contact and what follows from its outcome; return its id.

    Raises Refused, Usage, NotFound, and WrongState when the person is not enrolled.
    """
    person = desk.person(typed)
    written = models.Recontact(person_id=person.id, day=desk.today, done_by=desk.actor)
    return _write(desk, person, written, given)


def edit(desk: Desk, typed: str, given: Mapping[str, Any]) -> int:
    """Correct the last re-contact of a person, and what followed from it; return its id.

    Raises Refused, Usage, NotFound, and WrongState when there is none.
    """
    person = desk.person(typed)
    written = desk.session.exec(
        select(models.Recontact)
        .where(models.Recontact.person_id == person.id)
        .order_by(col(models.Recontact.day).desc(), col(models.Recontact.id).desc())
    ).first()
    desk.only_if(written is not None, _("{code} was never re-contacted.").format(code=person.code))
    assert written is not None
    _take_back(desk, person, written)
    kept = {"outcome": written.outcome, "day": written.day, "until": written.paused_until}
    if given.get("outcome", written.outcome) is not RecontactOutcome.PAUSED:
        del kept["until"]
    return _write(desk, person, written, {**kept, **given})


def _write(desk: Desk, person: models.Person, written: models.Recontact, given: Mapping[str, Any]) -> int:
    day, outcome = given.get("day") or desk.today, given.get("outcome")
    desk.not_future("day", day)
    if given.get("until") and outcome not in (None, RecontactOutcome.PAUSED):
        raise Usage(_("--until goes with the outcome “paused”."))
    enrolment = enroll_standing.current(desk, person)
    if enrolment.day and day < enrolment.day:
        raise Usage(_("--day: {day} is before the enrolment, on {start}.").format(day=day, start=enrolment.day))
    desk.change(written, {"day": day, "outcome": outcome, "paused_until": given.get("until")})
    desk.enforce(rules.Recontact, written.id)
    if given.get("confirmed"):
        desk.change(person, {"details_confirmed_on": day})
    if outcome is RecontactOutcome.PAUSED:
        before = enroll_standing.running(desk, models.Pause, person, day)
        if before is not None and before.since < day:  # another one, that a correction takes back alone
            desk.change(before, {"ended_on": day})
        enroll_standing.pause(desk, person.code, {"since": day, "until": given["until"]})
    elif outcome in _LEAVES:
        enroll_standing.leave(desk, person, _LEAVES[outcome][0], day)
    return written.id


def _take_back(desk: Desk, person: models.Person, written: models.Recontact) -> None:
    """Undo what followed from the outcome of a re-contact: the pause, or the leaving and the ended matches."""
    paused = select(models.Pause).where(models.Pause.person_id == person.id, models.Pause.since == written.day)
    if written.outcome is RecontactOutcome.PAUSED:
        for pause in desk.session.exec(paused.where(models.Pause.until == written.paused_until)).all():
            desk.session.delete(pause)
    elif written.outcome in _LEAVES:
        enrolment = enroll_standing.last(desk, person)
        desk.only_if(
            enrolment.withdrawn_on in (None, written.day),
            _("{code} left the registry on {day}.").format(code=person.code, day=enrolment.withdrawn_on),
        )
        desk.change(enrolment, {"withdrawn_on": None, "withdrawn_reason": None})
        desk.change(person, {"deceased_on": None})
        began = func.coalesce(models.Match.confirmed_on, models.Match.proposed_on)
        ended = select(models.Match).where(
            models.Match.person_id == person.id,
            or_(col(models.Match.ended_on) == written.day, and_(began > written.day, models.Match.ended_on == began)),
            models.Match.ended_by == _LEAVES[written.outcome][1],
        )
        for match in desk.session.exec(ended).all():
            desk.change(match, {"ended_on": None, "ended_by": None})
    desk.session.flush()
    if written.outcome is RecontactOutcome.PAUSED or written.outcome in _LEAVES:
        _go_on(desk, person, written.day)


def _go_on(desk: Desk, person: models.Person, day: date) -> None:
    """Let the pause and the hold that ended on `day` go on."""
    for table in (models.Pause, models.Hold):
        kind: Any = table
        for stop in desk.session.exec(select(kind).where(kind.person_id == person.id, kind.ended_on == day)).all():
            desk.change(stop, {"ended_on": None})

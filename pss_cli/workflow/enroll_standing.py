"""Where someone enrolled stands: paused, on hold, back, or withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import col, or_, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.vocabulary import Answer, EndedBy, Purpose, Withdrawal
from pss_cli.workflow import people
from pss_cli.workflow.desk import Desk

Stop = type[models.Pause] | type[models.Hold]

_ENDED_BY = {
    Withdrawal.WISH: EndedBy.PARTNER,
    Withdrawal.CONSENT: EndedBy.PARTNER,
    Withdrawal.MOVED: EndedBy.MOVED,
    Withdrawal.DECEASED: EndedBy.DECEASED,
}


def pause(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Pause someone: neither proposed nor re-contacted; return the person's code. Raises Usage, WrongState."""
    return _stop(desk, typed, models.Pause, given)


def hold(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Match someone with nobody until a day; why is never stored. Return the person's code."""
    return _stop(desk, typed, models.Hold, given)


def resume(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """End the pause or the hold of someone; return the person's code. Raises Usage, WrongState."""
    person = desk.person(typed)
    day = given.get("day") or desk.today
    desk.not_future("day", day)
    rows = [row for row in (running(desk, t, person, day) for t in (models.Pause, models.Hold)) if row]
    desk.only_if(bool(rows), _("{code} is neither paused nor on hold.").format(code=person.code))
    for row in rows:
        desk.change(row, {"ended_on": day})
    return person.code


def withdraw(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Take someone out of the registry; return the person's code. Raises Usage, WrongState."""
    person = desk.person(typed)
    day = given.get("day") or desk.today
    desk.not_future("day", day)
    leave(desk, person, given["reason"], day)
    return person.code


def leave(desk: Desk, person: models.Person, reason: Withdrawal, day: date) -> None:
    """End the enrolment of `person`, and with it what is under way. Raises Usage, WrongState."""
    enrolment = current(desk, person)
    if enrolment.day and day < enrolment.day:
        raise Usage(_("--day: {code} was enrolled later, on {day}.").format(code=person.code, day=enrolment.day))
    desk.change(enrolment, {"withdrawn_on": day, "withdrawn_reason": reason})
    for table in (models.Pause, models.Hold):
        row = running(desk, table, person, day)
        if row is not None:
            desk.change(row, {"ended_on": day})
    _end_matches(desk, person, reason, day)
    if reason is Withdrawal.DECEASED:
        desk.change(person, {"deceased_on": day})


def withdraw_consent(desk: Desk, person: models.Person, purpose: Purpose, day: date) -> None:
    """Record that a consent is withdrawn; without the one to the registry, the person leaves it."""
    people.consent(desk, person, purpose, False, day)
    here = select(models.Enrolment).where(
        models.Enrolment.person_id == person.id, col(models.Enrolment.withdrawn_on).is_(None)
    )
    if purpose is Purpose.REGISTRY and desk.session.exec(here).first() is not None:
        leave(desk, person, Withdrawal.CONSENT, day)


def last(desk: Desk, person: models.Person) -> models.Enrolment:
    """Return the last enrolment of `person`, withdrawn or not. Raises WrongState when there is none."""
    found = desk.session.exec(
        select(models.Enrolment)
        .where(models.Enrolment.person_id == person.id)
        .order_by(col(models.Enrolment.day).desc(), col(models.Enrolment.id).desc())
    ).first()
    desk.only_if(found is not None, _("{code} is not enrolled.").format(code=person.code))
    assert found is not None
    return found


def current(desk: Desk, person: models.Person) -> models.Enrolment:
    """Return the enrolment of someone who has not left. Raises WrongState."""
    enrolment = last(desk, person)
    desk.only_if(
        enrolment.withdrawn_on is None,
        _("{code} left the registry on {day}.").format(code=person.code, day=enrolment.withdrawn_on),
    )
    return enrolment


def _stop(desk: Desk, typed: str, table: Stop, given: Mapping[str, Any]) -> str:
    """Pause or hold; one that is under way is prolonged or shortened rather than doubled."""
    person = desk.person(typed)
    since = given.get("since") or desk.today
    until = given.get("until")
    if until is not None and until <= since:
        raise Usage(_("--until: {until} is not after {since}.").format(until=until, since=since))
    enrolment = current(desk, person)
    if enrolment.day and since < enrolment.day:
        raise Usage(_("--since: {code} was enrolled later, on {day}.").format(code=person.code, day=enrolment.day))
    kind: Any = table
    row = running(desk, kind, person, since) or kind(person_id=person.id, since=since)
    desk.change(row, {"until": until})
    return person.code


def running(desk: Desk, table: Any, person: models.Person, day: date) -> Any:
    """Return the pause (or the hold) of `person` that runs on `day`."""
    return desk.session.exec(
        select(table).where(
            table.person_id == person.id,
            table.since <= day,
            col(table.ended_on).is_(None),
            or_(col(table.until).is_(None), col(table.until) > day),
        )
    ).first()


def _end_matches(desk: Desk, person: models.Person, reason: Withdrawal, day: date) -> None:
    """End the matches of someone who leaves; when the Bureau decides, they are ended one by one before."""
    going_on = desk.session.exec(
        select(models.Match).where(
            models.Match.person_id == person.id,
            col(models.Match.ended_on).is_(None),
            or_(col(models.Match.answer).is_(None), models.Match.answer == Answer.YES),
        )
    ).all()
    codes = ", ".join(match.code for match in going_on)
    desk.only_if(
        not going_on or reason in _ENDED_BY, _("First end, after a talk with the Bureau: {codes}").format(codes=codes)
    )
    for match in going_on:
        began = match.confirmed_on or match.proposed_on  # later, when the Bureau did not know yet
        desk.change(match, {"ended_on": max(day, began), "ended_by": _ENDED_BY[reason]})

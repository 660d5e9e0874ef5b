"""The decision that follows training: retained, not retained, declined by the person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.labels import label
from pss_cli.vocabulary import Decision
from pss_cli.workflow import referrals
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.train import enforce, require_open

CLOSING = (Decision.NOT_RETAINED, Decision.DECLINED)


def decide(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record, correct or announce the decision about a person; return their code.

    Raises Refused, Usage, WrongState.
    """
    person = desk.person(typed)
    way = _way(desk, person) or _without_session(desk, person, given)
    decision = given.get("decision") or way.decision
    if decision is None:
        raise Usage(_("--{option} is missing ({label}).").format(option="decision", label=_("decision")))
    if decision is not way.decision:
        _change(desk, person, way)
    if "adapted" in given:
        way.adapted, way.youth = given["adapted"], referrals.of_youth_programme(desk, person)
    day = given.get("day") or way.decided_on or desk.today
    _in_its_time(desk, way, day, given.get("told") or way.told_on)
    way.decision, way.decided_on, way.told_on = decision, day, given.get("told") or way.told_on
    desk.change(way, {name: given[name] for name in ("interest", "availability", "reason") if name in given})
    referral = referrals.last(desk, person)
    if referral is not None and decision in CLOSING:
        referrals.close(desk, referral, day, label(decision), way.reason)
    enforce(desk, way)
    return person.code


def _way(desk: Desk, person: models.Person) -> models.Training | None:
    """Return the last way through training since the last referral."""
    referral = referrals.last(desk, person)
    of_person = select(models.Training).where(models.Training.person_id == person.id)
    found = desk.session.exec(of_person.order_by(col(models.Training.id).desc())).first()
    if found is not None and referral is not None:
        began = found.convened_on or found.decided_on or referral.day
        return found if began >= referral.day else None
    return found


def _without_session(desk: Desk, person: models.Person, given: Mapping[str, Any]) -> models.Training:
    """Return a new way without a session: an adapted path, or what TRN-04 will refuse. Raises WrongState."""
    require_open(desk, person)
    retained = given.get("decision") is Decision.RETAINED
    desk.only_if(
        retained or bool(given.get("adapted")),
        _("{code} was not convened: pss interview record {code}, or pss refer close {code}").format(code=person.code),
    )
    return models.Training(person_id=person.id, youth=referrals.of_youth_programme(desk, person))


def _change(desk: Desk, person: models.Person, way: models.Training) -> None:
    """Forget what came with another decision; the referral it had closed is open again. Raises WrongState."""
    enrolled = select(models.Enrolment).where(
        models.Enrolment.person_id == person.id, col(models.Enrolment.withdrawn_on).is_(None)
    )
    desk.only_if(
        way.decision is None or desk.session.exec(enrolled).first() is None,
        _("{code} is enrolled: pss enroll withdraw {code} comes first.").format(code=person.code),
    )
    referral = referrals.last(desk, person)
    if way.decision in CLOSING and referral is not None:
        referrals.reopen(desk, referral)
    way.decided_on = way.told_on = way.reason = None


def _in_its_time(desk: Desk, way: models.Training, day: date, told: date | None) -> None:
    """Refuse days that have not come, or in the wrong order. Raises Usage."""
    desk.not_future("day", day)
    held = desk.get(models.Session, way.session_id).day if way.session_id and way.attended else None
    if held and day < held:
        raise Usage(_("--day: {day} is before the session of {session}.").format(day=day, session=held))
    if told is not None:
        desk.not_future("told", told)
        if told < day:
            raise Usage(_("--told: {told} is before the decision of {day}.").format(told=told, day=day))

"""Re-contact: what someone who took part in nothing answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.rules import recontact as rules
from pss_cli.vocabulary import RecontactOutcome, Withdrawal
from pss_cli.workflow.desk import Desk


def record(desk: Desk, typed: str, given: Mapping[str, Any]) -> int:
    """Write a re-contact and what follows from its outcome; return its id.

    Raises Refused, Usage, NotFound, and WrongState when the person is not enrolled.
    """
    day, outcome = given.get("day", desk.today), given.get("outcome")
    desk.not_future("day", day)
    if "until" in given and outcome not in (None, RecontactOutcome.PAUSED):
        raise Usage(_("--until goes with the outcome “paused”."))
    person = desk.person(typed)
    enrolment = _open_enrolment(desk, person)
    if day < enrolment.day:
        raise Usage(_("--day: {day} is before the enrolment, on {start}.").format(day=day, start=enrolment.day))
    written = desk.add(
        models.Recontact(
            person_id=person.id, day=day, outcome=outcome, paused_until=given.get("until"), done_by=desk.actor
        )
    )
    desk.enforce(rules.Recontact, written.id)
    if given.get("confirmed"):
        desk.change(person, {"details_confirmed_on": day})
    if outcome is RecontactOutcome.PAUSED:
        _pause(desk, person, day, given["until"])
    elif outcome is RecontactOutcome.WITHDRAWN:
        desk.change(enrolment, {"withdrawn_on": day, "withdrawn_reason": Withdrawal.WISH})
    elif outcome is RecontactOutcome.DECEASED:
        desk.change(enrolment, {"withdrawn_on": day, "withdrawn_reason": Withdrawal.DECEASED})
        desk.change(person, {"deceased_on": day})
    return written.id


def _open_enrolment(desk: Desk, person: models.Person) -> models.Enrolment:
    found = desk.session.exec(
        select(models.Enrolment).where(
            models.Enrolment.person_id == person.id, col(models.Enrolment.withdrawn_on).is_(None)
        )
    ).first()
    desk.only_if(found is not None, _("{code} is not enrolled: nobody to re-contact.").format(code=person.code))
    assert found is not None
    return found


def _pause(desk: Desk, person: models.Person, day: date, until: date) -> None:
    """Pause until a date; a pause under way is prolonged (or shortened) rather than doubled."""
    under_way = desk.session.exec(
        select(models.Pause).where(
            models.Pause.person_id == person.id,
            models.Pause.since <= day,
            col(models.Pause.ended_on).is_(None),
            (col(models.Pause.until).is_(None)) | (col(models.Pause.until) > day),
        )
    ).first()
    desk.change(under_way or models.Pause(person_id=person.id, since=day), {"until": until})

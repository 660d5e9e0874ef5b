"""Spotting: a person becomes known to the Bureau."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage, WrongState
from pss_cli.i18n import _
from pss_cli.reads import find
from pss_cli.rules import refer as rules
from pss_cli.vocabulary import Purpose
from pss_cli.workflow import people, referrals
from pss_cli.workflow.desk import Desk

FIELDS = (
    "referrer", "referrer_role", "received_care", "agreed", "distance", "not_claiming", "weekday_daytime",
    "youth_path", "judgement_by",
)  # fmt: skip


def add(desk: Desk, given: Mapping[str, Any]) -> str:
    """Write a person and their referral; return the person's code. Raises Refused, Usage, NotFound."""
    day = given.get("day", desk.today)
    desk.not_future("day", day)
    person = _known(desk, given) if given.get("person") else people.create(desk, given)
    referral = desk.add(models.Referral(person_id=person.id, day=day))
    _fill(desk, referral, given)
    if given.get("agreed"):
        people.consent(desk, person, Purpose.CONTACT, True, day)
    desk.ask([*desk.facts(rules.Referral, referral.id), *people.written(desk, person, given)])
    return person.code


def _known(desk: Desk, given: Mapping[str, Any]) -> models.Person:
    """Return someone who comes back, brought up to date. Raises WrongState when already on the way or enrolled."""
    person = desk.person(given["person"])
    before = referrals.last(desk, person)
    desk.only_if(
        before is None or before.closed_on is not None,
        _("{code} has an open referral: pss refer edit {code}").format(code=person.code),
    )
    enrolled = select(models.Enrolment).where(
        models.Enrolment.person_id == person.id, col(models.Enrolment.withdrawn_on).is_(None)
    )
    desk.only_if(
        desk.session.exec(enrolled).first() is None,
        _("{code} is enrolled: there is nothing to refer.").format(code=person.code),
    )
    people.update(desk, person, {k: v for k, v in given.items() if k not in ("directorate", "day", "person")})
    return person


def edit(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Correct the last referral of a person; return the person's code. Raises Refused, NotFound."""
    person = desk.person(typed)
    referral = latest(desk, person)
    if "day" in given:
        if given["day"] is None:
            raise Usage(_("--{option} cannot be empty.").format(option="day"))
        desk.not_future("day", given["day"])
        _not_after_interview(desk, referral, given["day"])
        referral.day = given["day"]
    people.update(desk, person, {k: v for k, v in given.items() if k not in ("directorate", "day")})
    _fill(desk, referral, given)
    desk.ask([*desk.facts(rules.Referral, referral.id), *people.written(desk, person, given)])
    return person.code


def _not_after_interview(desk: Desk, referral: models.Referral, day: date) -> None:
    """Refuse a referral later than the interview that followed it. Raises Usage."""
    earlier = select(models.Interview).where(
        models.Interview.referral_id == referral.id, col(models.Interview.held_on) < day
    )
    interview = desk.session.exec(earlier).first()
    if interview is not None:
        raise Usage(_("--day: {day} is after the interview, on {held}.").format(day=day, held=interview.held_on))


def close(desk: Desk, typed: str, reason: str) -> str:
    """Close the open referral of a person, with its reason; return the person's code. Raises WrongState."""
    person = desk.person(typed)
    referral = latest(desk, person)
    desk.only_if(
        referral.closed_on is None,
        _("The referral of {code} is closed since {day}.").format(code=person.code, day=referral.closed_on),
    )
    referral.closed_on, referral.closed_reason = desk.today, reason
    desk.add(referral)
    return person.code


def latest(desk: Desk, person: models.Person) -> models.Referral:
    """Return the open referral of `person`, or else the last one. Raises WrongState when there is none."""
    found = referrals.last(desk, person)
    if found is None:
        raise WrongState(_("{code} has no referral.").format(code=person.code))
    return found


def _fill(desk: Desk, referral: models.Referral, given: Mapping[str, Any]) -> None:
    desk.change(referral, {k: v for k, v in given.items() if k in FIELDS})
    if "directorate" in given:
        referral.directorate_id = desk.directorate(given["directorate"])
    if "for_request" in given:
        typed = given["for_request"]
        referral.for_request_id = find.record_id(desk.db, "request", typed) if typed else None
    desk.add(referral)
    for name, words in (("criteria", "criterion"), ("youth_criteria", "youth_criterion")):
        if name in given:
            _criteria(desk, referral, {w.key for w in desk.words.get(words, ())}, given[name] or ())


def _criteria(desk: Desk, referral: models.Referral, known: set[str], met: Any) -> None:
    """Replace the answers to one checklist: what is not recognised is kept as such."""
    for row in desk.session.exec(select(models.Criterion).where(models.Criterion.referral_id == referral.id)).all():
        if row.key in known:
            desk.session.delete(row)
    desk.session.flush()
    for key in sorted(known):
        desk.add(models.Criterion(referral_id=referral.id, key=key, met=key in met))

"""The registry: someone enters it, signs, and what was entered is corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.inputs.people import DETAILS, IDENTITY
from pss_cli.rules import enroll_entry, enroll_profile
from pss_cli.vocabulary import AgreementKind, Origin
from pss_cli.workflow import enroll_roles, enroll_standing, people
from pss_cli.workflow.desk import Desk


def add(desk: Desk, given: Mapping[str, Any]) -> str:
    """Enrol someone retained, or someone enrolled before pss; return the person's code.

    Raises Refused, Usage, NotFound, and WrongState when the person is enrolled already.
    """
    day, origin = _day(desk, given)
    person = _person(desk, given, origin)
    _free_to_enrol(desk, person, day)
    enrolment = desk.add(models.Enrolment(person_id=person.id, day=day, origin=origin))
    _told(desk, enrolment, given)
    known = day if origin is Origin.TYPED else None  # what was done before pss was done on a day we do not know
    for purpose in given.get("consent") or ():
        people.consent(desk, person, purpose, True, known, origin)
    for kind in given.get("signed") or ():
        agree(desk, person, kind, known, desk.actor if known else None, origin)
    profiles = [enroll_roles.give_profile(desk, person, p, known, origin, given) for p in given.get("profiles") or ()]
    levels = [enroll_roles.give_level(desk, person, given["level"], known, origin, given)] if "level" in given else []
    _close_referral(desk, person, day)
    desk.ask(
        [
            *desk.facts(enroll_entry.Enrolment, enrolment.id),
            *people.written(desk, person, given),
            *desk.facts(enroll_profile.ProfileGiven, *(p.id for p in profiles)),
            *desk.facts(enroll_profile.LevelGiven, *(row.id for row in levels)),
        ]
    )
    return person.code


def edit(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Correct the last enrolment of a person; return the person's code. Raises Refused, Usage, WrongState."""
    person = desk.person(typed)
    enrolment = enroll_standing.last(desk, person)
    if given.get("day") or given.get("already_since"):
        enrolment.day, enrolment.origin = day, _origin = _day(desk, given)
        if enrolment.withdrawn_on and enrolment.withdrawn_on < day:
            raise Usage(_("--day: the withdrawal is before, on {day}.").format(day=enrolment.withdrawn_on))
    _told(desk, enrolment, given)
    desk.enforce(enroll_entry.Enrolment, enrolment.id)
    return person.code


def sign(desk: Desk, typed: str, given: Mapping[str, Any], remove: bool = False) -> str:
    """Record what was signed, read, handed over or consented to (or take it out); return the person's code.

    Raises Refused for the declaration of a minor, Usage.
    """
    if not given.keys() - {"day", "by", "before_pss"}:
        raise Usage(_("What was signed? Add --confidentiality, --ethics, --kit, --declaration or --consent."))
    person = desk.person(typed)
    origin = Origin.BEFORE_PSS if given.get("before_pss") else Origin.TYPED
    day = given.get("day") or (desk.today if origin is Origin.TYPED else None)
    if day:
        desk.not_future("day", day)
    by = given.get("by") or (desk.actor if origin is Origin.TYPED else None)
    # Signing again moves no day unless one is given: what was involved before rests on the first.
    correcting = bool(given.keys() & {"day", "by", "before_pss"})
    for kind in AgreementKind:
        if given.get(kind) is not None:
            if not given[kind] or remove:
                _disagree(desk, person, kind)
            elif correcting or _agreement(desk, person, kind) is None:
                agree(desk, person, kind, day, by, origin)
    for purpose in given.get("consent") or ():
        if remove:
            enroll_standing.withdraw_consent(desk, person, purpose, day or desk.today)
        else:
            people.consent(desk, person, purpose, True, day, origin)
    if given.get("declaration") is not None:
        if not given["declaration"] or remove:
            _undeclare(desk, person)
        elif correcting or _declaration(desk, person) is None:
            _declare(desk, person, day, by or desk.actor)
    return person.code


def agree(
    desk: Desk, person: models.Person, kind: AgreementKind, day: date | None, by: str | None, origin: Origin
) -> None:
    """Keep one agreement of a person; a second time corrects the first."""
    row = _agreement(desk, person, kind) or models.Agreement(person_id=person.id, kind=kind)
    desk.change(row, {"day": day, "done_by": by, "origin": origin})


def _told(desk: Desk, enrolment: models.Enrolment, given: Mapping[str, Any]) -> None:
    """Keep what is said of an enrolment. Raises Usage for a last participation that has not come."""
    if given.get("last_involved_on"):
        desk.not_future("last-involved-on", given["last_involved_on"])
    desk.change(enrolment, {k: v for k, v in given.items() if k in ("family_talk", "last_involved_on")})


def _day(desk: Desk, given: Mapping[str, Any]) -> tuple[date, Origin]:
    """Return the day of an enrolment and where it comes from. Raises Usage."""
    name = "already-since" if given.get("already_since") else "day"
    if given.get("already_since") and given.get("day"):
        raise Usage(_("Give --day or --already-since, not both."))
    day: date = given.get("already_since") or given.get("day") or desk.today
    desk.not_future(name, day)
    return day, Origin.TYPED if name == "day" else Origin.BEFORE_PSS


def _person(desk: Desk, given: Mapping[str, Any], origin: Origin) -> models.Person:
    """Return the person to enrol, corrected, or written when only their identity is given. Raises Usage."""
    if given.get("person"):
        if given.get("first_name") or given.get("last_name"):
            raise Usage(_("Give a code, or the identity of someone new, not both."))
        person = desk.person(given["person"])
        if known := {f.name: given[f.name] for f in (*IDENTITY, *DETAILS) if f.name in given}:
            people.update(desk, person, known)
        return person
    missing = [n for n in ("first_name", "last_name") if not given.get(n)]
    if missing:
        raise Usage(_("Whom? Give a code such as UP-0042; for someone not here yet, add --first-name and --last-name."))
    return people.create(desk, given, origin)


def _free_to_enrol(desk: Desk, person: models.Person, day: date) -> None:
    before = desk.session.exec(select(models.Enrolment).where(models.Enrolment.person_id == person.id)).all()
    for enrolment in before:
        desk.only_if(
            enrolment.withdrawn_on is not None and enrolment.withdrawn_on <= day,
            _("{code} is enrolled since {day}.").format(code=person.code, day=enrolment.day or _("before pss"))
            if enrolment.withdrawn_on is None
            else _("{code} was enrolled until {day}.").format(code=person.code, day=enrolment.withdrawn_on),
        )
    desk.only_if(
        person.deceased_on is None, _("{code} died on {day}.").format(code=person.code, day=person.deceased_on)
    )


def _close_referral(desk: Desk, person: models.Person, day: date) -> None:
    """Close the open referrals: what they were for has happened."""
    still_open = select(models.Referral).where(
        models.Referral.person_id == person.id, col(models.Referral.closed_on).is_(None)
    )
    for referral in desk.session.exec(still_open).all():
        desk.change(referral, {"closed_on": max(day, referral.day), "closed_reason": _("enrolled")})


def _agreement(desk: Desk, person: models.Person, kind: AgreementKind) -> models.Agreement | None:
    return desk.session.exec(
        select(models.Agreement).where(models.Agreement.person_id == person.id, models.Agreement.kind == kind)
    ).first()


def _disagree(desk: Desk, person: models.Person, kind: AgreementKind) -> None:
    row = _agreement(desk, person, kind)
    if row is not None:
        desk.session.delete(row)
        desk.session.flush()


def _declaration(desk: Desk, person: models.Person) -> models.Declaration | None:
    return desk.session.exec(select(models.Declaration).where(models.Declaration.person_id == person.id)).first()


def _undeclare(desk: Desk, person: models.Person) -> None:
    """Take the declaration out, at any age; no trace of it stays."""
    row = _declaration(desk, person)
    if row is not None:
        desk.session.delete(row)
        desk.session.flush()


def _declare(desk: Desk, person: models.Person, day: date | None, by: str) -> None:
    """Keep the day of the declaration and by whom; it is never journalled. Raises Refused for a minor, Usage."""
    if day is None:
        raise Usage(_("--day is missing: a declaration is a day and a name, nothing else."))
    who = f"{person.first_name} {person.last_name}"
    made = enroll_entry.Declaration(
        day=day, code=person.code, who=who, birth_date=person.birth_date, adult=person.adult
    )
    desk.ask([made])
    row = _declaration(desk, person) or models.Declaration(person_id=person.id, day=day, done_by=by)
    row.day, row.done_by = day, by
    desk.add(row)

"""Profiles and levels given to a partner, from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.i18n import _
from pss_cli.rules import enroll_profile as rules
from pss_cli.vocabulary import Level, Origin, Profile
from pss_cli.workflow.desk import Desk


def profile(desk: Desk, typed: str, given: Mapping[str, Any], remove: bool) -> str:
    """Give a profile to someone enrolled, or take it back; return the person's code. Raises Refused, Usage."""
    person = _enrolled(desk, typed)
    since, origin = _since(desk, given)
    if remove:
        held = _held(desk, person, given["profile"])
        desk.only_if(held is not None, _("{code} does not have this profile.").format(code=person.code))
        assert held is not None
        desk.change(held, {"until": since or desk.today})
    else:
        written = give_profile(desk, person, given["profile"], since, origin, given)
        desk.enforce(rules.ProfileGiven, written.id)
    return person.code


def level(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Give a level to someone enrolled; return the person's code. Raises Refused, Usage."""
    person = _enrolled(desk, typed)
    since, origin = _since(desk, given)
    written = give_level(desk, person, given["level"], since, origin, given)
    desk.enforce(rules.LevelGiven, written.id)
    return person.code


def give_profile(
    desk: Desk, person: models.Person, profile: Profile, since: date | None, origin: Origin, given: Mapping[str, Any]
) -> models.PartnerProfile:
    """Write a profile; one that is held already is completed. Raises Usage for one not used here."""
    desk.used_here("profiles", profile)
    row = _held(desk, person, profile)
    if row is None:
        row = models.PartnerProfile(person_id=person.id, profile=profile, since=since, origin=origin)
    if given.get("since"):
        row.since = since
    if "speaks_to_groups" in given and profile is Profile.TRAINER:
        row.speaks_to_groups = given["speaks_to_groups"]
    return desk.add(row)


def give_level(
    desk: Desk, person: models.Person, level: Level, since: date | None, origin: Origin, given: Mapping[str, Any]
) -> models.PartnerLevel:
    """Write a level; the one that is held, or was from the same day, is completed. Raises Usage."""
    desk.used_here("levels", level)
    before = desk.session.exec(
        select(models.PartnerLevel)
        .where(models.PartnerLevel.person_id == person.id)
        .order_by(col(models.PartnerLevel.since).is_(None), col(models.PartnerLevel.since).desc())
    ).all()
    held = [row for row in before[:1] if row.level is level and not given.get("since")]
    same = [row for row in before if row.level is level and row.since == since]
    new = models.PartnerLevel(person_id=person.id, level=level, since=since, origin=origin)
    row = next(iter(held + same), new)
    desk.change(row, {k: v for k, v in given.items() if k in ("exposed", "teaches")})
    return row


def _enrolled(desk: Desk, typed: str) -> models.Person:
    person = desk.person(typed)
    here = select(models.Enrolment).where(
        models.Enrolment.person_id == person.id, col(models.Enrolment.withdrawn_on).is_(None)
    )
    desk.only_if(
        desk.session.exec(here).first() is not None,
        _("{code} is not enrolled: pss enroll add {code}").format(code=person.code),
    )
    return person


def _since(desk: Desk, given: Mapping[str, Any]) -> tuple[date | None, Origin]:
    """Return the day from which something holds: unknown only when it is from before pss. Raises Usage."""
    if given.get("since"):
        desk.not_future("since", given["since"])
    if given.get("before_pss"):
        return given.get("since"), Origin.BEFORE_PSS
    return given.get("since") or desk.today, Origin.TYPED


def _held(desk: Desk, person: models.Person, profile: Profile) -> models.PartnerProfile | None:
    return desk.session.exec(
        select(models.PartnerProfile).where(
            models.PartnerProfile.person_id == person.id,
            models.PartnerProfile.profile == profile,
            col(models.PartnerProfile.until).is_(None),
        )
    ).first()

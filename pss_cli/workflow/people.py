"""A person's own record: made at the referral, corrected afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.dates import age_on
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.reads.facts.refer import FREE_TEXTS
from pss_cli.rules.enroll_entry import Declaration
from pss_cli.rules.interview import Selection
from pss_cli.text import fold
from pss_cli.vocabulary import Origin
from pss_cli.workflow import referrals
from pss_cli.workflow.desk import Desk


def create(desk: Desk, given: Mapping[str, Any], origin: Origin = Origin.TYPED) -> models.Person:
    """Write a new person with everything that `given` says of them. Raises Usage."""
    person = models.Person(
        code=desk.new_code("person"),
        first_name=given["first_name"],
        last_name=given["last_name"],
        name_key="",
        origin=origin,
    )
    update(desk, person, given)
    return person


def update(desk: Desk, person: models.Person, given: Mapping[str, Any]) -> None:
    """Put the values of `given` on `person` and on the rows that belong to them. Raises Usage."""
    own = {name: value for name, value in given.items() if name not in ("language", "directorate", "origin") or value}
    if "person_directorate" in given:
        person.directorate_id = desk.directorate(given["person_directorate"])
    for required in ("first_name", "last_name"):
        if required in given and not given[required]:
            raise Usage(_("--{option} cannot be empty.").format(option=required.replace("_", "-")))
    if given.get("birth_date"):
        desk.not_future("birth-date", given["birth_date"])
    own |= age(desk, given.get("birth_date", person.birth_date), given)
    _no_declaration_of_a_minor(desk, person, own)
    desk.change(person, {k: v for k, v in own.items() if k not in ("code", "id")})
    if person.adult is False and person.birth_date is None:
        raise Usage(_("--birth-date is missing: it is required under 18."))
    ageless = person.birth_date is None and person.origin is Origin.TYPED
    concerned = given.keys() & {"birth_date", "followed", "person_directorate", "kind"}
    if ageless and concerned and referrals.followed_youth(desk, person):
        raise Usage(_("--birth-date is missing: it is required for a jeune, followed by the youth directorate."))
    person.name_key = name_key(person.first_name, person.last_name, person.name_in_use)
    desk.add(person)
    _contacts(desk, person, given)
    _rows(desk, person, models.SpokenLanguage, given.get("spoken_languages"), lambda w: {"language": w})
    _rows(desk, person, models.Need, given.get("needs"), lambda w: {"kind": w})
    _rows(desk, person, models.Slot, given.get("slots"), lambda s: {"weekday": s[0], "part": s[1]})
    if "wishes" in given or "refusals" in given:
        _wishes(desk, person, given)


def name_key(first_name: str, last_name: str, in_use: str | None) -> str:
    """Return the key by which a person is looked for: the folded last name, first name and name in use."""
    return fold(" ".join(filter(None, (last_name, first_name, in_use))))


def age(desk: Desk, birth_date: date | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return `adult` emptied when the birth date says it. Raises Usage when the two disagree."""
    if birth_date is None:
        return {}
    grown = age_on(birth_date, desk.today) >= desk.settings.limits(desk.today).majority_age
    if given.get("adult") not in (None, grown):
        raise Usage(_("--adult: the birth date, {day}, says otherwise; correct --birth-date.").format(day=birth_date))
    return {"adult": None}


def written(desk: Desk, person: models.Person, given: Mapping[str, Any]) -> list[Selection]:
    """Return what `given` writes about `person` in free words, for INT-06: nothing judicial about a minor."""
    details = tuple(given[name] for name in FREE_TEXTS if given.get(name))
    who = f"{person.first_name} {person.last_name}"
    facts = Selection(
        subject=f"person:{person.id}", code=person.code, who=who, day=desk.today, as_of=desk.today,
        limits=desk.settings.limits(desk.today), origin=person.origin, birth_date=person.birth_date,
        adult=person.adult, details=details,
    )  # fmt: skip
    return [facts] if details else []


def _no_declaration_of_a_minor(desk: Desk, person: models.Person, given: Mapping[str, Any]) -> None:
    """Ask ENR-07 before the database does, when an age is corrected: it says what to do."""
    if person.id is None or not given.keys() & {"birth_date", "adult"}:
        return
    made = desk.session.exec(select(models.Declaration).where(models.Declaration.person_id == person.id)).first()
    if made is not None:
        age = {name: given.get(name, getattr(person, name)) for name in ("birth_date", "adult")}
        desk.ask([Declaration(day=made.day, code=person.code, who=f"{person.first_name} {person.last_name}", **age)])


def _contacts(desk: Desk, person: models.Person, given: Mapping[str, Any]) -> None:
    for kind, name in (("phone", "phones"), ("email", "emails")):
        if name not in given:
            continue
        _forget(desk, models.ContactPoint, person, kind=kind)
        for fields in contact_points(kind, given[name] or ()):
            desk.add(models.ContactPoint(person_id=person.id, **fields))


def contact_points(kind: str, values: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the fields of telephones (`phone`) or e-mails (`email`), in their order."""
    for position, value in enumerate(values):
        key = value.partition(";")[0] if kind == "phone" else value.casefold()
        yield {"kind": kind, "value": value, "search_key": key, "position": position}


def _rows(desk: Desk, person: models.Person, table: Any, values: Sequence[Any] | None, fields: Any) -> None:
    """Replace the rows of `table` that belong to `person`; None leaves them as they are."""
    if values is None:
        return
    _forget(desk, table, person)
    for value in values:
        desk.add(table(person_id=person.id, **fields(value)))


def unavailable(desk: Desk, person: models.Person, days: Sequence[tuple[date, date]]) -> None:
    """Replace the days on which a person is not available."""
    _rows(desk, person, models.Unavailable, days, lambda d: {"since": d[0], "until": d[1]})


def _wishes(desk: Desk, person: models.Person, given: Mapping[str, Any]) -> None:
    told = desk.session.exec(select(models.Wish).where(models.Wish.person_id == person.id)).all()
    since = {(wish.kind, wish.refused): wish.since for wish in told}
    for name, refused in (("wishes", False), ("refusals", True)):
        if name in given:
            _forget(desk, models.Wish, person, refused=refused)
    for name, refused in (("wishes", False), ("refusals", True)):
        for kind in given.get(name) or ():
            _forget(desk, models.Wish, person, kind=kind)
            day = since.get((kind, refused), desk.today)
            desk.add(models.Wish(person_id=person.id, kind=kind, refused=refused, since=day))


def _forget(desk: Desk, table: Any, person: models.Person, **where: Any) -> None:
    chosen = select(table).where(table.person_id == person.id)
    for name, value in where.items():
        chosen = chosen.where(col(getattr(table, name)) == value)
    for row in desk.session.exec(chosen).all():
        desk.session.delete(row)
    desk.session.flush()


def consent(
    desk: Desk, person: models.Person, purpose: Any, given: bool, day: date | None, origin: Origin = Origin.TYPED
) -> None:
    """Record a consent given (or withdrawn) for one purpose on `day`; from before pss, the day may not be known."""
    open_ones = desk.session.exec(
        select(models.Consent).where(
            models.Consent.person_id == person.id,
            models.Consent.purpose == purpose,
            col(models.Consent.withdrawn_on).is_(None),
        )
    ).all()
    if given and not open_ones:
        desk.add(models.Consent(person_id=person.id, purpose=purpose, given_on=day, origin=origin))
    if not given:
        for row in open_ones:
            if day and row.given_on and day < row.given_on:
                raise Usage(_("--day: the consent was given later, on {day}.").format(day=row.given_on))
            row.withdrawn_on = day
            desk.add(row)

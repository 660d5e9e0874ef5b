"""Training sessions: who is convened, who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.reads import find
from pss_cli.rules import train as rules
from pss_cli.workflow import referrals
from pss_cli.workflow.desk import Desk


def session(desk: Desk, typed: str | None, given: Mapping[str, Any]) -> str:
    """Plan a training session, or correct one; return its code. Raises Usage, WrongState."""
    if typed is None:
        record = models.Session(code=desk.new_code("session"), day=given["day"], starts=given["starts"], ends=0)
        record.ends = record.starts + desk.settings.limits(record.day).session_min
    else:
        record = planned(desk, typed)
        for name in ("day", "starts", "ends"):
            if name in given and given[name] is None:
                raise Usage(_("--{option} cannot be empty.").format(option=name))
        if "starts" in given:  # moved, it lasts as long
            record.ends += given["starts"] - record.starts
        if given.get("day", record.day) != record.day:
            _movable(desk, record, given)
    changed = {"starts": record.starts, "ends": record.ends} | dict(given)
    if changed["ends"] <= changed["starts"]:
        raise Usage(_("--ends: the session ends before it starts."))
    if changed["ends"] > 24 * 60:
        raise Usage(_("--ends: the session would end after midnight."))
    desk.change(record, changed)
    _seated(desk, record)
    desk.enforce(rules.TrainingSession, record.id)
    return record.code


def invite(desk: Desk, typed: str, people: Sequence[str], given: Mapping[str, Any]) -> str:
    """Convene people to a session; return its code. Raises Refused, Usage, WrongState."""
    record = planned(desk, typed)
    day = given.get("day") or min(desk.today, record.day)
    desk.not_future("day", day)
    if day > record.day:
        raise Usage(_("--day: {day} is after the session of {session}.").format(day=day, session=record.day))
    already = convened(desk, record)
    wanted = _people(desk, people)
    twice = ", ".join(p.code for p in wanted if p.id in already)
    desk.only_if(not twice, _("Already convened to {code}: {people}.").format(code=record.code, people=twice))
    ways = [
        desk.add(
            models.Training(
                person_id=person.id,
                session_id=record.id,
                convened_on=day,
                adapted=bool(given.get("adapted")),
                youth=referrals.of_youth_programme(desk, person),
            )
        )
        for person in wanted
    ]
    enforce(desk, *ways)
    for person in wanted:
        require_open(desk, person)
    _seated(desk, record)
    return record.code


def uninvite(desk: Desk, typed: str, people: Sequence[str]) -> str:
    """Take back convocations made by mistake; return the session's code. Raises WrongState."""
    record = planned(desk, typed)
    ways = _of(desk, record, _people(desk, people))
    desk.only_if(
        all(way.attended is None and way.decision is None for way in ways),
        _("Attendance or a decision is recorded: the convocation stays."),
    )
    for way in ways:
        desk.session.delete(way)
    desk.session.flush()
    return record.code


def attend(desk: Desk, typed: str, present: Sequence[str], absent: Sequence[str], everybody: bool) -> str:
    """Mark who came to a session and who did not; return its code. Raises Refused, Usage, WrongState."""
    record = planned(desk, typed)
    desk.only_if(
        record.day <= desk.today,
        _("{code} takes place on {day}: attendance is marked afterwards.").format(code=record.code, day=record.day),
    )
    missing = _of(desk, record, _people(desk, absent))
    came = _of(desk, record, _people(desk, present))
    if everybody:
        came = [way for way in convened(desk, record).values() if way not in missing]
    if not came and not missing:
        raise Usage(_("Who came? Give codes, --absent with a code, or --all."))
    if any(way in missing for way in came):
        raise Usage(_("Somebody is said to be present and absent."))
    for ways, attended in ((came, True), (missing, False)):
        for way in ways:
            way.attended = attended
            desk.add(way)
    enforce(desk, *came, *missing)
    return record.code


def enforce(desk: Desk, *ways: models.Training) -> None:
    """Ask the rules about ways through training, the reasons just given included (INT-06). Raises Refused."""
    desk.enforce(rules.Training, *(way.id for way in ways))
    adapted = [way.id for way in ways if way.adapted]
    desk.enforce(rules.Training, *adapted)


def require_open(desk: Desk, person: models.Person) -> models.Referral:
    """Return the open referral of `person`. Raises WrongState."""
    found = referrals.last(desk, person)
    desk.only_if(
        found is not None and found.closed_on is None,
        _("{code} has no open referral: see pss person show {code}").format(code=person.code),
    )
    assert found is not None
    return found


def convened(desk: Desk, record: models.Session) -> dict[int, models.Training]:
    """Return who is convened to a session, by the person's id."""
    found = select(models.Training).where(models.Training.session_id == record.id).order_by(col(models.Training.id))
    return {way.person_id: way for way in desk.session.exec(found).all()}


def planned(desk: Desk, typed: str) -> models.Session:
    """Return the session with this code. Raises NotFound."""
    return desk.get(models.Session, find.record_id(desk.db, "session", typed))


def _people(desk: Desk, typed: Sequence[str]) -> list[models.Person]:
    """Return the people with these codes or names, each once. Raises NotFound."""
    words = [word for several in typed for word in several.split(",") if word.strip()] or typed[:1]
    return list({person.id: person for person in map(desk.person, words)}.values())


def _of(desk: Desk, record: models.Session, people: Sequence[models.Person]) -> list[models.Training]:
    """Return the convocations of `people`. Raises WrongState with all who have none."""
    known = convened(desk, record)
    strangers = ", ".join(person.code for person in people if person.id not in known)
    desk.only_if(
        not strangers,
        _("Not convened to {session}: {people}. First: pss train invite {session} …").format(
            session=record.code, people=strangers
        ),
    )
    return [known[person.id] for person in people]


def _seated(desk: Desk, record: models.Session) -> None:
    invited = len(convened(desk, record))
    desk.only_if(
        record.seats is None or invited <= record.seats,
        _("{code} has {seats} seats for {invited} people; to change it: pss train session {code} --seats …").format(
            code=record.code, seats=record.seats, invited=invited
        ),
    )


def _movable(desk: Desk, record: models.Session, given: Mapping[str, Any]) -> None:
    """Refuse to move a session on which something stands. Raises WrongState."""
    came = any(way.attended is not None for way in convened(desk, record).values())
    desk.only_if(
        not came or given["day"] <= desk.today,
        _("Attendance is marked for {code}: it took place.").format(code=record.code),
    )
    desk.only_if(
        not claimed(desk, record), _("Expenses of {code} are claimed: its day stays.").format(code=record.code)
    )


def claimed(desk: Desk, record: models.Session) -> bool:
    """Whether somebody claims expenses for a session."""
    entries = select(models.ClaimEntry.id).where(models.ClaimEntry.session_id == record.id)
    return desk.session.exec(entries).first() is not None

"""Meetings of a request: planned, held, corrected; who was there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.codes import parse_code
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.inputs.match import Present
from pss_cli.reads import activity as read
from pss_cli.reads import find
from pss_cli.rules import claim, enroll, match, match_meetings
from pss_cli.rules.base import Facts
from pss_cli.vocabulary import PresenceRole
from pss_cli.workflow.activity_everybody import with_everybody
from pss_cli.workflow.desk import Desk

FIELDS = ("day", "starts", "ends", "place", "meal_provided")


def log(desk: Desk, typed: str, given: Mapping[str, Any], *, edit: bool = False) -> str:
    """Plan a meeting of a request, or record who was there; return the activity's code.

    A request's code makes a new meeting; a meeting's own code records the presence at a planned
    one, or with `edit` corrects it. Raises Refused, WrongState, Usage, NotFound.
    """
    activity = write(desk, typed, given, edit=edit)
    desk.ask(facts(desk, activity))
    return activity.code


def write(desk: Desk, typed: str, given: Mapping[str, Any], *, edit: bool = False) -> models.Activity:
    """Write a meeting and who was there, the rules not asked yet. Raises WrongState, Usage, NotFound."""
    given = with_everybody(desk, typed, given)
    parsed = parse_code(typed)
    if parsed is not None and parsed[0] == "activity":
        activity = desk.get(models.Activity, find.record_id(desk.db, "activity", typed))
        _may_be_logged(desk, activity, given, edit)
    else:
        activity = _new(desk, typed, given)
    before = (activity.starts, activity.ends)
    desk.change(activity, {k: v for k, v in given.items() if k in FIELDS and (v is not None or k in FIELDS[3:])})
    _follow(desk, activity, before)
    _people(desk, activity, given)
    _is_coherent(desk, activity)
    return activity


def facts(desk: Desk, activity: models.Activity) -> list[Facts]:
    """Return what the rules look at in a meeting just written."""
    present = desk.session.exec(select(models.Presence.id).where(models.Presence.activity_id == activity.id)).all()
    return [
        *desk.facts(enroll.ReadyToTakePart, *present),
        *desk.facts(match.PlannedMeeting, activity.id),
        *desk.facts(match_meetings.Overlap, activity.id),
        *desk.facts(claim.Line, *read.lines(desk.db, activity.id)),
    ]


def cancel(desk: Desk, typed: str) -> str:
    """Take away a planned meeting that will not be held; return its code. Raises WrongState, NotFound."""
    activity = desk.get(models.Activity, find.record_id(desk.db, "activity", typed))
    desk.only_if(
        not activity.held, _("{code} was held: correct it with --edit, or pss undo.").format(code=activity.code)
    )
    _owes_nothing(desk, activity)
    _in_no_return(desk, activity)
    desk.session.delete(activity)
    return activity.code


def _new(desk: Desk, typed: str, given: Mapping[str, Any]) -> models.Activity:
    request = desk.get(models.Request, find.record_id(desk.db, "request", typed))
    desk.only_if(
        request.closed_on is None or given["day"] <= request.closed_on,
        _("{code} is closed since {day}.").format(code=request.code, day=request.closed_on),
    )
    if given["day"] < request.opened_on:
        told = _("--day: {day} is before {code} was opened, on {opened}.")
        raise Usage(told.format(day=given["day"], code=request.code, opened=request.opened_on))
    if given["ends"] <= given["starts"]:
        raise Usage(_("--ends comes before --starts."))
    return desk.add(
        models.Activity(
            code=desk.new_code("activity"),
            request_id=request.id,
            day=given["day"],
            starts=given["starts"],
            ends=given["ends"],
        )
    )


def _may_be_logged(desk: Desk, activity: models.Activity, given: Mapping[str, Any], edit: bool) -> None:
    """Refuse to log twice, and to move a meeting that money hangs on. Raises WrongState, Usage."""
    desk.only_if(
        edit or not activity.held,
        _("{code} is logged already: to correct it, add --edit.").format(code=activity.code),
    )
    if not edit and not given.get("present"):
        raise Usage(_("--present is missing: who was there?"))
    starts, ends = given.get("starts") or activity.starts, given.get("ends") or activity.ends
    if ends <= starts:
        raise Usage(_("--ends comes before --starts."))
    if given.get("day") not in (None, activity.day):
        _owes_nothing(desk, activity)


def _owes_nothing(desk: Desk, activity: models.Activity, person: models.Person | None = None) -> None:
    """Refuse when claims or vouchers hang on what is about to disappear. Raises WrongState."""
    owed = read.paid_for(desk.db, activity.id, person.id if person else None)
    desk.only_if(
        not owed,
        _(
            "{code} is in {claims}: take it out of there first (pss claim drop, or pss claim voucher … --returned)."
        ).format(code=activity.code, claims=", ".join(owed)),
    )


def _in_no_return(desk: Desk, activity: models.Activity) -> None:
    """Refuse to take away a meeting that a directorate wrote in its return. Raises WrongState."""
    said = read.returned(desk.db, activity.id)
    desk.only_if(
        not said,
        _(
            "{code} is in what a directorate sent back: {returns}. If it was held, say who was there (--present); "
            "otherwise take it out of the workbook, and read it again: pss report returns --read FILE"
        ).format(
            code=activity.code,
            returns="; ".join(
                _("{directorate}, {year}, line {line}").format(
                    directorate=row["directorate"], year=row["fiscal_year"], line=row["line"]
                )
                for row in said
            ),
        ),
    )


def _follow(desk: Desk, activity: models.Activity, before: tuple[int, int]) -> None:
    """Move the presences that lasted the whole meeting when its times are corrected."""
    for presence in _presences(desk, activity):
        if (presence.starts, presence.ends) == before:
            presence.starts, presence.ends = activity.starts, activity.ends
            desk.add(presence)


def _people(desk: Desk, activity: models.Activity, given: Mapping[str, Any]) -> None:
    """Write who is said to be there, and forget who was not. Raises Usage, WrongState, NotFound."""
    known = {presence.person_id: presence for presence in _presences(desk, activity)}
    there: Sequence[Present] = given.get("present") or ()
    found = [(desk.person(said.who), said) for said in there]
    if len({person.id for person, _said in found}) < len(found):
        raise Usage(_("--present: the same person is there twice."))
    for person, said in found:
        _attends(desk, activity, person, said, known.get(person.id))
    for typed in given.get("absent") or ():
        person = desk.person(typed)
        desk.only_if(person.id in known, _("{who} is not at {code}.").format(who=person.code, code=activity.code))
        _owes_nothing(desk, activity, person)
        desk.session.delete(known[person.id])
        desk.session.flush()


def _attends(
    desk: Desk, activity: models.Activity, person: models.Person, said: Present, known: models.Presence | None
) -> None:
    """Write one presence, with its own times when they were said. Raises WrongState, Usage."""
    starts = activity.starts if said.starts is None else said.starts
    ends = activity.ends if said.ends is None else said.ends
    if ends <= starts:
        raise Usage(_("--present: {who} leaves before coming.").format(who=person.code))
    if said.role is PresenceRole.PARTNER:
        desk.only_if(
            read.is_matched(desk.db, activity.request_id, person.id, activity.day.isoformat()),
            _("{who} has no confirmed match on that day: confirm it, or say their role, {who}:coach.").format(
                who=person.code
            ),
        )
    if known is None:
        known = models.Presence(activity_id=activity.id, person_id=person.id, role=said.role, starts=starts, ends=ends)
    desk.change(known, {"role": said.role, "starts": starts, "ends": ends})


def _is_coherent(desk: Desk, activity: models.Activity) -> None:
    """Say whether the meeting is held: somebody was there; nobody can be there in the future. Raises Usage."""
    people = len(_presences(desk, activity))
    if people and activity.day > desk.today:
        raise Usage(_("--present: {day} is in the future, nobody was there yet.").format(day=activity.day))
    if not people and activity.day < desk.today and not activity.held:
        raise Usage(_("--present is missing: who was there?"))
    if people and not activity.held:
        activity.held = True
        desk.add(activity)


def _presences(desk: Desk, activity: models.Activity) -> Sequence[models.Presence]:
    return desk.session.exec(
        select(models.Presence).where(models.Presence.activity_id == activity.id).order_by(col(models.Presence.id))
    ).all()

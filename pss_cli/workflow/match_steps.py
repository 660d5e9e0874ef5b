"""The checklist of a request and of its matches, and feedback."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.codes import parse_code
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.reads import find
from pss_cli.rules import followup, match_confirm, match_meetings
from pss_cli.vocabulary import FeedbackWith, StepKind
from pss_cli.workflow.desk import Desk

# What the team does once for all its partners, and what concerns one partner alone.
OF_THE_TEAM = {StepKind.SUPPORT, StepKind.CAPSULE, StepKind.ROLES}
OF_ONE_PARTNER = {StepKind.EMPLOYEE_TALK, StepKind.ENDING_TALK}


def step(desk: Desk, typed: str, given: Mapping[str, Any]) -> int:
    """Date one item of the checklist, or say why it is not needed; return the step's id.

    Raises Refused, Usage, NotFound.
    """
    request_id, match = _concerned(desk, typed)
    kind = given["kind"]
    _readable(desk, kind, match, given)
    fields = {
        "day": given.get("day"),
        "not_needed": given.get("not_needed"),
        "who": given.get("who"),
        "person_id": desk.person(given["coach"]).id if given.get("coach") else None,
    }
    if match is not None and kind is StepKind.EMPLOYEE_TALK:
        return _talk(desk, match, fields, given.get("covers") or ())
    record = _dated(desk, request_id, None if kind in OF_THE_TEAM else match, kind, fields)
    if kind is StepKind.SUPPORT:
        desk.enforce(match_meetings.SupportPerson, record.id)
    if match is not None and kind is StepKind.ENDING_TALK:
        desk.enforce(followup.Ending, match.id)
    return record.id


def _readable(desk: Desk, kind: StepKind, match: models.Match | None, given: Mapping[str, Any]) -> None:
    """Refuse what does not make sense for this item. Raises Usage."""
    if kind in OF_ONE_PARTNER and match is None:
        raise Usage(_("This concerns one partner: give the code of their match (J-…)."))
    if given.get("covers") and kind is not StepKind.EMPLOYEE_TALK:
        raise Usage(_("--covers goes with employee-talk."))
    if given.get("not_needed"):
        if kind in OF_ONE_PARTNER:
            raise Usage(_("--not-needed: this talk has its date, or did not take place."))
        if given.get("day"):
            raise Usage(_("--day and --not-needed exclude each other."))
        return
    if given.get("day"):
        desk.not_future("day", given["day"])
    if kind is StepKind.COACH:
        _coached(desk, match, given)
    if kind is StepKind.SUPPORT and not given.get("who"):
        raise Usage(_("--who is missing: who is the support person?"))


def _coached(desk: Desk, match: models.Match | None, given: Mapping[str, Any]) -> None:
    """Refuse a coach who is nobody, or the partner. Raises Usage, NotFound."""
    if not (given.get("coach") or given.get("who")):
        raise Usage(_("--coach is missing: who accompanies the first meeting?"))
    if match is not None and given.get("coach") and desk.person(given["coach"]).id == match.person_id:
        raise Usage(_("--coach: this is the partner; somebody else accompanies them."))


def _talk(desk: Desk, match: models.Match, fields: dict[str, Any], covers: Any) -> int:
    """Write the three-way talk once for each request that it names; return the id of the first."""
    named = [match.request_id, *(find.record_id(desk.db, "request", code) for code in covers)]
    fields["person_id"] = match.person_id
    made = [_dated(desk, request_id, None, StepKind.EMPLOYEE_TALK, fields) for request_id in dict.fromkeys(named)]
    covered = select(models.Match.id).where(
        models.Match.person_id == match.person_id, col(models.Match.request_id).in_(named)
    )
    desk.enforce(match_confirm.Confirmation, *desk.session.exec(covered).all())
    return made[0].id


def _dated(
    desk: Desk, request_id: int, match: models.Match | None, kind: StepKind, fields: Mapping[str, Any]
) -> models.Step:
    """Return the item of the checklist with its new values; said again, what is not said stays as it was."""
    same = select(models.Step).where(
        models.Step.request_id == request_id,
        models.Step.match_id == (match.id if match else None),
        models.Step.kind == kind,
    )
    if kind is StepKind.EMPLOYEE_TALK:
        same = same.where(models.Step.person_id == fields["person_id"])
    record = desk.session.exec(same).first() or models.Step(
        request_id=request_id, match_id=match.id if match else None, kind=kind
    )
    values = dict(fields)
    if not values["not_needed"]:
        values["day"] = values["day"] or record.day or desk.today
        if kind is not StepKind.COACH:  # another coach takes the place of the first
            values["who"] = values["who"] or record.who
    desk.change(record, values)
    return record


def feedback(desk: Desk, typed: str, given: Mapping[str, Any]) -> int:
    """Record feedback with the partner or with the team; return its id. Raises Usage, NotFound."""
    request_id, match = _concerned(desk, typed)
    if given["held_with"] is FeedbackWith.PARTNER and match is None:
        raise Usage(_("This concerns one partner: give the code of their match (J-…)."))
    day = given.get("day") or desk.today
    desk.not_future("day", day)
    record = models.Feedback(
        request_id=request_id,
        match_id=match.id if match else None,
        occasion=given["occasion"],
        held_with=given["held_with"],
        day=day,
        done_by=given.get("by") or desk.actor,
        text=given.get("text"),
    )
    return desk.add(record).id


def _concerned(desk: Desk, typed: str) -> tuple[int, models.Match | None]:
    """Return the request, and the match when its code was typed. Raises NotFound."""
    parsed = parse_code(typed)
    if parsed is not None and parsed[0] == "request":
        return find.record_id(desk.db, "request", typed), None
    match = desk.get(models.Match, find.record_id(desk.db, "match", typed))
    return match.request_id, match

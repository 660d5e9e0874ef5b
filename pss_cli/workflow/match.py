"""A partner and a request: proposed, answered, confirmed, introduced, ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.labels import label
from pss_cli.reads import find
from pss_cli.reads import match as read
from pss_cli.rules import enroll, followup, match_confirm, match_meetings
from pss_cli.rules.match import Proposal
from pss_cli.rules.request import RequestToPropose
from pss_cli.text import printable
from pss_cli.vocabulary import Answer, Channel
from pss_cli.workflow.desk import Desk


def propose(desk: Desk, request_typed: str, people: Sequence[str], given: Mapping[str, Any]) -> list[str]:
    """Propose people for a request; return the codes of the matches. Raises Refused, WrongState, NotFound."""
    request = open_request(desk, request_typed)
    day = past_day(desk, given, request.opened_on, _("the request was opened"))
    matches = [_proposed(desk, request, desk.person(typed), day, given) for typed in dict.fromkeys(people)]
    desk.ask([*desk.facts(RequestToPropose, request.id), *desk.facts(Proposal, *(m.id for m in matches))])
    return [m.code for m in matches]


def _proposed(
    desk: Desk, request: models.Request, person: models.Person, day: date, given: Mapping[str, Any]
) -> models.Match:
    known = desk.session.exec(
        select(models.Match).where(
            models.Match.request_id == request.id,
            models.Match.person_id == person.id,
            col(models.Match.ended_on).is_(None),
        )
    ).first()
    desk.only_if(
        known is None,
        _("{person} is already proposed for {request}: {code}.").format(
            person=person.code, request=request.code, code=known.code if known else ""
        ),
    )
    return desk.add(
        models.Match(
            code=desk.new_code("match"),
            request_id=request.id,
            person_id=person.id,
            role=given.get("role"),
            proposed_on=day,
        )
    )


def answer(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record (or correct) a partner's answer; return the match's code. Raises WrongState, Usage, NotFound."""
    match = running(desk, typed)
    desk.only_if(
        match.confirmed_on is None or given["answer"] is Answer.YES,
        _("{code} is confirmed: if the partner leaves, pss match end {code} --by partner").format(code=match.code),
    )
    match.answer = given["answer"]
    match.answered_on = past_day(desk, given, match.proposed_on, _("they were proposed"))
    match.answer_reason = given.get("reason")
    desk.add(match)
    if match.confirmed_on is not None:
        desk.enforce(match_confirm.Confirmation, match.id)
    return match.code


def confirm(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Confirm a match (or correct when it was); return its code. Raises Refused, WrongState, Usage, NotFound."""
    match = running(desk, typed)
    request = desk.get(models.Request, match.request_id)
    desk.only_if(request.closed_on is None, _("{code} is closed.").format(code=request.code))
    dated = {"day": given.get("day") or match.confirmed_on}
    match.confirmed_on = past_day(desk, dated, match.proposed_on, _("they were proposed"))
    match.employee = bool(desk.get(models.Person, match.person_id).employee)
    desk.change(match, {name: value for name, value in given.items() if name == "regular_contact"})
    desk.ask(
        [
            *desk.facts(enroll.ReadyToConfirm, match.id),
            *desk.facts(match_confirm.Confirmation, match.id),
            *desk.facts(match_confirm.Seats, request.id),
            *desk.facts(match_meetings.Overlap, *read.planned(desk.db, request.id)),
        ]
    )
    return match.code


def introduce(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Write a disclosure in the register of communications; return the match's code.

    Raises Refused before the partner's yes, WrongState before the confirmation, Usage, NotFound.
    """
    match = running(desk, typed)
    request = desk.get(models.Request, match.request_id)
    recipient = given.get("to") or request.responsible
    if not recipient:
        raise Usage(_("--to is missing: {code} has no responsible person.").format(code=request.code))
    day = past_day(desk, given, match.proposed_on, _("they were proposed"))
    written = desk.session.exec(
        select(models.Communication).where(
            models.Communication.person_id == match.person_id,
            models.Communication.request_id == request.id,
            models.Communication.recipient == recipient,
            models.Communication.day == day,
        )
    ).first()
    desk.only_if(
        written is None,
        _("{code}: already in the register on {day}, to {recipient}. Another day: --day").format(
            code=match.code, day=day, recipient=printable(recipient)
        ),
    )
    line = models.Communication(
        person_id=match.person_id,
        request_id=request.id,
        day=day,
        recipient=recipient,
        content=", ".join([_("name"), *(label(Channel(c)) for c in read.reached_by(desk.db, match.person_id))]),
        purpose=_("Matching {code}: {title}").format(code=request.code, title=request.title),
        author=desk.actor,
    )
    desk.enforce(match_confirm.Disclosure, desk.add(line).id)
    desk.only_if(
        match.confirmed_on is not None and match.confirmed_on <= line.day,
        _("{code} is not confirmed: pss match confirm {code}").format(code=match.code),
    )
    return match.code


def end(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """End a confirmed match (or correct how it ended); return its code. Raises Refused, WrongState, Usage."""
    match = desk.get(models.Match, find.record_id(desk.db, "match", typed))
    desk.only_if(
        match.confirmed_on is not None,
        _("{code} was never confirmed: there is nothing to end, and not being chosen leaves no trace.").format(
            code=match.code
        ),
    )
    assert match.confirmed_on is not None
    dated = {"day": given.get("day") or match.ended_on}
    match.ended_on = past_day(desk, dated, match.confirmed_on, _("it was confirmed"))
    match.ended_by, match.end_reason = given["by"], given.get("reason")
    desk.add(match)
    desk.enforce(followup.Ending, match.id)
    return match.code


def open_request(desk: Desk, typed: str) -> models.Request:
    """Return the open request with this code. Raises NotFound, WrongState."""
    request = desk.get(models.Request, find.record_id(desk.db, "request", typed))
    desk.only_if(
        request.closed_on is None,
        _("{code} is closed since {day}.").format(code=request.code, day=request.closed_on),
    )
    return request


def running(desk: Desk, typed: str) -> models.Match:
    """Return the match with this code, not ended. Raises NotFound, WrongState."""
    match = desk.get(models.Match, find.record_id(desk.db, "match", typed))
    desk.only_if(match.ended_on is None, _("{code} ended on {day}.").format(code=match.code, day=match.ended_on))
    return match


def past_day(desk: Desk, given: Mapping[str, Any], after: date, what: str) -> date:
    """Return `day` of the form, or today. Raises Usage in the future, or before `after`, when `what` happened."""
    day: date = given.get("day") or desk.today
    desk.not_future("day", day)
    if day < after:
        raise Usage(_("--day: {day} comes before {after}, when {what}.").format(day=day, after=after, what=what))
    return day

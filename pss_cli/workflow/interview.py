"""The telephone interview: scheduled, attempted, held."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Refused, Usage
from pss_cli.i18n import _
from pss_cli.inputs.interview import free_in_the_daytime
from pss_cli.inputs.people import DETAILS
from pss_cli.labels import label
from pss_cli.rules import interview as rules
from pss_cli.rules import train
from pss_cli.vocabulary import InterviewOutcome
from pss_cli.workflow import people, referrals
from pss_cli.workflow.desk import Desk

CLOSING = (InterviewOutcome.NEGATIVE, InterviewOutcome.REDIRECTED, InterviewOutcome.DECLINED)
FINDINGS = ("motivation", "admissible", "informed", "weekday_daytime", "reason")


def schedule(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Agree on a day for the interview, or on another one; return the person's code. Raises Refused, Usage."""
    person = desk.person(typed)
    referral = open_referral(desk, person, given["day"])
    if given["day"] < desk.today:
        raise Usage(_("--day: {day} is past; an interview that was held is recorded.").format(day=given["day"]))
    interview = _to_hold(desk, person, referral)
    interview.scheduled_on, interview.scheduled_at = given["day"], given.get("at")
    interview.interviewer = given.get("interviewer") or interview.interviewer or desk.actor
    desk.add(interview)
    desk.enforce(rules.Interview, interview.id)
    return person.code


def attempt(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Keep a call that reached nobody; return the person's code. Raises Refused, Usage."""
    person = desk.person(typed)
    day = given.get("day") or desk.today
    referral = open_referral(desk, person, day)
    _in_its_time(desk, referral, day)
    tried = models.InterviewAttempt(referral_id=referral.id, day=day, done_by=given.get("by") or desk.actor)
    tried.channel = given.get("channel") or tried.channel
    desk.add(tried)
    return person.code


def forget_attempt(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Take back the last attempt of a day, kept by mistake; return the person's code. Raises Refused, WrongState."""
    person = desk.person(typed)
    day = given.get("day") or desk.today
    referral = open_referral(desk, person, day)
    of_day = select(models.InterviewAttempt).where(
        models.InterviewAttempt.referral_id == referral.id, models.InterviewAttempt.day == day
    )
    found = desk.session.exec(of_day.order_by(col(models.InterviewAttempt.id).desc())).first()
    desk.only_if(found is not None, _("{code} has no attempt on {day}.").format(code=person.code, day=day))
    desk.session.delete(found)
    desk.session.flush()
    return person.code


def record(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record the outcome of an interview; return the person's code. Raises Refused, Usage, WrongState."""
    person = desk.person(typed)
    day = given.get("day") or desk.today
    referral = open_referral(desk, person, day)
    interview = _to_hold(desk, person, referral)
    interview.interviewer = given.get("interviewer") or interview.interviewer or desk.actor
    _hold(desk, person, referral, interview, {**given, "day": day})
    return person.code


def correct(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Correct the last interview held, its outcome included; return the person's code. Raises Refused, WrongState."""
    person = desk.person(typed)
    referral = referrals.last(desk, person)
    interview = _last(desk, referral) if referral else None
    desk.only_if(
        interview is not None and interview.outcome is not None,
        _("{code} has no interview to correct.").format(code=person.code),
    )
    assert referral is not None
    assert interview is not None
    given = {k: v for k, v in given.items() if v is not None or k not in ("outcome", "day", "interviewer")}
    if interview.outcome in CLOSING:
        referrals.reopen(desk, referral)
    same = given.get("outcome", interview.outcome) is interview.outcome
    kept = {name: getattr(interview, name) if same else None for name in FINDINGS}
    kept |= {"day": interview.held_on or referral.day, "outcome": interview.outcome}
    _hold(desk, person, referral, interview, kept | given)
    desk.enforce(train.Training, *_trainings(desk, person))
    return person.code


def _hold(
    desk: Desk, person: models.Person, referral: models.Referral, interview: models.Interview, given: dict[str, Any]
) -> None:
    """Write what the interview gave, about itself and about the person; an outcome may close the referral."""
    _in_its_time(desk, referral, given["day"])
    if given.get("weekday_daytime") is None and free_in_the_daytime(given):
        given["weekday_daytime"] = True
    details = {f.name for f in DETAILS}
    people.update(desk, person, {name: value for name, value in given.items() if name in details})
    interview.held_on, interview.followed_youth = given["day"], referrals.followed_youth(desk, person)
    desk.change(interview, {name: given[name] for name in ("outcome", "interviewer", *FINDINGS) if name in given})
    outcome = InterviewOutcome(given["outcome"])
    if outcome in CLOSING:
        referrals.close(desk, referral, given["day"], label(outcome), given.get("reason"))
    desk.enforce(rules.Interview, interview.id)


def open_referral(desk: Desk, person: models.Person, day: date) -> models.Referral:
    """Return the open referral of `person`. Raises Refused (INT-01) when there is none."""
    found = referrals.last(desk, person)
    if found is not None and found.closed_on is None:
        return found
    facts = rules.Interview(
        subject=f"person:{person.id}",
        code=person.code,
        who=f"{person.first_name} {person.last_name}",
        day=day,
        as_of=desk.today,
        referral_closed_on=found.closed_on if found else None,
        no_referral=found is None,
    )
    raise Refused(rules.open_referral.findings(facts))


def _in_its_time(desk: Desk, referral: models.Referral, day: date) -> None:
    """Refuse a day that has not come, or that comes before the referral. Raises Usage."""
    desk.not_future("day", day)
    if day < referral.day:
        raise Usage(_("--day: {day} is before the referral of {referral}.").format(day=day, referral=referral.day))


def _last(desk: Desk, referral: models.Referral) -> models.Interview | None:
    """Return the last interview of `referral`, scheduled or held."""
    of_this = select(models.Interview).where(models.Interview.referral_id == referral.id)
    return desk.session.exec(of_this.order_by(col(models.Interview.id).desc())).first()


def _to_hold(desk: Desk, person: models.Person, referral: models.Referral) -> models.Interview:
    """Return the interview that is scheduled, or a new one. Raises WrongState when one had an outcome."""
    found = _last(desk, referral)
    if found is not None and found.outcome is None:
        return found
    desk.only_if(
        found is None or found.outcome is InterviewOutcome.UNREACHABLE,
        _("{code} had the interview on {day}. To correct it: pss interview record {code} --edit").format(
            code=person.code, day=found.held_on if found else ""
        ),
    )
    return models.Interview(referral_id=referral.id)


def _trainings(desk: Desk, person: models.Person) -> list[int]:
    found = select(models.Training.id).where(models.Training.person_id == person.id)
    return list(desk.session.exec(found).all())

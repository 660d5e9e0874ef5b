"""When a letter may be drafted: whom can be written to, and what has to be settled before; uses no model."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pss_cli.errors import Refused, WrongState
from pss_cli.i18n import _
from pss_cli.reads import establishment
from pss_cli.reads.base import Connection
from pss_cli.rules.applying import applying
from pss_cli.rules.claim_owed import MealOwed, meal_is_owed
from pss_cli.rules.limits import Limits
from pss_cli.rules.match_confirm import Disclosure
from pss_cli.vocabulary import Answer, Decision, Origin
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources import source_of

Row = Mapping[str, Any] | sqlite3.Row


def limits(db: Connection, day: date) -> Limits:
    """Return the thresholds in force on `day`."""
    return Settings(establishment.settings(db)).limits(day)


def reachable(row: Row, today: date, *, about_money: bool = False) -> None:
    """Check that a person can be written to; what is owed is told to those who left as well. Raises WrongState."""
    day, code = today.isoformat(), row["person"]
    if row["deceased_on"] is not None:
        raise WrongState(_("{code} is deceased: no letter is drafted.").format(code=code))
    if about_money:
        return
    if (left := row["contact_withdrawn_on"]) is not None and left <= day:
        raise WrongState(_("{code} does not want to be contacted since {day}.").format(code=code, day=left))
    if (left := row["withdrawn_on"]) is not None and left <= day:
        raise WrongState(_("{code} left the registry on {day}: no letter is drafted.").format(code=code, day=left))


def may_convene_to_interview(row: Row) -> None:
    """Check that a referral waits for its interview, and that the person agreed to be called. Raises WrongState."""
    if row["referral"] is None:
        raise WrongState(_("{code} has no open referral.").format(code=row["person"]))
    if row["agreed"] == 0:
        raise WrongState(_("{code} has not agreed to be contacted.").format(code=row["person"]))


def may_convene_to_session(row: Row, today: date) -> None:
    """Check that a session is still to come, or of today and not held yet. Raises WrongState."""
    if row["session"] is None or row["day"] < today.isoformat() or row["marked"]:
        raise WrongState(_("{code}: no session to come.").format(code=row["session"] or row["person"]))


def may_tell_decision(row: Row) -> None:
    """Check that a person was retained, or not. Raises WrongState."""
    if row["decision"] not in (Decision.RETAINED, Decision.NOT_RETAINED):
        raise WrongState(
            _("{code}: nothing was decided yet, or they declined: pss train decide {code}").format(code=row["person"])
        )


def may_propose(row: Row) -> None:
    """Check that a proposal waits for its answer. Raises WrongState."""
    _is_running(row)
    if row["answer"] not in (None, Answer.NO_ANSWER) or row["confirmed_on"] is not None:
        raise WrongState(_("{code} was answered already.").format(code=row["code"]))


def may_introduce(db: Connection, row: Row, recipient: str, today: date) -> None:
    """Check that a partner may be introduced. Raises Refused before their yes, WrongState before the confirmation."""
    _is_running(row)
    said_yes = row["answer"] == Answer.YES and row["answered_on"] is not None
    facts = Disclosure(
        code=row["person"],
        who=f"{row['first_name']} {row['last_name']}",
        day=today,
        limits=limits(db, today),
        match_code=row["code"],
        request_code=row["request"],
        recipient=recipient,
        yes_on=date.fromisoformat(row["answered_on"]) if said_yes else None,
    )
    if findings := [finding for rule in applying(Disclosure) for finding in rule.findings(facts)]:
        raise Refused(findings)
    is_confirmed(row, today)


def is_confirmed(row: Row, today: date) -> None:
    """Check that a match is confirmed and under way. Raises WrongState."""
    _is_running(row)
    if row["confirmed_on"] is None or row["confirmed_on"] > today.isoformat():
        raise WrongState(_("{code} is not confirmed: pss match confirm {code}").format(code=row["code"]))


def is_first_meeting_to_come(row: Row) -> None:
    """Check that no meeting was held with a partner yet. Raises WrongState."""
    if row["met_on"] is not None:
        raise WrongState(_("{code}: the first meeting was held on {day}.").format(code=row["code"], day=row["met_on"]))


def was_introduced(row: Row) -> None:
    """Check that the team was given the partner's name, as the register of communications says. Raises WrongState."""
    if row["introduced_on"] is None and row["origin"] == Origin.TYPED:
        raise WrongState(
            _("{person} was not introduced to the team yet: pss match introduce {code}").format(
                person=row["person"], code=row["code"]
            )
        )


def _is_running(row: Row) -> None:
    if row["ended_on"] is not None:
        raise WrongState(_("{code} ended on {day}.").format(code=row["code"], day=row["ended_on"]))
    if row["closed_on"] is not None:
        raise WrongState(_("{code} is closed since {day}.").format(code=row["request"], day=row["closed_on"]))


def may_tell_outcomes(row: Row) -> None:
    """Check that somebody took part in work that is done. Raises WrongState."""
    if row["confirmed_on"] is None or (row["ended_on"] is None and row["closed_on"] is None):
        raise WrongState(_("{code}: the work is not done.").format(code=row["code"]))


def meal_is_due(db: Connection, presence: int, today: date) -> bool:
    """Whether a meal can be claimed for a presence (CLM-04), told already or not."""
    facts = gather(db, source_of(MealOwed), Settings(establishment.settings(db)), today, presence)
    return any(meal_is_owed.findings(replace(each, told=False, nothing=False)) for each in facts)


def was_refused(row: Row, lines: Sequence[Row]) -> None:
    """Check that lines of a claim were refused or cut. Raises WrongState."""
    if not lines:
        raise WrongState(_("{code}: no line was refused or cut.").format(code=row["claim"]))


def was_paid(row: Row) -> None:
    """Check that something was paid. Raises WrongState."""
    if row["paid_cents"] <= 0:
        raise WrongState(_("{code}: nothing was paid yet.").format(code=row["claim"]))


def active(row: sqlite3.Row | None, code: str) -> sqlite3.Row:
    """Return what is known of an active partner. Raises WrongState when they are not one."""
    if row is None:
        raise WrongState(_("{code} is not an active partner: there is no re-contact to draft.").format(code=code))
    return row

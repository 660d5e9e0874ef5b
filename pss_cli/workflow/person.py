"""A person is corrected, or something is noted about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import NotFound, Usage
from pss_cli.i18n import _
from pss_cli.rules import enroll_entry, enroll_upkeep, refer
from pss_cli.rules.base import Facts
from pss_cli.workflow import enroll_standing, people
from pss_cli.workflow.desk import Desk

# What a rule of the referral or of the enrolment looks at: they are asked again.
AGE = {"birth_date", "adult"}
REACH = {"phones", "emails", "address"}


def edit(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Correct a person; return their code. Raises Refused, Usage, NotFound."""
    if not given:
        raise Usage(_("Nothing to correct: add what changes, such as --phones."))
    person = desk.person(typed)
    day = given.get("day") or desk.today
    desk.not_future("day", day)
    people.update(desk, person, {k: v for k, v in given.items() if k != "day"})
    if given.get("unavailable") is not None:
        people.unavailable(desk, person, given["unavailable"])
    both = [p for p in given.get("consent") or () if p in (given.get("withdrawn_consent") or ())]
    if both:
        raise Usage(_("--withdrawn-consent: {purposes} is also in --consent.").format(purposes=", ".join(both)))
    for purpose in given.get("consent") or ():
        people.consent(desk, person, purpose, True, day)
    for purpose in given.get("withdrawn_consent") or ():
        enroll_standing.withdraw_consent(desk, person, purpose, day)
    if given.get("confirmed"):
        desk.change(person, {"details_confirmed_on": day})
    ask_again(desk, person, given)
    return person.code


def note(desk: Desk, typed: str, given: Mapping[str, Any], correct: int | None = None) -> int:
    """Write a note about a person, or correct one of theirs; return its id. Raises Refused, Usage, NotFound."""
    person = desk.person(typed)
    day = given.get("day") or desk.today
    desk.not_future("day", day)
    if correct is None:
        row = desk.add(models.Note(person_id=person.id, day=day, author=desk.actor, text=given["text"]))
    else:
        row = desk.get(models.Note, correct)
        if row.person_id != person.id:
            raise NotFound(_("{code} has no note {number}.").format(code=person.code, number=correct))
        desk.change(row, {"text": given["text"], **({"day": day} if "day" in given else {})})
    desk.enforce(enroll_upkeep.NoteWritten, row.id)
    return row.id


def ask_again(desk: Desk, person: models.Person, given: Mapping[str, Any]) -> None:
    """Ask the rules that look at what was corrected. Raises Refused."""
    facts: list[Facts] = [*people.written(desk, person, given)]
    if given.keys() & (AGE | REACH):
        referrals = select(models.Referral.id).where(
            models.Referral.person_id == person.id, col(models.Referral.closed_on).is_(None)
        )
        facts += desk.facts(refer.Referral, *desk.session.exec(referrals).all())
    if given.keys() & AGE:
        enrolments = select(models.Enrolment.id).where(
            models.Enrolment.person_id == person.id, col(models.Enrolment.withdrawn_on).is_(None)
        )
        facts += desk.facts(enroll_entry.Enrolment, *desk.session.exec(enrolments).all())
    desk.ask(facts)

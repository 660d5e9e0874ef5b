"""People older than pss, read from a file: good rows in, bad rows back with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.exc import IntegrityError

from pss_cli import models
from pss_cli.errors import BadFile, PssError, Refused, Usage, WrongState
from pss_cli.failures import explained
from pss_cli.i18n import _
from pss_cli.inputs.importing import Row, Table, read_row
from pss_cli.reads import importing as read
from pss_cli.rules import enroll_entry, enroll_profile
from pss_cli.rules.base import Text
from pss_cli.text import fold
from pss_cli.vocabulary import AgreementKind, Origin, Purpose
from pss_cli.workflow import enroll, enroll_roles, people
from pss_cli.workflow.desk import Desk

Tick = Callable[[int], None]
IMPORT = Origin.IMPORT
_DAYS = ("birth_date", "enrolled_since", "declaration", "last_involved_on", *AgreementKind, *Purpose)


@dataclass(frozen=True)
class Rejected:
    """A row that was not imported, and why."""

    sheet: str | None
    line: int
    typed: Mapping[str, str]
    why: str


@dataclass
class Outcome:
    """What became of the rows of a file."""

    imported: list[str] = field(default_factory=list)  # codes
    already: int = 0
    unenrolled: int = 0  # imported without a day of enrolment
    rejected: list[Rejected] = field(default_factory=list)


class Stopped(BadFile):
    """Nothing was imported: no row is good, or one is not and every one has to be."""

    def __init__(self, outcome: Outcome, *sentences: str) -> None:
        super().__init__(*sentences)
        self.outcome = outcome


def load(desk: Desk, tables: Sequence[Table], strict: bool, tick: Tick) -> Outcome:
    """Write the people of `tables`, each row wholly or not at all. Raises Stopped."""
    outcome, known, words = Outcome(), read.keys(desk.db), desk.words
    for kind, row in [(table.kind, row) for table in tables for row in table.rows]:
        given, unread = read_row(kind, row.typed, words)
        problems = [*row.problems, *unread]
        key = _key(given)
        if key in known:
            outcome.already += 1
        elif problems:
            outcome.rejected.append(Rejected(row.sheet, row.line, row.typed, _together(problems)))
        else:
            _row(desk, outcome, row, given | {"import_key": key})
            known.add(key)
        tick(1)
    desk.warnings.clear()  # thousands: the audit lists them
    bad = len(outcome.rejected)
    if bad and (strict or not (outcome.imported or outcome.already)):
        outcome.imported.clear()
        outcome.unenrolled = 0
        raise Stopped(outcome, _("{n} rows are not good: nothing was imported.").format(n=bad))
    return outcome


def _together(sentences: Iterable[str]) -> str:
    """Return sentences one after the other, told apart in one cell."""
    return str(Text("\u00a0; ", "; ")).join(sentence.strip().rstrip(".") for sentence in sentences)


def _row(desk: Desk, outcome: Outcome, row: Row, given: Mapping[str, Any]) -> None:
    """Write one row inside a savepoint; what is wrong takes back this row alone."""
    try:
        with desk.session.begin_nested():
            code = _person(desk, given)
    except (PssError, IntegrityError) as error:
        told = explained(error)
        kept, why = dict(row.typed), _together(told.sentences)
        if isinstance(told, Refused):
            minor = [f for f in told.findings if f.rule.code == "ENR-07"]
            if minor:
                kept.pop("declaration")  # no trace of it, not even in the file that goes back, nor its day
            why = _together([f"[{f.rule.code}] {f.rule.title if minor else f.message}" for f in told.findings])
        outcome.rejected.append(Rejected(row.sheet, row.line, kept, why))
    else:
        outcome.imported.append(code)
        outcome.unenrolled += "enrolled_since" not in given


def _person(desk: Desk, given: Mapping[str, Any]) -> str:
    """Write one person with what was signed before pss; return their code. Raises Refused, Usage, WrongState."""
    for name in _DAYS:
        if isinstance(given.get(name), date):
            desk.not_future(name.replace("_", "-"), given[name])
    person = people.create(desk, given, IMPORT)
    if given.get("declaration"):
        enroll.sign(desk, person.code, {"declaration": True, "day": given["declaration"]})
    for kind in AgreementKind:
        if given.get(kind):
            enroll.agree(desk, person, kind, _day(given[kind]), None, IMPORT)
    for purpose in Purpose:
        if given.get(purpose):
            people.consent(desk, person, purpose, True, _day(given[purpose]), IMPORT)
    profiles = [enroll_roles.give_profile(desk, person, p, None, IMPORT, {}) for p in given.get("profiles") or ()]
    levels = [enroll_roles.give_level(desk, person, given["level"], None, IMPORT, {})] if given.get("level") else []
    desk.enforce(enroll_profile.ProfileGiven, *(row.id for row in profiles))
    desk.enforce(enroll_profile.LevelGiven, *(row.id for row in levels))
    _enrolment(desk, person, given)
    return person.code


def _enrolment(desk: Desk, person: models.Person, given: Mapping[str, Any]) -> None:
    day, last = given.get("enrolled_since"), given.get("last_involved_on")
    if day:
        enrolment = models.Enrolment(person_id=person.id, day=day, last_involved_on=last, origin=IMPORT)
        desk.enforce(enroll_entry.Enrolment, desk.add(enrolment).id)
    elif last:
        raise Usage(_("The last participation is kept with an enrolment: since when is this person enrolled?"))
    elif alike := read.alike(desk.db, person.id):
        raise WrongState(_("Looks like {alike}: correct their record rather than make another.").format(alike=alike))


def _day(signed: Any) -> date | None:
    """Return the day of something signed, None when only the fact is known."""
    return signed if isinstance(signed, date) else None


def _key(given: Mapping[str, Any]) -> str:
    """Return what tells a row apart from one import to the next: its own number, or who it is about."""
    if given.get("key"):
        return f"number {fold(given['key'])}"
    name = fold(f"{given.get('last_name', '')} {given.get('first_name', '')}")
    reached = [*(given.get("phones") or ()), *(given.get("emails") or ())][:1]
    return " | ".join([name, *(str(v) for v in (given.get("birth_date"), *reached) if v)])

"""Two records of one person become one: nothing is lost, and `pss undo` gives both back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from pss_cli import models
from pss_cli.dates import born_by
from pss_cli.errors import WrongState
from pss_cli.i18n import _
from pss_cli.reads import duplicates as read
from pss_cli.reads import establishment, find
from pss_cli.reads.base import Connection
from pss_cli.reads.facts.refer import FREE_TEXTS
from pss_cli.workflow import people
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.merging.fields import Choice, choices, names
from pss_cli.workflow.merging.rows import Move, Told
from pss_cli.workflow.merging.rules import ask_again, found
from pss_cli.workflow.merging.states import settle


@dataclass(frozen=True)
class Plan:
    """What a merge will do: who stays, who goes, each field, and how many records follow."""

    kept_id: int
    gone_id: int
    kept: str
    gone: str
    choices: list[Choice]
    following: list[sqlite3.Row]
    take: str | None
    keep: str | None


def plan(db: Connection, today: date, one: str, other: str, take: str | None, keep: str | None) -> Plan:
    """Return what merging the second person into the first does. Raises WrongState, Usage, NotFound."""
    kept, gone = find.person_id(db, one), find.person_id(db, other)
    if kept == gone:
        raise WrongState(_("Both are the same person already."))
    adults_by = born_by(today, Settings(establishment.settings(db)).limits(today).majority_age)
    first, second = read.both(db, kept, gone)
    codes = {"one": first["code"], "other": second["code"]}
    if (min(kept, gone), max(kept, gone)) in read.distinct(db):
        raise WrongState(
            _("{one} and {other} are said to be two people.").format(**codes),
            _("If they are one: pss person distinct {one} {other} --remove").format(**codes),
        )
    decided = choices(dict(first), dict(second), names(take, "take"), names(keep, "keep"), adults_by)
    if any(choice.undecided for choice in decided):
        raise WrongState(
            _("{one} and {other} do not have the same age: which is right?").format(**codes),
            _("That of {one}: --keep birth-date; that of {other}: --take birth-date").format(**codes),
        )
    return Plan(kept, gone, codes["one"], codes["other"], decided, read.following(db, kept, gone), take, keep)


def merge(desk: Desk, planned: Plan, told: Told) -> str:
    """Make one person of the two of a plan; return the code that stays. Raises Refused, WrongState, Usage."""
    kept, gone = desk.get(models.Person, planned.kept_id), desk.get(models.Person, planned.gone_id)
    if plan(desk.db, desk.today, planned.kept, planned.gone, planned.take, planned.keep) != planned:
        raise WrongState(_("Somebody wrote in the registry meanwhile: start again."))
    _no_declaration_moves(desk, kept, gone)
    before = found(desk, kept) | found(desk, gone)
    move = Move(desk, kept, gone, told)
    settle(move)
    move.everything()
    lost = _unkept(move, planned)
    fields = {_column(c.name): getattr(gone, _column(c.name)) for c in planned.choices if c.from_other}
    spare = {"import_key": gone.import_key} if kept.import_key is None else {}
    desk.session.delete(gone)
    desk.session.flush()
    desk.add(models.FormerCode(code=gone.code, person_id=kept.id))
    people.update(desk, kept, fields)
    desk.change(kept, spare)
    first = _("{gone} became {kept}.").format(gone=planned.gone, kept=planned.kept)
    text = "\n".join([first, *(f"{said}." for said in (*lost, *move.noted))])
    desk.add(models.Note(person_id=kept.id, day=desk.today, author=desk.actor, text=text))
    desk.ask(people.written(desk, kept, {name: getattr(kept, name) for name in FREE_TEXTS}))
    ask_again(desk, kept, gone.id, before)
    return kept.code


def _no_declaration_moves(desk: Desk, kept: models.Person, gone: models.Person) -> None:
    """Refuse to move a declaration: it leaves no trace, so nothing could put it back. Raises WrongState."""
    both = col(models.Declaration.person_id).in_((kept.id, gone.id))
    made = {row.person_id: row.day for row in desk.session.exec(select(models.Declaration).where(both)).all()}
    if gone.id not in made:
        return
    first = _("{code} has a declaration, which is never moved: it leaves no trace.").format(code=gone.code)
    if kept.id not in made:
        raise WrongState(
            first, _("Keep this one: pss person merge {one} {other}").format(one=gone.code, other=kept.code)
        )
    earlier = made[gone.id] < made[kept.id]
    raise WrongState(
        first,
        _("Remove it, then merge: pss enroll sign {code} --declaration --remove").format(code=gone.code),
        _("It is the earlier one: pss enroll sign {code} --declaration --day {day}").format(
            code=kept.code, day=made[gone.id]
        )
        if earlier
        else "",
    )


def _column(field: str) -> str:
    return "directorate_id" if field == "directorate" else field


def _unkept(move: Move, planned: Plan) -> list[str]:
    """Return what a note says of the fields that do not stay."""
    said = []
    for choice in planned.choices:
        if choice.lost is not None:
            name = _column(choice.name)
            words = move.names.said("person", name, getattr(move.kept if choice.from_other else move.gone, name))
            said.append(move.told("person", name, words))
    return said

"""What hangs on a person follows them into another; where only one of two can stay, the other's facts are noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlmodel import SQLModel, col, select

from pss_cli import models
from pss_cli.i18n import language
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.undo import Names

Told = Callable[[str, str, str], str]  # table, field (none: the table itself), words -> what a note says

# One of a kind for each person: what makes two records the same one.
KEYS: dict[type[SQLModel], tuple[str, ...]] = {
    models.ContactPoint: ("kind", "value"),
    models.Slot: ("weekday", "part"),
    models.Unavailable: ("since", "until"),
    models.Wish: ("kind",),
    models.Need: ("kind",),
    models.SpokenLanguage: ("language",),
    models.Agreement: ("kind",),
    models.Training: ("session_id",),
    models.Presence: ("activity_id",),
}
# What a note names a record by: which consent, which profile it was.
NAMED_BY: dict[type[SQLModel], tuple[str, ...]] = {
    **KEYS,
    models.Consent: ("purpose",),
    models.PartnerProfile: ("profile",),
    models.PartnerLevel: ("level",),
}
# Facts that make sense only with those beside them: noted, and never put in the other record's gap.
WITH_THE_REST: dict[type[SQLModel], tuple[str, ...]] = {
    models.Wish: ("since",),
    models.Agreement: ("done_by",),
    models.Enrolment: ("withdrawn_on", "withdrawn_reason"),
    models.Pause: ("until",),
    models.Hold: ("until",),
}
NEVER_TOLD = {"id", "person_id", "position", "search_key", "import_key", "origin"}


class Move:
    """The records of one person on their way to another, and what is left to note."""

    def __init__(self, desk: Desk, kept: models.Person, gone: models.Person, told: Told) -> None:
        self.desk, self.kept, self.gone, self.told = desk, kept, gone, told
        self.names = Names(desk.db, 0)
        self.noted: list[str] = []

    def note(self, record: Any, *fields: str) -> None:
        """Note some facts of a record that does not stay."""
        table = record.__tablename__
        which = [name for name in NAMED_BY.get(type(record), ()) if name not in fields]
        said = [self.told(table, n, self._words(table, n, getattr(record, n))) for n in (*which, *fields)]
        self.noted.append(self.told(table, "", "; ".join(said)))

    def _words(self, table: str, name: str, value: Any) -> str:
        if (table, name) == ("wish", "kind"):
            kinds = {word.key: word.fr if language() == "fr" else word.en for word in self.desk.words["request_kind"]}
            return kinds.get(value, str(value))
        return self.names.said(table, name, value)

    def everything(self) -> None:
        """Give the one who stays every record of the one who goes."""
        for table in models.PERSONAL:
            if table in KEYS:
                self._keyed(table)
            elif "person_id" in table.model_fields and table not in (models.Distinct, models.Declaration):
                self.follow(self.of(table, self.gone))
        self._told_apart()
        self._said_of("person", self.kept.id or 0, self.gone.id or 0)

    def of(self, table: type[Any], person: models.Person) -> list[Any]:
        """Return the records of `table` that are a person's, oldest first."""
        return list(self.desk.session.exec(select(table).where(table.person_id == person.id).order_by(table.id)).all())

    def follow(self, records: Iterable[Any]) -> None:
        """Give records to the one who stays."""
        for record in records:
            self.desk.change(record, {"person_id": self.kept.id})

    def absorb(self, kept: Any, gone: Any) -> None:
        """Keep one record of two: it takes what it did not know, the rest is noted; then it belongs to who stays."""
        table, filled, lost = kept.__tablename__, {}, []
        for name in type(kept).model_fields:
            mine, theirs = getattr(kept, name), getattr(gone, name)
            if name in NEVER_TOLD or theirs is None or theirs == mine:
                continue
            if mine is None and name not in WITH_THE_REST.get(type(kept), ()):
                filled[name] = theirs
            else:
                lost.append(name)
        if lost:
            self.note(gone, *lost)
        self._repoint(table, kept.id, gone.id)
        self.desk.session.delete(gone)
        self.desk.session.flush()
        self.desk.change(kept, {**filled, "person_id": self.kept.id})

    def _keyed(self, table: type[Any]) -> None:
        mine = {self._key(row): row for row in self.of(table, self.kept)}
        for row in self.of(table, self.gone):
            same = mine.get(self._key(row)) if None not in self._key(row) else None
            if same is None:
                if table is models.ContactPoint:
                    row.position += len(mine)
                self.follow([row])
            else:
                self.absorb(*_better(same, row))

    @staticmethod
    def _key(row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in KEYS[type(row)])

    def _told_apart(self) -> None:
        """Whoever was told apart from the one who goes is told apart from the one who stays."""
        mine = {(row.person_id, row.other_id) for row in self._apart(self.kept)}
        for row in self._apart(self.gone):
            third = row.other_id if row.person_id == self.gone.id else row.person_id
            pair = (min(third, self.kept.id), max(third, self.kept.id))
            if pair in mine:
                self.desk.session.delete(row)
                self.desk.session.flush()
            else:
                self.desk.change(row, {"person_id": pair[0], "other_id": pair[1]})

    def _apart(self, person: models.Person) -> list[models.Distinct]:
        pairs = select(models.Distinct).where(
            (col(models.Distinct.person_id) == person.id) | (col(models.Distinct.other_id) == person.id)
        )
        return list(self.desk.session.exec(pairs).all())

    def _repoint(self, table: str, kept: int, gone: int) -> None:
        """Say of the record that stays what was said of the one that goes: reasons, lines of files, steps."""
        self._said_of(table, kept, gone)
        if table == models.Match.__tablename__:
            for hanging in (models.Step, models.Feedback):
                for row in self.desk.session.exec(select(hanging).where(col(hanging.match_id) == gone)).all():
                    self.desk.change(row, {"match_id": kept})

    def _said_of(self, table: str, kept: int, gone: int) -> None:
        """Give a record the reasons and the lines of files of another; a subject may name it last, after others."""
        subject, former = models.Reason.subject, f"{table}:{gone}"
        naming = (col(subject) == former) | col(subject).endswith(f"/{former}", autoescape=True)
        for reason in self.desk.session.exec(select(models.Reason).where(naming)).all():
            self.desk.change(reason, {"subject": f"{reason.subject.removesuffix(former)}{table}:{kept}"})
        for line in self._lines(table, gone):
            self.desk.change(line, {"record_id": kept})

    def _lines(self, table: str, number: int) -> list[models.ImportLine]:
        lines = select(models.ImportLine).where(
            models.ImportLine.table_name == table, models.ImportLine.record_id == number
        )
        return list(self.desk.session.exec(lines).all())


def _better(mine: Any, theirs: Any) -> tuple[Any, Any]:
    """Return which of two records of the same thing stays, then the one that goes."""
    return (theirs, mine) if _worth(theirs) > _worth(mine) else (mine, theirs)


def _worth(row: Any) -> tuple[Any, ...]:
    """Return what makes a record the one that stays: refused, signed first, further on, there longer."""
    if isinstance(row, models.Wish):
        return (row.refused, _sooner(row.since))
    if isinstance(row, models.Agreement):
        return (_sooner(row.day),)
    if isinstance(row, models.Training):
        return (row.decision is not None, row.attended is not None, _sooner(row.convened_on))
    if isinstance(row, models.Presence):
        return (row.ends - row.starts,)
    return ()


def _sooner(day: date | None) -> int:
    """Return a number that is greater for an earlier day, the least for a day that is not known."""
    return -day.toordinal() if day else -date.max.toordinal()

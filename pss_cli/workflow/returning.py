"""A return comes back: its lines are matched with the registry's activities and people, and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.inputs.returned import Returned, Row
from pss_cli.reads.calendar import registry_mark
from pss_cli.reads.establishment import DIRECTORATE
from pss_cli.text import fold, printable
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.return_known import Known

Line = dict[str, Any]  # the fields of a line of a return


@dataclass
class Taken:
    """What became of one file: how many lines came in, changed, went, stayed; the `bad` ones are in no total."""

    returned: Returned
    added: int = 0
    changed: int = 0
    removed: int = 0
    left: int = 0
    bad: list[Row] = field(default_factory=list)

    @property
    def wrote(self) -> bool:
        """Whether anything of it is new."""
        return bool(self.added or self.changed or self.removed)


class Stopped(BadFile):
    """Nothing was written: no line is good, or one is not and every one has to be."""

    def __init__(self, taken: Sequence[Taken], sentence: str) -> None:
        super().__init__(sentence)
        self.taken = taken


def take(desk: Desk, files: Sequence[Returned], year: str | None, strict: bool) -> list[Taken]:
    """Write the good lines of the files sent back, and the totals that they make; return what became of each.

    A whole file replaces the lines read before; the same one again changes nothing, even once its bad lines
    were corrected in the file that went back. Raises BadFile when a file is of another registry, year or
    directorate; Stopped when a line is bad with `strict`, or all are.
    """
    owners = [(file.key.year, _directorate(desk, file, year)) for file in files]
    for owner, file in zip(owners, files, strict=True):
        if owners.count(owner) > 1:
            raise BadFile(
                _("There are several files of {code}: read them one at a time.").format(code=file.key.directorate)
            )
    known = {label: Known(desk.db, label, desk.today) for label, _number in owners}
    taken = [
        _Return(desk, known[label], file, number).write() for (label, number), file in zip(owners, files, strict=True)
    ]
    bad = sum(len(each.bad) for each in taken)
    if bad and (strict or all(len(each.bad) == len(each.returned.rows) for each in taken)):
        raise Stopped(taken, _("Nothing was written: {n} lines are not good.").format(n=bad))
    if not any(each.wrote for each in taken):
        desk.leave_no_trace()
    return taken


def _directorate(desk: Desk, file: Returned, year: str | None) -> int:
    """Return the id of the directorate of a file. Raises BadFile when it is not of this registry, or this year."""
    name, key = printable(file.path.name), file.key
    if key.mark != registry_mark(desk.db):
        raise BadFile(_("{file} was sent from another registry: read it there, with --registry.").format(file=name))
    if year is not None and key.year != year:
        raise BadFile(
            _("{file} is of {year}: give --fiscal-year that year, or leave it out.").format(file=name, year=key.year)
        )
    found = desk.db.execute(DIRECTORATE, {"typed": key.directorate}).fetchone()
    if found is None:
        code = printable(key.directorate)
        raise BadFile(
            _("{file} is of {code}, no directorate of this registry. See: pss registry directorates").format(
                file=name, code=code
            )
        )
    return int(found["id"])


class _Return:
    """The return of one directorate, as one file says it."""

    def __init__(self, desk: Desk, known: Known, file: Returned, directorate: int) -> None:
        self.desk, self.known, self.file, self.directorate = desk, known, file, directorate
        self.taken = Taken(file)
        table = models.DirectorateReturn
        self.record = desk.session.exec(
            select(table).where(col(table.directorate_id) == directorate, col(table.fiscal_year) == file.key.year)
        ).first()
        lines = models.ReturnedLine
        number = self.record.id if self.record else 0
        self.before = {
            line.line: line for line in desk.session.exec(select(lines).where(col(lines.return_id) == number))
        }

    def write(self) -> Taken:
        """Write what is new; return what became of the file."""
        before = {number: _fields(line) for number, line in self.before.items()}
        found, out = self._lines(kept := {} if self.file.key.whole else before)
        self.taken.bad += [row for row in self.file.rows if row.problems]
        kept = kept or self._left(before, found)
        if len(self.taken.bad) < len(self.file.rows) or not self.file.rows:
            self._record({number: line for number, line in (kept | found).items() if number not in out})
        return self.taken

    def _left(self, before: Mapping[int, Line], found: Mapping[int, Line]) -> dict[int, Line]:
        """Return what the return holds under the numbers of bad lines: one that cannot be read changes nothing.

        It was read before, or corrected since in the file that went back. It goes when a good line says the same.
        """
        said = {(*_about(line), line["day"]) for line in found.values() if line["person_id"]}
        numbers = {row.values["number"] for row in self.taken.bad} & before.keys()
        return {n: before[n] for n in numbers if (*_about(before[n]), before[n]["day"]) not in said}

    def _lines(self, kept: Mapping[int, Line]) -> tuple[dict[int, Line], set[int]]:
        """Return the good lines by their number, and the numbers of those that are taken out.

        What is wrong in the others is noted; `kept` are the lines that stay from an earlier file.
        """
        found: dict[int, Line] = {}
        out: set[int] = set()
        used: set[int] = set()
        free = max([*(row.values["number"] or 0 for row in self.file.rows), *kept], default=0)
        said = {_about(line): number for number, line in kept.items()}
        at: dict[int, int] = {}  # by number, the line of the sheet
        for row in self.file.rows:
            line, number = None if row.problems else self._line(row), row.values["number"]
            if number is None:  # of the rest, a line that was added and read before
                number = next((n for n, same in kept.items() if n not in used and same == line), None)
            if number is None or number in used:  # a line that was copied, or written below the others
                free += 1
                number = free
            row.values["number"] = number
            used.add(number)
            at[number] = row.line.number
            if row.values["remove"]:
                out.add(number)
            elif line is not None:
                other = said.setdefault(_about(line), number)
                if other != number and row.values["occasion"] and line["person_id"]:
                    row.wrong("", _twice(other, at.get(other)))
                else:
                    found[number] = line
        return found, out

    def _line(self, row: Row) -> Line | None:
        """Return the fields of one line, None when it names what is not there."""
        value = row.values
        activity, day = None, value["day"]
        try:
            if value["occasion"]:
                activity, day = self.known.occasion(self.directorate, value["occasion"], day)
        except ValueError as error:
            row.wrong("occasion", str(error))
        person = None
        try:
            person = self.known.person(value["person"], value["who"])
        except ValueError as error:
            row.wrong("person", str(error))
        if row.problems:
            return None
        return {
            "activity_id": activity,
            "person_id": person,
            "activity": value["occasion"] or value["what"],
            "person": value["who"] or value["person"],
            "day": day,
            "minutes": value["minutes"],
            "claimed_cents": value["claimed_cents"],
            "note": value["note"],
        }

    def _record(self, after: Mapping[int, Line]) -> None:
        """Write the lines that are new or other, take away those that went, and what they add up to."""
        desk, totals = self.desk, _totals(after.values())
        if self.record is None:
            self.record = models.DirectorateReturn(
                directorate_id=self.directorate, fiscal_year=self.file.key.year, received_on=desk.today
            )
            desk.change(self.record, totals | {"done_by": desk.actor})
            self.taken.changed += not after  # a return without a line is one all the same
        for number in self.before.keys() - after.keys():
            desk.session.delete(self.before[number])
            self.taken.removed += 1
        desk.session.flush()
        for number, line in after.items():
            self._write_line(number, line)
        desk.session.flush()
        if self.taken.wrote or any(getattr(self.record, name) != said for name, said in totals.items()):
            self.taken.changed += not self.taken.wrote  # totals that were typed meanwhile
            desk.change(self.record, totals | {"received_on": desk.today, "done_by": desk.actor})

    def _write_line(self, number: int, line: Line) -> None:
        assert self.record is not None
        known = self.before.get(number)
        if known is None:
            self.desk.session.add(models.ReturnedLine(return_id=self.record.id, line=number, **line))
            self.taken.added += 1
        elif _fields(known) != line:
            for name, value in line.items():
                setattr(known, name, value)
            self.taken.changed += 1
        else:
            self.taken.left += 1


def _twice(number: int, at: int | None) -> str:
    """Say which line is about the same: where it is in the sheet, or its number in the return if read before."""
    if at is None:
        return _(
            "line {n} of the return, read before, is about the same person and activity: put both on one line."
        ).format(n=number)
    return _("line {n} of the sheet is about the same person and activity: put both on one line.").format(n=at)


def _about(line: Line) -> tuple[Any, Any]:
    """Return what makes two lines the same one."""
    return line["activity_id"] or line["activity"], line["person_id"]


def _fields(line: models.ReturnedLine) -> Line:
    names = ("activity_id", "person_id", "activity", "person", "day", "minutes", "claimed_cents", "note")
    return {name: getattr(line, name) for name in names}


def _totals(lines: Iterable[Line]) -> Line:
    """Return what lines add up to: people and activities once each, minutes, cents."""
    known = list(lines)
    people = {line["person_id"] or fold(line["person"] or "") for line in known} - {""}
    activities = {line["activity_id"] or (line["activity"], line["day"]) for line in known}
    return {
        "people": len(people),
        "activities": len(activities),
        "minutes": sum(line["minutes"] or 0 for line in known),
        "claimed_cents": sum(line["claimed_cents"] or 0 for line in known),
    }

"""People of a file: those who are new are written, those who are known are completed, the others are left.

Rows are written several hundred at a time, and the rules asked about all of them together; what a
rule refuses is taken out and the others written again. When the database refuses, the rows are
written by halves until the one that it refuses is alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sqlite3 import IntegrityError as OfARow
from typing import Any

from sqlalchemy.exc import IntegrityError as OfAModel

from pss_cli.errors import PssError, Refused, WrongState
from pss_cli.i18n import _
from pss_cli.inputs.importing import Cells, Row, Table, read_row
from pss_cli.reads import importing as read
from pss_cli.vocabulary import ImportKind
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.importing.draft import Draft
from pss_cli.workflow.importing.outcome import Difference, Outcome
from pss_cli.workflow.importing.person import REPLACED, checked, compare, told, undeclared
from pss_cli.workflow.importing.places import Places
from pss_cli.workflow.importing.standing import UNDATED, enrols, leaves
from pss_cli.workflow.importing.who import Who, key_of, name_of
from pss_cli.workflow.importing.writing import write

AT_ONCE = 500


class People:
    """The people of one sheet on their way into the registry."""

    def __init__(self, desk: Desk, who: Who, places: Places, outcome: Outcome, *, replace: bool) -> None:
        self.desk, self.who, self.places, self.outcome, self.replace = desk, who, places, outcome, replace
        self.touched = read.touched(desk.db)
        self.met: dict[int, tuple[Row, dict[str, Any]]] = {}  # the first row about each person

    def load(self, table: Table, tick: Callable[[int], None]) -> None:
        """Write the rows of `table`."""
        words, cells = self.desk.words, Cells()
        before = len(self.outcome.rejected)
        for start in range(0, len(table.rows), AT_ONCE):
            rows = table.rows[start : start + AT_ONCE]
            drafts: list[Draft] = []
            waiting: set[str] = set()  # the names and numbers of those who are not written yet
            for row in rows:
                given, unread = read_row(ImportKind.PEOPLE, row.typed, words, cells)
                if problems := [*row.problems, *unread]:
                    self.outcome.reject(row, problems)
                    continue
                called = {name_of(given["first_name"], given["last_name"]), f"number {given.get('key')}"}
                if called & waiting:  # said twice in the file: the first row is who the second may be about
                    self._write(table, drafts)
                    drafts, waiting = [], set()
                self._draft(row, given, drafts)
                waiting |= called - {"number None"}
            self._write(table, drafts)
            tick(len(rows))
        for each in self.outcome.rejected[before:]:
            self.who.lose(each.typed, each.line, table.sheet or table.file)

    def _draft(self, row: Row, given: dict[str, Any], drafts: list[Draft]) -> None:
        if given.get("refusals"):  # wished and refused at once is refused, as it is when it is typed
            given["wishes"] = [kind for kind in given.get("wishes") or () if kind not in given["refusals"]]
        try:
            if given.get("person_directorate"):
                given["person_directorate"] = self.places.code(given["person_directorate"])
            person = self.who.known(given)
            self._namesake(row, given, person)
        except PssError as error:
            self.outcome.refuse(row, error)
        else:
            drafts.append(Draft(row, given | {"import_key": key_of(given)}, person))

    def _namesake(self, row: Row, given: dict[str, Any], person: int | None) -> None:
        """Refuse to take for one person two rows of which a name alone says so. Raises WrongState."""
        if person not in self.met or not self.who.by_name_alone(person, given):
            return
        first, said = self.met[person]
        if _said(given) != said:
            where = f"{first.line} ({first.sheet})" if first.sheet != row.sheet else str(first.line)
            raise WrongState(
                _("Same name as line {line}: add a number, a telephone or a birth date.").format(line=where)
            )

    def _write(self, table: Table, drafts: Sequence[Draft]) -> None:
        """Compare with what the registry knows, then write what is missing."""
        ids = {draft.person for draft in drafts if draft.person is not None}
        known = read.known(self.desk.db, self.desk.today.isoformat(), ids)
        good = []
        for draft in drafts:
            draft.known = known[draft.person] if draft.person is not None else {}
            try:
                self._look(draft)
            except PssError as error:
                self.outcome.refuse(draft.row, error)
            else:
                good.append(draft)
        self._together(table, good)

    def _look(self, draft: Draft) -> None:
        """Tell what is missing and what differs, and what can be refused at once. Raises Refused, Usage, WrongState."""
        compare(draft, self.touched)
        if self.replace:
            draft.replaced = {n: draft.given[n] for n in draft.differs if n in REPLACED}
        checked(self.desk, draft)
        self.outcome.undeclared += undeclared(self.desk, draft)
        self.desk.ask(told(self.desk, draft))
        alike = self.who.alike(draft.given) if draft.new and not enrols(draft) else []
        if alike:  # of those who are enrolled, a rule says it
            raise WrongState(
                _("Looks like {alike}: correct their record rather than make another.").format(
                    alike=self.who.looks_like(alike)
                )
            )

    def _together(self, table: Table, drafts: Sequence[Draft]) -> None:
        if not drafts:
            return
        try:
            with self.desk.session.begin_nested():
                write(self.desk, self.places, table, drafts)
        except (PssError, OfAModel, OfARow) as error:
            if len(drafts) == 1:
                self.outcome.refuse(drafts[0].row, error)
                return
            for part in _apart(drafts, error):
                self._together(table, part)
        else:
            for draft in drafts:
                self._tell(draft)

    def _tell(self, draft: Draft) -> None:
        """Say what became of a row that was written."""
        sheet, row = self.outcome.sheets[-1], draft.row
        self.met.setdefault(draft.number, (row, _said(draft.given)))
        if draft.new:
            sheet.created.append(draft.code)
            self.who.add(draft.number, draft.code, draft.given)
            if not enrols(draft):
                gone = draft.given.get("status") in UNDATED
                (self.outcome.undated if gone else self.outcome.unenrolled).append(draft.code)
        elif draft.missing or draft.replaced:
            sheet.updated.append(draft.code)
            self.who.reaches(draft.number, draft.given)
        else:
            sheet.left.append(draft.code)
        self.outcome.differences += [
            Difference(
                row.sheet, row.line, draft.code, name, name in draft.replaced, name in REPLACED, leaves(draft, name)
            )
            for name in draft.differs
        ]


def _said(given: dict[str, Any]) -> dict[str, Any]:
    """Return what a row says of somebody beside their name."""
    names = ("first_name", "last_name", "name", "import_key")
    return {name: value for name, value in given.items() if value not in (None, "", []) and name not in names}


def _apart(drafts: Sequence[Draft], error: Exception) -> list[Sequence[Draft]]:
    """Return the rows that a rule refused one by one and the others together, or two halves, in their order."""
    codes = {f.facts.code for f in error.findings} if isinstance(error, Refused) else set()
    refused = [d for d in drafts if d.code in codes]
    if not refused:
        middle = len(drafts) // 2
        return [drafts[:middle], drafts[middle:]]
    return [[d for d in drafts if d.code not in codes], *([d] for d in refused)]

"""What people did, and what it cost, before pss: participations and expenses of a file.

A row is there already when the registry holds as many of the same as the file: two equal parkings
of one day are two expenses, and a file imported twice, renamed or in another order adds none.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlmodel import SQLModel

from pss_cli import models
from pss_cli.dates import fiscal_year
from pss_cli.db.appending import append
from pss_cli.errors import PssError, Usage
from pss_cli.i18n import _
from pss_cli.inputs.importing import Cells, Row, Table, read_row
from pss_cli.reads import importing as read
from pss_cli.reads.base import rows
from pss_cli.vocabulary import EntryKind, ImportKind, Origin
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.importing.outcome import Outcome
from pss_cli.workflow.importing.places import Places
from pss_cli.workflow.importing.who import Who
from pss_cli.workflow.importing.writing import line_of

AT_ONCE = 500
_IDENTITY = ("key", "person", "first_name", "last_name", "phones", "emails")
_TABLES: dict[ImportKind, tuple[type[SQLModel], Any]] = {
    ImportKind.PARTICIPATIONS: (models.PastParticipation, read.PARTICIPATIONS),
    ImportKind.EXPENSES: (models.PastExpense, read.EXPENSES),
}


class History:
    """The participations, or the expenses, of one sheet on their way into the registry."""

    def __init__(self, desk: Desk, who: Who, places: Places, outcome: Outcome) -> None:
        self.desk, self.who, self.places, self.outcome = desk, who, places, outcome

    def load(self, table: Table, tick: Callable[[int], None]) -> None:
        """Write the rows of `table`."""
        self.model, select = _TABLES[table.kind]
        self.there = Counter(read.counted(self.desk.db, select))
        self.seen: Counter[tuple[Any, ...]] = Counter()
        alone = rows(self.desk.db, read.BARE) if table.kind is ImportKind.PARTICIPATIONS else ()
        self.bare = {(person, day): number for person, day, number in alone}
        words, cells = self.desk.words, Cells()
        for start in range(0, len(table.rows), AT_ONCE):
            chunk = table.rows[start : start + AT_ONCE]
            records: list[tuple[Row, dict[str, Any]]] = []
            for row in chunk:
                given, unread = read_row(table.kind, row.typed, words, cells)
                if problems := [*row.problems, *unread]:
                    self.outcome.reject(row, problems)
                    continue
                try:
                    found = list(self._records(table.kind, given))
                except PssError as error:
                    self.outcome.refuse(row, error)
                else:
                    records += ((row, each) for each in self._new(found))
            self._write(table, records)
            tick(len(chunk))

    def _records(self, kind: ImportKind, given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the records that a row tells of. Raises NotFound, Usage, WrongState."""
        if kind is ImportKind.PARTICIPATIONS:
            said = self._said(given) | {"person_id": self.who.someone(given)}
            yield said | {"role": given.get("role"), "minutes": given.get("length") or None}
            return
        said = self._said(given)
        somebody = any(given.get(name) for name in _IDENTITY)
        said["person_id"] = self.who.someone(given) if somebody else None
        if not somebody and said["directorate_id"] is None:
            raise Usage(_("Whose expense? Give a person, or a directorate."))
        if said["day"] is None and said["fiscal_year"] is None:
            raise Usage(_("When? Give the day, or the fiscal year: without one, no year counts this expense."))
        yield from (said | each for each in _amounts(given))

    def _said(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return when, what and for whom. Raises NotFound, Usage."""
        day, year = given.get("day"), given.get("fiscal_year")
        if day:
            self.desk.not_future("day", day)
            if year and fiscal_year(day) != year:
                raise Usage(_("{day} is not in the fiscal year {year}.").format(day=day, year=year))
        if year and year > fiscal_year(self.desk.today):
            raise Usage(_("The fiscal year {year} is in the future.").format(year=year))
        return {
            "day": day,
            "fiscal_year": None if day else year,
            "what": given.get("what"),
            "directorate_id": self.places.id_of(given.get("directorate")),
        }

    def _new(self, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the records that the registry does not hold, each with its key; say what becomes of the row."""
        sheet, new = self.outcome.sheets[-1], []
        for record in found:
            said = self._content(record)
            self.seen[said] += 1
            if self.seen[said] > self.there[said]:
                record["import_key"] = self._key(said, self.seen[said])
                new.append(record | self._told_alone(said))
            else:
                self.bare.pop(said[:2], None)
        whose = found[0]["person_id"]
        code = self.who.code[whose] if whose else self.places.code_of(found[0]["directorate_id"])
        (sheet.created if new else sheet.left).append(code)
        return new

    def _told_alone(self, said: tuple[Any, ...]) -> dict[str, int]:
        """Return the number of the record that says the same day alone, to be completed; nothing when none does."""
        number = self.bare.pop(said[:2], None)
        if number is None:
            return {}
        self.there[*said[:2], *[None] * (len(said) - 2)] -= 1
        return {"id": number}

    def _content(self, record: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return what a record says, as the registry holds it."""
        day = record["day"].isoformat() if record["day"] else None
        head = record["person_id"], day, record["fiscal_year"]
        if self.model is models.PastParticipation:
            return (*head, record["what"], record["directorate_id"], record["role"], record["minutes"])
        money = record["kind"], record["amount_cents"], record["distance_m"]
        return (*head, *money, record["directorate_id"], record["what"])

    def _key(self, said: tuple[Any, ...], occurrence: int) -> str:
        """Return the fingerprint of a record: what it says, and its place among those that say the same."""
        person, *rest = said
        text = json.dumps([self.who.code.get(person), *rest], ensure_ascii=False)
        return f"{hashlib.sha256(text.encode()).hexdigest()}:{occurrence}"

    def _write(self, table: Table, records: list[tuple[Row, dict[str, Any]]]) -> None:
        told_alone = [(row, record) for row, record in records if "id" in record]
        records = [(row, record) for row, record in records if "id" not in record]
        for _row, record in told_alone:
            self.desk.change(self.desk.get(self.model, record["id"]), record)
        fields = [{**record, "origin": Origin.IMPORT} for _row, record in records]
        ids = [*append(self.desk.session, self.model, fields), *(record["id"] for _row, record in told_alone)]
        name = str(self.model.__tablename__)
        append(
            self.desk.session,
            models.ImportLine,
            [
                line_of(
                    self.desk, name, number, record["person_id"],
                    {"file": table.file, "sheet": row.sheet, "line": row.line},
                )
                for number, (row, record) in zip(ids, records + told_alone, strict=True)
            ],
        )  # fmt: skip


def _amounts(given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the kind, amount and distance of each expense of a row: one, or one for each column of amounts.

    A column of amounts beside those of each kind is their total. Raises Usage when it is not, and
    without any amount above zero.
    """
    km, kind = given.get("km") or None, given.get("kind")
    found = {each: given[f"amount_{each}"] for each in EntryKind if given.get(f"amount_{each}")}
    if given.get("amount") and found and given["amount"] != sum(found.values()):
        raise Usage(_("The amount is not the sum of the amounts of each kind."))
    if given.get("amount") and not found:
        driven = km if kind in (None, EntryKind.KM) else None
        yield {"kind": kind, "amount_cents": given["amount"], "distance_m": driven}
    for each, cents in found.items():
        yield {"kind": each, "amount_cents": cents, "distance_m": km if each is EntryKind.KM else None}
    if not (given.get("amount") or found):
        raise Usage(_("The amount is missing, or is zero."))

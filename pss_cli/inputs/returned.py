"""Reads the workbook that a directorate sent back: columns may have moved, days may be texts, lines may be sorted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pss_cli.codes import parse_code
from pss_cli.dates import parse_fiscal_year
from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.inputs.importing.cells import says_nothing, shown, typed
from pss_cli.inputs.importing.damage import damage
from pss_cli.inputs.importing.days import Order, figures, read_day
from pss_cli.inputs.importing.grid import Book, Line, Sheet, is_blank
from pss_cli.inputs.importing.headings import Heading
from pss_cli.inputs.importing.opening import open_book
from pss_cli.inputs.importing.sheetmap import below
from pss_cli.inputs.return_columns import COLUMNS, KNOWN, REQUIRED, Key, fingerprint
from pss_cli.text import clean, fold, printable

_BY_NAME = {heading.field.name: heading for heading in COLUMNS}
_SHORTEST, _LONGEST = 15, 24 * 60  # minutes: less is a time of day typed for a number of hours
_WITH_CODE = re.compile(r"(.*?)\s*\(?\b(UP-\d+)\)?", re.I)


@dataclass(frozen=True)
class Problem:
    """What is wrong in a line; the heading of a column, empty when it is the line as a whole."""

    column: str
    why: str


@dataclass
class Row:
    """One line as it was read: where it is, what it says (`minutes` and `claimed_cents` as they should be)."""

    line: Line
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, column: str, why: str) -> None:
        """Note what is wrong, under the name of a column."""
        self.problems.append(Problem(str(_BY_NAME[column]) if column else "", why))


@dataclass(frozen=True)
class Returned:
    """One workbook that was read: whose it is, its lines, and the sheet that holds them (`header`: its headings)."""

    path: Path
    key: Key
    book: Book
    sheet: Sheet
    header: int
    columns: Mapping[str, int]  # from 0, by name
    rows: list[Row]


def read_return(path: Path, today: date) -> Returned:
    """Return the lines of a workbook made by `report returns --send`. Raises BadFile when it is none."""
    book = open_book(path)
    key = _key(book, path)
    sheet, header, columns = _headings(book, path)
    lines = [line for line in below(sheet, header) if _says_something(line, columns)]
    reader = _Reader(sheet, columns, key, today)
    return Returned(path, key, book, sheet, header, columns, [reader.row(line) for line in lines])


def _key(book: Book, path: Path) -> Key:
    found = {key for sheet in book.sheets for line in sheet.lines for cell in line.cells if (key := Key.read(cell))}
    if len(found) == 1:
        return found.pop()
    named = printable(path.name)
    if found:
        raise BadFile(_("{file} holds the keys of several returns: keep each in its own file.").format(file=named))
    raise BadFile(
        _("{file} is not a return that this pss sent: its key (pss-returns-…) is not there.").format(file=named),
        _("Make it again with: pss report returns --send"),
    )


def _headings(book: Book, path: Path) -> tuple[Sheet, int, dict[str, int]]:
    """Return the sheet of the lines, its line of headings, and where each column is. Raises BadFile."""
    named = {fold(said): heading.field.name for heading in COLUMNS for said in (heading.fr, heading.en)}
    best: tuple[Sheet, int, dict[str, int]] | None = None
    for sheet in book.sheets:
        for line in sheet.lines[:50]:
            found: dict[str, int] = {}
            for x, cell in enumerate(line.cells):
                if isinstance(cell, str) and (name := named.get(fold(cell))):
                    found.setdefault(name, x)
            if best is None or len(found) > len(best[2]):
                best = sheet, line.number, found
    missing = [str(_BY_NAME[name]) for name in REQUIRED if best is None or name not in best[2]]
    if best is None or missing:
        raise BadFile(
            _("{file} has lost these columns: {columns}. Put them back, under these headings.").format(
                file=printable(path.name), columns=", ".join(missing)
            )
        )
    return best


def _says_something(line: Line, columns: Mapping[str, int]) -> bool:
    return any(x < len(line.cells) and not is_blank(line.cells[x]) for name, x in columns.items() if name != "line")


class _Reader:
    """Reads the lines of one sheet."""

    def __init__(self, sheet: Sheet, columns: Mapping[str, int], key: Key, today: date) -> None:
        self.sheet, self.columns, self.today = sheet, columns, today
        self.since, self.until = parse_fiscal_year(key.year)
        self.order = self._order()

    def _order(self) -> Order:
        """Return how the column of days writes them in figures, when one of them tells."""
        x = self.columns["day"]
        written = [figures(line.cells[x]) for line in self.sheet.lines if x < len(line.cells)]
        first = any(pair[0] > 12 for pair in written if pair)
        second = any(pair[1] > 12 for pair in written if pair)
        return Order.UNKNOWN if first == second else Order.DAY_FIRST if first else Order.MONTH_FIRST

    def row(self, line: Line) -> Row:
        """Return one line, with what is wrong in it."""
        row = Row(line)
        said = dict(self._cells(row))
        code = parse_code(said["occasion"]) if said.get("occasion") else None
        if said.get("occasion") and (code is None or code[0] not in ("activity", "session")):
            row.wrong("occasion", _("“{code}” is no code of an activity: leave the cell blank without one.").format(
                code=printable(said["occasion"])
            ))  # fmt: skip
        who = _WITH_CODE.fullmatch(said.get("who") or "")
        person = said.get("person") or (who[2] if who else None)
        row.values = {
            "number": said.get("line"),
            "occasion": code[1] if code else None,
            "day": self._day(row, coded=code is not None),
            "what": said.get("what"),
            "person": person,
            "who": who[1] if who else said.get("who"),
            "minutes": said.get("length", said.get("length_known")),
            "claimed_cents": said.get("amount", said.get("amount_known")),
            "remove": said.get("remove") or False,
            "note": said.get("note"),
        }
        told = fingerprint(*(said.get(name) for name in KNOWN))
        if said.get("check", told) != told:
            row.wrong(
                "", _("a grey cell was changed: leave it as it was sent, write what is right in the yellow ones.")
            )
        _look_over(row, said, self.columns)
        return row

    def _cells(self, row: Row) -> Iterator[tuple[str, Any]]:
        """Yield the value of each cell that holds one; note what cannot be read."""
        for name, x in self.columns.items():
            value = row.line.cells[x] if x < len(row.line.cells) else None
            if name in ("day", "amount_approved") or is_blank(value):
                continue
            heading = _BY_NAME[name]
            if wrong := damage("person" if name == "who" else name, value):
                row.wrong(name, _("“{value}” {why}.").format(value=printable(shown(value)), why=wrong))
                continue
            try:
                text = typed(_as_offices_write(heading), str(heading), value)
                if not (name not in ("who", "what", "note") and says_nothing(text)):
                    yield name, heading.field.parse(clean(text))
            except ValueError as error:
                row.wrong(name, _("“{value}” {why}.").format(value=printable(shown(value)), why=error))

    def _day(self, row: Row, *, coded: bool) -> date | None:
        """Return the day of a line; one with a code needs none, so that what cannot be read there is left."""
        x = self.columns["day"]
        value = row.line.cells[x] if x < len(row.line.cells) else None
        if is_blank(value):
            return None
        try:
            if wrong := damage("day", value):
                raise ValueError(wrong)
            pair = figures(value)
            if pair and self.order is Order.UNKNOWN and max(pair) <= 12 and pair[0] != pair[1]:
                raise ValueError(_("can be read as two days: type it as 2026-01-31"))
            day = read_day(value, self.order, self.sheet.since_1904, self.today).day
            if day is None:
                raise ValueError(_("is not a date written year-month-day, such as 2026-01-31"))
            if day > self.today:
                raise ValueError(_("has not come yet"))
            if not self.since <= day <= self.until:
                raise ValueError(_("is not in the fiscal year, {since} to {until}").format(
                    since=self.since, until=self.until
                ))  # fmt: skip
        except ValueError as error:
            if not coded:
                row.wrong("day", _("“{value}” {why}.").format(value=printable(shown(value)), why=error))
            return None
        return day


def _as_offices_write(heading: Heading) -> Any:
    """Return the field that says how a cell is written: a known length as the right one is."""
    return _BY_NAME["length"].field if heading.field.name == "length_known" else heading.field


def _look_over(row: Row, said: Mapping[str, Any], columns: Mapping[str, int]) -> None:
    """Note what a line as a whole says too little of, or twice."""
    known = "length_known" in said or "amount_known" in said
    value, length = row.values, said.get("length")
    x = columns["length"]
    cell = row.line.cells[x] if x < len(row.line.cells) else None
    if length is not None and (length > _LONGEST or (0 < length < _SHORTEST and not isinstance(cell, str))):
        row.wrong("length", _("“{value}” is no number of hours: three hours and a half are 3.5.").format(
            value=printable(shown(cell))
        ))  # fmt: skip
    if row.problems:  # the rest may follow from them
        return
    if value["remove"] and ("length" in said or "amount" in said):
        row.wrong("remove", _("the line is both taken out and corrected: keep one of the two."))
    if not value["person"] and not value["who"] and not known:
        row.wrong("who", _("say who took part."))
    if not value["occasion"] and not value["day"] and not known:
        row.wrong("day", _("say on what day."))
    if value["minutes"] is None and value["claimed_cents"] is None and not value["remove"]:
        row.wrong("", _("say the hours, the amount, or both."))

"""Sheets that were understood become tables: each row in words that the fields read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pss_cli.dates import FIRST_YEAR, fiscal_year
from pss_cli.i18n import _, labelled
from pss_cli.inputs.importing.cells import says_nothing, shown, typed, yes_or_no
from pss_cli.inputs.importing.damage import damage
from pss_cli.inputs.importing.days import Known, Order, read_day
from pss_cli.inputs.importing.grid import Book, Line, Sheet, Value, is_blank
from pss_cli.inputs.importing.headings import SIGNED, Heading
from pss_cli.inputs.importing.history import AMOUNT, is_total
from pss_cli.inputs.importing.lines import Aside, aside
from pss_cli.inputs.importing.names import relative, split_name, without_aside
from pss_cli.inputs.importing.sheetmap import SheetMap, below, headings_at
from pss_cli.inputs.importing.table import COLUMNS, DAYS_OF, Row, Table
from pss_cli.quantities import parse_money
from pss_cli.text import fold, printable
from pss_cli.vocabulary import ImportKind

_NAMES = ("name", "person", "first_name", "last_name")
_SHORT = 16  # letters, of anything that says yes or no
# A dash or `n/a` says nothing here; in a name or a note, it is what somebody wrote.
_STRICT = {"phones", "emails", "postal_code", "language", "channel", "kind", "level", "profiles", "status", "length",
           "amount", "km", "adult", "fiscal_year"}  # fmt: skip


@dataclass
class Read:
    """What was read of a file: its tables, the lines that are no rows, what stays missing, by sheet."""

    tables: list[Table] = field(default_factory=list)
    asides: dict[tuple[str | None, Aside], list[int]] = field(default_factory=dict)
    missing: dict[tuple[str | None, str], list[int]] = field(default_factory=dict)  # a heading and its lines
    totals: dict[tuple[str | None, str], list[int]] = field(default_factory=dict)  # of lines whose sum is another


def read_tables(book: Book, maps: Sequence[SheetMap], today: date, majority_age: int) -> Read:
    """Return the rows of the sheets that `maps` understand; `majority_age` is the establishment's."""
    grown_by = today.year - majority_age - 1  # whoever was born in that year, or before, is an adult
    read = Read()
    by_name = {sheet.name: sheet for sheet in book.sheets}
    for each in maps:
        if each.kind is not None:
            read.tables.append(_table(book.file, by_name[each.sheet], each, today, grown_by, read))
    return read


def _table(file: str, sheet: Sheet, told: SheetMap, today: date, grown_by: int, read: Read) -> Table:
    assert told.kind is not None
    places = headings_at(sheet, told.header)
    by_field = {h.field.name: h for h in COLUMNS[told.kind]}
    columns = [(heading, by_field[name], places[heading]) for heading, name in told.taken.items()]
    names = [x for _heading, column, x in columns if column.field.name in _NAMES]
    totals = {
        h: x for h, x in places.items() if told.kind is ImportKind.EXPENSES and is_total(h) and h not in told.taken
    }
    titles = {x: fold(heading) for heading, x in places.items()}
    rows = []
    for line in below(sheet, told.header):
        if why := aside(line, titles, names):
            read.asides.setdefault((sheet.name, why), []).append(line.number)
            continue
        row = _Row(told, sheet, line, today, grown_by, read.missing)
        for heading, column, x in columns:
            if x < len(line.cells) and not is_blank(line.cells[x]):
                row.take(heading, column, line.cells[x])
        for heading, x in totals.items():
            if x < len(line.cells) and _differs(heading, line.cells[x], row.typed):
                read.totals.setdefault((sheet.name, heading), []).append(line.number)
        if row.typed or row.problems:
            rows.append(Row(sheet.name, line.number, row.typed, tuple(row.problems)))
    return Table(told.kind, file, sheet.name, [column for _heading, column, _x in columns], rows)


def _differs(heading: str, total: Value, row: Mapping[str, str]) -> bool:
    """Whether a total that is left out is not the sum of the amounts of its row; what is no amount says nothing."""
    amounts = [text for name, text in row.items() if name.startswith("amount_")]
    try:
        said = parse_money(typed(AMOUNT, heading, total))
        return bool(amounts) and said != sum(map(parse_money, amounts))
    except ValueError:
        return False


class _Row:
    """One row being read."""

    def __init__(
        self,
        told: SheetMap,
        sheet: Sheet,
        line: Line,
        today: date,
        grown_by: int,
        missing: dict[tuple[str | None, str], list[int]],
    ) -> None:
        self.told, self.sheet, self.line, self.today, self.missing = told, sheet, line, today, missing
        self.grown_by = grown_by
        self.several_notes = list(told.columns.values()).count("note") > 1
        self.typed: dict[str, str] = {}
        self.problems: list[str] = []

    def take(self, heading: str, column: Heading, value: Value) -> None:
        """Read one cell into the field of its column."""
        assert self.told.kind is not None
        name = column.field.name
        if name == "declaration":
            self._declaration(heading, value)
            return
        if wrong := damage(name, value):
            self._problem(heading, value, wrong)
        if name in DAYS_OF[self.told.kind]:
            self._day(heading, name, value)
        elif name == "name":
            self._name(heading, value)
        else:
            self._text(heading, column, value)

    def _problem(self, heading: str, value: Value, why: object) -> None:
        self.problems.append(
            _("{heading}: “{value}” {why}.").format(heading=printable(heading), value=printable(shown(value)), why=why)
        )

    def _lacks(self, heading: str) -> None:
        """Note that a cell says too little: what it does not say stays missing."""
        self.missing.setdefault((self.sheet.name, heading), []).append(self.line.number)

    def _known(self, heading: str, value: Value, *, birth: bool = False) -> Known:
        order = self.told.dates.get(heading, Order.UNKNOWN)
        return read_day(value, order, self.sheet.since_1904, self.today, birth=birth)

    def _declaration(self, heading: str, value: Value) -> None:
        """Take a day and nothing else: no word of a judicial record is kept, nor said back."""
        try:
            day = self._known(heading, value).day
        except ValueError:
            day = None
        if day:
            self.typed["declaration"] = day.isoformat()

    def _day(self, heading: str, name: str, value: Value) -> None:
        text = shown(value)
        if name in SIGNED and (answer := _yes_no(text)):
            self.typed[name] = answer
            return
        if says_nothing(text):
            return
        try:
            known = self._known(heading, value, birth=name == "birth_date")
        except ValueError as error:
            self._problem(heading, value, error)
            return
        if known.day:
            self.typed[name] = known.day.isoformat()
        elif known.fiscal and name == "day":
            self.typed["fiscal_year"] = known.fiscal
        else:
            self._lacks(heading)
            if name == "birth_date" and known.year and FIRST_YEAR <= known.year <= self.grown_by:
                self.typed.setdefault("adult", "oui")

    def _name(self, heading: str, value: Value) -> None:
        said = fold(heading)
        try:
            last_first = said.startswith(("nom prenom", "nom et prenom"))
            self.typed = split_name(shown(value), last_first=last_first) | self.typed
        except ValueError as error:
            self._problem(heading, value, error)
            self.typed |= {"last_name": shown(value), "first_name": ""}  # one problem, not two

    def _text(self, heading: str, column: Heading, value: Value) -> None:
        name = column.field.name
        text = typed(column.field, heading, value)
        if (name in _STRICT or name.startswith("amount")) and says_nothing(shown(value)):
            return
        if name == "fiscal_year":
            text = self._fiscal(heading, value)
        elif name == "relative_of":
            text = relative(text) or text
        elif name == "status":
            text = _status(heading, text)
        elif name in _NAMES:
            text, aside = without_aside(text)
            self.typed = (aside if self.told.kind is ImportKind.PEOPLE else {}) | self.typed
        if name == "note" and text and self.several_notes:  # which says what would be lost
            text = labelled(heading, text)
        if text and name in self.typed and name in _JOINED:
            self.typed[name] += _JOINED[name] + text
        elif text:
            self.typed[name] = text

    def _fiscal(self, heading: str, value: Value) -> str:
        """Return the fiscal year of a cell; a calendar year lies in two of them, so it stays missing."""
        try:
            known = self._known(heading, value)
        except ValueError:
            return shown(value)
        if not known.fiscal and known.day is None:
            self._lacks(heading)
        return known.fiscal or (fiscal_year(known.day) if known.day else "")


_JOINED: Mapping[str, str] = {"phones": ", ", "emails": ", ", "note": "\n", "address": ", "}


def _yes_no(text: str) -> str:
    """Return `oui` or `non` for what says yes or no, nothing for anything else."""
    answer = yes_or_no(text) if len(text) < _SHORT else ""
    return answer if answer in ("oui", "non") else ""


def _status(heading: str, text: str) -> str:
    """Return a status; under `Actif`, a yes says active and a no says withdrawn."""
    if fold(heading).startswith("acti") and (answer := _yes_no(text)):
        return "active" if answer == "oui" else "withdrawn"
    return text

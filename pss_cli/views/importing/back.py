"""The rows that go back: a file that looks like theirs, with those alone, and why each was not imported."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, count
from math import isfinite
from pathlib import Path
from typing import Any

from pss_cli.files import beside, new_workbook
from pss_cli.i18n import _
from pss_cli.inputs.importing import Table
from pss_cli.inputs.importing.cells import shown
from pss_cli.inputs.importing.grid import Book, Line, Sheet, Style, Value
from pss_cli.inputs.importing.mapping import map_of
from pss_cli.inputs.importing.sheetmap import SheetMap, headings_at, is_error, is_judicial
from pss_cli.views.importing.rejected import Rejected

_WIDE = 60
_LONGEST = 31  # letters of the name of a sheet
Kept = Mapping[int, tuple[Line, str]]  # by number: a line as it goes back, and why


def free_place(file: Path) -> Path:
    """Return where the rejected rows of `file` go: beside it, under a name that no file has.

    What went back before was perhaps corrected since: `gens-rejected.csv`, then `gens-rejected-2.csv`.
    """
    ending = ".xlsx" if file.suffix.lower() == ".xlsm" else file.suffix  # there are no macros in what goes back
    former = re.compile(rf"-{re.escape(_('rejected'))}(?:-\d+)?$")
    stem = f"{former.sub('', file.stem)}-{_('rejected')}"
    places = (file.with_name(f"{stem}{n}{ending}") for n in chain([""], (f"-{n}" for n in count(2))))
    return next(place for place in places if not place.exists() and not map_of(place).exists())


def write_back(
    path: Path,
    book: Book,
    maps: Sequence[SheetMap],
    tables: Sequence[Table],
    rows: Iterable[Rejected],
    is_adult: Callable[[date], bool],
) -> None:
    """Write rejected rows as they came, under their own headings, with their reasons. Raises BadFile.

    `is_adult` says whether whoever was born on a day is one today.
    """
    bad: dict[str | None, dict[int, Rejected]] = defaultdict(dict)
    for row in rows:
        bad[row.sheet][row.line] = row
    read = {(table.sheet, row.line): row.typed for table in tables for row in table.rows}
    by_name = {sheet.name: sheet for sheet in book.sheets}
    parts = []
    for each in maps:
        if each.kind is not None:
            sheet, hidden = by_name[each.sheet], _Hidden(each, by_name[each.sheet], is_adult)
            kept = {
                line.number: (hidden.without(line, read[sheet.name, line.number], row.typed), row.why)
                for line in sheet.lines
                for row in [bad[sheet.name].get(line.number)]
                if row
            }
            parts.append((sheet, each.header, kept))
    write_parts(path, parts, book.delimiter)


def write_parts(path: Path, parts: Sequence[tuple[Sheet, int, Kept]], delimiter: str) -> None:
    """Write, of each sheet, what is above and on its line of headings, then some lines and why. Raises BadFile."""
    with beside(path, private=True) as partial:
        if path.suffix.lower() in (".xlsx", ".xlsm"):
            _workbook(partial, parts)
        else:
            _csv(partial, parts, delimiter or ";")


class _Hidden:
    """What a row does not take back: judicial records, and what is never written about a minor."""

    def __init__(self, told: SheetMap, sheet: Sheet, is_adult: Callable[[date], bool]) -> None:
        self.is_adult = is_adult
        self.fields = {x: told.columns.get(h, "") for h, x in headings_at(sheet, told.header).items()}
        self.judicial = {x for h, x in headings_at(sheet, told.header).items() if is_judicial(h)}
        self.judicial |= {x for x, name in self.fields.items() if name == "declaration"}

    def without(self, line: Line, read: Mapping[str, str], kept: Mapping[str, str]) -> Line:
        """Return a line without the cells that the registry took out of it, nor any word of a judicial record."""
        gone = {x for x, name in self.fields.items() if name in read and name not in kept}
        day_kept = "declaration" in kept and self._is_adult(kept)
        gone |= {x for x in self.judicial if not (self.fields[x] == "declaration" and day_kept)}
        cells = [None if x in gone else value for x, value in enumerate(line.cells)]
        return Line(line.number, cells, line.styles)

    def _is_adult(self, kept: Mapping[str, str]) -> bool:
        try:
            return self.is_adult(date.fromisoformat(kept["birth_date"]))
        except (KeyError, ValueError):
            return kept.get("adult") == "oui"


def _lines(sheet: Sheet, header: int, kept: Kept) -> tuple[list[tuple[Line, str]], int]:
    """Return the lines to write with the reason of each, and the column of the reasons."""
    top = [line for line in sheet.lines if line.number <= header]
    headings = headings_at(sheet, header)
    former = [x for heading, x in headings.items() if is_error(heading)]
    place = former[0] if former else max(headings.values(), default=-1) + 1
    said = [(line, _("Error") if line.number == header else "") for line in top]
    return said + list(kept.values()), place


def _csv(path: Path, parts: Sequence[tuple[Sheet, int, Kept]], delimiter: str) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
        for sheet, header, kept in parts:
            lines, place = _lines(sheet, header, kept)
            before = 0
            for line, why in lines:
                writer.writerows([[]] * (line.number - before - 1 if line.number <= header else 0))
                before = line.number
                cells = [*map(shown, line.cells), *[""] * place][:place]
                writer.writerow([*cells, why])


def _workbook(path: Path, parts: Sequence[tuple[Sheet, int, Kept]]) -> None:
    """Write days as days, numbers as numbers, texts as texts: nothing is a formula or a link."""
    with new_workbook(path, date_1904=any(s.since_1904 for s, *_ in parts)) as book:
        formats: dict[Style, Any] = {}

        def drawn(style: Style) -> Any:
            if style not in formats:
                fill = {"pattern": 1, "fg_color": f"#{style.fill}"} if len(style.fill) == 6 else {}
                formats[style] = book.add_format({"num_format": style.number, **fill})
            return formats[style]

        why_format = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#9C0006"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for sheet, header, kept in parts:
            there = book.add_worksheet(_title(sheet.name, [each.get_name() for each in book.worksheets()]))
            lines, place = _lines(sheet, header, kept)
            for x, width in sheet.widths.items():
                there.set_column(x, x, width)
            there.set_column(place, place, _WIDE)
            there.freeze_panes(header, 0)
            for offset, (line, why) in enumerate(lines):
                y = (
                    line.number - 1
                    if line.number <= header
                    else header + offset - sum(n.number <= header for n, _w in lines)
                )
                for x, value in enumerate(line.cells):
                    if x != place and value is not None:
                        style = sheet.styles.get(line.styles[x] if x < len(line.styles) else 0, Style())
                        _cell(
                            there, y, x, value, drawn(style), bold if line.number == header and not style.fill else None
                        )
                if why:
                    there.write_string(y, place, why, bold if line.number == header else why_format)


def _title(name: str | None, taken: Sequence[str]) -> str | None:
    """Return the name of a sheet as Excel takes it: another program may have given one that Excel refuses."""
    if name is None:
        return None
    bare = re.sub(r"[\[\]:*?/\\]", "_", name)[:_LONGEST].strip("'") or _("sheet")
    return bare if bare.casefold() not in map(str.casefold, taken) else f"{bare[: _LONGEST - 4]} {len(taken) + 1}"


def _cell(sheet: Any, y: int, x: int, value: Value, style: Any, heading: Any) -> None:
    """Write one value with its type and its look."""
    style = heading or style
    if isinstance(value, bool):
        sheet.write_boolean(y, x, value, style)
    elif isinstance(value, int | float) and isfinite(value):
        sheet.write_number(y, x, value, style)
    elif isinstance(value, datetime | date | time | timedelta):
        sheet.write_datetime(y, x, value, style)
    else:
        sheet.write_string(y, x, str(value), style)

"""Writes the workbook of a fiscal year, sheet by sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pss_cli.errors import Usage
from pss_cli.files import beside, new_workbook
from pss_cli.i18n import _
from pss_cli.views.yearbook.compared import compared_sheet
from pss_cli.views.yearbook.costs import accrued_sheet, averages_sheet
from pss_cli.views.yearbook.cut import Cut
from pss_cli.views.yearbook.definitions import definitions_sheet
from pss_cli.views.yearbook.directorate import directorate_sheet
from pss_cli.views.yearbook.look import Look, Pen
from pss_cli.views.yearbook.sealed import sealed_sheet
from pss_cli.views.yearbook.sources import LAST_ROW, LINES, VOUCHERS, Sources, source_sheet
from pss_cli.views.yearbook.summary import summary_sheet
from pss_cli.views.yearbook.year import (
    ACCRUED,
    AVERAGES,
    BY_MONTH,
    BY_PERIOD,
    COMPARED,
    DEFINITIONS,
    SEALED,
    SUMMARY,
    Year,
    YearRows,
)
from pss_cli.vocabulary import YearCut


def write_year(rows: YearRows, output: Path) -> None:
    """Write the workbook of a fiscal year at `output`. Raises BadFile, Usage when there are too many lines."""
    year = Year(rows)
    if year.count > LAST_ROW:
        raise Usage(_("{n} lines do not fit a sheet of a workbook: use -f tsv.").format(n=year.count))
    with beside(output) as path, new_workbook(path, constant_memory=True) as book:
        title = f"{_('Expenses of partners')} {rows.label}"
        book.set_properties({"title": title, "company": rows.establishment})
        _sheets(book, year)


def _sheets(book: Any, year: Year) -> None:
    rows, look = year.rows, Look(book)
    sources = Sources(year.count, len(rows.vouchers))
    names = [SUMMARY, *([SEALED] if rows.sealed else ()), BY_MONTH, *([BY_PERIOD] if rows.periods else ())]
    sheets = {name: book.add_worksheet(_(name)) for name in names}
    own = {r["directorate"]: book.add_worksheet(year.names[r["directorate"]]) for r in year.whole}
    names = [COMPARED, AVERAGES, ACCRUED, LINES, VOUCHERS, DEFINITIONS]
    sheets |= {name: book.add_worksheet(_(name)) for name in names}
    today = _("{year} is sealed: these figures are those of today.").format(year=rows.label) if rows.sealed else ""
    remarks = dict.fromkeys((SEALED, DEFINITIONS), "")  # the others change with the registry
    pens = {name: Pen(sheet, look, remarks.get(name, today)) for name, sheet in sheets.items()}
    summary_sheet(pens[SUMMARY], book, year, sources)
    if rows.sealed:
        sealed_sheet(pens[SEALED], rows.sealed, rows.establishment)
    Cut(pens[BY_MONTH], year, sources, YearCut.MONTH).write(book)
    if rows.periods:
        Cut(pens[BY_PERIOD], year, sources, YearCut.PERIOD).write(book)
    for row in year.whole:
        directorate_sheet(Pen(own[row["directorate"]], look, today), book, year, sources, row)
    compared_sheet(pens[COMPARED], book, year)
    averages_sheet(pens[AVERAGES], year)
    accrued_sheet(pens[ACCRUED], year, sources)
    words = (rows.label, rows.establishment)
    source_sheet(pens[LINES], LINES, rows.lines, words)
    source_sheet(pens[VOUCHERS], VOUCHERS, rows.vouchers, words)
    definitions_sheet(pens[DEFINITIONS], year, sources)

"""Lines beyond the first page, on a sheet of the form that is copied as often as needed and carries its totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, count

from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.formmap import FormMap, Sheets
from pss_cli.forms.filling.lines import Line
from pss_cli.forms.filling.rows import put_lines
from pss_cli.forms.sheets.addresses import cell, quoted
from pss_cli.forms.sheets.cells import Value

_LONGEST_NAME = 31


def continue_on_sheets(
    book: Book, form: FormMap, more: Sheets, lines: Sequence[Line], values: Mapping[str, Value]
) -> int:
    """Put lines on copies of the continuation sheet; return how many sheets were needed. Raises BadFile."""
    name = more.block.sheet
    copies = -(-len(lines) // more.block.rows)
    for number in range(1, copies + 1):
        before, name = name, more.block.sheet if number == 1 else _name(book, more.block.sheet, number)
        if number > 1:
            book.add_copy(name, more.block.sheet)
            _carry(book, more, name, more.carried_row, before)
        book.show(name, more.area)
        for key, at in more.fields.items():
            _sheet, place = book.place(at)
            book.sheets[name].put(place, {**values, "page": number}.get(key))
        start = (number - 1) * more.block.rows
        put_lines(book, more.block, form.columns, lines[start : start + more.block.rows], name)
    if copies == 0:
        put_lines(book, more.block, form.columns, ())  # an earlier claim may have gone on there
    if copies > 1 and form.lines is not None:
        _carry(book, more, form.lines.sheet, more.report_row, name)
    return copies


def _name(book: Book, sheet: str, number: int) -> str:
    """Return the name of a copy, such as `Suite 2`: no other sheet's, and not longer than workbooks allow."""
    there = {each.casefold() for each in book.order}
    endings = chain((f" {number}",), (f" {number} ({n})" for n in count(2)))
    names = (sheet[: _LONGEST_NAME - len(ending)] + ending for ending in endings)
    return next(name for name in names if name.casefold() not in there)


def _carry(book: Book, more: Sheets, sheet: str, row: int, source: str) -> None:
    for letter in more.columns:
        book.put_formula(sheet, cell(f"{letter}{row}"), f"{quoted(source)}!{letter}{more.carry_row}")

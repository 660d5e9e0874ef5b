"""The proof copy of a form: the name of each value in its place, for a person to see whether the map is right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.formmap import FormMap
from pss_cli.forms.sheets.addresses import column_number
from pss_cli.forms.sheets.package import Template

_BETWEEN = " : "


def write_proof(template: Template, form: FormMap, target: Path) -> None:
    """Write at `target` the form with the name of each value in its place; all the rest stays. Raises BadFile.

    Locked cells and cells of numbers get their name too: nobody fills a proof.
    """
    book = Book(template)
    for key, place in form.fields.items():
        sheet, at = book.place(place.at)
        if place.label:
            book.sheets[sheet].put_after_label(at, key, _BETWEEN)
        else:
            _put(book, place.at, key)
    for place in form.ticks.values():
        _put(book, place.at, place.text)
    for key, where in form.totals.items():
        _put(book, where, key)
    if form.matrix and form.matrix.week:
        _put(book, form.matrix.week, "week")
    for sheet, row, column, name in (*_lines(form), *_week(form)):
        book.sheets[sheet].put((row, column), name)
    book.save(target)


def _put(book: Book, at: str, text: str) -> None:
    sheet, place = book.place(at)
    try:
        book.sheets[sheet].put(place, text)
    except BadFile:  # part of an array formula: the confirmation says so
        return


def _lines(form: FormMap) -> Iterator[tuple[str, int, int, str]]:
    """Yield the name of each value of each line, with its number."""
    block = form.lines
    for number in range(block.rows if block else 0):
        for key, letter in form.columns.items():
            assert block is not None
            yield block.sheet, block.first_row + number, column_number(letter), f"{key} {number + 1}"


def _week(form: FormMap) -> Iterator[tuple[str, int, int, str]]:
    """Yield the name of each value of each day."""
    matrix = form.matrix
    for day in range(matrix.columns if matrix else 0):
        assert matrix is not None
        for key, row in matrix.rows.items():
            yield matrix.sheet, row, column_number(matrix.first_column) + day, f"{key} {day + 1}"

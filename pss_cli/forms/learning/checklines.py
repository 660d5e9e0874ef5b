"""What must hold of the lines of a map: each row, each column, is a free cell of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.formmap import FormMap
from pss_cli.forms.learning.table import TOTAL_WORDS
from pss_cli.forms.learning.values import CALCULATED
from pss_cli.forms.learning.words import Words
from pss_cli.forms.sheets.addresses import LAST_COLUMN, LAST_ROW, Key, column_letters, column_number, quoted, said
from pss_cli.i18n import _
from pss_cli.text import fold

Cell = tuple[str, Key]
_DOWN = re.compile(r"\$?([A-Z]{1,3})\$?\d+:\$?\1\$?\d+", re.I)  # A2:A9: what adds up several lines


def lines_of(form: FormMap) -> Iterator[tuple[str, Cell]]:
    """Yield the name of each value of a line, with each cell that takes it, line after line."""
    block, matrix = form.lines, form.matrix
    if block:
        for at in range(block.rows):
            for key, letters in form.columns.items():
                yield f"columns.{key}", (block.sheet, (block.first_row + at, column_number(letters)))
    elif matrix:
        first = column_number(matrix.first_column)
        for day in range(matrix.columns):
            for key, row in matrix.rows.items():
                yield f"matrix.rows.{key}", (matrix.sheet, (row, first + day))


def wrong_lines(book: Book, form: FormMap, words: Words) -> Iterator[str]:
    """Yield what the lines ask of the sheet and is not there, is locked, is taken or says something."""
    sheet = form.lines.sheet if form.lines else form.matrix.sheet if form.matrix else ""
    if sheet not in book.sheets:
        yield _("The template has no sheet “{sheet}”.").format(sheet=sheet)
        return
    lines, met = _Lines(book, form, words), dict[Key, str]()
    for name, (_sheet, key) in lines_of(form):
        if not (0 < key[0] <= LAST_ROW and 0 < key[1] <= LAST_COLUMN):
            yield _("{name}: no cell of a sheet is there.").format(name=name)
            continue
        spot = book.sheets[sheet].xml.spot(key)
        cell = f"{quoted(sheet)}!{said(spot)}"
        if spot in met:
            yield _("{name}: {cell} already takes another value.").format(name=name, cell=cell)
            continue
        met[spot] = name
        for sentence in lines.wrong(name, spot):
            yield sentence.format(name=name, cell=cell, text=lines.text(spot))


class _Lines:
    """The cells of the lines of a form, compared with the others that take the same value."""

    def __init__(self, book: Book, form: FormMap, words: Words) -> None:
        self.sheet = book.sheets[form.lines.sheet if form.lines else form.matrix.sheet if form.matrix else ""]
        self.words = words
        self.first: dict[str, Key] = {}  # where each value goes on the first line
        for name, (_sheet, key) in lines_of(form):
            self.first.setdefault(name, self.sheet.xml.spot(key))

    def text(self, spot: Key) -> str:
        """Return what a cell says, "" when it says nothing."""
        there = self.sheet.holds(spot)
        return " ".join(there.split())[:60] if isinstance(there, str) else ""

    def wrong(self, name: str, spot: Key) -> Iterator[str]:
        """Yield the sentences, to be completed, that a cell deserves."""
        formula, value = self.sheet.formula(spot), name.rpartition(".")[2]
        if formula is not None:
            if value not in CALCULATED or self._adds_up(formula, spot) or self.sheet.formula(self.first[name]) is None:
                yield _("{name}: {cell} is calculated by the form, and the value would replace its formula.")
            return
        if self.sheet.is_locked(spot):
            yield _("{name}: the form protects {cell}; unlock it in Excel, or take it out of the map.")
        # An example or a hint that starts on the first line is to be replaced; a total or a signature is not.
        if value != "number" and self._says(spot) and (not self._says(self.first[name]) or self._labels(spot)):
            yield _("{name}: {cell} says “{text}”, which the value would replace.")

    def _says(self, spot: Key) -> bool:
        return len([c for c in self.text(spot) if c.isalpha()]) > 1

    def _labels(self, spot: Key) -> bool:
        text = self.text(spot)
        return self.words.is_label(text) or bool(TOTAL_WORDS & set(fold(text).split()))

    @staticmethod
    def _adds_up(formula: str, spot: Key) -> bool:
        return any(found[1].upper() == column_letters(spot[1]) for found in _DOWN.finditer(formula))

"""Writes the rows of a sheet a million at a time.

xlsxwriter in constant memory keeps one row, then writes it cell by cell through six calls each. Here a column is
prepared once, what was said before is not made again, and a row is one piece of text in the file where xlsxwriter
keeps its own rows. tests/views/test_yearbook.py reads the sheet back with two other programs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name as letter

from pss_cli.views.tables import Column
from pss_cli.views.workbook import DIVISORS
from pss_cli.views.yearbook.look import Look
from pss_cli.vocabulary import ExpenseKind

Tail = Callable[[Any], str]
_REMEMBERED = 4096  # values of a column
_BY_KM = (ExpenseKind.KM, ExpenseKind.GRAVEL, ExpenseKind.CARPOOL)
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EPOCH = date(1899, 12, 30).toordinal()  # of the days that a workbook counts


class Rows:
    """The rows of a sheet of values: numbers as numbers, days as days, text as text."""

    def __init__(self, sheet: Any, columns: tuple[Column, ...], look: Look) -> None:
        self.sheet, self.columns, self.look = sheet, columns, look

    def write(self, top: int, rows: Iterable[Any]) -> int:
        """Write `rows` from row `top` on, counted from 0; return the last row that is written."""
        tails = [(f'<c r="{letter(x)}', c.key, self._tail(c)) for x, c in enumerate(self.columns)]
        rate = self._rates()
        self.sheet._write_single_row(top)  # the row of headings, that waits
        y = top - 1
        for y, row in enumerate(rows, start=top):
            number = str(y + 1)
            cells = [
                head + number + (rate(row) if tail is None else tail(value))
                for head, key, tail in tails
                if (value := row[key]) is not None
            ]
            self.sheet.row_data_fh.write(f'<row r="{number}">{"".join(cells)}</row>')
        self.sheet._check_dimensions(max(y, top - 1), len(self.columns) - 1)
        self.sheet.previous_row = y + 1
        return y

    def _style(self, name: str) -> int:
        return int(self.look[f"plain_{name}"]._get_xf_index())

    def _tail(self, column: Column) -> Tail | None:
        """Return what writes the rest of a cell of a column, after its place; nothing for a rate."""
        if column.kind == "rate":
            return None
        if column.kind in DIVISORS:
            return _number(self._style(str(column.kind)), DIVISORS[str(column.kind)])
        if column.kind == "day":
            style = self._style("day")
            return lru_cache(_REMEMBERED)(
                lambda day: f'" s="{style}"><v>{date.fromisoformat(day).toordinal() - _EPOCH}</v></c>'
            )
        style = self._style("text")
        return lru_cache(_REMEMBERED)(lambda value: _text(style, column.show(value)))

    def _rates(self) -> Callable[[Any], str]:
        """Return what writes the rate of a row: by kilometre it has thousandths, a meal has cents."""
        by_km, meal = _number(self._style("rate"), 1000), _number(self._style("money"), 1000)

        def tail(row: Any) -> str:
            value = row["rate"]
            return by_km(value) if row["kind"] in _BY_KM or value % 10 else meal(value)

        return tail


def _number(style: int, divisor: int) -> Tail:
    return lru_cache(_REMEMBERED)(lambda value: f'" s="{style}"><v>{value / divisor!r}</v></c>')


def _text(style: int, text: str) -> str:
    """Return a text in its cell; what would be read as an escape (`_x0041_`) stays as it was typed."""
    kept = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    text = _ESCAPED.sub(lambda found: f"_x005F{found[0]}", text)
    text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return f'" s="{style}" t="inlineStr"><is><t{kept}>{escape(text)}</t></is></c>'

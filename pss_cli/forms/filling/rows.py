"""Puts the lines of a claim in the rows of a form; a formula of a row that says the same stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from pss_cli.forms.calculating.calculation import Calculation
from pss_cli.forms.calculating.formulas import Unknown
from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.formmap import Block
from pss_cli.forms.filling.lines import Line
from pss_cli.forms.sheets.addresses import Key, column_number
from pss_cli.forms.sheets.cells import Held, Value, held, same

_CENT = Decimal("0.01")
Calculated = tuple[str, Key, Value]  # a cell of a sheet that holds a formula, and what it should say


def put_lines(
    book: Book, block: Block, columns: Mapping[str, str], lines: Sequence[Line], name: str | None = None
) -> None:
    """Put one line in each row of a block, and empty the rows that are left of an earlier claim. Raises BadFile.

    `name` is the sheet, when it is a copy of the block's.
    """
    sheet = book.sheets[name or block.sheet]
    calculated: list[Calculated] = []
    for at in range(block.rows):
        line = lines[at] if at < len(lines) else {}
        for key, letter in columns.items():
            place = sheet.xml.spot((block.first_row + at, column_number(letter)))
            value = line.get(key)
            if value is None:
                if key != "number":  # the number of a row is printed on the form
                    sheet.clear(place)
            elif sheet.formula(place) is None:
                sheet.put(place, value)
            else:
                calculated.append((name or block.sheet, place, value))
    put_where_formulas_disagree(book, calculated)


def put_where_formulas_disagree(book: Book, cells: Sequence[Calculated]) -> None:
    """Put values in place of the formulas that do not say them: a correction, a rate that the form does not know."""
    calculation = book.calculation()
    for name, place, value in sorted(cells, key=lambda each: each[1][1]):
        sheet = book.sheets[name]
        look = sheet.styles[sheet.xml.style(place)]
        wanted = held(value, look.shows, from_1904=sheet.from_1904)
        found = _found(calculation, name, place)
        if same(found, wanted) or (sheet.is_locked(place) and _to_the_cent(found) == _to_the_cent(wanted)):
            continue
        sheet.put(place, value)
        calculation = book.calculation()


def _found(calculation: Calculation, sheet: str, place: Key) -> Held:
    try:
        return calculation.value(sheet, place)
    except Unknown:
        return None


def _to_the_cent(value: Held) -> Held:
    return value.quantize(_CENT, ROUND_HALF_UP) if isinstance(value, Decimal) else value

"""Puts the lines of a claim in the rows of a form; a formula of a row that says the same stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from pss_cli.errors import BadFile
from pss_cli.forms.calculating.calculation import Calculation
from pss_cli.forms.calculating.formulas import Unknown
from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.formmap import Block
from pss_cli.forms.filling.lines import Line
from pss_cli.forms.sheets.addresses import Key, column_number, quoted, said
from pss_cli.forms.sheets.cells import Held, Value, held, same
from pss_cli.forms.sheets.sheet import Sheet
from pss_cli.i18n import _

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
            own = (block.first_row + at, column_number(letter))
            value, place = line.get(key), sheet.xml.spot(own)
            if place[0] != own[0]:  # merged with a row above, which has said something there
                require_unmerged(sheet, own, value)
            elif value is None:
                if key != "number":  # the number of a row is printed on the form
                    sheet.clear(place)
            elif sheet.formula(place) is None:
                sheet.put(place, value)
            else:
                calculated.append((name or block.sheet, place, value))
    put_where_formulas_disagree(book, calculated)


def require_unmerged(sheet: Sheet, key: Key, value: Value) -> None:
    """Check that nothing goes in a cell that is part of the one of another line, or day. Raises BadFile."""
    area = sheet.xml.merged_with(key)
    if value is None or area is None:
        return
    cells = f"{quoted(sheet.xml.name)}!{said(area.first)}:{said((area.bottom, area.right))}"
    raise BadFile(
        _("The cells {cells} are merged: two lines of the claim would be written in the same place.").format(
            cells=cells
        ),
        _("Correct the map, or unmerge the cells in Excel and learn the form again."),
    )


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

"""A workbook, read without trusting it: cells as they are, with their colours and number formats."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pss_cli.inputs.importing.grid import Book, ExcelError, Line, Sheet, Style, Uncalculated, is_blank
from pss_cli.inputs.package import MOST_CELLS, MOST_COLUMNS, require_extent
from pss_cli.inputs.safe_book import opened, uncalculated

_MOST_SHEETS = 100
_BLANK_LINES = 5_000  # in a row: what is far below was never meant as a list


def read_workbook(path: Path) -> Book:
    """Return the visible and hidden sheets of a workbook. Raises BadFile."""
    with opened(path) as book:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        since_1904 = book.epoch == CALENDAR_MAC_1904
        sheets = [_sheet(path, sheet, since_1904) for sheet in book.worksheets[:_MOST_SHEETS]]
    return Book(path.name, sheets)


def _sheet(path: Path, sheet: Any, since_1904: bool) -> Sheet:
    sheet.reset_dimensions()  # some files claim a million empty rows
    lines, styles, cut = [], {0: Style()}, None
    formulas: dict[int, dict[int, str]] = {}
    for (y, x), text in islice(uncalculated(sheet), MOST_CELLS + 1):
        formulas.setdefault(y, {})[x] = text
    last = cells = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        unknown = formulas.get(number, {})
        kept = _trimmed(row, max(unknown, default=0))
        if not kept:
            if number - last > _BLANK_LINES:
                cut = last
                break
            continue
        last = number
        cells += len(kept)
        require_extent(path, number, len(kept), cells)
        values = [_value(cell, unknown.get(x)) for x, cell in enumerate(kept, start=1)]
        lines.append(Line(number, values, [_style(cell, styles) for cell in kept]))
    return Sheet(sheet.title, lines, styles, dict(_widths(sheet)), since_1904, cut)


def _trimmed(row: Any, least: int) -> Any:
    """Return the cells of a row up to the last that holds something, the first `least` whatever they hold."""
    end = len(row)
    while end > least and is_blank(row[end - 1].value):
        end -= 1
    return row[:end]


def _value(cell: Any, formula: str | None) -> Any:
    if formula is not None:
        return Uncalculated(formula)
    value = cell.value
    return ExcelError(value) if isinstance(value, str) and cell.data_type == "e" else value


def _style(cell: Any, styles: dict[int, Style]) -> int:
    """Return the number of a cell's style, noted in `styles` the first time that it is met."""
    number: int = getattr(cell, "_style_id", 0)
    if number not in styles:
        fill = cell.fill
        solid = fill.fill_type == "solid"
        styles[number] = Style(cell.number_format, _colour(fill.fgColor) if solid else "")
    return number


def _colour(colour: Any) -> str:
    """Return the six digits of a colour; of a theme, `theme 4`."""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return "" if colour.rgb[-6:].upper() == "FFFFFF" else colour.rgb[-6:].upper()
    if colour.type == "indexed":
        from openpyxl.styles.colors import COLOR_INDEX

        return COLOR_INDEX[colour.indexed][-6:] if colour.indexed < len(COLOR_INDEX) else ""
    return f"theme {colour.theme}" if colour.type == "theme" and colour.theme else ""


def _widths(sheet: Any) -> Iterator[tuple[int, float]]:
    """Yield the width of each column: openpyxl does not tell it of a sheet that it only reads."""
    from defusedxml.ElementTree import iterparse

    with sheet._get_source() as source:  # whatever the name of its part
        for _event, element in iterparse(source):
            tag = element.tag.rpartition("}")[2]
            if tag == "col":
                first, last = int(element.get("min", 1)), int(element.get("max", 1))
                for column in range(first, min(last, first + MOST_COLUMNS) + 1):
                    yield column - 1, float(element.get("width", 0) or 0)
            if tag in ("cols", "row", "sheetData"):
                return

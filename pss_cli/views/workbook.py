"""Writes a listing as a workbook: text stays text, amounts are numbers, headings are frozen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pss_cli.files import new_workbook
from pss_cli.i18n import _
from pss_cli.views.tables import Column, Listing

FORMATS = {
    "money": '#,##0.00\\ "$"',
    "km": '#,##0.0##\\ "km"',
    "rate": '0.00#\\ "$"',
    "percent": "0.0\\ %",
    "day": "yyyy-mm-dd",
    "count": "0",
    "minutes": "#,##0.00",  # hours
}
DIVISORS = {"money": 100, "km": 1000, "rate": 1000, "percent": 1000, "minutes": 60}


def write_workbook(listing: Listing, path: Path) -> None:
    """Write `listing` to a new workbook at `path`. Raises OSError."""
    with new_workbook(path) as book:
        sheet = book.add_worksheet(_("List"))
        styles = {kind: book.add_format({"num_format": number}) for kind, number in FORMATS.items()}
        if listing.remark:
            sheet.write_string(0, 0, listing.remark, book.add_format({"italic": True}))
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        fill_sheet(sheet, listing, styles, heading, top=2 if listing.remark else 0)


def fill_sheet(sheet: Any, listing: Listing, styles: dict[str, Any], heading: Any, top: int = 0) -> int:
    """Write headings at row `top` and the rows below; return the number of rows written."""
    for x, column in enumerate(listing.columns):
        sheet.write_string(top, x, _(column.heading), heading)
    widths = [len(_(c.heading)) + 2 for c in listing.columns]
    count = 0
    for count, row in enumerate(listing.rows, start=1):
        for x, column in enumerate(listing.columns):
            shown = write_cell(sheet, top + count, x, column, row[column.key], styles)
            widths[x] = max(widths[x], min(len(shown) + 2, 60))
    for x, width in enumerate(widths):
        sheet.set_column(x, x, width)
    sheet.freeze_panes(top + 1, 0)
    if count:
        sheet.autofilter(top, 0, top + count, len(listing.columns) - 1)
    return count


def write_cell(sheet: Any, y: int, x: int, column: Column, value: Any, styles: dict[str, Any]) -> str:
    """Write one value with its type; return it as shown."""
    if value is None:
        return ""
    shown = column.show(value)
    if column.kind in DIVISORS:
        sheet.write_number(y, x, value / DIVISORS[str(column.kind)], styles[str(column.kind)])
    elif column.kind == "count":
        sheet.write_number(y, x, value, styles["count"])
    elif column.kind == "day":
        sheet.write_datetime(y, x, date.fromisoformat(value), styles["day"])
    else:
        sheet.write_string(y, x, shown)
    return shown

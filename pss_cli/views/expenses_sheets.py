"""How the sheets of the yearly workbook look, and the two that hold its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from pss_cli.i18n import N_, _
from pss_cli.labels import label
from pss_cli.views.tables import Column
from pss_cli.views.workbook import DIVISORS, FORMATS
from pss_cli.vocabulary import ExpenseKind, Origin

FIRST_ROW = 3  # of the lines, from 0: a title and headings come before
CHART_ROWS = 18  # that a chart covers
LAST_ROW = 1_048_576 - FIRST_ROW  # what a sheet takes

COLUMNS = {
    "lines": (
        Column("directorate", N_("directorate")),
        Column("day", N_("day"), "day"),
        Column("claim", N_("claim")),
        Column("person", N_("partner")),
        Column("occasion", N_("activity")),
        Column("kind", N_("kind"), ExpenseKind),
        Column("distance_m", N_("distance"), "km"),
        Column("rate", N_("rate"), "rate"),
        Column("claimed_cents", N_("claimed"), "money"),
        Column("approved_cents", N_("approved"), "money"),
        Column("paid_cents", N_("paid"), "money"),
        Column("receipt", N_("receipt")),
        Column("decision_reason", N_("reason")),
        Column("correction", N_("correction"), "yes_no"),
        Column("origin", N_("origin"), Origin),
    ),
    "vouchers": (
        Column("directorate", N_("directorate")),
        Column("day", N_("day"), "day"),
        Column("kind", N_("kind"), ExpenseKind),
        Column("number", N_("number")),
        Column("person", N_("partner")),
        Column("occasion", N_("activity")),
        Column("vouchers_cents", N_("value"), "money"),
    ),
}
_WIDTHS = {"day": 12, "money": 12, "km": 12, "rate": 9, "yes_no": 11}

_BOX = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
_TOTAL = {**_BOX, "bold": True, "bg_color": "#DCE5F2", "top": 2}
_NUMBERS = {"money": FORMATS["money"], "km": FORMATS["km"], "count": "0", "hours": '[h]" h "mm'}


class Look:
    """The styles of the workbook, by name."""

    def __init__(self, book: Any) -> None:
        styles: dict[str, dict[str, Any]] = {
            "title": {"bold": True, "font_size": 14, "font_color": "#1F3864"},
            "subtitle": {"font_color": "#595959"},
            "heading": {
                **_BOX, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "text_wrap": True,
                "align": "center",
            },
            "label": {**_BOX, "align": "left", "indent": 1, "bold": True, "bg_color": "#F2F2F2"},
            "label_total": {**_TOTAL, "align": "left", "indent": 1},
            "text": {**_BOX, "align": "left", "indent": 1, "shrink": True},
            "silent": {**_BOX, "shrink": True, "italic": True, "font_color": "#9C5700", "align": "right"},
            "silent_total": {**_TOTAL, "shrink": True, "italic": True, "font_color": "#9C5700", "align": "right"},
            "note": {"italic": True, "font_color": "#595959", "font_size": 9},
        }  # fmt: skip
        for name, number in _NUMBERS.items():
            styles[name] = {**_BOX, "num_format": number}
            styles[f"{name}_total"] = {**_TOTAL, "num_format": number}
        self._made = {name: book.add_format({"font_name": "Arial", "font_size": 10, **s}) for name, s in styles.items()}
        for name, number in {**FORMATS, "rate": '0.000\\ "$"'}.items():
            self._made[f"plain_{name}"] = book.add_format({"num_format": number})
        self._made["plain_text"] = book.add_format({"indent": 1})

    def __getitem__(self, name: str) -> Any:
        return self._made[name]


def title(sheet: Any, look: Look, text: str, below: str) -> None:
    """Write the two lines at the top of a sheet."""
    sheet.write_string(0, 0, text, look["title"])
    sheet.write_string(1, 0, below, look["subtitle"])


def page(sheet: Any, frozen: int, widths: list[int], *, columns: int = 0) -> None:
    """Freeze the headings above a row; print on landscape Letter, as wide as one page."""
    for x, width in enumerate(widths):
        sheet.set_column(x, x, width)
    sheet.freeze_panes(frozen, columns)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(1)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, frozen - 1)
    sheet.set_footer("&L&F&C&A&R&P / &N")


def source_sheet(sheet: Any, name: str, rows: Iterable[Any], look: Look, text: str) -> None:
    """Write the lines, or the vouchers, one at a time."""
    columns = COLUMNS[name]
    title(sheet, look, text, "")
    for x, column in enumerate(columns):
        sheet.write_string(FIRST_ROW - 1, x, _(column.heading), look["heading"])
    writers = [(x, column.key, _writer(sheet, column, look)) for x, column in enumerate(columns)]
    y = FIRST_ROW - 1
    for y, row in enumerate(rows, start=FIRST_ROW):
        for x, key, write in writers:
            if (value := row[key]) is not None:
                write(y, x, value, row)
    sheet.autofilter(FIRST_ROW - 1, 0, max(y, FIRST_ROW), len(columns) - 1)
    page(sheet, FIRST_ROW, [_WIDTHS.get(str(c.kind), 22 if c.kind is ExpenseKind else 14) for c in columns])


def _writer(sheet: Any, column: Column, look: Look) -> Callable[[int, int, Any, Any], None]:
    """Return what writes one value of a column with its type; the rate of a row depends on its kind."""
    if column.kind == "rate":
        by_km, meal = look["plain_rate"], look["plain_money"]
        return lambda y, x, value, row: sheet.write_number(
            y, x, value / DIVISORS["rate"], by_km if row["kind"] == ExpenseKind.KM or value % 10 else meal
        )
    if column.kind in DIVISORS:
        divisor, style = DIVISORS[str(column.kind)], look[f"plain_{column.kind}"]
        return lambda y, x, value, _row: sheet.write_number(y, x, value / divisor, style)
    if column.kind == "day":
        style = look["plain_day"]
        return lambda y, x, value, _row: sheet.write_datetime(y, x, date.fromisoformat(value), style)
    plain = look["plain_text"]
    if column.kind is ExpenseKind:
        words = {kind.value: label(kind) for kind in ExpenseKind}
        return lambda y, x, value, _row: sheet.write_string(y, x, words[value], plain)
    return lambda y, x, value, _row: sheet.write_string(y, x, column.show(value), plain)


def sheet_names(codes: list[str]) -> dict[str, str]:
    """Return a name that Excel takes for the sheet of each directorate."""
    taken = {_(word).casefold() for word in ("Summary", "Lines", "Vouchers")}
    names: dict[str, str] = {}
    for code in codes:
        name = stem = re.sub(r"[\[\]:*?/\\']", "-", code)[:28]
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} {number}"
        taken.add(name.casefold())
        names[code] = name
    return names


def quoted(sheet: str) -> str:
    """Return a sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def draw(
    book: Any,
    place: tuple[Any, int, int],
    source: str,
    rows: tuple[int, int],
    x: int,
    series: list[str],
    words: tuple[str, str],
) -> None:
    """Draw claimed, approved and paid as columns, a group for each of the `rows` of the sheet `source`.

    `place` is a sheet, a row and a column; amounts start at column `x`; `words` are the title and what a group is.
    """
    chart = book.add_chart({"type": "column"})
    for offset, (name, colour) in enumerate(zip(series, ("#1F3864", "#5B86C4", "#A9C46C"), strict=True)):
        chart.add_series(
            {
                "name": name,
                "categories": [source, rows[0], 0, rows[1], 0],
                "values": [source, rows[0], x + offset, rows[1], x + offset],
                "fill": {"color": colour},
            }
        )
    small = {"size": 9, "bold": False}
    chart.set_title({"name": words[0], "name_font": {"size": 12}})
    chart.set_x_axis({"name": words[1], "name_font": small, "num_font": {"size": 8}})
    chart.set_y_axis(
        {
            "name": _("amount"),
            "name_font": small,
            "num_format": '#,##0 "$"',
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 680, "height": 20 * (CHART_ROWS - 1)})
    sheet, row, column = place
    sheet.insert_chart(row, column, chart)

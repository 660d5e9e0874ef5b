"""The sheet of one directorate: its kinds, its participation, its chart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_col_to_name as letter

from pss_cli.i18n import N_, _
from pss_cli.labels import label
from pss_cli.views.yearbook.charts import CHART_ROWS, Series, draw
from pss_cli.views.yearbook.look import Pen
from pss_cli.views.yearbook.sources import Sources
from pss_cli.views.yearbook.year import KINDS, MEASURES, Year, is_silent
from pss_cli.vocabulary import KnownFrom

TOP, TOTAL = 5, 5 + len(KINDS)  # rows of the table of kinds, from 0
AMOUNTS = {m.key: x for x, m in enumerate(MEASURES, start=1)}  # the column of each measure
TAKEN_PART = (
    (N_("people"), "people", "count"),
    (N_("activities"), "activities", "count"),
    (N_("hours"), "present_min", "hours"),
    (N_("declared by the directorate"), "returned_cents", "money"),
)


def cell(key: str, row: int = TOTAL) -> str:
    """Return the cell of a measure in the sheet of a directorate, all kinds together."""
    return f"{letter(AMOUNTS[key])}{row + 1}"


def measures(pen: Pen, y: int, x: int, figure: Mapping[str, Any], sources: Sources, tests: tuple[str, str]) -> None:
    """Write a row of figures from column `x` on; `tests` are the cells of the directorate (or none) and of the kind."""
    for place, measure in enumerate(MEASURES, start=x):
        if measure.key == "payable_cents":  # approved, less paid
            formula = f"={letter(place - 2)}{y + 1}-{letter(place - 1)}{y + 1}"
        else:
            formula = sources.sum(measure.key, *tests)
        pen.figure(y, place, figure.get(measure.key, 0), measure.style, formula)


def directorate_sheet(pen: Pen, book: Any, year: Year, sources: Sources, row: Mapping[str, Any]) -> None:
    """Write the sheet of a directorate."""
    code, silent, last = row["directorate"], is_silent(row), len(MEASURES)
    pen.title(f"{code} : {row['name']}", f"{year.rows.establishment}, {year.rows.label}")
    pen.text(2, 0, _("directorate"), "label")
    pen.text(2, 1, code)
    pen.text(2, 2, label(KnownFrom(row["state"])), "silent_name" if silent else "text")
    pen.heads(TOP - 1, [_("kind"), *(_(m.heading) for m in MEASURES)])
    for y, kind in enumerate(KINDS, start=TOP):
        pen.text(y, 0, label(kind))
        if silent:
            pen.blank(y, 1, last)
        else:
            measures(pen, y, 1, year.figures.get((code, kind), {}), sources, ("$B$3", f"$A{y + 1}"))
    pen.text(TOTAL, 0, _("Total"), "label_total")
    for x, measure in enumerate(MEASURES, start=1):
        if silent:
            pen.silent(TOTAL, x, "silent_total")
        else:
            pen.added(TOTAL, x, TOP, row[measure.key], measure.style)
    for y, (text, key, style) in enumerate(TAKEN_PART, start=TOTAL + 2):
        pen.text(y, 0, _(text), "label")
        pen.figure(y, 1, row[key], style)
    below = TOTAL + 2 + len(TAKEN_PART)
    if not silent:
        _chart(pen, book, year.names[code], code, below + 1)
        below += 1 + CHART_ROWS
    pen.page(TOP, [30, 14, 14, 14, 14, 14, 14, 14, 14], columns=1, last=(below, last))


def _chart(pen: Pen, book: Any, name: str, code: str, y: int) -> None:
    shown = [m for m in MEASURES if m.key in ("claimed_cents", "approved_cents", "paid_cents", "vouchers_cents")]
    series = [Series(_(m.heading), (TOP, AMOUNTS[m.key], TOTAL - 1, AMOUNTS[m.key])) for m in shown]
    words = (f"{code} : {_('Expenses by kind')}", _("kind"))
    draw(book, (pen.sheet, y, 0), name, (TOP, 0, TOTAL - 1, 0), series, words, 980)

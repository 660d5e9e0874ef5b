"""The first sheet: each directorate, then each kind, in the whole establishment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_col_to_name as letter

from pss_cli.i18n import N_, _
from pss_cli.labels import label
from pss_cli.views.yearbook.charts import CHART_ROWS, Series, draw
from pss_cli.views.yearbook.directorate import TAKEN_PART, cell, measures
from pss_cli.views.yearbook.look import DIVISORS, Pen, quoted
from pss_cli.views.yearbook.sources import Sources
from pss_cli.views.yearbook.year import KINDS, MEASURES, SUMMARY, Year, is_silent
from pss_cli.vocabulary import KnownFrom

TOP = 4
FIRST = 3  # the column of the first measure
_PART = FIRST + len(MEASURES)  # that of the participation
_NOTES = (
    N_("What each figure means is said in the sheet Definitions."),
    N_("Vouchers (tickets and coupons handed out in advance) are a cost of the directorate, never paid to a partner."),
    N_("The total of people counts each person once. “Not declared” is not a zero: nothing is known."),
)
_CHARTED = ("claimed_cents", "approved_cents", "paid_cents", "vouchers_cents")


def summary_sheet(pen: Pen, book: Any, year: Year, sources: Sources) -> None:
    """Write the summary, with its two charts."""
    pen.title(f"{_('Expenses of partners')} {year.rows.label}", year.rows.establishment)
    measured = [_(m.heading) for m in MEASURES]
    pen.heads(TOP - 1, [_("directorate"), _("name"), _("state"), *measured, *(_(text) for text, *_rest in TAKEN_PART)])
    for y, row in enumerate(year.whole, start=TOP):
        _directorate(pen, y, row, quoted(year.names[row["directorate"]]))
    end = TOP + len(year.whole)
    _total(pen, year, end)
    bottom = _by_kind(pen, year, sources, end + 2)
    for y, note in enumerate(_NOTES, start=bottom + 1):
        pen.text(y, 0, _(note), "note")
    chart_row = bottom + len(_NOTES) + 2
    _chart(pen, book, (chart_row, 0), (TOP, end - 1), (_("Expenses by directorate"), _("directorate")))
    _chart(pen, book, (chart_row, 6), (end + 3, end + 2 + len(KINDS)), (_("Expenses by kind"), _("kind")), across=True)
    widths = [24, 40, 20, 12, 13, 13, 13, 13, 13, 13, 12, 12, 12, 12, 14]
    pen.page(TOP, widths, columns=1, last=(chart_row + CHART_ROWS, len(widths) - 1))


def _chart(
    pen: Pen, book: Any, place: tuple[int, int], rows: tuple[int, int], words: tuple[str, str], *, across: bool = False
) -> None:
    series = [
        Series(_(m.heading), (rows[0], x, rows[1], x)) for x, m in enumerate(MEASURES, start=FIRST) if m.key in _CHARTED
    ]
    draw(book, (pen.sheet, *place), _(SUMMARY), (rows[0], 0, rows[1], 0), series, words, 760, across=across)


def _directorate(pen: Pen, y: int, row: Mapping[str, Any], sheet: str) -> None:
    silent = is_silent(row)
    pen.text(y, 0, row["directorate"])
    pen.name(y, 1, row["name"], 42)
    pen.text(y, 2, label(KnownFrom(row["state"])), "silent_name" if silent else "text")
    for x, measure in enumerate(MEASURES, start=FIRST):
        pen.figure(y, x, row[measure.key], measure.style, f"={sheet}!{cell(measure.key)}")
    for x, (_text, key, style) in enumerate(TAKEN_PART, start=_PART):
        pen.figure(y, x, row[key], style)


def _total(pen: Pen, year: Year, end: int) -> None:
    pen.text(end, 0, _("Total"), "label_total")
    pen.blank(end, 1, 2, "label_total")
    for x, measure in enumerate(MEASURES, start=FIRST):
        pen.added(end, x, TOP, year.total(measure.key), measure.style)
    pen.figure(end, _PART, year.rows.taken_part["people"], "count", total=True)
    pen.added(end, _PART + 1, TOP, year.total("activities"), "count")
    pen.added(end, _PART + 2, TOP, year.total("present_min"), "hours")
    _returned(pen, year, end, _PART + 3)


def _returned(pen: Pen, year: Year, end: int, x: int) -> None:
    """Write the total of what directorates declared, a number only once one did."""
    known = [r["returned_cents"] for r in year.whole if r["returned_cents"] is not None]
    area, silent = f"{letter(x)}{TOP + 1}:{letter(x)}{end}", label(KnownFrom.NOT_DECLARED)
    style, value = ("money_total", sum(known) / DIVISORS["money"]) if known else ("silent_total", silent)
    pen.sheet.write_formula(end, x, f'=IF(COUNT({area})=0,"{silent}",SUM({area}))', pen.look[style], value)


def _by_kind(pen: Pen, year: Year, sources: Sources, top: int) -> int:
    """Write the second table of the summary; return the row below it."""
    end, approved = top + 1 + len(KINDS), FIRST + 3
    pen.heads(
        top, [_("kind"), _("part of what is approved"), _("approved, by line"), *(_(m.heading) for m in MEASURES)]
    )
    whole = year.total("approved_cents")
    for y, kind in enumerate(KINDS, start=top + 1):
        figure = year.of_kind(kind)
        pen.text(y, 0, label(kind))
        _shares(pen, y, figure, (f"{letter(approved)}{y + 1}", f"{letter(approved)}${end + 1}"), whole)
        measures(pen, y, FIRST, figure, sources, ("", f"$A{y + 1}"))
    pen.text(end, 0, _("Total"), "label_total")
    total = {m.key: year.total(m.key) for m in MEASURES}
    _shares(pen, end, total, (f"{letter(approved)}{end + 1}", f"{letter(approved)}${end + 1}"), whole, total=True)
    for x, measure in enumerate(MEASURES, start=FIRST):
        pen.added(end, x, top + 1, total[measure.key], measure.style)
    return end + 1


def _shares(
    pen: Pen, y: int, figure: Mapping[str, int], cells: tuple[str, str], whole: int, *, total: bool = False
) -> None:
    """Write which part of the approved amounts a kind is, and what a line of it is on average."""
    own, lines = cells[0], f"{letter(FIRST)}{y + 1}"
    part = figure["approved_cents"] / whole if whole else None
    each = figure["approved_cents"] / 100 / figure["lines"] if figure["lines"] else None
    pen.quotient(y, 1, part, "percent", f'=IF({cells[1]}=0,"",{own}/{cells[1]})', total=total)
    pen.quotient(y, 2, each, "money", f'=IF({lines}=0,"",{own}/{lines})', total=total)

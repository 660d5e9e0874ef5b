"""The yearly roll-up as a workbook: summary, a sheet for each directorate, the lines, the vouchers.

Amounts are formulas over the lines, with the value that the registry knows. Rows are written in
order and not kept, so that a year of any size needs little memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from pss_cli.errors import Usage
from pss_cli.files import beside
from pss_cli.i18n import N_, _
from pss_cli.labels import label
from pss_cli.views.expenses_sheets import (
    CHART_ROWS,
    LAST_ROW,
    Look,
    draw,
    page,
    quoted,
    sheet_names,
    source_sheet,
    title,
)
from pss_cli.vocabulary import ExpenseKind, KnownFrom

KINDS = [kind for kind in ExpenseKind if kind is not ExpenseKind.TOTAL]
# Columns of the tables: key of the figure, heading, style, column of the sheet of lines (or vouchers).
_MEASURES = (
    ("lines", "count", None),
    ("distance_m", "km", "G"),
    ("claimed_cents", "money", "I"),
    ("approved_cents", "money", "J"),
    ("paid_cents", "money", "K"),
    ("vouchers_cents", "money", "vouchers"),
)
_HEADINGS = (N_("lines"), N_("distance"), N_("claimed"), N_("approved"), N_("paid"), N_("vouchers"))
_TAKEN_PART = (
    (N_("people"), "people", "count"),
    (N_("activities"), "activities", "count"),
    (N_("hours"), "present_min", "hours"),
    (N_("declared by the directorate"), "returned_cents", "money"),
)
_NOTES = (
    N_("A line belongs to the fiscal year of its activity. A refused line was still claimed; a correction is signed."),
    N_("Vouchers (tickets and coupons handed out in advance) are a cost of the directorate, never paid to a partner."),
    N_("The total of people counts each person once. “Not declared” is not a zero: nothing is known."),
)
_DIVISORS = {"money": 100, "km": 1000, "count": 1, "hours": 1440}
KIND_TOP, KIND_TOTAL = 5, 5 + len(KINDS)  # rows of the table of a directorate, from 0
SUMMARY_TOP = 4


@dataclass(frozen=True)
class YearRows:
    """What the workbook is made of; `lines` and `vouchers` are read once."""

    figures: Iterable[Any]
    taken_part: Any
    lines: Iterable[Any]
    vouchers: Iterable[Any]


def write_year(rows: YearRows, year: str, establishment: str, output: Path) -> None:
    """Write the workbook of a fiscal year at `output`. Raises BadFile, Usage when there are too many lines."""
    known = [dict(row) for row in rows.figures]
    count = sum(r["lines"] or 0 for r in known if r["kind"] == ExpenseKind.TOTAL)
    if count > LAST_ROW:
        raise Usage(_("{n} lines do not fit a sheet of a workbook: use -f tsv.").format(n=count))
    with beside(output) as path:
        _Year(known, rows, year, establishment, count).write(path)


class _Year:
    """One workbook being written."""

    def __init__(self, known: list[dict[str, Any]], rows: YearRows, year: str, establishment: str, count: int) -> None:
        self.rows, self.year, self.establishment, self.count = rows, year, establishment, count
        self.vouchers = list(rows.vouchers)
        self.whole = [r for r in known if r["kind"] == ExpenseKind.TOTAL]
        self.figures: dict[tuple[str, str], Mapping[str, Any]] = {(r["directorate"], r["kind"]): r for r in known}
        self.names = sheet_names([r["directorate"] for r in self.whole])
        self.headings = [_(text) for text in _HEADINGS]

    def write(self, path: Path) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(str(path), options)
        self.book.set_properties({"title": f"{_('Expenses of partners')} {self.year}", "company": self.establishment})
        self.look = Look(self.book)
        summary = self.book.add_worksheet(_("Summary"))
        sheets = {r["directorate"]: self.book.add_worksheet(self.names[r["directorate"]]) for r in self.whole}
        lines, vouchers = self.book.add_worksheet(_("Lines")), self.book.add_worksheet(_("Vouchers"))
        self._summary(summary)
        for row in self.whole:
            self._directorate(sheets[row["directorate"]], row)
        source_sheet(lines, "lines", self.rows.lines, self.look, f"{_('Lines')} {self.year}")
        source_sheet(vouchers, "vouchers", self.vouchers, self.look, f"{_('Vouchers')} {self.year}")
        self.book.close()

    def _formula(self, column: str | None, directorate: str | None, kind: str) -> str:
        """Return the formula that adds up a column of the lines (None: counts them) for a directorate and a kind."""
        sheet, last = quoted(_("Lines")), max(self.count, 1) + 3
        by, what = "A", "F"
        if column == "vouchers":
            sheet, last = quoted(_("Vouchers")), max(len(self.vouchers), 1) + 3
            column, what = "G", "C"

        def area(letter: str) -> str:
            return f"{sheet}!${letter}$4:${letter}${last}"

        tests = ([f"{area(by)},{directorate}"] if directorate else []) + [f"{area(what)},{kind}"]
        return f"=SUMIFS({area(column)},{','.join(tests)})" if column else f"=COUNTIFS({','.join(tests)})"

    def _measures(self, sheet: Any, y: int, x: int, figure: Mapping[str, Any], directorate: str | None) -> None:
        """Write one row of formulas for the kind named in column A."""
        for offset, (key, style, column) in enumerate(_MEASURES):
            value = (figure.get(key) or 0) / _DIVISORS[style]
            sheet.write_formula(
                y, x + offset, self._formula(column, directorate, f"$A{y + 1}"), self.look[style], value
            )

    def _sums(self, sheet: Any, y: int, x: int, top: int, figure: Mapping[str, Any]) -> None:
        """Write the total row of a table whose rows go from `top` to the one above."""
        for offset, (key, style, _column) in enumerate(_MEASURES):
            letter = chr(65 + x + offset)
            value = (figure.get(key) or 0) / _DIVISORS[style]
            sheet.write_formula(
                y, x + offset, f"=SUM({letter}{top + 1}:{letter}{y})", self.look[f"{style}_total"], value
            )

    def _directorate(self, sheet: Any, row: Mapping[str, Any]) -> None:
        silent = row["state"] == KnownFrom.NOT_DECLARED
        title(sheet, self.look, f"{row['directorate']} : {row['name']}", f"{self.establishment}, {self.year}")
        sheet.write_string(2, 0, _("directorate"), self.look["label"])
        sheet.write_string(2, 1, row["directorate"], self.look["text"])
        sheet.write_string(2, 2, label(KnownFrom(row["state"])), self.look["silent" if silent else "text"])
        self._heads(sheet, KIND_TOP - 1, [_("kind"), *self.headings])
        for y, kind in enumerate(KINDS, start=KIND_TOP):
            sheet.write_string(y, 0, label(kind), self.look["text"])
            if silent:
                for x in range(1, len(_MEASURES) + 1):
                    sheet.write_blank(y, x, None, self.look["text"])
            else:
                self._measures(sheet, y, 1, self.figures.get((row["directorate"], kind), {}), "$B$3")
        sheet.write_string(KIND_TOTAL, 0, _("Total"), self.look["label_total"])
        if silent:
            for x in range(1, len(_MEASURES) + 1):
                sheet.write_string(KIND_TOTAL, x, label(KnownFrom.NOT_DECLARED), self.look["silent"])
        else:
            self._sums(sheet, KIND_TOTAL, 1, KIND_TOP, row)
        for y, (text, key, style) in enumerate(_TAKEN_PART, start=KIND_TOTAL + 2):
            sheet.write_string(y, 0, _(text), self.look["label"])
            self._number(sheet, y, 1, row[key], style)
        page(sheet, KIND_TOP, [30, 12, 14, 14, 14, 14, 14])
        if not silent:
            place, words = (sheet, KIND_TOTAL + 7, 0), (f"{row['directorate']} : {_('Expenses by kind')}", _("kind"))
            name = self.names[row["directorate"]]
            draw(self.book, place, name, (KIND_TOP, KIND_TOTAL - 1), 3, self.headings[2:5], words)
            sheet.print_area(0, 0, KIND_TOTAL + 7 + CHART_ROWS, 6)

    def _summary(self, sheet: Any) -> None:
        title(sheet, self.look, f"{_('Expenses of partners')} {self.year}", self.establishment)
        heads = [_("directorate"), _("name"), _("state"), *self.headings, _("people"), _("activities"), _("hours"),
                 _("declared by the directorate")]  # fmt: skip
        self._heads(sheet, SUMMARY_TOP - 1, heads)
        for y, row in enumerate(self.whole, start=SUMMARY_TOP):
            self._summary_row(sheet, y, row)
        end = SUMMARY_TOP + len(self.whole)
        total = {k: sum(r[k] or 0 for r in self.whole) for k, _style, _column in _MEASURES}
        sheet.merge_range(end, 0, end, 2, _("Total"), self.look["label_total"])
        self._sums(sheet, end, 3, SUMMARY_TOP, total)
        # Somebody may take part in several directorates: people, each once, are no sum.
        sheet.write_number(end, 9, self.rows.taken_part["people"], self.look["count_total"])
        for x, key, style in ((10, "activities", "count"), (11, "present_min", "hours")):
            value = sum(r[key] or 0 for r in self.whole) / _DIVISORS[style]
            area = f"{chr(65 + x)}{SUMMARY_TOP + 1}:{chr(65 + x)}{end}"
            sheet.write_formula(end, x, f"=SUM({area})", self.look[f"{style}_total"], value)
        self._returned_total(sheet, end)
        bottom = self._by_kind(sheet, end + 2, total)
        for y, note in enumerate(_NOTES, start=bottom + 1):
            sheet.write_string(y, 0, _(note), self.look["note"])
        chart_row = bottom + len(_NOTES) + 2
        place, words = (sheet, chart_row, 0), (_("Expenses by directorate"), _("directorate"))
        draw(self.book, place, _("Summary"), (SUMMARY_TOP, end - 1), 5, self.headings[2:5], words)
        place, words = (sheet, chart_row, 5), (_("Expenses by kind"), _("kind"))
        draw(self.book, place, _("Summary"), (end + 3, end + 2 + len(KINDS)), 5, self.headings[2:5], words)
        page(sheet, SUMMARY_TOP, [24, 40, 24, 11, 13, 13, 13, 13, 12, 11, 11, 11, 15], columns=1)
        sheet.print_area(0, 0, chart_row + CHART_ROWS, 12)

    def _summary_row(self, sheet: Any, y: int, row: Mapping[str, Any]) -> None:
        silent = row["state"] == KnownFrom.NOT_DECLARED
        sheet.write_string(y, 0, row["directorate"], self.look["text"])
        sheet.write_string(y, 1, row["name"], self.look["text"])
        sheet.write_string(y, 2, label(KnownFrom(row["state"])), self.look["silent" if silent else "text"])
        for x, (key, style, _column) in enumerate(_MEASURES, start=3):
            if silent:
                sheet.write_string(y, x, label(KnownFrom.NOT_DECLARED), self.look["silent"])
            else:
                formula = f"={quoted(self.names[row['directorate']])}!{chr(64 + x - 1)}{KIND_TOTAL + 1}"
                sheet.write_formula(y, x, formula, self.look[style], row[key] / _DIVISORS[style])
        for x, (_text, key, style) in enumerate(_TAKEN_PART, start=9):
            self._number(sheet, y, x, row[key], style)

    def _number(self, sheet: Any, y: int, x: int, value: int | None, style: str) -> None:
        """Write a figure; what nobody declared is said, never left as a blank that reads as zero."""
        if value is None:
            sheet.write_string(y, x, label(KnownFrom.NOT_DECLARED), self.look["silent"])
        else:
            sheet.write_number(y, x, value / _DIVISORS[style], self.look[style])

    def _returned_total(self, sheet: Any, end: int) -> None:
        """Write the total of what directorates declared, a number only once one did."""
        known = [r["returned_cents"] for r in self.whole if r["returned_cents"] is not None]
        area, silent = f"M{SUMMARY_TOP + 1}:M{end}", label(KnownFrom.NOT_DECLARED)
        formula = f'=IF(COUNT({area})=0,"{silent}",SUM({area}))'
        style = "money_total" if known else "silent_total"
        sheet.write_formula(end, 12, formula, self.look[style], sum(known) / 100 if known else silent)

    def _by_kind(self, sheet: Any, top: int, total: Mapping[str, Any]) -> int:
        """Write the second table of the summary; return the row below it."""
        self._heads(sheet, top, [_("kind"), "", "", *self.headings])
        sheet.merge_range(top, 0, top, 2, _("kind"), self.look["heading"])
        for y, kind in enumerate(KINDS, start=top + 1):
            figures = [f for (_code, k), f in self.figures.items() if k == kind]
            sheet.merge_range(y, 0, y, 2, label(kind), self.look["text"])
            self._measures(sheet, y, 3, {k: sum(f[k] or 0 for f in figures) for k, _s, _c in _MEASURES}, None)
        end = top + 1 + len(KINDS)
        sheet.merge_range(end, 0, end, 2, _("Total"), self.look["label_total"])
        self._sums(sheet, end, 3, top + 1, total)
        return end + 1

    def _heads(self, sheet: Any, y: int, headings: list[str]) -> None:
        sheet.set_row(y, 30)
        for x, text in enumerate(headings):
            sheet.write_string(y, x, text, self.look["heading"])

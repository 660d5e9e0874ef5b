"""What the workbook of a year is made of, and the figures found again by directorate and kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from pss_cli.dates import add_months
from pss_cli.i18n import N_, _
from pss_cli.labels import MONTHS
from pss_cli.views.tables import Listing
from pss_cli.vocabulary import ExpenseKind, KnownFrom, YearCut

KINDS = [kind for kind in ExpenseKind if kind is not ExpenseKind.TOTAL]
# The fixed sheets: no directorate's sheet takes one of these names.
SUMMARY, BY_MONTH, BY_PERIOD = N_("Summary"), N_("By month"), N_("By period")
COMPARED, AVERAGES, ACCRUED, DEFINITIONS = N_("Compared"), N_("Averages"), N_("Accrued"), N_("Definitions")
SEALED = N_("Sealed")
FIXED = (SUMMARY, SEALED, BY_MONTH, BY_PERIOD, COMPARED, AVERAGES, ACCRUED, N_("Lines"), N_("Vouchers"), DEFINITIONS)


class Measure(NamedTuple):
    """A figure of each directorate and kind: its key, its heading, how it is written."""

    key: str
    heading: str
    style: str


MEASURES = (
    Measure("lines", N_("lines"), "count"),
    Measure("distance_m", N_("distance"), "km"),
    Measure("claimed_cents", N_("claimed"), "money"),
    Measure("approved_cents", N_("approved"), "money"),
    Measure("paid_cents", N_("paid"), "money"),
    Measure("payable_cents", N_("to pay"), "money"),
    Measure("accrued_cents", N_("accrued"), "money"),
    Measure("vouchers_cents", N_("vouchers"), "money"),
)


class Span(NamedTuple):
    """A month, or a financial period: its key in the rows, its name, its days; without them the day is not known."""

    key: str | int
    name: str
    first: date | None
    last: date | None


@dataclass(frozen=True)
class YearRows:
    """What the workbook is made of; `lines` is read once, one at a time."""

    label: str
    before: str
    first: date
    last: date
    establishment: str
    figures: Sequence[Mapping[str, Any]]
    taken_part: Mapping[str, Any]
    months: Sequence[Mapping[str, Any]]
    periods: Sequence[Mapping[str, Any]]
    by_period: Sequence[Mapping[str, Any]]
    compared: Sequence[Mapping[str, Any]]
    averages: Sequence[Mapping[str, Any]]
    rounding: Mapping[str, Any]
    vouchers: Sequence[Mapping[str, Any]]
    lines: Iterable[Any]
    sealed: Listing | None = None  # what was stored, when the year is sealed, and what changed since


class Year:
    """The figures of a year, found again; the names of its sheets."""

    def __init__(self, rows: YearRows) -> None:
        self.rows = rows
        self.whole = [r for r in rows.figures if r["kind"] == ExpenseKind.TOTAL]
        self.figures = {(r["directorate"], r["kind"]): r for r in rows.figures}
        self.names = _sheet_names([r["directorate"] for r in self.whole])
        self.count = self.total("lines")

    def total(self, key: str) -> int:
        """Return a figure of the whole establishment, where it is a sum."""
        return sum(r[key] or 0 for r in self.whole)

    def of_kind(self, kind: str) -> dict[str, int]:
        """Return the measures of a kind in the whole establishment."""
        rows = [row for (_code, each), row in self.figures.items() if each == kind]
        return {m.key: sum(r[m.key] or 0 for r in rows) for m in MEASURES}

    def spans(self, cut: YearCut) -> list[Span]:
        """Return the months, or the financial periods, then what has no day when there is any."""
        rows = self.rows
        if cut is YearCut.MONTH:
            spans, used = [_month(add_months(rows.first, n)) for n in range(12)], rows.months
        else:
            spans, used = [_period(row) for row in rows.periods], rows.by_period
        unknown = "" if cut is YearCut.MONTH else 0
        if any(row[cut.value] == unknown for row in used):
            spans.append(Span(unknown, _("day not known"), None, None))
        return spans


def _month(first: date) -> Span:
    last = date.fromordinal(add_months(first, 1).toordinal() - 1)
    return Span(first.strftime("%Y-%m"), f"{_(MONTHS[first.month - 1])} {first.year}", first, last)


def _period(row: Mapping[str, Any]) -> Span:
    first, last = (date.fromisoformat(row[key]) for key in ("starts_on", "ends_on"))
    return Span(row["number"], _("period {n}").format(n=row["number"]), first, last)


def is_silent(row: Mapping[str, Any]) -> bool:
    """Whether nothing is known of a directorate's year."""
    return bool(row["state"] == KnownFrom.NOT_DECLARED)


def _sheet_names(codes: Iterable[str]) -> dict[str, str]:
    """Return a name that Excel takes for the sheet of each directorate."""
    taken = {_(word).casefold() for word in FIXED}
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

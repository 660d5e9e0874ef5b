"""How the yearly expenses and the directorates' returns are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pss_cli.i18n import N_, _
from pss_cli.quantities import show_money
from pss_cli.views.tables import Column, Listing, Row
from pss_cli.vocabulary import Declared, ExpenseKind, KnownFrom, YearCut

_AMOUNTS = (
    Column("lines", N_("lines"), "count", spare=4),
    Column("distance_m", N_("distance"), "km", spare=3),
    Column("claimed_cents", N_("claimed"), "money"),
    Column("approved_cents", N_("approved"), "money"),
    Column("paid_cents", N_("paid"), "money", spare=1),
    Column("payable_cents", N_("to pay"), "money"),
    Column("accrued_cents", N_("accrued"), "money", spare=2),
    Column("vouchers_cents", N_("vouchers"), "money"),
)
_PLACE = (Column("directorate", N_("directorate")), Column("kind", N_("kind"), ExpenseKind))

LIST = (
    *_PLACE,
    Column("state", N_("state"), KnownFrom, spare=9),
    *_AMOUNTS,
    Column("people", N_("people"), "count", spare=5),
    Column("activities", N_("activities"), "count", spare=6),
    Column("present_min", N_("hours"), "minutes", spare=7),
    Column("returned_cents", N_("declared by the directorate"), "money", spare=8),
)
BY = {
    YearCut.MONTH: (_PLACE[0], Column("month", N_("month")), _PLACE[1], *_AMOUNTS),
    YearCut.PERIOD: (_PLACE[0], Column("period", N_("period"), "count"), _PLACE[1], *_AMOUNTS),
}
COMPARED = (
    *_PLACE,
    Column("claimed_cents", N_("claimed"), "money"),
    Column("previous_claimed_cents", N_("claimed last year"), "money", spare=1),
    Column("claimed_difference_cents", N_("claimed difference"), "money", spare=4),
    Column("claimed_change_permille", N_("claimed change"), "percent", spare=2),
    Column("approved_cents", N_("approved"), "money"),
    Column("previous_approved_cents", N_("approved last year"), "money"),
    Column("approved_difference_cents", N_("approved difference"), "money", spare=3),
    Column("approved_change_permille", N_("approved change"), "percent"),
    Column("vouchers_cents", N_("vouchers"), "money", spare=5),
    Column("previous_vouchers_cents", N_("vouchers last year"), "money", spare=6),
)
AVERAGES = (
    Column("directorate", N_("directorate")),
    Column("approved_cents", N_("approved"), "money", spare=1),
    Column("vouchers_cents", N_("vouchers"), "money", spare=2),
    Column("cost_cents", N_("cost"), "money"),
    Column("people", N_("people"), "count"),
    Column("per_partner_cents", N_("per partner"), "money"),
    Column("activities", N_("activities"), "count"),
    Column("per_activity_cents", N_("per activity"), "money"),
)
PERIODS = (
    Column("fiscal_year", N_("fiscal year")),
    Column("number", N_("period"), "count"),
    Column("starts_on", N_("from"), "day"),
    Column("ends_on", N_("until"), "day"),
    Column("days", N_("days"), "count"),
)

RETURNS = (
    Column("directorate", N_("directorate")),
    Column("ambassador", N_("ambassador")),
    Column("state", N_("state"), Declared),
    Column("received_on", N_("received on"), "day"),
    Column("people", N_("people"), "count"),
    Column("registry_people", N_("people (registry)"), "count"),
    Column("activities", N_("activities"), "count"),
    Column("registry_activities", N_("activities (registry)"), "count"),
    Column("present_min", N_("hours"), "minutes"),
    Column("registry_present_min", N_("hours (registry)"), "minutes"),
    Column("claimed_cents", N_("claimed"), "money"),
    Column("registry_claimed_cents", N_("claimed (registry)"), "money"),
    Column("done_by", N_("recorded by")),
)


def expenses(rows: Iterable[Row], year: str) -> Listing:
    """Return the figures of a year; the note adds them up and names the silent directorates."""
    known = list(rows)
    whole = [r for r in known if r["kind"] == ExpenseKind.TOTAL]
    silent = [r["directorate"] for r in whole if r["state"] == KnownFrom.NOT_DECLARED]
    note = _summary(whole, year)
    if silent:
        note += f" {_('Not declared: {codes}.').format(codes=', '.join(silent))}"
    return Listing(LIST, known, _("Expenses {year}").format(year=year), note=note)


def expenses_by(cut: YearCut, rows: Iterable[Row], year: str) -> Listing:
    """Return the figures of a year by month or by financial period; what has no day comes first."""
    known = list(rows)
    whole = [r for r in known if r["kind"] == ExpenseKind.TOTAL]
    return Listing(BY[cut], known, _("Expenses {year}").format(year=year), note=_summary(whole, year))


def _summary(whole: Sequence[Any], year: str) -> str:
    keys = ("claimed", "approved", "paid", "payable", "accrued", "vouchers")
    sums = {key: show_money(sum(r[f"{key}_cents"] or 0 for r in whole)) for key in keys}
    return _(
        "{year}: claimed {claimed}, approved {approved}, paid {paid}, to pay {payable},"
        " accrued on the last day {accrued}; vouchers, never payable, {vouchers}."
    ).format(year=year, **sums)


def compared(rows: Iterable[Row], year: str, before: str) -> Listing:
    """Return a year beside the one before."""
    title = _("Expenses {year} beside {before}").format(year=year, before=before)
    return Listing(
        COMPARED, list(rows), title, note=_("Where nothing is known of a year there is no amount, not a zero.")
    )


def averages(rows: Iterable[Row], year: str) -> Listing:
    """Return what a partner and an activity cost, the whole establishment first."""
    shown = [{**row, "directorate": row["directorate"] or ""} for row in map(dict, rows)]
    title = _("Average expenses {year}").format(year=year)
    return Listing(
        AVERAGES, shown, title, note=_("The first line is the whole establishment, each person counted once.")
    )


def periods(rows: Iterable[Row]) -> Listing:
    """Return the financial periods."""
    known = list(rows)
    note = "" if known else _("No financial period is known: pss registry periods 2026-2027 --ends DATE,DATE,…")
    return Listing(PERIODS, known, _("Financial periods"), note=note)


def returns(rows: Iterable[Row], year: str) -> Listing:
    """Return what directorates declared; the note names the silent ones."""
    known = list(rows)
    silent = [r["directorate"] for r in known if r["state"] == Declared.NOT_DECLARED]
    note = _("Not declared: {codes}.").format(codes=", ".join(silent)) if silent else ""
    return Listing(RETURNS, known, _("Returns {year}").format(year=year), note=note)

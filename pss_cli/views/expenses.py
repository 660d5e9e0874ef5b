"""How the yearly expenses and the directorates' returns are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pss_cli.i18n import N_, _
from pss_cli.quantities import show_money
from pss_cli.views.tables import Column, Listing, Row
from pss_cli.vocabulary import Declared, ExpenseKind, KnownFrom

LIST = (
    Column("directorate", N_("directorate")),
    Column("kind", N_("kind"), ExpenseKind),
    Column("state", N_("state"), KnownFrom),
    Column("lines", N_("lines"), "count"),
    Column("distance_m", N_("distance"), "km"),
    Column("claimed_cents", N_("claimed"), "money"),
    Column("approved_cents", N_("approved"), "money"),
    Column("paid_cents", N_("paid"), "money"),
    Column("vouchers_cents", N_("vouchers"), "money"),
    Column("people", N_("people"), "count"),
    Column("activities", N_("activities"), "count"),
    Column("present_min", N_("hours"), "minutes"),
    Column("returned_cents", N_("declared by the directorate"), "money"),
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
    return Listing(LIST, known, _("Expenses {year}").format(year=year), note=_summary(whole, year))


def _summary(whole: Sequence[Any], year: str) -> str:
    keys = ("claimed", "approved", "paid", "vouchers")
    sums = {key: show_money(sum(r[f"{key}_cents"] or 0 for r in whole)) for key in keys}
    said = _("{year}: claimed {claimed}, approved {approved}, paid {paid}, vouchers {vouchers}.").format(
        year=year, **sums
    )
    silent = [r["directorate"] for r in whole if r["state"] == KnownFrom.NOT_DECLARED]
    return f"{said} {_('Not declared: {codes}.').format(codes=', '.join(silent))}" if silent else said


def returns(rows: Iterable[Row], year: str) -> Listing:
    """Return what directorates declared; the note names the silent ones."""
    known = list(rows)
    silent = [r["directorate"] for r in known if r["state"] == Declared.NOT_DECLARED]
    note = _("Not declared: {codes}.").format(codes=", ".join(silent)) if silent else ""
    return Listing(RETURNS, known, _("Returns {year}").format(year=year), note=note)

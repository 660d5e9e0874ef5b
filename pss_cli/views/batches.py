"""How payment batches are shown."""

from __future__ import annotations

from collections.abc import Iterable

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Listing, Row, Sheet

_RUN = (
    Column("day", N_("day"), "day"),
    Column("reference", N_("reference")),
    Column("done_by", N_("paid by")),
    Column("claims", N_("claims"), "count"),
    Column("people", N_("people"), "count"),
    Column("amount_cents", N_("amount"), "money"),
    Column("cancelled_cents", N_("amount cancelled"), "money"),
    Column("kept_cents", N_("paid"), "money"),
)
LIST = (Column("code", N_("code")), *_RUN)
SHARES = (
    Column("claim", N_("claim")),
    Column("person", N_("person")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("directorate", N_("directorate")),
    Column("amount_cents", N_("amount"), "money"),
    Column("cancelled_on", N_("cancelled on"), "day"),
    Column("remaining_cents", N_("to be paid"), "money"),
)


def listing(rows: Iterable[Row]) -> Listing:
    """Return several batches."""
    return Listing(LIST, rows)


def sheet(row: Row, shares: Iterable[Row]) -> Sheet:
    """Return one batch with its shares."""
    title = _("{code}: payment batch").format(code=row["code"])
    return Sheet(title, _RUN, row, {"shares": Listing(SHARES, shares, _("Shares"))})

"""How the queues of claims are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pss_cli.i18n import N_, _, labelled
from pss_cli.labels import label
from pss_cli.quantities import show_money
from pss_cli.views.claim import SINCE, WHOSE
from pss_cli.views.tables import Column, Listing, Row
from pss_cli.vocabulary import ClaimQueue

QUEUES = (
    Column("directorate", N_("directorate")),
    Column("queue", N_("queue"), ClaimQueue),
    Column("claims", N_("claims"), "count"),
    Column("amount_cents", N_("amount"), "money"),
    Column("oldest", N_("since"), "day"),
    Column("oldest_days", N_("days"), "count"),
    Column("first_bracket", N_("0 to 30 days"), "count"),
    Column("second_bracket", N_("31 to 60"), "count"),
    Column("third_bracket", N_("61 to 90"), "count"),
    Column("beyond", N_("over 90"), "count"),
)
QUEUE = (*WHOSE, *SINCE, Column("amount_cents", N_("amount"), "money"))


def queues(rows: Sequence[Row]) -> Listing:
    """Return what waits, by directorate and queue; the note adds it up."""
    said = [_total(queue, [row for row in rows if row["queue"] == queue]) for queue in ClaimQueue]
    return Listing(QUEUES, rows, note=", ".join(filter(None, said)) or _("No claim waits for anything."))


def _total(queue: ClaimQueue, rows: Sequence[Row]) -> str:
    amount, claims = (sum(row[key] for row in rows) for key in ("amount_cents", "claims"))
    return labelled(label(queue), f"{claims} ({show_money(amount)})") if rows else ""


def queue(rows: Iterable[Row]) -> Listing:
    """Return the claims of one queue."""
    return Listing(QUEUE, rows)

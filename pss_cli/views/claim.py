"""How claims are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pss_cli.i18n import N_, _, labelled
from pss_cli.quantities import show_money
from pss_cli.views.claim_lines import arithmetic, explained
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import ClaimState, EntryKind, Origin, VoucherKind, VoucherState

# A claim and whose it is; since when it waits.
WHOSE = (
    Column("code", N_("code")),
    Column("person", N_("person")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("directorate", N_("directorate")),
    Column("responsible", N_("responsible")),
)
SINCE = (Column("since", N_("since"), "day"), Column("age_days", N_("days"), "count"))
LIST = (
    *WHOSE,
    Column("state", N_("state"), ClaimState),
    *SINCE,
    Column("claimed_cents", N_("claimed"), "money"),
    Column("approved_cents", N_("approved"), "money"),
    Column("paid_cents", N_("paid"), "money"),
    Column("remaining_cents", N_("to be paid"), "money"),
)

SHEET = (
    Column("state", N_("state"), ClaimState),
    Column("since", N_("since"), "day"),
    Column("directorate", N_("directorate")),
    Column("responsible", N_("responsible")),
    Column("claimed_cents", N_("claimed"), "money"),
    Column("approved_cents", N_("approved"), "money"),
    Column("paid_cents", N_("paid"), "money"),
    Column("remaining_cents", N_("to be paid"), "money"),
    Column("undecided", N_("lines to decide"), "count"),
    Column("distance_m", N_("kilometres"), "km"),
    Column("opened_on", N_("opened on"), "day"),
    Column("submitted_on", N_("handed in on"), "day"),
    Column("approved_on", N_("approved on"), "day"),
    Column("approved_by", N_("approved by")),
    Column("transmitted_on", N_("transmitted on"), "day"),
    Column("transmitted_to", N_("transmitted to")),
    Column("paid_on", N_("paid on"), "day"),
    Column("closed_on", N_("day closed"), "day"),
    Column("origin", N_("origin"), Origin),
)

ENTRIES = (
    Column("line", N_("line"), "count"),
    Column("day", N_("day"), "day"),
    Column("occasion", N_("activity")),
    Column("kind", N_("kind"), EntryKind),
    Column("label", N_("label")),
    Column("trip", N_("trip"), "count"),
    Column("distance_m", N_("kilometres"), "km"),
    Column("rate", N_("rate"), "rate"),
    Column("cost_cents", N_("real cost"), "money"),
    Column("amount_cents", N_("amount"), "money"),
    Column("receipt", N_("receipt")),
    Column("preapproved_by", N_("agreed to beforehand by")),
    Column("preapproved_on", N_("agreed to on"), "day"),
    Column("approved_cents", N_("approved"), "money"),
    Column("decided_by", N_("decided by")),
    Column("decision_reason", N_("reason")),
    Column("corrects", N_("corrects line"), "count"),
    Column("split_of", N_("rest of line"), "count"),
)
PAYMENTS = (
    Column("number", N_("number"), "count"),
    Column("day", N_("day"), "day"),
    Column("amount_cents", N_("amount"), "money"),
    Column("reference", N_("reference")),
    Column("batch", N_("batch")),
    Column("done_by", N_("paid by")),
)
VOUCHERS = (
    Column("kind", N_("kind"), VoucherKind),
    Column("number", N_("number")),
    Column("state", N_("state"), VoucherState),
    Column("activity", N_("activity")),
    Column("day", N_("day"), "day"),
    Column("value_cents", N_("value"), "money"),
)
RECEIPTS = (
    Column("line", N_("line"), "count"),
    Column("file", N_("file")),
    Column("size", N_("size (bytes)"), "count"),
    Column("added_on", N_("added on"), "day"),
)
REASONS = (
    Column("line", N_("line"), "count"),
    Column("rule", N_("rule")),
    Column("text", N_("reason")),
)
_YES_NO = {"verified", "round_trip", "out_of_order", "cancels"}  # told as true or false
PARTS: Mapping[str, tuple[Sequence[Column], str]] = {
    "entries": (ENTRIES, N_("Lines")),
    "payments": (PAYMENTS, N_("Payments")),
    "vouchers": (VOUCHERS, N_("Handed out in advance (not payable)")),
    "receipts": (RECEIPTS, N_("Receipts on file")),
    "reasons": (REASONS, N_("Why a rule was passed")),
}

PRESENCE = (
    Column("day", N_("day"), "day"),
    Column("starts", N_("from"), "clock"),
    Column("ends", N_("to"), "clock"),
    Column("nothing_to_claim_on", N_("nothing to claim: said on"), "day"),
    Column("told_on", N_("told what is owed on"), "day"),
)

ROUND = (
    Column("person", N_("person")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("claim", N_("claim")),
    Column("lines", N_("lines"), "count"),
    Column("occasion_cents", N_("for this meeting"), "money"),
    Column("claimed_cents", N_("claim in all"), "money"),
    Column("nothing_to_claim_on", N_("nothing to claim: said on"), "day"),
    Column("told_on", N_("told what is owed on"), "day"),
)


def sheet(row: Row, parts: Mapping[str, Iterable[Row]], added: Sequence[int] = ()) -> Sheet:
    """Return one claim with its lines; `added` are the numbers of the lines just written."""
    title = _("{code} {name}: claim").format(code=row["code"], name=f"{row['first_name']} {row['last_name']}")
    listings = {name: _part(name, list(rows)) for name, rows in parts.items()}
    lines: Any = listings["entries"].rows
    said = [arithmetic(entry) for entry in lines if entry["line"] in added]
    said += explained(lines)
    if row["unverified"]:
        said.append(_("Rates not verified by the Bureau: pss claim rates --confirm --by NAME"))
    shown = {**row, **({"added": list(added)} if added else {})}
    return Sheet(title, SHEET, shown, listings, "\n".join(said))


def round_(rows: Iterable[Row]) -> Listing:
    """Return where everybody present at a meeting stands, with the total of their lines for it."""
    everybody = list(rows)
    total = sum(row["occasion_cents"] or 0 for row in everybody)
    return Listing(ROUND, everybody, note=labelled(_("Claimed for this meeting"), show_money(total)))


def _part(name: str, rows: list[Row]) -> Listing:
    """Return what belongs to a claim, without the columns that say nothing."""
    columns, title = PARTS[name]
    told = [{k: bool(v) if k in _YES_NO and v is not None else v for k, v in dict(row).items()} for row in rows]
    return Listing([c for c in columns if any(row[c.key] is not None for row in rows)], told, _(title))


def presence(row: Row) -> Sheet:
    """Return what was said about money to somebody present."""
    title = _("{code} {name}: presence").format(code=row["code"], name=f"{row['first_name']} {row['last_name']}")
    return Sheet(title, PRESENCE, row)

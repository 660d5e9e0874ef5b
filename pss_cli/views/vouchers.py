"""How vouchers are shown: the stock, the numbers, one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pss_cli.i18n import N_, _
from pss_cli.labels import label
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import VoucherKind, VoucherState

STOCK = (
    Column("kind", N_("kind"), VoucherKind),
    Column("state", N_("state"), VoucherState),
    Column("vouchers", N_("how many"), "count"),
    Column("value_cents", N_("value"), "money"),
)
_HISTORY = (
    Column("received_on", N_("received on"), "day"),
    Column("handed_on", N_("handed out on"), "day"),
    Column("used_on", N_("used on"), "day"),
    Column("returned_on", N_("returned on"), "day"),
    Column("lost_on", N_("lost on"), "day"),
    Column("note", N_("note")),
)
_STATE = (
    Column("state", N_("state"), VoucherState),
    Column("value_cents", N_("value"), "money"),
    Column("person", N_("person")),
)
_OCCASION = (
    Column("activity", N_("activity")),
    Column("day", N_("day"), "day"),
    Column("directorate", N_("directorate")),
)
LIST = (
    Column("kind", N_("kind"), VoucherKind),
    Column("number", N_("number")),
    *_STATE,
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    *_OCCASION,
    *_HISTORY,
)
VOUCHER = (*_STATE, *_OCCASION, *_HISTORY)


def stock(rows: Iterable[Row], note: str = "") -> Listing:
    """Return the stock by kind and state."""
    return Listing(STOCK, rows, note=note)


def received(rows: Iterable[Row], count: int) -> Listing:
    """Return the stock of a kind once so many vouchers were received."""
    return stock(rows, _("Received: {n}").format(n=count))


def listing(rows: Iterable[Row]) -> Listing:
    """Return vouchers, one row each."""
    return Listing(LIST, rows)


def shown(rows: Sequence[Row]) -> Sheet | Listing:
    """Return one voucher as a record, several as a listing."""
    if len(rows) != 1:
        return listing(rows)
    row = rows[0]
    who = f"{row['first_name']} {row['last_name']}" if row["person"] else label(VoucherState(row["state"]))
    title = _("{kind} {number}: {name}").format(kind=label(VoucherKind(row["kind"])), number=row["number"], name=who)
    return Sheet(title, VOUCHER, {key: value for key, value in dict(row).items() if key != "id"})

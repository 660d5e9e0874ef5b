"""How the dated rates are shown, and those that nobody has said yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pss_cli.i18n import N_, _
from pss_cli.labels import label
from pss_cli.views.tables import Column, Listing, Row
from pss_cli.vocabulary import RateKind


class Amount(Column):
    """A rate; one that the establishment has still to say is said so."""

    __slots__ = ()

    def show(self, value: Any) -> str:
        """Return the rate for a person."""
        return _("to fill in") if value is None else super().show(value)


RATES = (
    Column("kind", N_("kind"), RateKind),
    Column("since", N_("from"), "day"),
    Column("until", N_("to"), "day"),
    Column("tier_from_m", N_("beyond"), "km"),
    Amount("rate", N_("rate"), "rate"),
    Column("source", N_("source")),
    Column("verified", N_("verified"), "yes_no"),
    Column("verified_on", N_("verified on"), "day"),
    Column("verified_by", N_("verified by")),
    Column("lines", N_("lines"), "count"),
)


def rates(rows: Iterable[Row]) -> Listing:
    """Return the dated rates; those that have no amount, or no row at all, are named: they are never used."""
    known = list(rows)
    said = {row["kind"] for row in known if row["rate"] is not None}
    waiting = [kind for kind in RateKind if kind not in said]
    return Listing(RATES, known, note=_waiting(waiting) if waiting else "")


def _waiting(kinds: list[RateKind]) -> str:
    return _(
        "No rate is known for: {kinds}. None is used until it is said, for example: "
        'pss claim rates --add {word} AMOUNT --from DATE --source "…"'
    ).format(kinds=", ".join(map(label, kinds)), word=kinds[0].value)

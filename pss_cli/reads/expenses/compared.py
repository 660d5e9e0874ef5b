"""A year beside the one before, and what an activity and a partner cost: worked out from the figures of the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pss_cli.quantities import half_up
from pss_cli.vocabulary import ExpenseKind, KnownFrom

Place = tuple[str, str]  # a directorate and a kind
_ORDER = {kind.value: rank for rank, kind in enumerate(ExpenseKind)}


def compared(figures: Iterable[Any], previous: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Return each directorate and kind of a year beside the year before: claimed, approved and vouchers.

    An amount is None when nothing is known of the directorate in that year; a difference in thousandths is None
    when last year is 0 or less.
    """
    now, before = ({(r["directorate"], r["kind"]): r for r in rows} for rows in (figures, previous))
    for place in sorted({*now, *before}, key=lambda place: (place[0], _ORDER[place[1]])):
        name = (now.get(place) or before[place])["name"]
        shown: dict[str, Any] = {"directorate": place[0], "name": name, "kind": place[1]}
        for key in ("claimed", "approved", "vouchers"):
            shown |= _beside(key, _amount(now, place, key), _amount(before, place, key))
        yield shown


def _amount(rows: Mapping[Place, Any], place: Place, name: str) -> int | None:
    """Return what a year holds at a place: 0 when the directorate is known and has nothing there."""
    whole = rows.get((place[0], ExpenseKind.TOTAL))
    if whole is None or whole["state"] == KnownFrom.NOT_DECLARED:
        return None
    return int(rows[place][f"{name}_cents"]) if place in rows else 0


def _beside(name: str, now: int | None, before: int | None) -> dict[str, int | None]:
    difference = now - before if now is not None and before is not None else None
    return {
        f"{name}_cents": now,
        f"previous_{name}_cents": before,
        f"{name}_difference_cents": difference,
        f"{name}_change_permille": half_up(difference * 1000, before)
        if difference is not None and before and before > 0
        else None,
    }


def averages(figures: Iterable[Any], whole: Any) -> list[dict[str, Any]]:
    """Return what a partner and an activity cost, on average, in the whole establishment then in each directorate.

    The cost is what was approved and the vouchers, in cents; it is divided by the people who took part and by the
    activities held, half a cent up. A quotient is None when there is nobody, or nothing is known.
    """
    known = [dict(row) for row in figures if row["kind"] == ExpenseKind.TOTAL]
    sums = {key: sum(r[key] or 0 for r in known) for key in ("approved_cents", "vouchers_cents")}
    total = {"directorate": None, "name": None, **sums, "people": whole["people"], "activities": whole["activities"]}
    return [_average(row) for row in (total, *known)]


def _average(row: Mapping[str, Any]) -> dict[str, Any]:
    cost = None if row["approved_cents"] is None else row["approved_cents"] + row["vouchers_cents"]

    def each(count: int | None) -> int | None:
        return half_up(cost, count) if cost is not None and count else None

    keys = ("directorate", "name", "approved_cents", "vouchers_cents")
    return {
        **{key: row[key] for key in keys},
        "cost_cents": cost,
        "people": row["people"],
        "per_partner_cents": each(row["people"]),
        "activities": row["activities"],
        "per_activity_cents": each(row["activities"]),
    }

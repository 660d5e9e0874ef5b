"""What is asked about sealed years: their totals, and what changed afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from pss_cli.reads import expenses
from pss_cli.reads.base import Connection, Select, rows
from pss_cli.reads.expenses.pieces import DIRECTORATES, NAME, in_order
from pss_cli.reads.expenses.year import Year
from pss_cli.vocabulary import ExpenseKind

# The tables that the figures of a year stand on (tests/commands/test_report_seal.py compares).
TABLES = (
    "directorate", "directorate_return", "request", "activity", "presence", "claim", "claim_entry", "payment",
    "voucher", "past_expense",
)  # fmt: skip
AMOUNTS = (
    "lines", "distance_m", "claimed_cents", "approved_cents", "paid_cents", "accrued_cents", "vouchers_cents",
)  # fmt: skip
TAKEN_PART = ("people", "activities", "minutes", "returned_cents")
MEASURES = (*AMOUNTS, *TAKEN_PART)
_SUMS = ", ".join(f"sum(f.{name}) AS {name}" for name in AMOUNTS)

YEARS = Select("""
SELECT y.id, y.fiscal_year, y.sealed_on, y.sealed_by, y.operation_id, y.method,
       coalesce(sum(f.claimed_cents), 0) AS claimed_cents, coalesce(sum(f.approved_cents), 0) AS approved_cents,
       coalesce(sum(f.paid_cents), 0) AS paid_cents, coalesce(sum(f.vouchers_cents), 0) AS vouchers_cents
FROM sealed_year y
LEFT JOIN sealed_figure f ON f.year_id = y.id AND f.kind = 'total'
WHERE :year IS NULL OR y.fiscal_year = :year
GROUP BY y.id, y.fiscal_year, y.sealed_on, y.sealed_by, y.operation_id, y.method
ORDER BY y.operation_id DESC
""")

# Sealed by an operation that was not undone, and not there any more.
GONE = Select("""
SELECT c.record_id, c.after FROM change c
WHERE c.table_name = 'sealed_year' AND c.field IS NULL AND c.before IS NULL
  AND NOT EXISTS (SELECT 1 FROM sealed_year y WHERE y.id = c.record_id)
  AND NOT EXISTS (SELECT 1 FROM change u WHERE u.table_name = 'sealed_year' AND u.record_id = c.record_id
                  AND u.field IS NULL AND u.after IS NULL AND u.id > c.id)
ORDER BY c.id
""")

FIGURES = Select(f"""
SELECT f.directorate, coalesce({NAME}, f.directorate) AS name, f.kind, max(f.state) AS state, {_SUMS},
       sum(f.approved_cents) - sum(f.paid_cents) AS payable_cents,
       max(f.people) AS people, max(f.activities) AS activities, max(f.minutes) AS minutes,
       max(f.returned_cents) AS returned_cents
FROM sealed_figure f
JOIN sealed_year y ON y.id = f.year_id
LEFT JOIN {DIRECTORATES} d ON d.code = f.directorate
WHERE y.fiscal_year = :year
GROUP BY f.directorate, d.fr, d.en, f.kind
ORDER BY f.directorate, {in_order("f.kind")}
""")

MONTHS = Select(f"""
SELECT f.directorate, coalesce({NAME}, f.directorate) AS name, f.kind, f.month, {_SUMS},
       sum(f.approved_cents) - sum(f.paid_cents) AS payable_cents
FROM (SELECT g.year_id, g.directorate, g.kind, g.month, {", ".join(f"g.{name}" for name in AMOUNTS)}
      FROM sealed_figure g WHERE g.kind <> 'total'
      UNION ALL
      SELECT g.year_id, g.directorate, 'total', g.month, {", ".join(f"g.{name}" for name in AMOUNTS)}
      FROM sealed_figure g WHERE g.kind <> 'total') f
JOIN sealed_year y ON y.id = f.year_id
LEFT JOIN {DIRECTORATES} d ON d.code = f.directorate
WHERE y.fiscal_year = :year
GROUP BY f.directorate, d.fr, d.en, f.kind, f.month
ORDER BY f.directorate, f.month, {in_order("f.kind")}
""")

EACH = Select(f"""
SELECT f.directorate, f.kind, f.month, {", ".join(f"f.{name}" for name in MEASURES)}
FROM sealed_figure f WHERE f.year_id = :year
ORDER BY f.directorate, {in_order("f.kind")}, f.month
""")


def years(db: Connection, label: str | None = None) -> list[sqlite3.Row]:
    """Return the sealed years, or one of them, the latest sealed first."""
    return rows(db, YEARS, year=label)


def gone(db: Connection) -> list[sqlite3.Row]:
    """Return what the journal says of each sealed year that a hand took out of the file."""
    return rows(db, GONE)


def to_seal(db: Connection, year: Year) -> Iterator[dict[str, Any]]:
    """Yield the totals of a year: of each directorate, then by kind and month; nothing where nothing is known."""
    for row in expenses.figures(db, year):
        if row["kind"] == "total" and (row["claimed_cents"] is not None or row["people"] is not None):
            amounts = {name: row[name] or 0 for name in AMOUNTS}
            known = {"people": row["people"], "activities": row["activities"], "minutes": row["present_min"]}
            of_all = {"kind": "total", "month": "", "state": row["state"], "returned_cents": row["returned_cents"]}
            yield {"directorate": row["directorate"], **of_all, **amounts, **known}
    for row in expenses.by_month(db, year):
        if row["kind"] != "total":
            yield {name: row[name] for name in ("directorate", "kind", "month", *AMOUNTS)}


def each(db: Connection, year: int) -> list[sqlite3.Row]:
    """Return every stored total of a sealed year, by its id."""
    return rows(db, EACH, year=year)


def report(db: Connection, year: Year) -> list[dict[str, Any]]:
    """Return a sealed year by directorate and kind, each sealed figure followed by what changed since, if anything."""
    sealed = [{**dict(row), "present_min": row["minutes"]} for row in db.execute(FIGURES, year.parameters)]
    return list(_corrected(map(_known, sealed), map(dict, expenses.figures(db, year)), ("directorate", "kind")))


def report_by_month(db: Connection, year: Year) -> list[dict[str, Any]]:
    """Return a sealed year by directorate, month and kind, each sealed figure followed by what changed since."""
    sealed = (dict(row) for row in db.execute(MONTHS, year.parameters))
    return list(_corrected(sealed, map(dict, expenses.by_month(db, year)), ("directorate", "month", "kind")))


def _known(row: dict[str, Any]) -> dict[str, Any]:
    """Return a sealed total without the zeros of a directorate of which nothing was known."""
    silent = row["state"] == "not_declared"
    state = row["state"] or "registry"
    return {**row, "state": state, **(dict.fromkeys((*AMOUNTS, "payable_cents")) if silent else {})}


_SHOWN = (*AMOUNTS, "payable_cents", "people", "activities", "present_min", "returned_cents")


def _corrected(
    sealed: Iterable[dict[str, Any]], current: Iterable[dict[str, Any]], key: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    """Yield sealed rows, and after each the difference to what is known today, where there is one."""
    now = {tuple(row[name] for name in key): row for row in current}
    known = {tuple(row[name] for name in key): row for row in sealed}
    for place in sorted({*now, *known}, key=lambda place: (*place[:-1], _rank(place[-1]))):
        before, after = known.get(place, {}), now.get(place, {})
        if before:
            yield {**before, "row": "sealed"}
        changes = {name: _difference(before.get(name), after.get(name)) for name in _SHOWN}
        if any(changes.values()):
            named = {name: (after or before).get(name) for name in ("name", "state", *key)}
            yield {**named, **changes, "row": "correction"}


def _difference(before: int | None, after: int | None) -> int | None:
    return None if before is None and after is None else (after or 0) - (before or 0)


def _rank(kind: str) -> int:
    return list(ExpenseKind).index(ExpenseKind(kind))

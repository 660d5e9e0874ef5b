"""The year cut in months, or in financial periods."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from typing import Any

from pss_cli.dates import parse_fiscal_year
from pss_cli.reads.base import Connection, Select, rows
from pss_cli.reads.expenses.pieces import DIRECTORATES, NAME, amounts, in_order
from pss_cli.reads.expenses.year import Year


def _by(span: str, name: str) -> Select:
    """Return the figures by directorate, kind and `span`, an expression on `m.day`, under the name `name`."""
    return Select(f"""
WITH {amounts("{x}.day")},
figure AS (
  SELECT m.directorate_id, m.kind, {span} AS span, sum(m.lines) AS lines, sum(m.distance_m) AS distance_m,
         sum(m.claimed) AS claimed, sum(m.approved) AS approved, sum(m.paid) AS paid, sum(m.accrued) AS accrued,
         sum(m.vouchers) AS vouchers
  FROM money m GROUP BY m.directorate_id, m.kind, {span}
),
whole AS (
  SELECT directorate_id, kind, span, lines, distance_m, claimed, approved, paid, accrued, vouchers FROM figure
  UNION ALL
  SELECT directorate_id, 'total', span, sum(lines), sum(distance_m), sum(claimed), sum(approved), sum(paid),
         sum(accrued), sum(vouchers)
  FROM figure GROUP BY directorate_id, span
)
SELECT d.code AS directorate, {NAME} AS name, w.kind, w.span AS {name}, w.lines, w.distance_m,
       w.claimed AS claimed_cents, w.approved AS approved_cents, w.paid AS paid_cents,
       w.approved - w.paid AS payable_cents, w.accrued AS accrued_cents, w.vouchers AS vouchers_cents
FROM whole w JOIN {DIRECTORATES} d ON d.id = w.directorate_id
ORDER BY d.code, w.span, {in_order("w.kind")}
""")


BY_MONTH = _by("coalesce(substr(m.day, 1, 7), '')", "month")

BY_PERIOD = _by(
    """coalesce((SELECT min(p.number) FROM financial_period p
                 WHERE p.fiscal_year = :year AND p.ends_on >= m.day), 0)""",
    "period",
)

PERIODS = Select("""
SELECT fiscal_year, number, ends_on FROM financial_period
WHERE (:year IS NULL OR fiscal_year = :year)
ORDER BY fiscal_year, number
""")


def by_month(db: Connection, year: Year) -> sqlite3.Cursor:
    """Return each directorate, month (`2026-04`; empty: its day is not known) and kind, `total` first."""
    return db.execute(BY_MONTH, year.parameters)


def by_period(db: Connection, year: Year) -> sqlite3.Cursor:
    """Return each directorate, financial period (its number; 0: the day is not known) and kind, `total` first."""
    return db.execute(BY_PERIOD, year.parameters)


def periods(db: Connection, year: str | None) -> list[dict[str, Any]]:
    """Return the financial periods of a fiscal year, or of every year: number, first and last day, days between."""
    found: list[dict[str, Any]] = []
    for row in rows(db, PERIODS, year=year):
        same = found and found[-1]["fiscal_year"] == row["fiscal_year"]
        first = parse_fiscal_year(row["fiscal_year"])[0]
        starts = date.fromisoformat(found[-1]["ends_on"]) + timedelta(days=1) if same else first
        days = (date.fromisoformat(row["ends_on"]) - starts).days + 1
        found.append({**dict(row), "starts_on": starts.isoformat(), "days": days})
    return found

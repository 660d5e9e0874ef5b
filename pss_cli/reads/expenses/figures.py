"""The year of each directorate: expenses by kind, participation, what it declared."""

from __future__ import annotations

import sqlite3

from pss_cli.reads.base import Connection, Select, one
from pss_cli.reads.expenses.pieces import DIRECTORATES, NAME, amounts, in_order
from pss_cli.reads.expenses.year import Year

_SILENT = "w.kind IS NULL AND r.id IS NULL AND d.id <> 0"  # activities without a directorate: nobody is to declare


def _amount(column: str, name: str) -> str:
    return f"CASE WHEN {_SILENT} THEN NULL ELSE coalesce(w.{column}, 0) END AS {name}"


def _part(column: str, name: str) -> str:
    return f"""CASE WHEN {_SILENT} THEN t.{column}
            WHEN coalesce(w.kind, 'total') = 'total' THEN coalesce(t.{column}, 0) END AS {name}"""


FIGURES = Select(f"""
WITH {amounts("''")},
figure AS (
  SELECT directorate_id, kind, sum(lines) AS lines, sum(distance_m) AS distance_m, sum(claimed) AS claimed,
         sum(approved) AS approved, sum(paid) AS paid, sum(approved) - sum(paid) AS payable,
         sum(accrued) AS accrued, sum(vouchers) AS vouchers, sum(undecided) AS undecided
  FROM money GROUP BY directorate_id, kind
),
whole AS (
  SELECT directorate_id, kind, lines, distance_m, claimed, approved, paid, payable, accrued, vouchers,
         undecided
  FROM figure
  UNION ALL
  SELECT directorate_id, 'total', sum(lines), sum(distance_m), sum(claimed), sum(approved), sum(paid), sum(payable),
         sum(accrued), sum(vouchers), sum(undecided)
  FROM figure GROUP BY directorate_id
),
taken_part AS (
  SELECT coalesce(q.directorate_id, 0) AS directorate_id, count(DISTINCT b.person_id) AS people,
         count(DISTINCT a.id) AS activities, coalesce(sum(b.ends - b.starts), 0) AS minutes
  FROM activity a
  JOIN request q ON q.id = a.request_id
  LEFT JOIN presence b ON b.activity_id = a.id
  WHERE a.held = 1 AND a.day BETWEEN :since AND :until
  GROUP BY coalesce(q.directorate_id, 0)
)
SELECT d.code AS directorate, {NAME} AS name, coalesce(w.kind, 'total') AS kind,
       CASE WHEN {_SILENT} THEN 'not_declared' WHEN w.kind IS NULL AND r.id IS NOT NULL THEN 'declared'
            WHEN w.kind <> 'total' OR r.id IS NULL THEN 'registry' ELSE 'both' END AS state,
       {_amount("lines", "lines")},
       {_amount("distance_m", "distance_m")},
       {_amount("claimed", "claimed_cents")},
       {_amount("approved", "approved_cents")},
       {_amount("paid", "paid_cents")},
       {_amount("payable", "payable_cents")},
       {_amount("accrued", "accrued_cents")},
       {_amount("vouchers", "vouchers_cents")},
       {_amount("undecided", "undecided_cents")},
       {_part("people", "people")},
       {_part("activities", "activities")},
       {_part("minutes", "present_min")},
       CASE WHEN coalesce(w.kind, 'total') = 'total' THEN r.claimed_cents END AS returned_cents
FROM {DIRECTORATES} d
LEFT JOIN whole w ON w.directorate_id = d.id
LEFT JOIN taken_part t ON t.directorate_id = d.id
LEFT JOIN directorate_return r ON r.directorate_id = d.id AND r.fiscal_year = :year
WHERE w.kind IS NOT NULL OR t.directorate_id IS NOT NULL OR r.id IS NOT NULL
   OR ((d.since IS NULL OR d.since <= :until) AND (d.until IS NULL OR d.until >= :since))
ORDER BY d.code, {in_order("coalesce(w.kind, 'total')")}
""")

TAKEN_PART = Select("""
SELECT count(DISTINCT b.person_id) AS people, count(DISTINCT a.id) AS activities,
       coalesce(sum(b.ends - b.starts), 0) AS present_min
FROM activity a LEFT JOIN presence b ON b.activity_id = a.id
WHERE a.held = 1 AND a.day BETWEEN :since AND :until
""")


def figures(db: Connection, year: Year) -> sqlite3.Cursor:
    """Return each directorate, all kinds together then each kind; a silent one has no amounts."""
    return db.execute(FIGURES, year.parameters)


def taken_part(db: Connection, year: Year) -> sqlite3.Row:
    """Return people (each once), activities and minutes of the whole establishment."""
    return one(db, TAKEN_PART, **year.bounds)

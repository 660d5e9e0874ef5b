"""What the figures of a year are made of: every line, every voucher."""

from __future__ import annotations

import sqlite3

from pss_cli.reads.base import Connection, Select, one
from pss_cli.reads.expenses.pieces import DIRECTORATES, OF_THE_YEAR, VOUCHER_COSTS
from pss_cli.reads.expenses.shares import SETTLED, SHARES
from pss_cli.reads.expenses.year import Year

LINES = Select(f"""
WITH {SHARES}
SELECT coalesce(d.code, '-') AS directorate, e.day, c.code AS claim, p.code AS person,
       coalesce(a.code, x.code) AS occasion, e.kind,
       CASE WHEN e.kind NOT IN ('gravel', 'carpool') THEN e.distance_m END AS distance_m, e.rate,
       e.amount_cents AS claimed_cents, e.approved_cents,
       CASE WHEN {SETTLED} THEN e.approved_cents ELSE h.paid END AS paid_cents,
       coalesce(e.approved_cents, e.amount_cents)
         - coalesce(CASE WHEN {SETTLED} THEN e.approved_cents ELSE h.paid_then END, 0) AS accrued_cents, e.receipt,
       e.decision_reason, CASE WHEN e.corrects_id IS NULL THEN 0 ELSE 1 END AS correction, c.origin, e.id
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
JOIN person p ON p.id = c.person_id
LEFT JOIN directorate d ON d.id = c.directorate_id
LEFT JOIN activity a ON a.id = e.activity_id
LEFT JOIN session x ON x.id = e.session_id
LEFT JOIN settlement s ON s.claim_id = e.claim_id
LEFT JOIN share h ON h.id = e.id
WHERE e.day BETWEEN :since AND :until
UNION ALL
SELECT coalesce(d.code, '-'), f.day, NULL, p.code, f.what, coalesce(f.kind, 'other'),
       CASE WHEN coalesce(f.kind, 'other') NOT IN ('gravel', 'carpool') THEN f.distance_m END, NULL,
       f.amount_cents, f.amount_cents, f.amount_cents, 0, NULL, NULL, 0, f.origin, f.id
FROM past_expense f
LEFT JOIN directorate d ON d.id = f.directorate_id
LEFT JOIN person p ON p.id = f.person_id
WHERE {OF_THE_YEAR}
ORDER BY 1, 2, 17
""")

VOUCHERS = Select(f"""
WITH {VOUCHER_COSTS}
SELECT d.code AS directorate, v.day, v.kind, w.number, p.code AS person, a.code AS occasion, w.lost_on,
       v.value_cents AS vouchers_cents
FROM voucher_cost v
JOIN voucher w ON w.id = v.id
JOIN {DIRECTORATES} d ON d.id = v.directorate_id
LEFT JOIN person p ON p.id = w.person_id
LEFT JOIN activity a ON a.id = w.activity_id
WHERE v.day BETWEEN :since AND :until
ORDER BY d.code, v.day, v.id
""")

# In ten-thousandths of a cent: metres, at thousandths of a dollar per kilometre. A correction by its amount has no
# distance: it rounds nothing.
ROUNDING = Select("""
SELECT coalesce(sum(e.amount_cents * 10000 - e.distance_m * e.rate), 0) AS rounding
FROM claim_entry e
WHERE e.day BETWEEN :since AND :until AND e.kind = 'km' AND e.rate > 0 AND e.distance_m IS NOT NULL
""")


def rounding(db: Connection, year: Year) -> sqlite3.Row:
    """Return what the lines that have kilometres are worth beyond kilometres × rate, added up before rounding."""
    return one(db, ROUNDING, **year.bounds)


def lines(db: Connection, year: Year) -> sqlite3.Cursor:
    """Return every line of the year, by directorate and day."""
    return db.execute(LINES, {**year.bounds, "year": year.label})


def vouchers(db: Connection, year: Year) -> sqlite3.Cursor:
    """Return every voucher that is a cost of the year, by directorate and day."""
    return db.execute(VOUCHERS, year.bounds)

"""What the SELECTs of a year share: every amount by directorate, kind and day.

A line belongs to the year of its activity (`claim_entry.day`); a refused line was still claimed; a counter-entry
is signed. What was paid of each line, and is accrued: reads/expenses/shares.py.

An expense from before pss was reimbursed: it is a cost of its year, claimed, approved and paid as one; when no
file says for which directorate, it is under `-`. A voucher is a cost once handed out, on the day of its activity;
one that is lost in stock is a cost of the Bureau's directorate, on the day it was lost. Metres are counted once:
a gravel road or a car pool is a supplement on kilometres that have their own line.
"""

from __future__ import annotations

from typing import Final

from pss_cli.reads.expenses.shares import SETTLED, SHARES
from pss_cli.vocabulary import ExpenseKind

# Raised whenever what FIGURES or BY_MONTH count changes: a year sealed by another method is not compared with this one.
METHOD: Final = 1

# Of `past_expense f`, whose file may say the year alone.
OF_THE_YEAR: Final = "(f.day BETWEEN :since AND :until OR (f.day IS NULL AND f.fiscal_year = :year))"
NAME: Final = "CASE WHEN :lang = 'fr' THEN d.fr ELSE coalesce(d.en, d.fr) END"

# A voucher that is a cost: whose, and on which day.
VOUCHER_COSTS: Final = """
voucher_cost AS (
  SELECT v.id, v.kind, v.value_cents, coalesce(a.day, v.lost_on) AS day,
         CASE WHEN v.activity_id IS NULL
              THEN coalesce((SELECT min(b.id) FROM directorate b
                             WHERE b.bureau = 1 AND (b.since IS NULL OR b.since <= v.lost_on)
                               AND (b.until IS NULL OR b.until >= v.lost_on)), 0)
              ELSE coalesce(q.directorate_id, 0) END AS directorate_id
  FROM voucher v
  LEFT JOIN activity a ON a.id = v.activity_id
  LEFT JOIN request q ON q.id = a.request_id
  WHERE v.activity_id IS NOT NULL OR v.lost_on IS NOT NULL
)
"""

DIRECTORATES: Final = """
(SELECT id, code, fr, en, ambassador, since, until FROM directorate
 UNION ALL
 SELECT 0, '-', 'Direction non précisée', 'Directorate not said', NULL, NULL, '0001-01-01')
"""


def amounts(day: str) -> str:
    """Return the CTEs `money` and what it stands on: amounts by directorate, kind and `day`.

    `day` is an expression on `{x}.day`, as `{x}.day` itself, or `''` when only the year matters.
    """
    entry, past, cost, share = (day.format(x=x) for x in ("e", "f", "v", "h"))
    return f"""
{SHARES},
{VOUCHER_COSTS},
money AS (
  SELECT coalesce(c.directorate_id, 0) AS directorate_id, e.kind, {entry} AS day, count(*) AS lines,
         coalesce(sum(CASE WHEN e.kind NOT IN ('gravel', 'carpool') THEN e.distance_m END), 0) AS distance_m,
         sum(e.amount_cents) AS claimed, coalesce(sum(e.approved_cents), 0) AS approved,
         coalesce(sum(CASE WHEN {SETTLED} THEN e.approved_cents END), 0) AS paid,
         sum(coalesce(e.approved_cents, e.amount_cents))
           - coalesce(sum(CASE WHEN {SETTLED} THEN e.approved_cents END), 0) AS accrued, 0 AS vouchers,
         coalesce(sum(CASE WHEN e.approved_cents IS NULL THEN e.amount_cents END), 0) AS undecided
  FROM claim_entry e
  JOIN claim c ON c.id = e.claim_id
  LEFT JOIN settlement s ON s.claim_id = e.claim_id
  WHERE e.day BETWEEN :since AND :until
  GROUP BY coalesce(c.directorate_id, 0), e.kind, {entry}
  UNION ALL
  SELECT coalesce(c.directorate_id, 0), h.kind, {share}, 0, 0, 0, 0, sum(h.paid), -sum(h.paid_then), 0, 0
  FROM share h JOIN claim c ON c.id = h.claim_id
  WHERE h.day BETWEEN :since AND :until
  GROUP BY coalesce(c.directorate_id, 0), h.kind, {share}
  UNION ALL
  SELECT coalesce(f.directorate_id, 0), coalesce(f.kind, 'other'), {past}, count(*),
         coalesce(sum(CASE WHEN coalesce(f.kind, 'other') NOT IN ('gravel', 'carpool') THEN f.distance_m END), 0),
         sum(f.amount_cents), sum(f.amount_cents), sum(f.amount_cents), 0, 0, 0
  FROM past_expense f
  WHERE {OF_THE_YEAR}
  GROUP BY coalesce(f.directorate_id, 0), coalesce(f.kind, 'other'), {past}
  UNION ALL
  SELECT v.directorate_id, v.kind, {cost}, 0, 0, 0, 0, 0, 0, sum(v.value_cents), 0
  FROM voucher_cost v
  WHERE v.day BETWEEN :since AND :until
  GROUP BY v.directorate_id, v.kind, {cost}
)
"""


def in_order(kind: str) -> str:
    """Return what orders rows by kind, all kinds together first."""
    return f"CASE {kind} {' '.join(f'WHEN {word.value!r} THEN {place}' for place, word in enumerate(ExpenseKind))} END"

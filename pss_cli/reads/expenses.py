"""What is asked about a fiscal year: expenses and participation of each directorate.

A line belongs to the year of its activity (`claim_entry.day`); a refused line was still claimed;
a counter-entry is signed. A payment is made for a claim: when it is all that was approved, each
line is paid as approved; a part of it, or more, is shared between the lines in their order, as
whole cents that add up to the payment. An expense from before pss was reimbursed: it is a cost of
its year, claimed, approved and paid as one; when no file says for which directorate, it is under `-`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from pss_cli.dates import fiscal_year
from pss_cli.i18n import language
from pss_cli.reads.base import Connection, Select, one

_SHARES = """
settlement AS (
  SELECT y.claim_id, y.paid, coalesce(sum(e.approved_cents), 0) AS approved
  FROM (SELECT claim_id, sum(amount_cents) AS paid FROM payment GROUP BY claim_id) y
  JOIN claim_entry e ON e.claim_id = y.claim_id
  GROUP BY y.claim_id, y.paid
),
running AS (
  SELECT e.id, e.claim_id, e.day, e.kind, s.paid, s.approved, coalesce(e.approved_cents, 0) AS own,
         sum(coalesce(e.approved_cents, 0)) OVER (PARTITION BY e.claim_id ORDER BY e.id) AS so_far,
         row_number() OVER (PARTITION BY e.claim_id ORDER BY e.id) AS position
  FROM settlement s JOIN claim_entry e ON e.claim_id = s.claim_id
  WHERE s.paid <> s.approved
),
share AS (
  SELECT id, claim_id, day, kind,
         CASE WHEN approved <> 0 THEN paid * so_far / approved - paid * (so_far - own) / approved
              WHEN position = 1 THEN paid ELSE 0 END AS paid
  FROM running
)
"""

# Of `past_expense f`, whose file may say the year alone.
_OF_THE_YEAR = "(f.day BETWEEN :since AND :until OR (f.day IS NULL AND f.fiscal_year = :year))"

FIGURES = Select(f"""
WITH {_SHARES},
money AS (
  SELECT c.directorate_id, e.kind, count(*) AS lines, coalesce(sum(e.distance_m), 0) AS distance_m,
         sum(e.amount_cents) AS claimed, coalesce(sum(e.approved_cents), 0) AS approved,
         coalesce(sum(CASE WHEN s.paid = s.approved THEN e.approved_cents END), 0) AS paid, 0 AS vouchers
  FROM claim_entry e
  JOIN claim c ON c.id = e.claim_id
  LEFT JOIN settlement s ON s.claim_id = e.claim_id
  WHERE e.day BETWEEN :since AND :until
  GROUP BY c.directorate_id, e.kind
  UNION ALL
  SELECT c.directorate_id, h.kind, 0, 0, 0, 0, sum(h.paid), 0
  FROM share h JOIN claim c ON c.id = h.claim_id
  WHERE h.day BETWEEN :since AND :until
  GROUP BY c.directorate_id, h.kind
  UNION ALL
  SELECT coalesce(f.directorate_id, 0), coalesce(f.kind, 'other'), count(*), coalesce(sum(f.distance_m), 0),
         sum(f.amount_cents), sum(f.amount_cents), sum(f.amount_cents), 0
  FROM past_expense f
  WHERE {_OF_THE_YEAR}
  GROUP BY coalesce(f.directorate_id, 0), coalesce(f.kind, 'other')
  UNION ALL
  SELECT q.directorate_id, v.kind, 0, 0, 0, 0, 0, sum(v.value_cents)
  FROM voucher v
  JOIN activity a ON a.id = v.activity_id
  JOIN request q ON q.id = a.request_id
  WHERE a.day BETWEEN :since AND :until
  GROUP BY q.directorate_id, v.kind
),
figure AS (
  SELECT directorate_id, kind, sum(lines) AS lines, sum(distance_m) AS distance_m, sum(claimed) AS claimed,
         sum(approved) AS approved, sum(paid) AS paid, sum(vouchers) AS vouchers
  FROM money GROUP BY directorate_id, kind
),
whole AS (
  SELECT directorate_id, kind, lines, distance_m, claimed, approved, paid, vouchers FROM figure
  UNION ALL
  SELECT directorate_id, 'total', sum(lines), sum(distance_m), sum(claimed), sum(approved), sum(paid), sum(vouchers)
  FROM figure GROUP BY directorate_id
),
taken_part AS (
  SELECT q.directorate_id, count(DISTINCT b.person_id) AS people, count(DISTINCT a.id) AS activities,
         coalesce(sum(b.ends - b.starts), 0) AS minutes
  FROM activity a
  JOIN request q ON q.id = a.request_id
  LEFT JOIN presence b ON b.activity_id = a.id
  WHERE a.held = 1 AND a.day BETWEEN :since AND :until
  GROUP BY q.directorate_id
)
SELECT d.code AS directorate, CASE WHEN :lang = 'fr' THEN d.fr ELSE coalesce(d.en, d.fr) END AS name,
       coalesce(w.kind, 'total') AS kind,
       CASE WHEN w.kind IS NULL AND r.id IS NULL THEN 'not_declared' WHEN w.kind IS NULL THEN 'declared'
            WHEN w.kind <> 'total' OR r.id IS NULL THEN 'registry' ELSE 'both' END AS state,
       CASE WHEN w.kind IS NULL AND r.id IS NULL THEN NULL ELSE coalesce(w.lines, 0) END AS lines,
       CASE WHEN w.kind IS NULL AND r.id IS NULL THEN NULL ELSE coalesce(w.distance_m, 0) END AS distance_m,
       CASE WHEN w.kind IS NULL AND r.id IS NULL THEN NULL ELSE coalesce(w.claimed, 0) END AS claimed_cents,
       CASE WHEN w.kind IS NULL AND r.id IS NULL THEN NULL ELSE coalesce(w.approved, 0) END AS approved_cents,
       CASE WHEN w.kind IS NULL AND r.id IS NULL THEN NULL ELSE coalesce(w.paid, 0) END AS paid_cents,
       CASE WHEN w.kind IS NULL AND r.id IS NULL THEN NULL ELSE coalesce(w.vouchers, 0) END AS vouchers_cents,
       CASE WHEN w.kind IS NULL AND r.id IS NULL THEN t.people
            WHEN coalesce(w.kind, 'total') = 'total' THEN coalesce(t.people, 0) END AS people,
       CASE WHEN w.kind IS NULL AND r.id IS NULL THEN t.activities
            WHEN coalesce(w.kind, 'total') = 'total' THEN coalesce(t.activities, 0) END AS activities,
       CASE WHEN w.kind IS NULL AND r.id IS NULL THEN t.minutes
            WHEN coalesce(w.kind, 'total') = 'total' THEN coalesce(t.minutes, 0) END AS present_min,
       CASE WHEN coalesce(w.kind, 'total') = 'total' THEN r.claimed_cents END AS returned_cents
FROM (SELECT id, code, fr, en, since, until FROM directorate
      UNION ALL
      SELECT 0, '-', 'Direction non précisée', 'Directorate not said', NULL, '0001-01-01') d
LEFT JOIN whole w ON w.directorate_id = d.id
LEFT JOIN taken_part t ON t.directorate_id = d.id
LEFT JOIN directorate_return r ON r.directorate_id = d.id AND r.fiscal_year = :year
WHERE w.kind IS NOT NULL OR t.directorate_id IS NOT NULL OR r.id IS NOT NULL
   OR ((d.since IS NULL OR d.since <= :until) AND (d.until IS NULL OR d.until >= :since))
ORDER BY d.code, CASE coalesce(w.kind, 'total')
  WHEN 'total' THEN 0 WHEN 'km' THEN 1 WHEN 'transit' THEN 2 WHEN 'taxi' THEN 3 WHEN 'parking' THEN 4
  WHEN 'morning' THEN 5 WHEN 'noon' THEN 6 WHEN 'evening' THEN 7 ELSE 8 END
""")

TAKEN_PART = Select("""
SELECT count(DISTINCT b.person_id) AS people, count(DISTINCT a.id) AS activities,
       coalesce(sum(b.ends - b.starts), 0) AS present_min
FROM activity a LEFT JOIN presence b ON b.activity_id = a.id
WHERE a.held = 1 AND a.day BETWEEN :since AND :until
""")

LINES = Select(f"""
WITH {_SHARES}
SELECT d.code AS directorate, e.day, c.code AS claim, p.code AS person, coalesce(a.code, x.code) AS occasion, e.kind,
       e.distance_m, e.rate, e.amount_cents AS claimed_cents, e.approved_cents,
       CASE WHEN s.paid = s.approved THEN e.approved_cents ELSE h.paid END AS paid_cents, e.receipt,
       e.decision_reason, CASE WHEN e.corrects_id IS NULL THEN 0 ELSE 1 END AS correction, c.origin, e.id
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
JOIN person p ON p.id = c.person_id
JOIN directorate d ON d.id = c.directorate_id
LEFT JOIN activity a ON a.id = e.activity_id
LEFT JOIN session x ON x.id = e.session_id
LEFT JOIN settlement s ON s.claim_id = e.claim_id
LEFT JOIN share h ON h.id = e.id
WHERE e.day BETWEEN :since AND :until
UNION ALL
SELECT coalesce(d.code, '-'), f.day, NULL, p.code, f.what, coalesce(f.kind, 'other'), f.distance_m, NULL,
       f.amount_cents, f.amount_cents, f.amount_cents, NULL, NULL, 0, f.origin, f.id
FROM past_expense f
LEFT JOIN directorate d ON d.id = f.directorate_id
LEFT JOIN person p ON p.id = f.person_id
WHERE {_OF_THE_YEAR}
ORDER BY 1, 2, 16
""")

VOUCHERS = Select("""
SELECT d.code AS directorate, a.day, v.kind, v.number, p.code AS person, a.code AS occasion,
       v.value_cents AS vouchers_cents
FROM voucher v
JOIN person p ON p.id = v.person_id
JOIN activity a ON a.id = v.activity_id
JOIN request q ON q.id = a.request_id
JOIN directorate d ON d.id = q.directorate_id
WHERE a.day BETWEEN :since AND :until
ORDER BY d.code, a.day, v.id
""")

RETURNS = Select(f"""
SELECT d.code AS directorate, CASE WHEN :lang = 'fr' THEN d.fr ELSE coalesce(d.en, d.fr) END AS name, d.ambassador,
       CASE WHEN r.id IS NULL THEN 'not_declared' ELSE 'declared' END AS state, r.received_on, r.done_by,
       r.people, r.activities, r.minutes AS present_min, r.claimed_cents,
       coalesce(t.people, 0) AS registry_people, coalesce(t.activities, 0) AS registry_activities,
       coalesce(t.minutes, 0) AS registry_present_min, coalesce(m.claimed, 0) AS registry_claimed_cents
FROM directorate d
LEFT JOIN directorate_return r ON r.directorate_id = d.id AND r.fiscal_year = :year
LEFT JOIN (SELECT q.directorate_id, count(DISTINCT b.person_id) AS people, count(DISTINCT a.id) AS activities,
                  coalesce(sum(b.ends - b.starts), 0) AS minutes
           FROM activity a JOIN request q ON q.id = a.request_id LEFT JOIN presence b ON b.activity_id = a.id
           WHERE a.held = 1 AND a.day BETWEEN :since AND :until
           GROUP BY q.directorate_id) t ON t.directorate_id = d.id
LEFT JOIN (SELECT c.directorate_id, sum(c.amount_cents) AS claimed
           FROM (SELECT c.directorate_id, e.amount_cents FROM claim_entry e JOIN claim c ON c.id = e.claim_id
                 WHERE e.day BETWEEN :since AND :until
                 UNION ALL
                 SELECT f.directorate_id, f.amount_cents FROM past_expense f WHERE {_OF_THE_YEAR}) c
           GROUP BY c.directorate_id) m ON m.directorate_id = d.id
WHERE (:directorate IS NULL OR d.id = :directorate)
  AND (r.id IS NOT NULL OR t.directorate_id IS NOT NULL OR m.directorate_id IS NOT NULL
       OR ((d.since IS NULL OR d.since <= :until) AND (d.until IS NULL OR d.until >= :since)))
ORDER BY d.code
""")


@dataclass(frozen=True)
class Year:
    """A fiscal year: its label, its first and its last day."""

    first: date
    last: date

    @property
    def label(self) -> str:
        """Return `2026-2027`."""
        return fiscal_year(self.first)

    @property
    def bounds(self) -> dict[str, str]:
        """Return the parameters of every SELECT of this module."""
        return {"since": self.first.isoformat(), "until": self.last.isoformat()}


def figures(db: Connection, year: Year) -> sqlite3.Cursor:
    """Return each directorate, all kinds together then each kind; a silent one has no amounts."""
    return db.execute(FIGURES, {**year.bounds, "year": year.label, "lang": language()})


def taken_part(db: Connection, year: Year) -> sqlite3.Row:
    """Return people (each once), activities and minutes of the whole establishment."""
    return one(db, TAKEN_PART, **year.bounds)


def lines(db: Connection, year: Year) -> sqlite3.Cursor:
    """Return every line of the year, by directorate and day."""
    return db.execute(LINES, {**year.bounds, "year": year.label})


def vouchers(db: Connection, year: Year) -> sqlite3.Cursor:
    """Return every voucher of the year, by directorate and day."""
    return db.execute(VOUCHERS, year.bounds)


def returns(db: Connection, year: Year, directorate: int | None = None) -> sqlite3.Cursor:
    """Return what directorates declared, beside what the registry knows."""
    return db.execute(RETURNS, {**year.bounds, "year": year.label, "lang": language(), "directorate": directorate})

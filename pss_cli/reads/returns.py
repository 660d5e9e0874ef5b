"""What is asked about the returns of a fiscal year: what is sent to each directorate, what came back, what differs.

A line is somebody at an activity of the directorate, or what they claimed from it: a session (claimed
from the Bureau's directorate) has its code too, an expense from before pss has none. A line that came
back is the registry's when both name the same activity and the same person; without a code, when they
name the same person on the same day and nothing else there could be meant.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from pss_cli.i18n import language
from pss_cli.reads.base import Connection, Select, rows
from pss_cli.reads.expenses import Year
from pss_cli.reads.expenses.pieces import NAME, OF_THE_YEAR

# Nobody is 0, so that what is claimed for nobody known is a line as well.
_HELD = f"""
known AS (
  SELECT q.directorate_id, a.code AS occasion, a.day, q.title AS what, b.person_id, b.ends - b.starts AS minutes,
         0 AS claimed, NULL AS approved, NULL AS claim
  FROM activity a
  JOIN request q ON q.id = a.request_id
  JOIN presence b ON b.activity_id = a.id
  WHERE a.held = 1 AND a.day BETWEEN :since AND :until
  UNION ALL
  SELECT c.directorate_id, coalesce(a.code, s.code), e.day, q.title, c.person_id, 0, e.amount_cents, e.approved_cents,
         c.code
  FROM claim_entry e
  JOIN claim c ON c.id = e.claim_id
  LEFT JOIN activity a ON a.id = e.activity_id
  LEFT JOIN request q ON q.id = a.request_id
  LEFT JOIN session s ON s.id = e.session_id
  WHERE e.day BETWEEN :since AND :until
  UNION ALL
  SELECT f.directorate_id, NULL, f.day, f.what, coalesce(f.person_id, 0), 0, f.amount_cents, f.amount_cents, NULL
  FROM past_expense f
  WHERE {OF_THE_YEAR}
),
held AS (
  SELECT directorate_id, occasion, day, min(what) AS what, person_id, sum(minutes) AS minutes, sum(claimed) AS claimed,
         sum(approved) AS approved, min(claim) AS claim,
         row_number() OVER (ORDER BY directorate_id, day, occasion, person_id) AS number
  FROM known
  WHERE directorate_id IS NOT NULL AND (:directorate IS NULL OR directorate_id = :directorate)
  GROUP BY directorate_id, occasion, day, person_id
)
"""

SENT = Select(f"""
WITH {_HELD}
SELECT d.code AS directorate, {NAME} AS name, d.ambassador, h.occasion, h.day, h.what, p.code AS person,
       p.first_name || ' ' || p.last_name AS who, h.minutes, h.claimed AS claimed_cents, h.approved AS approved_cents
FROM directorate d
LEFT JOIN held h ON h.directorate_id = d.id
LEFT JOIN person p ON p.id = h.person_id
WHERE d.id = :directorate OR (:directorate IS NULL AND h.number IS NOT NULL)
ORDER BY d.code, h.day, h.occasion, p.name_key, h.number
""")

RECONCILE = Select(f"""
WITH {_HELD},
said AS (
  SELECT l.id, r.directorate_id, l.line, coalesce(a.code, s.code) AS occasion,
         coalesce(a.day, l.day) AS day, l.activity AS what,
         CASE WHEN l.person_id IS NOT NULL THEN l.person_id WHEN l.person IS NULL THEN 0 END AS person_id,
         l.person, coalesce(l.minutes, 0) AS minutes, coalesce(l.claimed_cents, 0) AS claimed, l.note
  FROM returned_line l
  JOIN directorate_return r ON r.id = l.return_id AND r.fiscal_year = :year
  LEFT JOIN activity a ON a.id = l.activity_id
  LEFT JOIN session s ON s.code = l.activity
  WHERE :directorate IS NULL OR r.directorate_id = :directorate
),
by_code AS (
  SELECT s.id, h.number
  FROM said s
  JOIN held h ON h.directorate_id = s.directorate_id AND h.person_id = s.person_id AND h.occasion = s.occasion
),
by_day AS (
  SELECT s.id, h.number, count(*) OVER (PARTITION BY s.id) AS meant, count(*) OVER (PARTITION BY h.number) AS named
  FROM said s
  JOIN held h ON h.directorate_id = s.directorate_id AND h.person_id = s.person_id
             AND coalesce(h.day, '') = coalesce(s.day, '')
  WHERE s.occasion IS NULL AND h.number NOT IN (SELECT number FROM by_code)
),
pair AS (
  SELECT id, number FROM by_code
  UNION ALL
  SELECT id, number FROM by_day WHERE meant = 1 AND named = 1
),
taken_part AS (
  SELECT q.directorate_id, count(*) AS activities
  FROM activity a JOIN request q ON q.id = a.request_id
  WHERE a.held = 1 AND a.day BETWEEN :since AND :until
  GROUP BY q.directorate_id
),
whole AS (
  SELECT directorate_id, sum(minutes) AS minutes, sum(claimed) AS claimed FROM held GROUP BY directorate_id
),
difference AS (
  SELECT h.directorate_id, 'registry_only' AS state, h.occasion, h.day, h.what, h.person_id, NULL AS person,
         h.minutes, NULL AS returned_min, h.claimed, NULL AS returned_cents, h.claim, NULL AS line, NULL AS note
  FROM held h
  WHERE h.directorate_id IN (SELECT directorate_id FROM said) AND h.number NOT IN (SELECT number FROM pair)
  UNION ALL
  SELECT s.directorate_id,
         CASE WHEN s.person_id IS NULL OR s.id IN (SELECT id FROM by_day) THEN 'unknown' ELSE 'return_only' END,
         s.occasion, s.day, s.what, s.person_id, s.person, NULL, s.minutes, NULL, s.claimed, NULL, s.line, s.note
  FROM said s
  WHERE s.id NOT IN (SELECT id FROM pair)
  UNION ALL
  SELECT h.directorate_id, CASE WHEN h.claimed <> s.claimed THEN 'amount' ELSE 'minutes' END,
         h.occasion, h.day, h.what, h.person_id, NULL, h.minutes, s.minutes, h.claimed, s.claimed, h.claim, s.line,
         s.note
  FROM pair x
  JOIN held h ON h.number = x.number
  JOIN said s ON s.id = x.id
  WHERE h.claimed <> s.claimed OR h.minutes <> s.minutes
  UNION ALL
  SELECT d.id, CASE WHEN r.id IS NULL THEN 'not_declared' ELSE 'totals' END, NULL, NULL, NULL, NULL, NULL,
         coalesce(w.minutes, 0), r.minutes, coalesce(w.claimed, 0), r.claimed_cents, NULL, NULL, NULL
  FROM directorate d
  LEFT JOIN whole w ON w.directorate_id = d.id
  LEFT JOIN taken_part t ON t.directorate_id = d.id
  LEFT JOIN directorate_return r ON r.directorate_id = d.id AND r.fiscal_year = :year
  WHERE (:directorate IS NULL OR d.id = :directorate)
    AND d.id NOT IN (SELECT directorate_id FROM said)
    AND ((r.id IS NULL AND (w.directorate_id IS NOT NULL OR t.directorate_id IS NOT NULL))
         OR r.minutes <> coalesce(w.minutes, 0) OR r.claimed_cents <> coalesce(w.claimed, 0))
)
SELECT d.code AS directorate, x.state, x.line, x.occasion, x.day, x.what, p.code AS person,
       CASE WHEN p.id IS NULL THEN x.person ELSE p.first_name || ' ' || p.last_name END AS who,
       x.minutes AS registry_min, x.returned_min, x.claimed AS registry_cents, x.returned_cents, x.claim, x.note
FROM difference x
JOIN directorate d ON d.id = x.directorate_id
LEFT JOIN person p ON p.id = x.person_id
ORDER BY d.code, CASE x.state WHEN 'not_declared' THEN 0 WHEN 'totals' THEN 1 ELSE 2 END, x.day, x.occasion, x.line,
         p.name_key
""")

ACTIVITIES = Select("""
SELECT a.id, a.code, a.day, a.held, q.directorate_id FROM activity a JOIN request q ON q.id = a.request_id
WHERE a.day BETWEEN :since AND :until
UNION ALL
SELECT NULL, s.code, s.day, 1,
       (SELECT min(d.id) FROM directorate d
        WHERE d.bureau = 1 AND (d.since IS NULL OR d.since <= s.day) AND (d.until IS NULL OR d.until >= s.day))
FROM session s
WHERE s.day BETWEEN :since AND :until
""")

PAID_FOR = Select("""
SELECT DISTINCT c.directorate_id, coalesce(a.code, s.code) AS code
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
LEFT JOIN activity a ON a.id = e.activity_id
LEFT JOIN session s ON s.id = e.session_id
WHERE e.day BETWEEN :since AND :until
""")

PEOPLE = Select("""
SELECT p.id, p.code, p.first_name, p.last_name, p.name_in_use FROM person p
UNION ALL
SELECT p.id, f.code, p.first_name, p.last_name, p.name_in_use FROM former_code f JOIN person p ON p.id = f.person_id
""")


def sent(db: Connection, year: Year, directorate: int | None = None) -> list[dict[str, Any]]:
    """Return the lines of each directorate that has any; of one that is asked for, a bare line when it has none."""
    return [dict(row) for row in db.execute(SENT, _asked(year, directorate) | {"lang": language()})]


def differences(db: Connection, year: Year, directorate: int | None = None) -> sqlite3.Cursor:
    """Return what differs between the registry and the returns, in both directions, and who did not declare."""
    return db.execute(RECONCILE, _asked(year, directorate))


def activities(db: Connection, year: Year) -> list[sqlite3.Row]:
    """Return the activities of a year, held or not, and its sessions: of the Bureau's directorate, with no id here."""
    return rows(db, ACTIVITIES, **year.bounds)


def paid_for(db: Connection, year: Year) -> set[tuple[int, str]]:
    """Return which directorate was claimed from for which activity or session of a year."""
    return {(row[0], row[1]) for row in db.execute(PAID_FOR, year.bounds)}


def people(db: Connection) -> list[sqlite3.Row]:
    """Return everybody by their code, and by their former ones."""
    return rows(db, PEOPLE)


def _asked(year: Year, directorate: int | None) -> dict[str, Any]:
    return {**year.bounds, "year": year.label, "directorate": directorate}

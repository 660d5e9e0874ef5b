"""What each directorate declared for a year, beside what the registry knows.

What names no directorate (before pss) is under `-`, without a state: nobody is to declare it.
"""

from __future__ import annotations

import sqlite3

from pss_cli.reads.base import Connection, Select
from pss_cli.reads.expenses.pieces import DIRECTORATES, NAME, OF_THE_YEAR
from pss_cli.reads.expenses.year import Year

RETURNS = Select(f"""
SELECT d.code AS directorate, {NAME} AS name, d.ambassador,
       CASE WHEN d.id = 0 THEN NULL WHEN r.id IS NULL THEN 'not_declared' ELSE 'declared' END AS state,
       r.received_on, r.done_by, r.people, r.activities, r.minutes AS present_min, r.claimed_cents,
       coalesce(t.people, 0) AS registry_people, coalesce(t.activities, 0) AS registry_activities,
       coalesce(t.minutes, 0) AS registry_present_min, coalesce(m.claimed, 0) AS registry_claimed_cents
FROM {DIRECTORATES} d
LEFT JOIN directorate_return r ON r.directorate_id = d.id AND r.fiscal_year = :year
LEFT JOIN (SELECT coalesce(q.directorate_id, 0) AS directorate_id, count(DISTINCT b.person_id) AS people,
                  count(DISTINCT a.id) AS activities, coalesce(sum(b.ends - b.starts), 0) AS minutes
           FROM activity a JOIN request q ON q.id = a.request_id LEFT JOIN presence b ON b.activity_id = a.id
           WHERE a.held = 1 AND a.day BETWEEN :since AND :until
           GROUP BY coalesce(q.directorate_id, 0)) t ON t.directorate_id = d.id
LEFT JOIN (SELECT coalesce(c.directorate_id, 0) AS directorate_id, sum(c.amount_cents) AS claimed
           FROM (SELECT c.directorate_id, e.amount_cents FROM claim_entry e JOIN claim c ON c.id = e.claim_id
                 WHERE e.day BETWEEN :since AND :until
                 UNION ALL
                 SELECT f.directorate_id, f.amount_cents FROM past_expense f WHERE {OF_THE_YEAR}) c
           GROUP BY coalesce(c.directorate_id, 0)) m ON m.directorate_id = d.id
WHERE (:directorate IS NULL OR d.id = :directorate)
  AND (r.id IS NOT NULL OR t.directorate_id IS NOT NULL OR m.directorate_id IS NOT NULL
       OR ((d.since IS NULL OR d.since <= :until) AND (d.until IS NULL OR d.until >= :since)))
ORDER BY d.code
""")


def returns(db: Connection, year: Year, directorate: int | None = None) -> sqlite3.Cursor:
    """Return what directorates declared, beside what the registry knows."""
    return db.execute(RETURNS, {**year.parameters, "directorate": directorate})

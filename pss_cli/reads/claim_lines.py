"""What writing a claim line asks of the registry: the occasion, who was there, the rates of the day."""

from __future__ import annotations

import sqlite3

from pss_cli.codes import parse_code
from pss_cli.reads import find
from pss_cli.reads.base import Connection, Select, rows

ACTIVITY = Select("""
SELECT a.id, a.code, a.day, q.directorate_id, q.responsible
FROM activity a JOIN request q ON q.id = a.request_id
WHERE a.id = :id
""")

# A training session is paid by the directorate of the Bureau.
SESSION = Select("""
SELECT s.id, s.code, s.day,
       (SELECT min(d.id) FROM directorate d
        WHERE d.bureau = 1 AND (d.since IS NULL OR d.since <= s.day) AND (d.until IS NULL OR d.until >= s.day))
           AS directorate_id
FROM session s
WHERE s.id = :id
""")

PRESENT = Select("""
SELECT p.id, p.code, p.first_name, p.last_name FROM presence b JOIN person p ON p.id = b.person_id
WHERE b.activity_id = :id ORDER BY p.code
""")

ATTENDED = Select("""
SELECT p.id, p.code, p.first_name, p.last_name FROM training t JOIN person p ON p.id = t.person_id
WHERE t.session_id = :id AND t.attended = 1 ORDER BY p.code
""")

# Where everybody present at an occasion stands: their lines for it, and their claim.
ROUND = Select("""
SELECT p.code AS person, p.last_name, p.first_name, k.code AS claim, count(e.id) AS lines,
       sum(e.amount_cents) AS occasion_cents,
       (SELECT sum(y.amount_cents) FROM claim_entry y WHERE y.claim_id = k.id) AS claimed_cents,
       b.nothing_to_claim_on, b.told_on
FROM (SELECT x.person_id, x.activity_id, NULL AS session_id, x.nothing_to_claim_on, x.told_on
      FROM presence x JOIN activity a ON a.id = x.activity_id WHERE a.code = :occasion
      UNION ALL
      SELECT t.person_id, NULL, t.session_id, t.nothing_to_claim_on, NULL
      FROM training t JOIN session s ON s.id = t.session_id WHERE s.code = :occasion AND t.attended = 1) b
JOIN person p ON p.id = b.person_id
LEFT JOIN (claim_entry e JOIN claim k ON k.id = e.claim_id)
       ON k.person_id = b.person_id AND (e.activity_id = b.activity_id OR e.session_id = b.session_id)
GROUP BY p.id, p.code, p.last_name, p.first_name, k.id, k.code, b.nothing_to_claim_on, b.told_on
ORDER BY p.code, k.id
""")

# The grid in force on a day: of the rows that cover it, those that began last.
GRID = Select("""
SELECT r.id, r.tier_from, r.amount FROM rate r
WHERE r.kind = :kind AND r.amount IS NOT NULL AND r.since = (
          SELECT max(o.since) FROM rate o
          WHERE o.kind = :kind AND o.amount IS NOT NULL AND o.since <= :day AND (o.until IS NULL OR o.until >= :day))
  AND (r.until IS NULL OR r.until >= :day)
ORDER BY r.tier_from
""")

# Metres that count towards the tiers: all that a person claimed in the fiscal year, but what was refused.
TRAVELLED = Select("""
SELECT coalesce(sum(e.distance_m), 0)
FROM claim c
JOIN claim_entry e ON e.claim_id = c.id
JOIN claim_entry r ON r.id = coalesce(e.corrects_id, e.id)
WHERE c.person_id = :person AND e.kind = 'km' AND e.day BETWEEN :first AND :last
  AND (r.approved_cents IS NULL OR r.approved_cents <> 0)
""")

# Lines that rules look at together: the supplements of one trip, the meals of one day.
SUPPLEMENTS_OF_TRIP = Select("""
SELECT e.id FROM claim_entry e JOIN claim c ON c.id = e.claim_id
WHERE c.person_id = :person AND (e.activity_id = :activity OR e.session_id = :session) AND e.trip = :trip
  AND e.kind IN ('gravel', 'carpool') AND coalesce(e.corrects_id, 0) = 0
ORDER BY e.id
""")

MEALS_OF_DAY = Select("""
SELECT e.id FROM claim_entry e JOIN claim c ON c.id = e.claim_id
WHERE c.person_id = :person AND e.day = :day AND e.kind IN ('morning', 'noon', 'evening')
  AND coalesce(e.corrects_id, 0) = 0
ORDER BY e.id
""")

LAST_TRIP = Select("""
SELECT max(e.trip) FROM claim_entry e JOIN claim c ON c.id = e.claim_id
WHERE c.person_id = :person AND (e.activity_id = :activity OR e.session_id = :session)
""")

LATER_USES = Select("""
SELECT count(*) FROM claim_entry e JOIN rate r ON r.id = e.rate_id
WHERE e.kind = :kind AND e.day >= :since AND r.since < :since AND e.corrects_id IS NULL
""")

# Days on which the meals of somebody are beyond a maximum.
MEALS_BEYOND = Select("""
SELECT min(c.code) AS claim, e.day, max(c.submitted_on IS NOT NULL) AS handed_in
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
JOIN claim_entry w ON w.id = coalesce(e.corrects_id, e.id)
WHERE e.kind IN ('morning', 'noon', 'evening') AND e.day >= :since AND e.day <= coalesce(:until, e.day)
  AND NOT EXISTS (SELECT 1 FROM rate x WHERE x.kind = 'meal_day' AND x.amount IS NOT NULL
                  AND x.since > :since AND x.since <= e.day)
  AND (w.approved_cents IS NULL OR w.approved_cents <> 0)
GROUP BY c.person_id, e.day
HAVING sum(e.amount_cents) > :most
ORDER BY e.day
""")

CLAIMED = Select("""
SELECT k.code
FROM claim_entry e
JOIN claim k ON k.id = e.claim_id
LEFT JOIN activity a ON a.id = e.activity_id
LEFT JOIN session s ON s.id = e.session_id
WHERE k.person_id = :person AND coalesce(a.code, s.code) = :occasion
""")


def standing(db: Connection, typed: str) -> list[sqlite3.Row]:
    """Return where everybody present at an activity or a training session stands. Raises NotFound."""
    parsed = parse_code(typed)
    kind = "session" if parsed and parsed[0] == "session" else "activity"
    find.record_id(db, kind, typed)
    return rows(db, ROUND, occasion=parsed[1] if parsed else typed)

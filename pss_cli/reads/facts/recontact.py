"""Rows for the rules of recontact."""

from pss_cli.reads.base import Select
from pss_cli.reads.stages import PAUSED

# Of someone imported, when nothing is known: before any day, so that they are the first to be called.
UNKNOWN = "1900-01-01"

# The last thing that restarts the months, for each person: `2026-05-31 participation`. A participation of
# which the fiscal year alone is known happened on or after its first day: that day is taken, never a later one.
LAST = f"""
SELECT w.person_id, max(w.day || ' ' || w.last_of) AS last
FROM (SELECT e.person_id, coalesce(e.day, '{UNKNOWN}') AS day,
             CASE WHEN e.day IS NULL THEN 'unknown' ELSE 'enrolment' END AS last_of FROM enrolment e
      UNION ALL
      SELECT b.person_id, b.last_involved_on, 'participation' FROM enrolment b
      UNION ALL
      SELECT x.person_id, a.day, 'participation' FROM presence x JOIN activity a ON a.id = x.activity_id
      UNION ALL
      SELECT f.person_id, coalesce(f.day, substr(f.fiscal_year, 1, 4) || '-04-01'), 'participation'
      FROM past_participation f
      UNION ALL
      SELECT r.person_id, r.day, 'recontact' FROM recontact r WHERE r.outcome = 'interested'
      UNION ALL
      SELECT u.person_id, coalesce(u.ended_on, u.until), 'pause' FROM pause u) w
WHERE w.day <= :today
GROUP BY w.person_id
"""

# Enrolled on the day, neither withdrawn, paused nor deceased.
ACTIVE = f"""
coalesce(e.day, '') <= :today AND (e.withdrawn_on IS NULL OR e.withdrawn_on > :today)
AND (p.deceased_on IS NULL OR p.deceased_on > :today)
AND NOT {PAUSED}
"""

ATTEMPTS = """
(SELECT count(*) FROM recontact r WHERE r.person_id = p.id AND r.outcome IN ('no_answer', 'wrong_details')
 AND r.day > substr(w.last, 1, 10) AND r.day <= :today)
"""

WAITING = Select(f"""
SELECT e.id, 'enrolment:' || e.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, e.origin,
       :today AS day, nullif(substr(w.last, 1, 10), '{UNKNOWN}') AS last_on, substr(w.last, 12) AS last_of,
       {ATTEMPTS} AS attempts
FROM enrolment e
JOIN person p ON p.id = e.person_id
JOIN ({LAST}) w ON w.person_id = p.id
WHERE (:id IS NULL OR e.id = :id) AND {ACTIVE}
ORDER BY w.last, e.id
""")

RECONTACT = Select("""
SELECT r.id, 'recontact:' || r.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, r.day, r.outcome,
       r.paused_until
FROM recontact r
JOIN person p ON p.id = r.person_id
WHERE :id IS NULL OR r.id = :id
ORDER BY r.id
""")

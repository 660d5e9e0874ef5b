"""Rows for feedback, endings and outcomes."""

from pss_cli.reads.base import Select

_PERMANENT = "q.permanent = 1 OR coalesce(q.kind, '') = 'committee'"


def _had(whose: str) -> str:
    """Return the columns that say what feedback there was; `whose` chooses the rows of `feedback`."""
    return f"""
       (SELECT max(f.day) FROM feedback f WHERE {whose}) AS last_on,
       EXISTS (SELECT 1 FROM feedback f WHERE {whose} AND f.occasion = 'first') AS had_first,
       EXISTS (SELECT 1 FROM feedback f WHERE {whose} AND f.occasion = 'end') AS had_end"""


WITH_PARTNER = Select(f"""
SELECT m.id, 'match:' || m.id AS subject, m.code, p.first_name || ' ' || p.last_name AS who, m.origin, :today AS day,
       m.ended_on, {_PERMANENT} AS permanent,
       (SELECT min(a.day) FROM presence x JOIN activity a ON a.id = x.activity_id
        WHERE x.person_id = p.id AND a.request_id = q.id AND a.held = 1) AS first_on,
       {_had("f.match_id = m.id AND f.held_with = 'partner'")}
FROM match m
JOIN person p ON p.id = m.person_id
JOIN request q ON q.id = m.request_id
WHERE (:id IS NULL OR m.id = :id) AND m.confirmed_on IS NOT NULL AND p.deceased_on IS NULL
  AND coalesce(m.ended_by, '') <> 'deceased'
ORDER BY m.id
""")

# With the team it ends when the request is closed, or when no partner is left.
WITH_TEAM = Select(f"""
SELECT q.id, 'request:' || q.id AS subject, q.code, q.title AS who, q.origin, :today AS day, {_PERMANENT} AS permanent,
       coalesce(q.closed_on,
                CASE WHEN NOT EXISTS (SELECT 1 FROM match o WHERE o.request_id = q.id AND o.confirmed_on IS NOT NULL
                                      AND o.ended_on IS NULL)
                THEN (SELECT max(e.ended_on) FROM match e WHERE e.request_id = q.id AND e.confirmed_on IS NOT NULL)
                END) AS ended_on,
       (SELECT min(a.day) FROM activity a WHERE a.request_id = q.id AND a.held = 1) AS first_on,
       {_had("f.request_id = q.id AND f.held_with = 'team'")}
FROM request q
WHERE (:id IS NULL OR q.id = :id)
  AND EXISTS (SELECT 1 FROM match m WHERE m.request_id = q.id AND m.confirmed_on IS NOT NULL)
ORDER BY q.id
""")

ENDING = Select("""
SELECT m.id, 'match:' || m.id AS subject, m.code, p.first_name || ' ' || p.last_name AS who, m.origin,
       m.ended_on AS day, m.ended_by,
       (SELECT min(s.day) FROM step s WHERE s.kind = 'ending_talk' AND s.match_id = m.id) AS talk_on
FROM match m
JOIN person p ON p.id = m.person_id
WHERE (:id IS NULL OR m.id = :id) AND m.ended_on IS NOT NULL AND m.ended_by IS NOT NULL
ORDER BY m.id
""")

WORK_DONE = Select("""
SELECT m.id, 'match:' || m.id AS subject, m.code, p.first_name || ' ' || p.last_name AS who, m.origin, :today AS day,
       q.code AS request_code, coalesce(m.ended_on, q.closed_on) AS since,
       EXISTS (SELECT 1 FROM step s WHERE s.request_id = q.id AND s.kind = 'outcomes'
               AND (s.match_id IS NULL OR s.match_id = m.id)) AS told
FROM match m
JOIN person p ON p.id = m.person_id
JOIN request q ON q.id = m.request_id
WHERE (:id IS NULL OR m.id = :id) AND m.confirmed_on IS NOT NULL AND p.deceased_on IS NULL
  AND (m.ended_by = 'done' OR (m.ended_on IS NULL AND q.closed_on IS NOT NULL))
ORDER BY m.id
""")

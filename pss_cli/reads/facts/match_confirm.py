"""Rows for the rules of confirmations, disclosures, seats and overlaps."""

from pss_cli.reads.base import Select
from pss_cli.reads.facts.match import STANDING

CONFIRMATION = Select(f"""
SELECT m.id, 'match:' || m.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, m.origin,
       m.confirmed_on AS day, m.code AS match_code, q.code AS request_code, m.answer, m.answered_on, m.employee,
       (SELECT min(s.day) FROM step s WHERE s.kind = 'employee_talk' AND s.request_id = q.id
        AND s.person_id = p.id) AS talk_on,
       p.birth_date, p.followed,
       coalesce(p.followed, 0) = 1 AND coalesce(y.youth, 0) = 1 AND coalesce(p.kind, '') <> 'relative'
           AS followed_youth,
       p.follow_up_team, m.regular_contact,
       q.title || ' ' || coalesce(d.code || ' ' || d.fr, '') || ' ' || coalesce(q.responsible, '') AS team,
       q.objective, q.permanent, q.concrete_tasks,
{STANDING.format(day="m.confirmed_on", same=":id IS NOT NULL")}
FROM match m
JOIN person p ON p.id = m.person_id
JOIN request q ON q.id = m.request_id
LEFT JOIN directorate d ON d.id = q.directorate_id
LEFT JOIN directorate y ON y.id = p.directorate_id
WHERE (:id IS NULL OR m.id = :id) AND m.confirmed_on IS NOT NULL
ORDER BY m.id
""")

DISCLOSURE = Select("""
SELECT c.id, 'communication:' || c.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, c.day,
       coalesce(m.origin, 'typed') AS origin, c.recipient, q.code AS request_code, m.code AS match_code,
       CASE WHEN m.answer = 'yes' THEN m.answered_on END AS yes_on
FROM communication c
JOIN person p ON p.id = c.person_id
JOIN request q ON q.id = c.request_id
LEFT JOIN match m ON m.id = (SELECT o.id FROM match o WHERE o.request_id = q.id AND o.person_id = p.id
                             ORDER BY CASE WHEN o.answer = 'yes' THEN 0 ELSE 1 END, o.id LIMIT 1)
WHERE :id IS NULL OR c.id = :id
ORDER BY c.id
""")

SEATS = Select("""
SELECT q.id, 'request:' || q.id AS subject, q.code, q.title AS who, q.origin, :today AS day, q.seats,
       (SELECT count(*) FROM match m WHERE m.request_id = q.id AND m.confirmed_on IS NOT NULL
        AND m.ended_on IS NULL) AS taken
FROM request q
WHERE (:id IS NULL OR q.id = :id) AND q.closed_on IS NULL
ORDER BY q.id
""")

# Who is at a meeting: those present once it is held; before, the partners confirmed on its request.
# Of two meetings the one entered last is the event, so that each pair is one row.
OVERLAP = Select("""
WITH there AS (
    SELECT x.activity_id, x.person_id, x.starts, x.ends FROM presence x
    UNION
    SELECT a.id, m.person_id, a.starts, a.ends
    FROM activity a
    JOIN match m ON m.request_id = a.request_id AND m.confirmed_on <= a.day
         AND (m.ended_on IS NULL OR m.ended_on >= a.day)
    WHERE a.held = 0
)
SELECT a.id, 'activity:' || a.id || '/activity:' || b.id || '/person:' || p.id AS subject, a.code,
       p.code || ' ' || p.first_name || ' ' || p.last_name AS who, a.origin, a.day, mine.starts, mine.ends,
       b.code AS other, other.starts AS other_starts, other.ends AS other_ends
FROM activity a
JOIN activity b ON b.day = a.day AND b.id < a.id
JOIN there mine ON mine.activity_id = a.id
JOIN there other ON other.activity_id = b.id AND other.person_id = mine.person_id
JOIN person p ON p.id = mine.person_id
WHERE (:id IS NULL OR a.id = :id OR b.id = :id)
  AND mine.starts < other.ends AND other.starts < mine.ends
ORDER BY a.id, b.id, p.id
""")

SUPPORT = Select("""
SELECT s.id, 'step:' || s.id AS subject, q.code, q.title AS who, q.origin, s.day, s.who AS support, q.facilitator
FROM step s
JOIN request q ON q.id = s.request_id
WHERE (:id IS NULL OR s.id = :id) AND s.kind = 'support' AND s.day IS NOT NULL
ORDER BY s.id
""")

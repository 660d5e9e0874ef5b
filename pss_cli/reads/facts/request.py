"""Rows for the rules of requests."""

from pss_cli.reads.base import Select

# The list that holds the degrees of involvement for a kind of request.
_CONTINUUM = "CASE WHEN q.kind = 'training' THEN 'training_continuum' ELSE 'continuum' END"

REQUEST = Select(f"""
SELECT q.id, 'request:' || q.id AS subject, q.code, q.title AS who, q.origin, q.opened_on AS day,
       d.code AS directorate, q.responsible, q.kind, q.seats, q.staff_count, q.objective, q.involvement,
       EXISTS (SELECT 1 FROM list_item i WHERE i.list = {_CONTINUUM} AND i.key = q.involvement
               AND (i.until IS NULL OR i.until >= q.opened_on)) AS in_continuum
FROM request q
LEFT JOIN directorate d ON d.id = q.directorate_id
WHERE :id IS NULL OR q.id = :id
ORDER BY q.id
""")

DEGREES = Select(f"""
SELECT q.id, i.fr, i.en
FROM request q
JOIN list_item i ON i.list = {_CONTINUUM} AND (i.until IS NULL OR i.until >= q.opened_on)
WHERE :id IS NULL OR q.id = :id
ORDER BY q.id, i.position
""")

_DEFINITION = """
       q.motive, q.profile_sought, q.seats, q.length,
       (SELECT count(*) FROM request_slot s WHERE s.request_id = q.id) AS slots
"""

# Before anybody is proposed the day is today; afterwards, the day of the first proposal.
TO_PROPOSE = Select(f"""
SELECT q.id, 'request:' || q.id AS subject, q.code, q.title AS who, q.origin,
       coalesce((SELECT min(m.proposed_on) FROM match m WHERE m.request_id = q.id), :today) AS day, {_DEFINITION}
FROM request q
WHERE q.id = :id OR (:id IS NULL AND EXISTS (SELECT 1 FROM match m WHERE m.request_id = q.id))
ORDER BY q.id
""")

OPEN = Select(f"""
SELECT q.id, 'request:' || q.id AS subject, q.code, q.title AS who, q.origin, :today AS day, q.opened_on,
       q.calendar, q.first_meeting_on, {_DEFINITION},
       (SELECT count(*) FROM activity a WHERE a.request_id = q.id) AS meetings,
       (SELECT count(*) FROM match m WHERE m.request_id = q.id AND m.confirmed_on IS NOT NULL
        AND (m.ended_on IS NULL OR m.ended_by = 'done')) AS confirmed,
       (SELECT count(*) FROM match m WHERE m.request_id = q.id AND m.ended_on IS NULL
        AND coalesce(m.answer, 'yes') = 'yes') AS under_way,
       (SELECT max(m.ended_on) FROM match m WHERE m.request_id = q.id AND m.confirmed_on IS NOT NULL) AS last_ended_on
FROM request q
WHERE (:id IS NULL OR q.id = :id) AND q.closed_on IS NULL
ORDER BY q.opened_on, q.id
""")

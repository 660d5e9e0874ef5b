"""Rows for the rules of enroll."""

from pss_cli.reads.base import Select

# A person's readiness on a day. What was signed before pss may have no date: it stood on any day.
_READINESS = """
SELECT {id} AS id, '{table}:' || {id} AS subject, p.code, p.first_name || ' ' || p.last_name AS who, {day} AS day,
       {origin} AS origin, p.birth_date, p.adult,
       (SELECT max(e.day) FROM enrolment e WHERE e.person_id = p.id AND e.day <= {day}) AS enrolled_on,
       EXISTS (SELECT 1 FROM agreement g WHERE g.person_id = p.id AND g.kind = 'confidentiality'
               AND (g.day IS NULL OR g.day <= {day})) AS confidentiality,
       EXISTS (SELECT 1 FROM agreement g WHERE g.person_id = p.id AND g.kind = 'ethics'
               AND (g.day IS NULL OR g.day <= {day})) AS ethics,
       EXISTS (SELECT 1 FROM declaration d WHERE d.person_id = p.id AND d.day <= {day}) AS declaration,
       {covered} AS covered
"""

READY_TO_CONFIRM = Select(
    _READINESS.format(table="match", id="m.id", day="m.confirmed_on", origin="m.origin", covered="0")
    + """
FROM match m
JOIN person p ON p.id = m.person_id
WHERE (:id IS NULL OR m.id = :id) AND m.confirmed_on IS NOT NULL
ORDER BY m.id
"""
)

READY_TO_TAKE_PART = Select(
    _READINESS.format(
        table="presence",
        id="x.id",
        day="a.day",
        origin="a.origin",
        covered="""EXISTS (SELECT 1 FROM match m WHERE m.person_id = p.id AND m.request_id = a.request_id
               AND m.confirmed_on <= a.day)""",
    )
    + """
FROM presence x
JOIN activity a ON a.id = x.activity_id
JOIN person p ON p.id = x.person_id
WHERE :id IS NULL OR x.id = :id
ORDER BY x.id
"""
)

# What a confirmation made today would meet; for `person missing` and `match find`, not for the audit.
READY_TODAY = Select(
    _READINESS.format(table="person", id="p.id", day=":today", origin="'typed'", covered="0")
    + """
FROM person p
WHERE (:id IS NULL OR p.id = :id)
  AND EXISTS (SELECT 1 FROM enrolment n WHERE n.person_id = p.id AND n.withdrawn_on IS NULL)
ORDER BY p.id
"""
)

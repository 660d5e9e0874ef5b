"""Rows for the rules of enroll."""

from pss_cli.reads.base import Select
from pss_cli.reads.facts.refer import KNOWN_BEFORE
from pss_cli.reads.stages import ENROLLED_ON, PAUSED

# A person's readiness on a day. What was signed before pss may have no date: it stood on any day.
_READINESS = """
SELECT {id} AS id, '{table}:' || {id} AS subject, p.code, p.first_name || ' ' || p.last_name AS who, {day} AS day,
       {origin} AS origin, p.birth_date, p.adult,
       {enrolled_on} AS enrolled_on,
       EXISTS (SELECT 1 FROM agreement g WHERE g.person_id = p.id AND g.kind = 'confidentiality'
               AND (g.day IS NULL OR g.day <= {day})) AS confidentiality,
       EXISTS (SELECT 1 FROM agreement g WHERE g.person_id = p.id AND g.kind = 'ethics'
               AND (g.day IS NULL OR g.day <= {day})) AS ethics,
       EXISTS (SELECT 1 FROM declaration d WHERE d.person_id = p.id AND d.day <= {day}) AS declaration,
       {covered} AS covered
"""


def _readiness(*, day: str, **pieces: str) -> str:
    return _READINESS.format(day=day, enrolled_on=ENROLLED_ON.format(day=day), **pieces)


# Whether a consent stands on a day; one given before pss may have no date.
_CONSENTS = """EXISTS (SELECT 1 FROM consent c WHERE c.person_id = p.id AND c.purpose = '{purpose}'
               AND (c.given_on IS NULL OR c.given_on <= {day})
               AND (c.withdrawn_on IS NULL OR c.withdrawn_on > {day}))"""

READY_TO_CONFIRM = Select(
    _readiness(table="match", id="m.id", day="m.confirmed_on", origin="m.origin", covered="0")
    + """
FROM match m
JOIN person p ON p.id = m.person_id
WHERE (:id IS NULL OR m.id = :id) AND m.confirmed_on IS NOT NULL
ORDER BY m.id
"""
)

READY_TO_TAKE_PART = Select(
    _readiness(
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

# What a confirmation made today would meet, for one person or for those enrolled: no event, so not for the audit.
READY_TODAY = Select(
    _readiness(table="person", id="p.id", day=":today", origin="'typed'", covered="0")
    + f""",
       {_CONSENTS.format(purpose="registry", day=":today")} AS registry
FROM person p
WHERE (:id IS NULL OR p.id = :id)
  AND (:id IS NOT NULL
       OR EXISTS (SELECT 1 FROM enrolment n WHERE n.person_id = p.id AND n.withdrawn_on IS NULL))
ORDER BY p.id
"""
)

ENROLMENT = Select(f"""
SELECT e.id, 'enrolment:' || e.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who,
       coalesce(e.day, :today) AS day, e.origin, p.birth_date, p.adult, e.family_talk,
       (SELECT t.decision FROM training t
        WHERE t.person_id = p.id AND t.decision IS NOT NULL
        AND (t.decided_on IS NULL OR e.day IS NULL OR t.decided_on <= e.day)
        ORDER BY t.decided_on IS NULL, t.decided_on DESC, t.id DESC LIMIT 1) AS decision,
       EXISTS (SELECT 1 FROM training t WHERE t.person_id = p.id AND (t.attended = 1 OR t.adapted = 1)
               AND (t.decided_on IS NULL OR e.day IS NULL OR t.decided_on <= e.day)) AS trained,
       {_CONSENTS.format(purpose="registry", day="coalesce(e.day, :today)")} AS registry
FROM enrolment e
JOIN person p ON p.id = e.person_id
WHERE :id IS NULL OR e.id BETWEEN :id AND :last
ORDER BY e.id
""")

# For those who came without a referral; a referral asks about its own.
ALIKE = Select(f"""
SELECT e.id, o.code || ' ' || o.first_name || ' ' || o.last_name
FROM enrolment e
JOIN person p ON p.id = e.person_id
{KNOWN_BEFORE}
WHERE (:id IS NULL OR e.id BETWEEN :id AND :last)
  AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.person_id = p.id)
ORDER BY e.id, o.id
""")

DECLARATION = Select("""
SELECT d.id, 'declaration:' || d.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, d.day,
       p.birth_date, p.adult
FROM declaration d
JOIN person p ON p.id = d.person_id
WHERE :id IS NULL OR d.id = :id
ORDER BY d.id
""")

# A participation from before pss is experience all the same, without a day on any day: otherwise the coach of ten
# years would have none. What it was is told in the office's own words, so it counts as operational, the first of the
# levels: never as more than what is known.
_BEFORE_PSS = """(SELECT count(*) FROM past_participation b
        WHERE b.person_id = p.id AND (b.day IS NULL OR b.day <= coalesce({since}, :today)))"""

PROFILE = Select(f"""
SELECT f.id, 'partner_profile:' || f.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who,
       coalesce(f.since, :today) AS day, f.origin, f.profile, f.speaks_to_groups,
       (SELECT count(*) FROM presence x JOIN activity a ON a.id = x.activity_id
        WHERE x.person_id = p.id AND a.held = 1 AND a.day <= coalesce(f.since, :today))
       + {_BEFORE_PSS.format(since="f.since")} AS activities
FROM partner_profile f
JOIN person p ON p.id = f.person_id
WHERE :id IS NULL OR f.id BETWEEN :id AND :last
ORDER BY f.id
""")

# An activity of a request whose level was not said counts as operational, the first of the levels.
_AT_LEVEL = """(SELECT count(*) FROM presence x JOIN activity a ON a.id = x.activity_id
        JOIN request q ON q.id = a.request_id
        WHERE x.person_id = p.id AND a.held = 1 AND a.day <= coalesce(l.since, :today)
        AND coalesce(q.level, 'operational') = '{level}')"""

LEVEL = Select(f"""
SELECT l.id, 'partner_level:' || l.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who,
       coalesce(l.since, :today) AS day, l.origin, l.level, l.exposed, l.teaches,
       {_AT_LEVEL.format(level="operational")} + {_BEFORE_PSS.format(since="l.since")} AS operational,
       {_AT_LEVEL.format(level="tactical")} AS tactical
FROM partner_level l
JOIN person p ON p.id = l.person_id
WHERE :id IS NULL OR l.id BETWEEN :id AND :last
ORDER BY l.id
""")

WITHOUT_KIT = Select("""
SELECT e.id, 'enrolment:' || e.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, e.origin,
       :today AS day, e.day AS since
FROM enrolment e
JOIN person p ON p.id = e.person_id
WHERE (:id IS NULL OR e.id = :id) AND e.withdrawn_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM agreement g WHERE g.person_id = p.id AND g.kind = 'kit')
ORDER BY e.day, e.id
""")

DETAILS = Select(f"""
SELECT e.id, 'enrolment:' || e.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, e.origin,
       :today AS day, coalesce(p.details_confirmed_on, e.day) AS confirmed_on
FROM enrolment e
JOIN person p ON p.id = e.person_id
WHERE (:id IS NULL OR e.id = :id) AND e.withdrawn_on IS NULL AND NOT {PAUSED}
ORDER BY confirmed_on, e.id
""")

NOTE = Select("""
SELECT n.id, 'note:' || n.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, n.day, n.text,
       p.birth_date, p.adult
FROM note n
JOIN person p ON p.id = n.person_id
WHERE :id IS NULL OR n.id BETWEEN :id AND :last
ORDER BY n.id
""")

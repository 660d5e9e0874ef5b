"""Rows for the rules of matches: a partner, a request and a day."""

from pss_cli.reads.base import Select
from pss_cli.reads.stages import ENROLLED_ON

# What is dated on the very day counts when somebody is about to be proposed ({same}); the audit of
# a past day cannot tell which came first, and does not blame.
STANDING = (
    "\n       "
    + ENROLLED_ON
    + """ AS enrolled_on,
       (SELECT max(e.withdrawn_on) FROM enrolment e WHERE e.person_id = p.id
        AND (e.withdrawn_on < {day} OR (e.withdrawn_on = {day} AND {same}))
        AND NOT EXISTS (SELECT 1 FROM enrolment n WHERE n.person_id = p.id AND coalesce(n.day, '') <= {day}
                        AND (coalesce(n.day, '') > coalesce(e.day, '')
                             OR (coalesce(n.day, '') = coalesce(e.day, '') AND n.id > e.id))))
           AS withdrawn_on,
       (SELECT max(u.since) FROM pause u WHERE u.person_id = p.id
        AND (u.since < {day} OR (u.since = {day} AND {same})) AND coalesce(u.ended_on, u.until, '9999-12-31') > {day})
           AS paused_since,
       (SELECT max(h.until) FROM hold h WHERE h.person_id = p.id
        AND (h.since < {day} OR (h.since = {day} AND {same})) AND coalesce(h.ended_on, h.until) > {day})
           AS on_hold_until
"""
)

_PROPOSAL = (
    """
SELECT {id} AS id, '{table}:' || {id} AS subject, p.code, p.first_name || ' ' || p.last_name AS who, {day} AS day,
       {origin} AS origin, q.code AS request_code, q.kind, k.fr AS kind_fr, k.en AS kind_en, q.level AS level_asked,
       {profile} AS profile_asked,
       (SELECT l.level FROM partner_level l WHERE l.person_id = p.id AND (l.since IS NULL OR l.since <= {day})
        ORDER BY l.since IS NULL, l.since DESC, l.id DESC LIMIT 1) AS level,
       (SELECT q.first_meeting_on FROM unavailable v WHERE v.person_id = p.id
        AND q.first_meeting_on BETWEEN v.since AND v.until LIMIT 1) AS away_on,
       coalesce((SELECT max(a.day) FROM presence x JOIN activity a ON a.id = x.activity_id
                 WHERE x.person_id = p.id AND a.held = 1 AND a.day <= {day}),
                (SELECT max(b.day) FROM past_participation b WHERE b.person_id = p.id AND b.day <= {day}))
           AS last_present_on,
       (SELECT max(c.confirmed_on) FROM match c WHERE c.person_id = p.id AND c.confirmed_on <= {day})
           AS last_confirmed_on,
"""
    + STANDING
)

PROPOSAL = Select(
    _PROPOSAL.format(
        table="match",
        id="m.id",
        day="m.proposed_on",
        origin="m.origin",
        profile="coalesce(m.role, q.profile)",
        same=":id IS NOT NULL",
    )
    + """
FROM match m
JOIN person p ON p.id = m.person_id
JOIN request q ON q.id = m.request_id
LEFT JOIN list_item k ON k.list = 'request_kind' AND k.key = q.kind
WHERE :id IS NULL OR m.id = :id
ORDER BY m.id
"""
)

PROFILES = Select("""
SELECT m.id, f.profile
FROM match m
JOIN partner_profile f ON f.person_id = m.person_id AND (f.since IS NULL OR f.since <= m.proposed_on)
     AND (f.until IS NULL OR f.until > m.proposed_on)
WHERE :id IS NULL OR m.id = :id
ORDER BY m.id, f.id
""")

WISHED = Select("""
SELECT m.id, w.kind
FROM match m
JOIN wish w ON w.person_id = m.person_id AND w.refused = 0
WHERE :id IS NULL OR m.id = :id
ORDER BY m.id, w.id
""")

REFUSED = Select("""
SELECT m.id, w.kind
FROM match m
JOIN wish w ON w.person_id = m.person_id AND w.refused = 1
     AND (w.since IS NULL OR w.since < m.proposed_on OR (w.since = m.proposed_on AND :id IS NOT NULL))
WHERE :id IS NULL OR m.id = :id
ORDER BY m.id, w.id
""")

SLOTS = Select("""
SELECT m.id, s.weekday || '-' || s.part
FROM match m
JOIN slot s ON s.person_id = m.person_id
WHERE :id IS NULL OR m.id = :id
ORDER BY m.id, s.weekday, s.id
""")

REQUEST_SLOTS = Select("""
SELECT m.id, s.weekday || '-' || s.part
FROM match m
JOIN request_slot s ON s.request_id = m.request_id
WHERE :id IS NULL OR m.id = :id
ORDER BY m.id, s.weekday, s.id
""")

# The same facts for everybody ever enrolled and one request, as if they were proposed today.
CANDIDATES = Select(
    _PROPOSAL.format(table="person", id="p.id", day=":today", origin="'typed'", profile="q.profile", same="1 = 1")
    + """
FROM request q
JOIN person p ON p.deceased_on IS NULL AND EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id)
LEFT JOIN list_item k ON k.list = 'request_kind' AND k.key = q.kind
WHERE q.id = :id
ORDER BY p.id
"""
)

CANDIDATE_PROFILES = Select("""
SELECT f.person_id, f.profile FROM partner_profile f
WHERE (f.since IS NULL OR f.since <= :today) AND (f.until IS NULL OR f.until > :today)
ORDER BY f.person_id, f.id
""")
CANDIDATE_WISHED = Select("SELECT w.person_id, w.kind FROM wish w WHERE w.refused = 0 ORDER BY w.person_id, w.id")
CANDIDATE_REFUSED = Select("SELECT w.person_id, w.kind FROM wish w WHERE w.refused = 1 ORDER BY w.person_id, w.id")
CANDIDATE_SLOTS = Select("""
SELECT s.person_id, s.weekday || '-' || s.part FROM slot s ORDER BY s.person_id, s.weekday, s.id
""")
CANDIDATE_REQUEST_SLOTS = Select("""
SELECT p.id, s.weekday || '-' || s.part
FROM request_slot s
JOIN person p ON EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id)
WHERE s.request_id = :id
ORDER BY p.id, s.weekday, s.id
""")

# Partners confirmed on the request of a meeting to come, each with their own slots.
_EXPECTED = """
FROM activity a
JOIN match m ON m.request_id = a.request_id AND m.confirmed_on <= a.day
     AND (m.ended_on IS NULL OR m.ended_on >= a.day)
"""

PLANNED_MEETING = Select(f"""
SELECT m.id, 'activity:' || a.id || '/match:' || m.id AS subject, p.code,
       p.first_name || ' ' || p.last_name || ' (' || a.code || ')' AS who, a.origin, a.day, a.starts, a.ends,
       EXISTS (SELECT 1 FROM unavailable v WHERE v.person_id = p.id AND a.day BETWEEN v.since AND v.until) AS away
{_EXPECTED}
JOIN person p ON p.id = m.person_id
WHERE (:id IS NULL OR a.id = :id) AND a.held = 0
ORDER BY a.id, m.id
""")

PLANNED_SLOTS = Select(f"""
SELECT DISTINCT m.id, s.weekday || '-' || s.part
{_EXPECTED}
JOIN slot s ON s.person_id = m.person_id
WHERE (:id IS NULL OR a.id = :id) AND a.held = 0
ORDER BY m.id, s.weekday, s.part
""")

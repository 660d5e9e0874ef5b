"""Rows for the rules of refer and interview."""

from pss_cli.reads.base import Select

REFERRAL = Select("""
SELECT r.id, 'referral:' || r.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who,
       r.day, r.origin, r.referrer, r.referrer_role, d.code AS directorate, r.received_care, r.agreed,
       p.address IS NOT NULL OR EXISTS (SELECT 1 FROM contact_point c WHERE c.person_id = p.id) AS reachable,
       r.distance, r.not_claiming, r.weekday_daytime, p.birth_date, p.adult,
       coalesce(p.followed, 0) = 1 AND coalesce(y.youth, 0) = 1 AND coalesce(p.kind, '') <> 'relative'
           AS followed_youth,
       p.housed, p.educator, r.youth_path, r.judgement_by
FROM referral r
JOIN person p ON p.id = r.person_id
LEFT JOIN directorate d ON d.id = r.directorate_id
LEFT JOIN directorate y ON y.id = p.directorate_id
WHERE :id IS NULL OR r.id = :id
ORDER BY r.id
""")

_UNMET = """
SELECT r.id, i.fr, i.en
FROM referral r
JOIN list_item i ON i.list = '{list}' AND (i.since IS NULL OR i.since <= r.day)
                AND (i.until IS NULL OR i.until >= r.day)
LEFT JOIN criterion c ON c.referral_id = r.id AND c.key = i.key AND c.met = 1
WHERE c.id IS NULL AND (:id IS NULL OR r.id = :id)
ORDER BY r.id, i.position
"""
UNMET = Select(_UNMET.format(list="criterion"))
YOUTH_UNMET = Select(_UNMET.format(list="youth_criterion"))

# A name without the name in use, which not every record says: `name_key` ends with it.
_WITHOUT_IN_USE = """CASE WHEN {p}.name_in_use IS NULL THEN {p}.name_key
       ELSE substr({p}.name_key, 1, length({p}.name_key) - length({p}.name_in_use) - 1) END"""

# For `person p`: somebody known before, with the same name (whatever the names in use) and birth date or contact.
KNOWN_BEFORE = f"""
JOIN person o ON o.name_key >= {_WITHOUT_IN_USE.format(p="p")} AND o.name_key < {_WITHOUT_IN_USE.format(p="p")} || '!'
     AND {_WITHOUT_IN_USE.format(p="o")} = {_WITHOUT_IN_USE.format(p="p")}
     AND o.id + 0 < p.id  -- (+ 0: looked for by name, not by number)
     AND (o.birth_date = p.birth_date
          OR EXISTS (SELECT 1 FROM contact_point a JOIN contact_point b ON b.search_key = a.search_key
                     WHERE a.person_id = p.id AND b.person_id = o.id))
"""

ALIKE = Select(f"""
SELECT r.id, o.code || ' ' || o.first_name || ' ' || o.last_name
FROM referral r
JOIN person p ON p.id = r.person_id
{KNOWN_BEFORE}
WHERE (:id IS NULL OR r.id = :id)
ORDER BY r.id, o.id
""")

# Followed until the request is filled or closed, beyond the enrolment; not once this person has a seat, or declined.
FOR_REQUEST = Select("""
SELECT r.id, 'referral:' || r.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, r.origin,
       r.day, q.code AS request_code, r.closed_on IS NOT NULL AS enrolled,
       (SELECT min(m.code) FROM match m WHERE m.request_id = q.id AND m.person_id = p.id) AS match_code
FROM referral r
JOIN person p ON p.id = r.person_id
JOIN request q ON q.id = r.for_request_id
WHERE (:id IS NULL OR r.id = :id) AND q.closed_on IS NULL
  AND (r.closed_on IS NULL
       OR EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id AND e.day >= r.day AND e.withdrawn_on IS NULL))
  AND NOT EXISTS (SELECT 1 FROM match m WHERE m.request_id = q.id AND m.person_id = p.id
                  AND (m.confirmed_on IS NOT NULL OR m.answer = 'no'))
  AND (q.seats IS NULL OR q.seats > (SELECT count(*) FROM match m WHERE m.request_id = q.id
                                     AND m.confirmed_on IS NOT NULL AND m.ended_on IS NULL))
ORDER BY r.id
""")

# Whether the youth directorate followed the person is written with the interview: it holds for that day.
INTERVIEW = Select("""
SELECT i.id, 'interview:' || i.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, i.origin,
       coalesce(i.held_on, i.scheduled_on, r.day) AS day, :today AS as_of, i.outcome, i.motivation, i.admissible,
       i.informed, i.weekday_daytime, i.reason, p.birth_date, p.adult,
       coalesce(i.followed_youth,
                coalesce(p.followed, 0) = 1 AND coalesce(y.youth, 0) = 1 AND coalesce(p.kind, '') <> 'relative')
           AS followed_youth,
       CASE WHEN r.closed_on < i.held_on OR (i.held_on IS NOT NULL AND EXISTS (
                SELECT 1 FROM interview e WHERE e.referral_id = r.id AND e.id < i.id
                AND e.outcome IN ('negative', 'redirected', 'declined')))
            THEN r.closed_on END AS referral_closed_on
FROM interview i
JOIN referral r ON r.id = i.referral_id
JOIN person p ON p.id = r.person_id
LEFT JOIN directorate y ON y.id = p.directorate_id
WHERE :id IS NULL OR i.id = :id
ORDER BY i.id
""")

INTERVIEW_TEXTS = Select("""
SELECT i.id, i.reason FROM interview i
WHERE i.reason IS NOT NULL AND (:id IS NULL OR i.id = :id)
UNION ALL
SELECT i.id, g.text FROM interview i JOIN reason g ON g.subject = 'interview:' || i.id
WHERE :id IS NULL OR i.id = :id
""")

_DETAILS = """
SELECT i.id, {field} FROM interview i JOIN referral r ON r.id = i.referral_id JOIN person p ON p.id = r.person_id
WHERE {field} IS NOT NULL AND (:id IS NULL OR i.id = :id)
"""
FREE_TEXTS = ("lived_experience", "aptitudes", "services_received", "preferred_hours", "follow_up_team", "educator")
INTERVIEW_DETAILS = Select("UNION ALL".join(_DETAILS.format(field=f"p.{name}") for name in FREE_TEXTS))

# A training missed before any decision is no longer a convocation: the next one is owed.
_CONVENED = """
EXISTS (SELECT 1 FROM training t WHERE t.person_id = p.id AND coalesce(t.convened_on, t.decided_on, r.day) >= r.day
        AND (coalesce(t.attended, 1) = 1 OR t.decision IS NOT NULL))
"""

WAITING_FOR_INTERVIEW = Select("""
SELECT r.id, 'referral:' || r.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, r.origin,
       :today AS day, r.day AS since,
       (SELECT count(*) FROM interview_attempt a WHERE a.referral_id = r.id)
       + (SELECT count(*) FROM interview u WHERE u.referral_id = r.id AND u.outcome = 'unreachable') AS attempts,
       (SELECT max(tried.day) FROM (
            SELECT a.day FROM interview_attempt a WHERE a.referral_id = r.id
            UNION ALL
            SELECT u.held_on FROM interview u WHERE u.referral_id = r.id AND u.outcome = 'unreachable') tried)
           AS last_attempt_on,
       (SELECT max(s.scheduled_on) FROM interview s WHERE s.referral_id = r.id AND s.outcome IS NULL) AS scheduled_on
FROM referral r
JOIN person p ON p.id = r.person_id
WHERE (:id IS NULL OR r.id = :id) AND r.closed_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.referral_id = r.id
                  AND i.outcome IS NOT NULL AND i.outcome <> 'unreachable')
  AND NOT EXISTS (SELECT 1 FROM training t WHERE t.person_id = p.id AND t.adapted = 1
                  AND coalesce(t.convened_on, t.decided_on, r.day) >= r.day)
  AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id AND e.withdrawn_on IS NULL)
ORDER BY r.day, r.id
""")

WAITING_FOR_CONVOCATION = Select(f"""
SELECT i.id, 'interview:' || i.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, i.origin,
       :today AS day,
       coalesce((SELECT max(s.day) FROM training m JOIN session s ON s.id = m.session_id
                 WHERE m.person_id = p.id AND s.day >= r.day), i.held_on, r.day) AS since
FROM interview i
JOIN referral r ON r.id = i.referral_id
JOIN person p ON p.id = r.person_id
WHERE (:id IS NULL OR i.id = :id) AND r.closed_on IS NULL AND i.outcome = 'positive' AND NOT {_CONVENED}
  AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id AND e.withdrawn_on IS NULL)
ORDER BY since, i.id
""")

"""Rows for the rules of train."""

from pss_cli.reads.base import Select

SESSION = Select("""
SELECT s.id, 'session:' || s.id AS subject, s.code, s.code AS who, s.day, s.starts, s.ends
FROM session s
WHERE :id IS NULL OR s.id = :id
ORDER BY s.id
""")

# Up to the day somebody is convened: the last interview of the last referral, the session before.
# Whether the youth directorate is concerned is written with the training: it holds for that day.
TRAINING = Select("""
SELECT t.id, 'training:' || t.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, t.origin,
       coalesce(t.convened_on, t.decided_on, s.day, :today) AS day, :today AS as_of, s.code AS session,
       (SELECT i.outcome FROM interview i JOIN referral r ON r.id = i.referral_id
        WHERE r.person_id = p.id AND r.day <= coalesce(t.convened_on, t.decided_on, s.day, :today)
          AND i.outcome IS NOT NULL AND i.outcome <> 'unreachable'
          AND coalesce(i.held_on, r.day) <= coalesce(t.convened_on, t.decided_on, s.day, :today)
          AND NOT EXISTS (SELECT 1 FROM referral n WHERE n.person_id = p.id AND n.id > r.id
                          AND n.day <= coalesce(t.convened_on, t.decided_on, s.day, :today))
        ORDER BY i.id DESC LIMIT 1) AS interview_outcome,
       t.adapted, p.birth_date, p.adult,
       coalesce(t.youth, coalesce(y.youth, 0) = 1
                AND (coalesce(p.followed, 0) = 1 OR coalesce(p.kind, '') = 'relative')) AS youth,
       t.attended, t.interest, t.availability, t.decision, t.reason,
       (SELECT x.code FROM training m JOIN session x ON x.id = m.session_id
        WHERE m.attended = 0 AND m.id = (SELECT max(l.id) FROM training l WHERE l.person_id = p.id
                                         AND l.id < t.id AND l.session_id IS NOT NULL)) AS missed
FROM training t
JOIN person p ON p.id = t.person_id
LEFT JOIN session s ON s.id = t.session_id
LEFT JOIN directorate y ON y.id = p.directorate_id
WHERE :id IS NULL OR t.id = :id
ORDER BY t.id
""")

# What is written about the decision: its reason, and why the path was adapted.
TEXTS = Select("""
SELECT t.id, t.reason FROM training t
WHERE t.reason IS NOT NULL AND (:id IS NULL OR t.id = :id)
UNION ALL
SELECT t.id, g.text FROM training t JOIN reason g ON g.subject = 'training:' || t.id
WHERE :id IS NULL OR t.id = :id
""")

TO_TELL = Select("""
SELECT t.id, 'training:' || t.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, t.origin,
       :today AS day, t.decided_on AS since, t.decision
FROM training t
JOIN person p ON p.id = t.person_id
WHERE (:id IS NULL OR t.id = :id) AND t.decision IN ('retained', 'not_retained') AND t.told_on IS NULL
  AND t.decided_on IS NOT NULL AND t.origin = 'typed' AND p.deceased_on IS NULL
ORDER BY t.decided_on, t.id
""")

# Only the last training waits for something, as long as the referral it came from is open.
UNFINISHED = Select("""
SELECT t.id, 'training:' || t.id AS subject, p.code, p.first_name || ' ' || p.last_name AS who, t.origin,
       :today AS day, s.code AS session, p.birth_date,
       CASE WHEN t.decision = 'retained' THEN t.decided_on ELSE s.day END AS since,
       CASE WHEN t.decision = 'retained' THEN 'enrolment' WHEN t.attended = 1 THEN 'decision'
            ELSE 'attendance' END AS awaits
FROM training t
JOIN person p ON p.id = t.person_id
JOIN referral r ON r.person_id = p.id AND r.closed_on IS NULL
LEFT JOIN session s ON s.id = t.session_id
WHERE (:id IS NULL OR t.id = :id)
  AND (t.decision = 'retained' AND t.decided_on IS NOT NULL
       OR t.decision IS NULL AND s.day <= :today AND coalesce(t.attended, 1) = 1)
  AND coalesce(t.convened_on, t.decided_on, r.day) >= r.day
  AND NOT EXISTS (SELECT 1 FROM training l WHERE l.person_id = p.id AND l.id > t.id)
  AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id
                  AND (e.withdrawn_on IS NULL OR e.day >= t.decided_on))
ORDER BY since, t.id
""")

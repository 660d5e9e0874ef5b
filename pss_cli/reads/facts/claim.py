"""Rows for the rules of claim.

`claim_entry` is the largest table: an id is asked for as a range, which uses the key, where an OR
would read every line; and what nearly every line has in common (it corrects nothing) is compared
through coalesce, so that nobody looks a line up by it.
"""

from pss_cli.reads.base import Select

_ONE_OR_ALL = "{0}.id >= coalesce(:id, 0) AND {0}.id <= coalesce(:id, 9223372036854775807)"

# Neither refused, nor corrected down to nothing.
COUNTS = """(o.approved_cents IS NULL OR o.approved_cents <> 0)
  AND o.amount_cents + coalesce((SELECT sum(x.amount_cents) FROM claim_entry x WHERE x.corrects_id = o.id), 0) > 0"""

# Neither a counter-entry, nor the rest of a trip at another rate.
ORIGINAL = "coalesce(o.corrects_id, o.split_of_id, 0) = 0"

_MEAL = "e.kind IN ('morning', 'noon', 'evening')"
_SAME_TRIP = """FROM claim_entry o JOIN claim k ON k.id = o.claim_id
        JOIN claim_entry w ON w.id = coalesce(o.corrects_id, o.id)
        WHERE k.person_id = c.person_id AND (o.activity_id = e.activity_id OR o.session_id = e.session_id)
          AND o.trip = e.trip"""

LINE = Select(f"""
SELECT e.id, 'claim_entry:' || e.id AS subject, c.code, p.first_name || ' ' || p.last_name AS who, p.code AS person,
       c.origin, e.day, e.entered_on, e.kind, e.trip, e.amount_cents AS amount, coalesce(a.code, s.code) AS occasion,
       e.session_id IS NOT NULL AS session, b.id IS NOT NULL OR coalesce(t.attended, 0) = 1 AS present,
       d.code AS payer, c.responsible, q.code AS request, a.held,
       coalesce(a.ends - a.starts, s.ends - s.starts) AS planned_min, b.ends - b.starts AS presence_min,
       a.meal_provided, e.rate, r.since <= e.day AND (r.until IS NULL OR r.until >= e.day) AS rate_covers,
       r.verified_on IS NOT NULL AND r.verified_on <= e.entered_on AS rate_verified,
       (SELECT min(v.number) FROM voucher v
        WHERE v.activity_id = e.activity_id AND v.person_id = c.person_id AND v.kind = e.kind
          AND v.lost_on IS NULL) AS voucher,
       (SELECT min(v.number) FROM voucher v
        WHERE v.activity_id = e.activity_id AND v.person_id = c.person_id AND v.kind = e.kind
          AND v.lost_on IS NOT NULL) AS lost_voucher,
       (SELECT min(k.code || '/' || o.line) FROM claim_entry o JOIN claim k ON k.id = o.claim_id
        WHERE k.person_id = c.person_id AND (o.activity_id = e.activity_id OR o.session_id = e.session_id)
          AND o.trip = e.trip AND o.id < e.id AND {ORIGINAL}
          AND ((e.kind = 'km' AND o.kind = 'transit') OR (e.kind = 'transit' AND o.kind = 'km'))
          AND {COUNTS}) AS other_way,
       CASE WHEN e.kind IN ('gravel', 'carpool') THEN
         (SELECT sum(o.distance_m) {_SAME_TRIP} AND o.kind = e.kind
                 AND (w.approved_cents IS NULL OR w.approved_cents <> 0)) END AS distance,
       CASE WHEN e.kind IN ('gravel', 'carpool') THEN
         (SELECT sum(o.distance_m) {_SAME_TRIP} AND o.kind = 'km'
                 AND (w.approved_cents IS NULL OR w.approved_cents <> 0)) END AS trip_distance,
       CASE WHEN {_MEAL} THEN e.amount_cents + coalesce(
         (SELECT sum(x.amount_cents) FROM claim_entry x WHERE x.corrects_id = e.id), 0) END AS net,
       CASE WHEN {_MEAL} AND coalesce(e.approved_cents, 1) <> 0 THEN
         (SELECT sum(o.amount_cents) FROM claim k JOIN claim_entry o ON o.claim_id = k.id
          JOIN claim_entry w ON w.id = coalesce(o.corrects_id, o.id)
          WHERE k.person_id = c.person_id AND o.day = e.day AND o.kind IN ('morning', 'noon', 'evening')
            AND w.id <= e.id AND (w.approved_cents IS NULL OR w.approved_cents <> 0)) END AS meals_of_day,
       CASE WHEN {_MEAL} THEN
         (SELECT x.amount FROM rate x
          WHERE x.kind = 'meal_day' AND x.amount IS NOT NULL AND x.since <= e.day
            AND (x.until IS NULL OR x.until >= e.day)
          ORDER BY x.since DESC LIMIT 1) END AS meal_day,
       c.submitted_on IS NOT NULL AS handed_in,
       CASE WHEN {_MEAL} THEN EXISTS (SELECT 1 FROM reason z WHERE z.subject = 'claim_entry:' || e.id
                                      AND z.rule = 'CLM-22') ELSE 0 END AS day_explained,
       e.label, e.preapproved_by AS agreed_by, e.preapproved_on AS agreed_on, p.name_in_use, e.line, e.receipt
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
JOIN person p ON p.id = c.person_id
LEFT JOIN directorate d ON d.id = c.directorate_id
LEFT JOIN activity a ON a.id = e.activity_id
LEFT JOIN request q ON q.id = a.request_id
LEFT JOIN presence b ON b.activity_id = e.activity_id AND b.person_id = c.person_id
LEFT JOIN session s ON s.id = e.session_id
LEFT JOIN training t ON t.session_id = e.session_id AND t.person_id = c.person_id
LEFT JOIN rate r ON r.id = e.rate_id
WHERE {_ONE_OR_ALL.format("e")} AND e.corrects_id IS NULL
ORDER BY e.id
""")

_SAME_OCCASION = "(o.activity_id = e.activity_id OR o.session_id = e.session_id)"
_SAME_WORDS = f"""o.trip = e.trip AND ({_MEAL} OR coalesce(o.receipt, '') = coalesce(e.receipt, ''))
  AND lower(coalesce(o.label, '')) = lower(coalesce(e.label, ''))"""
_EARLIER = f"o.kind = e.kind AND o.id < e.id AND {ORIGINAL} AND {COUNTS}"

SAME = Select(f"""
SELECT e.id, k.code || '/' || o.line
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
JOIN claim_entry o ON {_SAME_OCCASION} AND {_SAME_WORDS} AND {_EARLIER}
JOIN claim k ON k.id = o.claim_id AND k.person_id = c.person_id
WHERE {_ONE_OR_ALL.format("e")} AND e.corrects_id IS NULL AND e.split_of_id IS NULL
ORDER BY e.id, o.id
""")

NEAR = Select(f"""
SELECT e.id, k.code || '/' || o.line
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
JOIN claim_entry o ON o.day = e.day AND o.amount_cents = e.amount_cents AND {_EARLIER}
                  AND NOT (coalesce(o.activity_id, 0) = coalesce(e.activity_id, 0)
                           AND coalesce(o.session_id, 0) = coalesce(e.session_id, 0) AND {_SAME_WORDS})
JOIN claim k ON k.id = o.claim_id AND k.person_id = c.person_id
WHERE {_ONE_OR_ALL.format("e")} AND e.corrects_id IS NULL AND e.split_of_id IS NULL
ORDER BY e.id, o.id
""")

VOUCHER_HANDED = Select(f"""
SELECT v.id, 'voucher:' || v.id AS subject, a.code, a.code AS occasion, p.code AS person,
       p.first_name || ' ' || p.last_name AS who, v.handed_on AS day, v.kind, v.number AS voucher,
       (SELECT min(k.code || '/' || o.line) FROM claim_entry o JOIN claim k ON k.id = o.claim_id
        WHERE k.person_id = v.person_id AND o.activity_id = v.activity_id AND o.kind = v.kind
          AND o.corrects_id IS NULL AND v.lost_on IS NULL AND {COUNTS}) AS line
FROM voucher v
JOIN person p ON p.id = v.person_id
JOIN activity a ON a.id = v.activity_id
WHERE :id IS NULL OR v.id = :id
ORDER BY v.id
""")

RATE_USE = Select("""
SELECT r.id, 'rate:' || r.id AS subject, r.kind AS code, r.since AS day, r.kind, e.rate, count(*) AS lines,
       max(e.rate <> coalesce(r.amount, 0)) AS edited
FROM rate r
JOIN claim_entry e ON e.rate_id = r.id
WHERE e.rate_id >= coalesce(:id, 0) AND e.rate_id <= coalesce(:id, 9223372036854775807)
GROUP BY r.id, r.kind, r.since, e.rate
ORDER BY r.id
""")

SUBMISSION = Select("""
SELECT c.id, 'claim:' || c.id AS subject, c.code, p.first_name || ' ' || p.last_name AS who, c.origin,
       c.submitted_on AS day, (SELECT min(e.day) FROM claim_entry e WHERE e.claim_id = c.id) AS oldest
FROM claim c
JOIN person p ON p.id = c.person_id
WHERE (:id IS NULL OR c.id = :id) AND c.submitted_on IS NOT NULL
ORDER BY c.id
""")

HANDED_IN = Select(f"""
SELECT o.id, 'claim_entry:' || o.id AS subject, c.code, p.first_name || ' ' || p.last_name AS who, c.origin,
       o.day, o.line, o.kind, o.amount_cents AS amount,
       o.receipt IS NOT NULL OR EXISTS (SELECT 1 FROM receipt_file f WHERE f.entry_id = o.id) AS receipt
FROM claim_entry o
JOIN claim c ON c.id = o.claim_id
JOIN person p ON p.id = c.person_id
WHERE {_ONE_OR_ALL.format("o")} AND o.corrects_id IS NULL AND c.submitted_on IS NOT NULL AND {COUNTS}
ORDER BY o.id
""")

# The net amounts are those of the line and of its corrections until then.
LINE_DECISION = Select(f"""
SELECT e.id, 'claim_entry:' || e.id AS subject, c.code, p.first_name || ' ' || p.last_name AS who, c.origin,
       coalesce(e.decided_on, c.approved_on, e.entered_on) AS day, e.line, e.amount_cents AS claimed,
       e.approved_cents AS approved, e.decision_reason AS reason, coalesce(e.decided_by, c.approved_by) AS approver,
       p.first_name || ' ' || p.last_name AS claimant, p.name_in_use,
       EXISTS (SELECT 1 FROM claim_entry o WHERE o.id = e.corrects_id AND o.approved_cents = 0 AND o.amount_cents > 0)
         AS of_refused,
       (SELECT sum(n.amount_cents) FROM claim_entry n
        WHERE (n.id = coalesce(e.corrects_id, e.id) OR n.corrects_id = coalesce(e.corrects_id, e.id))
          AND n.id <= e.id) AS net_claimed,
       (SELECT coalesce(sum(n.amount_cents), 0) FROM claim_entry n
        WHERE (n.id = coalesce(e.corrects_id, e.id) OR n.corrects_id = coalesce(e.corrects_id, e.id))
          AND n.id <= e.id AND n.approved_cents IS NOT NULL AND n.amount_cents > 0) AS net_decided,
       coalesce((SELECT o.line FROM claim_entry o WHERE o.id = e.corrects_id), e.line) AS of_line,
       (SELECT sum(n.approved_cents) FROM claim_entry n
        WHERE (n.id = coalesce(e.corrects_id, e.id) OR n.corrects_id = coalesce(e.corrects_id, e.id))
          AND n.id <= e.id) AS net_approved
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
JOIN person p ON p.id = c.person_id
WHERE {_ONE_OR_ALL.format("e")} AND e.approved_cents IS NOT NULL
ORDER BY e.id
""")

EDIT = Select(f"""
SELECT e.id, 'claim_entry:' || e.id AS subject, c.code, p.first_name || ' ' || p.last_name AS who, c.origin,
       e.entered_on AS day, e.line, c.transmitted_on, e.entered_on > c.transmitted_on AS after,
       e.corrects_id IS NOT NULL AS counter_entry
FROM claim c
JOIN claim_entry e ON e.claim_id = c.id
JOIN person p ON p.id = c.person_id
WHERE {_ONE_OR_ALL.format("e")} AND c.transmitted_on IS NOT NULL
ORDER BY e.id
""")

MEAL_OWED = Select("""
SELECT b.id, 'presence:' || b.id AS subject, a.code, p.code AS person, p.first_name || ' ' || p.last_name AS who,
       a.origin, :today AS day, a.day AS held_on, a.ends - a.starts AS planned_min, b.ends - b.starts AS presence_min,
       a.meal_provided, b.told_on IS NOT NULL AS told, b.nothing_to_claim_on IS NOT NULL AS "nothing"
FROM presence b
JOIN activity a ON a.id = b.activity_id
JOIN person p ON p.id = b.person_id
WHERE (:id IS NULL OR b.id = :id) AND a.day <= :today
  AND NOT EXISTS (SELECT 1 FROM claim_entry e JOIN claim c ON c.id = e.claim_id
                  WHERE e.activity_id = b.activity_id AND c.person_id = b.person_id
                    AND e.kind IN ('morning', 'noon', 'evening'))
ORDER BY a.day, b.id
""")

UNCLAIMED = Select("""
SELECT b.id, 'presence:' || b.id AS subject, a.code, p.code AS person, p.first_name || ' ' || p.last_name AS who,
       a.origin, :today AS day, a.day AS held_on, b.nothing_to_claim_on IS NOT NULL AS "nothing"
FROM presence b
JOIN activity a ON a.id = b.activity_id
JOIN person p ON p.id = b.person_id
WHERE (:id IS NULL OR b.id = :id) AND a.day <= :today
  AND NOT EXISTS (SELECT 1 FROM claim_entry e JOIN claim c ON c.id = e.claim_id
                  WHERE e.activity_id = b.activity_id AND c.person_id = b.person_id)
ORDER BY a.day, b.id
""")

UNCLAIMED_SESSION = Select("""
SELECT t.id, 'training:' || t.id AS subject, s.code, p.code AS person, p.first_name || ' ' || p.last_name AS who,
       t.origin, :today AS day, s.day AS held_on, t.nothing_to_claim_on IS NOT NULL AS "nothing"
FROM training t
JOIN session s ON s.id = t.session_id
JOIN person p ON p.id = t.person_id
WHERE (:id IS NULL OR t.id = :id) AND s.day <= :today AND t.attended = 1
  AND NOT EXISTS (SELECT 1 FROM claim_entry e JOIN claim c ON c.id = e.claim_id
                  WHERE e.session_id = t.session_id AND c.person_id = t.person_id)
ORDER BY s.day, t.id
""")

# The last closed fiscal year ended on the last 31 March before today.
_CLOSED = """SELECT CAST(substr(:today, 1, 4) AS INTEGER)
                    - CASE WHEN substr(:today, 6, 5) >= '04-01' THEN 0 ELSE 1 END AS year"""
DIRECTORATE_YEAR = Select(f"""
SELECT d.id, 'directorate:' || d.id AS subject, d.code, d.fr AS who, :today AS day,
       f.year || '-03-31' AS ended_on, count(a.id) AS activities, max(r.received_on) AS returned_on
FROM ({_CLOSED}) f
JOIN activity a ON a.held = 1 AND a.origin = 'typed'
               AND a.day BETWEEN (f.year - 1) || '-04-01' AND f.year || '-03-31'
JOIN request q ON q.id = a.request_id
JOIN directorate d ON d.id = q.directorate_id
LEFT JOIN directorate_return r ON r.directorate_id = d.id AND r.fiscal_year = (f.year - 1) || '-' || f.year
WHERE :id IS NULL OR d.id = :id
GROUP BY d.id, d.code, d.fr, f.year
ORDER BY d.code
""")

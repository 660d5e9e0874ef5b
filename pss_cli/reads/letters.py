"""What letters say: whom they are for, what they are about."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from pss_cli.reads import find
from pss_cli.reads.base import Connection, Select, one, rows
from pss_cli.reads.facts.recontact import ACTIVE, LAST

_POINT = """(SELECT c.value FROM contact_point c WHERE c.person_id = p.id AND c.kind = '{kind}'
        ORDER BY c.position, c.id LIMIT 1)"""

# Whom a letter is for, and whether one can be written to them; `p` is the person.
_PERSON = f"""p.code AS person, p.first_name, p.last_name, p.name_in_use, p.language,
       {_POINT.format(kind="email")} AS email, {_POINT.format(kind="phone")} AS phone, p.deceased_on,
       CASE WHEN NOT EXISTS (SELECT 1 FROM referral o WHERE o.person_id = p.id AND o.closed_on IS NULL)
            THEN (SELECT e.withdrawn_on FROM enrolment e WHERE e.person_id = p.id ORDER BY e.id DESC LIMIT 1)
       END AS withdrawn_on,
       (SELECT max(k.withdrawn_on) FROM consent k WHERE k.person_id = p.id AND k.purpose = 'contact'
        AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.person_id = p.id AND n.purpose = 'contact'
                        AND n.withdrawn_on IS NULL)) AS contact_withdrawn_on"""

INTERVIEW = Select(f"""
SELECT {_PERSON}, r.id AS referral, r.agreed, i.scheduled_on AS day, i.scheduled_at AS at
FROM person p
LEFT JOIN referral r ON r.id = (SELECT max(o.id) FROM referral o WHERE o.person_id = p.id AND o.closed_on IS NULL)
LEFT JOIN interview i ON i.id = (SELECT max(l.id) FROM interview l
                                 WHERE l.referral_id = r.id AND l.outcome IS NULL AND l.scheduled_on >= :today)
WHERE p.id = :person
""")

_TRAINING = f"""
SELECT {_PERSON}, s.code AS session, s.day, s.starts, s.ends, s.place, s.trainer, t.decision,
       (SELECT count(*) FROM training u WHERE u.session_id = s.id AND u.attended IS NOT NULL) AS marked
FROM training t
JOIN person p ON p.id = t.person_id
LEFT JOIN session s ON s.id = t.session_id
"""
CONVENED = Select(_TRAINING + "WHERE t.session_id = :session ORDER BY p.name_key, t.id")
LAST_TRAINING = Select(_TRAINING + "WHERE t.person_id = :person ORDER BY t.id DESC LIMIT 1")

# The first meeting to come stands for the first meeting; before it is planned, the day the team named.
MATCH = Select(f"""
SELECT {_PERSON}, m.id AS match_id, m.code, m.answer, m.answered_on, m.confirmed_on, m.ended_on, m.origin,
       (SELECT max(c.day) FROM communication c WHERE c.person_id = p.id AND c.request_id = q.id) AS introduced_on,
       (SELECT min(h.day) FROM presence b JOIN activity h ON h.id = b.activity_id
        WHERE b.person_id = p.id AND h.request_id = q.id AND h.held = 1) AS met_on,
       q.code AS request,
       q.title, q.closed_on, q.responsible, q.responsible_contact, q.motive, q.objective, q.length, q.calendar,
       d.fr AS directorate_fr, coalesce(d.en, d.fr) AS directorate_en, k.fr AS kind_fr, k.en AS kind_en,
       coalesce(a.day, CASE WHEN q.first_meeting_on >= :today THEN q.first_meeting_on END) AS day,
       a.starts, a.ends, a.place, p.channel, p.preferred_hours,
       (SELECT s.who FROM step s WHERE s.request_id = q.id AND s.kind = 'support'
        AND s.day IS NOT NULL ORDER BY s.id DESC LIMIT 1) AS support,
       (SELECT coalesce(s.who, x.first_name || ' ' || x.last_name) FROM step s LEFT JOIN person x ON x.id = s.person_id
        WHERE s.match_id = m.id AND s.kind = 'coach' AND s.day IS NOT NULL ORDER BY s.id DESC LIMIT 1) AS coach
FROM match m
JOIN person p ON p.id = m.person_id
JOIN request q ON q.id = m.request_id
LEFT JOIN directorate d ON d.id = q.directorate_id
LEFT JOIN list_item k ON k.list = 'request_kind' AND k.key = q.kind
LEFT JOIN activity a ON a.id = (SELECT b.id FROM activity b WHERE b.request_id = q.id AND b.held = 0
                                AND b.day >= :today ORDER BY b.day, b.starts LIMIT 1)
WHERE m.id = :match
""")

# A coach who is a partner; somebody of the team has no record.
COACH = Select(f"""
SELECT {_PERSON}
FROM step s
JOIN person p ON p.id = s.person_id
WHERE s.match_id = :match AND s.kind = 'coach' AND s.day IS NOT NULL
ORDER BY s.id DESC
""")

SLOTS = Select("""
SELECT s.weekday || '-' || s.part AS slot
FROM request_slot s
JOIN match m ON m.request_id = s.request_id
WHERE m.id = :match
ORDER BY s.weekday, CASE s.part WHEN 'morning' THEN 0 WHEN 'afternoon' THEN 1 ELSE 2 END
""")

CONTACTS = Select("""
SELECT c.kind, c.value FROM contact_point c JOIN match m ON m.person_id = c.person_id
WHERE m.id = :match ORDER BY c.kind DESC, c.position, c.id
""")

OWED = Select(f"""
SELECT {_PERSON}, b.id AS presence, a.code, a.day, b.starts, b.ends, q.title, q.responsible, d.fr AS directorate_fr,
       coalesce(d.en, d.fr) AS directorate_en
FROM presence b
JOIN activity a ON a.id = b.activity_id
JOIN person p ON p.id = b.person_id
JOIN request q ON q.id = a.request_id
LEFT JOIN directorate d ON d.id = q.directorate_id
WHERE a.id = :activity AND p.id = :person AND a.held = 1
""")

CLAIM = Select(f"""
SELECT {_PERSON}, c.id AS claim_id, c.code AS claim, c.responsible, d.fr AS directorate_fr,
       coalesce(d.en, d.fr) AS directorate_en,
       (SELECT coalesce(sum(y.amount_cents), 0) FROM payment y WHERE y.claim_id = c.id) AS paid_cents,
       l.day, l.reference, b.code AS batch
FROM claim c
JOIN person p ON p.id = c.person_id
LEFT JOIN directorate d ON d.id = c.directorate_id
LEFT JOIN payment l ON l.id = (SELECT max(y.id) FROM payment y
                               WHERE y.claim_id = c.id AND y.cancels_id IS NULL AND y.amount_cents > 0
                               AND NOT EXISTS (SELECT 1 FROM payment z WHERE z.cancels_id = y.id))
LEFT JOIN payment_batch b ON b.id = l.batch_id
WHERE c.id = :claim
""")

REFUSED = Select("""
SELECT e.day, e.kind, e.label, e.amount_cents, e.approved_cents, e.decision_reason
FROM claim_entry e
WHERE e.claim_id = :claim AND e.corrects_id IS NULL AND e.approved_cents < e.amount_cents
ORDER BY e.line
""")

RECONTACT = Select(f"""
SELECT {_PERSON}, substr(w.last, 1, 10) AS since
FROM enrolment e
JOIN person p ON p.id = e.person_id
JOIN ({LAST}) w ON w.person_id = p.id
WHERE {ACTIVE} AND (:person IS NULL OR p.id = :person)
ORDER BY e.id
""")

WHO = Select(f"SELECT {_PERSON} FROM person p WHERE p.id = :person")


def interview(db: Connection, typed: str, today: str) -> sqlite3.Row:
    """Return a person, their open referral and the interview agreed on. Raises NotFound."""
    return one(db, INTERVIEW, person=find.person_id(db, typed), today=today)


def convened(db: Connection, typed: str) -> list[sqlite3.Row]:
    """Return those convened to a session, in the order of their names. Raises NotFound."""
    return rows(db, CONVENED, session=find.record_id(db, "session", typed))


def last_training(db: Connection, typed: str) -> list[sqlite3.Row]:
    """Return a person's last way through training, or nothing. Raises NotFound."""
    return rows(db, LAST_TRAINING, person=find.person_id(db, typed))


def match(db: Connection, typed: str, today: str) -> tuple[sqlite3.Row, list[sqlite3.Row], list[sqlite3.Row]]:
    """Return a match, the slots of its team and the ways to reach its partner. Raises NotFound."""
    found = find.record_id(db, "match", typed)
    return one(db, MATCH, match=found, today=today), rows(db, SLOTS, match=found), rows(db, CONTACTS, match=found)


def coach(db: Connection, match_id: int) -> sqlite3.Row | None:
    """Return the partner who coaches a match, None when nobody does or somebody who is no partner."""
    found = rows(db, COACH, match=match_id)
    return found[0] if found else None


def owed(db: Connection, activity: str, person: str) -> sqlite3.Row:
    """Return somebody's presence at a meeting held. Raises NotFound."""
    return one(db, OWED, activity=find.record_id(db, "activity", activity), person=find.person_id(db, person))


def claim(db: Connection, typed: str) -> tuple[sqlite3.Row, list[sqlite3.Row]]:
    """Return a claim with its last payment, and its lines refused or cut. Raises NotFound."""
    found = find.record_id(db, "claim", typed)
    return one(db, CLAIM, claim=found), rows(db, REFUSED, claim=found)


def recontact(db: Connection, typed: str, today: str) -> tuple[sqlite3.Row, sqlite3.Row | None]:
    """Return a person, and the same with their last news when they are active on the day. Raises NotFound."""
    person = find.person_id(db, typed)
    active = rows(db, RECONTACT, person=person, today=today)
    return one(db, WHO, person=person), active[0] if active else None


def active(db: Connection, today: str) -> Iterator[sqlite3.Row]:
    """Yield every active partner with the day of their last news."""
    return iter(db.execute(RECONTACT, {"person": None, "today": today}))

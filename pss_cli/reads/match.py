"""What is asked about matches: a partner and a request."""

import sqlite3
from typing import Any

from pss_cli.reads import find
from pss_cli.reads.base import NO_LIMIT, Connection, Select, one, rows

# A proposal that came to nothing when its request was closed has ended too, and nobody refused anybody.
_STATE = """CASE WHEN m.ended_on IS NOT NULL OR (q.closed_on IS NOT NULL AND m.confirmed_on IS NULL) THEN 'ended'
            WHEN m.confirmed_on IS NOT NULL THEN 'confirmed'
            WHEN m.answer IS NOT NULL THEN 'answered' ELSE 'proposed' END"""

LIST = Select(f"""
SELECT l.code, l.request, l.title, l.person, l.last_name, l.first_name, l.state, l.answer, l.proposed_on,
       l.confirmed_on, l.ended_on
FROM (SELECT m.id, m.code, q.code AS request, q.title, p.code AS person, p.last_name, p.first_name,
             {_STATE} AS state, m.answer, m.proposed_on, m.confirmed_on, m.ended_on, m.person_id, m.request_id
      FROM match m
      JOIN person p ON p.id = m.person_id
      JOIN request q ON q.id = m.request_id) l
WHERE (:state IS NULL OR l.state = :state) AND (:person IS NULL OR l.person_id = :person)
  AND (:request IS NULL OR l.request_id = :request) AND (:code IS NULL OR l.code = :code)
ORDER BY l.id DESC
LIMIT :limit
""")

SHOW = Select(f"""
SELECT m.id, m.code, q.code AS request, q.title, p.code AS person, p.last_name, p.first_name, m.role,
       {_STATE} AS state, m.proposed_on, m.answer, m.answered_on, m.answer_reason, m.regular_contact, m.employee,
       m.confirmed_on, m.ended_on, m.ended_by, m.end_reason, m.origin, m.person_id, m.request_id
FROM match m
JOIN person p ON p.id = m.person_id
JOIN request q ON q.id = m.request_id
WHERE m.id = :id
""")

STEPS = Select("""
SELECT s.kind, s.day, coalesce(s.who, c.code || ' ' || c.first_name || ' ' || c.last_name) AS who, s.not_needed
FROM step s
LEFT JOIN person c ON c.id = s.person_id
WHERE s.request_id = :request AND (s.match_id IS NULL OR s.match_id = :match)
  AND (s.kind <> 'employee_talk' OR s.person_id = :person)
ORDER BY s.day IS NULL, s.day, s.id
""")

FEEDBACK = Select("""
SELECT f.day, f.occasion, f.held_with, f.done_by, f.text
FROM feedback f
WHERE f.match_id = :match
ORDER BY f.day, f.id
""")

TOLD = Select("""
SELECT c.day, c.recipient, c.content, c.author
FROM communication c
WHERE c.person_id = :person AND c.request_id = :request
ORDER BY c.day, c.id
""")

MEETINGS = Select("""
SELECT a.code, a.day, x.role, x.starts, x.ends
FROM presence x
JOIN activity a ON a.id = x.activity_id
WHERE x.person_id = :person AND a.request_id = :request
ORDER BY a.day, a.starts
""")

REASONS = Select("""
SELECT r.rule, r.text, o.actor, substr(o.at, 1, 10) AS day
FROM reason r
JOIN operation o ON o.id = r.operation_id
WHERE r.subject = :subject OR r.subject LIKE :subject || '/%'
ORDER BY r.id
""")

STEP = Select("""
SELECT s.kind, q.code AS request, m.code AS match, s.day, s.who, c.code AS person, s.not_needed
FROM step s
JOIN request q ON q.id = s.request_id
LEFT JOIN match m ON m.id = s.match_id
LEFT JOIN person c ON c.id = s.person_id
WHERE s.id = :id
""")

ONE_FEEDBACK = Select("""
SELECT q.code AS request, m.code AS match, f.occasion, f.held_with, f.day, f.done_by, f.text
FROM feedback f
JOIN request q ON q.id = f.request_id
LEFT JOIN match m ON m.id = f.match_id
WHERE f.id = :id
""")

CONTACTS = Select("""
SELECT kind, value FROM contact_point WHERE person_id = :person ORDER BY kind DESC, position, id
""")

PLANNED = Select("SELECT id FROM activity WHERE request_id = :request AND held = 0 ORDER BY id")

FOLLOWED = Select("""
SELECT p.followed FROM match m JOIN person p ON p.id = m.person_id WHERE m.id = :id
""")


def listing(
    db: Connection,
    state: str | None = None,
    person: str | None = None,
    request: str | None = None,
    limit: int | None = None,
) -> sqlite3.Cursor:
    """Return matches, latest first: in one state, of one person, of one request, or all. Raises NotFound."""
    return db.execute(
        LIST,
        {
            "state": state,
            "person": find.person_id(db, person) if person else None,
            "request": find.record_id(db, "request", request) if request else None,
            "code": None,
            "limit": limit or NO_LIMIT,
        },
    )


def just_proposed(db: Connection, codes: list[str]) -> list[sqlite3.Row]:
    """Return the matches with these codes, as listed."""
    nothing = {"state": None, "person": None, "request": None, "limit": 1}
    return [one(db, LIST, code=code, **nothing) for code in codes]


def show(db: Connection, code: str) -> tuple[sqlite3.Row, dict[str, list[sqlite3.Row]]]:
    """Return a match, and what belongs to it by name. Raises NotFound."""
    row = one(db, SHOW, id=find.record_id(db, "match", code))
    of: dict[str, Any] = {"person": row["person_id"], "request": row["request_id"]}
    return row, {
        "steps": rows(db, STEPS, match=row["id"], **of),
        "meetings": rows(db, MEETINGS, **of),
        "feedback": rows(db, FEEDBACK, match=row["id"]),
        "disclosures": rows(db, TOLD, **of),
        "reasons": rows(db, REASONS, subject=f"match:{row['id']}"),
    }


def reached_by(db: Connection, person: int) -> list[str]:
    """Return the kinds of contact points of a person, in the order in which they are shown."""
    return list(dict.fromkeys(str(row["kind"]) for row in rows(db, CONTACTS, person=person)))


def planned(db: Connection, request: int) -> list[int]:
    """Return the ids of the meetings of a request that were not held yet."""
    return [int(row["id"]) for row in rows(db, PLANNED, request=request)]


def still_followed(db: Connection, code: str) -> bool:
    """Whether the partner of a match is a jeune still followed. Raises NotFound."""
    return bool(one(db, FOLLOWED, id=find.record_id(db, "match", code))["followed"])

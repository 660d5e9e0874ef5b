"""What is asked about requests."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

from pss_cli.dates import days_between
from pss_cli.i18n import language
from pss_cli.reads import find
from pss_cli.reads.base import NO_LIMIT, Connection, Select, one, rows

# A seat is taken by who is confirmed and has not left before the work was done.
TAKEN = "m.confirmed_on IS NOT NULL AND (m.ended_on IS NULL OR m.ended_by = 'done')"

LIST = Select(f"""
SELECT code, title, directorate, kind, opened_on, state, outcome, filled, asked, waiting, late, closed_on
FROM (SELECT q.id, q.code, q.title, d.code AS directorate, CASE WHEN :lang = 'fr' THEN k.fr ELSE k.en END AS kind,
             q.opened_on, CASE WHEN q.closed_on IS NULL THEN 'open' ELSE 'closed' END AS state, q.outcome,
             coalesce(n.filled, 0) AS filled, q.seats AS asked, coalesce(n.waiting, 0) AS waiting, q.closed_on,
             q.closed_on IS NULL AND q.opened_on < :cutoff AND coalesce(n.filled, 0) < coalesce(q.seats, 1) AS late
      FROM request q
      LEFT JOIN directorate d ON d.id = q.directorate_id
      LEFT JOIN list_item k ON k.list = 'request_kind' AND k.key = q.kind
      LEFT JOIN (SELECT m.request_id, sum(CASE WHEN {TAKEN} THEN 1 ELSE 0 END) AS filled,
                        sum(CASE WHEN m.confirmed_on IS NULL AND m.ended_on IS NULL
                                 AND coalesce(m.answer, 'yes') = 'yes' THEN 1 ELSE 0 END) AS waiting
                 FROM match m GROUP BY m.request_id) n ON n.request_id = q.id
      WHERE :directorate IS NULL OR q.directorate_id = :directorate) r
WHERE (:state IS NULL OR state = :state) AND (:late IS NULL OR late = 1)
ORDER BY opened_on, id
LIMIT :limit
""")

SHOW = Select(f"""
SELECT q.code, q.title, q.opened_on, d.code AS directorate, q.responsible, q.responsible_contact,
       q.kind, CASE WHEN :lang = 'fr' THEN k.fr ELSE k.en END AS kind_name, q.permanent,
       q.involvement, CASE WHEN :lang = 'fr' THEN c.fr ELSE c.en END AS involvement_name,
       q.motive, q.profile_sought, q.profile, q.level, q.seats,
       (SELECT count(*) FROM match m WHERE m.request_id = q.id AND {TAKEN}) AS filled,
       q.length, q.staff_count, q.objective, q.concrete_tasks, q.calendar, q.first_meeting_on, q.facilitator,
       q.closed_on, q.outcome, q.closed_reason, q.origin
FROM request q
LEFT JOIN directorate d ON d.id = q.directorate_id
LEFT JOIN list_item k ON k.list = 'request_kind' AND k.key = q.kind
LEFT JOIN list_item c ON c.key = q.involvement
     AND c.list = CASE WHEN q.kind = 'training' THEN 'training_continuum' ELSE 'continuum' END
WHERE q.id = :id
""")

SLOTS = Select("""
SELECT s.weekday, s.part FROM request_slot s WHERE s.request_id = :id
ORDER BY s.weekday, CASE s.part WHEN 'morning' THEN 0 WHEN 'afternoon' THEN 1 ELSE 2 END
""")

MATCHES = Select("""
SELECT m.code, p.code AS person, p.last_name, p.first_name, m.proposed_on, m.answer, m.confirmed_on, m.ended_on
FROM match m JOIN person p ON p.id = m.person_id
WHERE m.request_id = :id
ORDER BY m.id
""")

STEPS = Select("""
SELECT s.kind, m.code AS match, s.day, s.who, s.not_needed
FROM step s LEFT JOIN match m ON m.id = s.match_id
WHERE s.request_id = :id
ORDER BY s.day, s.id
""")

MEETINGS = Select("""
SELECT a.code, a.day, a.starts, a.ends, a.place, a.held,
       (SELECT count(*) FROM presence x WHERE x.activity_id = a.id) AS present
FROM activity a
WHERE a.request_id = :id
ORDER BY a.day, a.starts, a.id
""")

PROPOSED = Select("""
SELECT p.code, m.code FROM match m JOIN person p ON p.id = m.person_id
WHERE m.request_id = :id AND m.ended_on IS NULL
""")

STILL_PLANNED = Select("""
SELECT a.code, a.day
FROM activity a
JOIN request q ON q.id = a.request_id
WHERE q.code = :code AND a.held = 0 AND a.day >= :today
ORDER BY a.day, a.starts, a.code
""")


def listing(
    db: Connection, today: date, cutoff: str, asked: dict[str, Any], late: bool, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """Yield requests, oldest first, with their age; `late` those unanswered, opened before `cutoff`."""
    parameters = {
        "lang": language(),
        "cutoff": cutoff,
        "state": asked.get("state"),
        "directorate": asked.get("directorate") and find.directorate_id(db, asked["directorate"], today.isoformat()),
        "late": late or None,
        "limit": limit or NO_LIMIT,
    }
    for row in db.execute(LIST, parameters):
        until = date.fromisoformat(row["closed_on"]) if row["closed_on"] else today
        yield {**dict(row), "age_days": days_between(date.fromisoformat(row["opened_on"]), until)}


def show(db: Connection, typed: str) -> tuple[int, sqlite3.Row, dict[str, list[sqlite3.Row]]]:
    """Return the id of a request, its record and what belongs to it. Raises NotFound."""
    found = find.record_id(db, "request", typed)
    parts = {"slots": SLOTS, "matches": MATCHES, "steps": STEPS, "activities": MEETINGS}
    return found, one(db, SHOW, id=found, lang=language()), {k: rows(db, s, id=found) for k, s in parts.items()}


def proposed(db: Connection, request_id: int) -> dict[str, str]:
    """Return the match codes of those proposed for a request whose match is not ended, by the person's code."""
    return dict(db.execute(PROPOSED, {"id": request_id}))

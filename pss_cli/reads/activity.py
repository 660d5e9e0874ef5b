"""What is asked about meetings, planned and held."""

import sqlite3
from datetime import date
from typing import Any

from pss_cli.reads import find
from pss_cli.reads.base import Connection, Select, one, rows
from pss_cli.reads.match import REASONS

SHOW = Select("""
SELECT a.id, a.code, q.code AS request, q.title, d.code AS directorate, a.day, a.starts, a.ends, a.place,
       a.meal_provided, a.held, a.origin
FROM activity a
JOIN request q ON q.id = a.request_id
LEFT JOIN directorate d ON d.id = q.directorate_id
WHERE a.id = :id
""")

PRESENT = Select("""
SELECT p.code, p.last_name, p.first_name, x.role, x.starts, x.ends
FROM presence x
JOIN person p ON p.id = x.person_id
WHERE x.activity_id = :id
ORDER BY x.role, p.name_key
""")

# Partners confirmed on the request of a meeting to come.
EXPECTED = Select("""
SELECT p.code, p.last_name, p.first_name
FROM activity a
JOIN match m ON m.request_id = a.request_id AND m.confirmed_on <= a.day
     AND (m.ended_on IS NULL OR m.ended_on >= a.day)
JOIN person p ON p.id = m.person_id
WHERE a.id = :id AND a.held = 0
ORDER BY p.name_key
""")

# Partners confirmed on a request, on a day; whose presence is not written yet at one of its meetings, if it exists.
PARTNERS = Select("""
SELECT p.id, p.code
FROM match m
JOIN person p ON p.id = m.person_id
WHERE m.request_id = :request AND m.confirmed_on <= :day AND (m.ended_on IS NULL OR m.ended_on >= :day)
  AND NOT EXISTS (SELECT 1 FROM presence x WHERE x.activity_id = :activity AND x.person_id = p.id)
ORDER BY p.code
""")

PLACE_IN_TIME = Select("SELECT id, request_id, day FROM activity WHERE id = :id")

MONEY = Select("""
SELECT c.code, c.person_id
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
WHERE e.activity_id = :activity
UNION
SELECT v.number, v.person_id FROM voucher v WHERE v.activity_id = :activity
""")

RETURNED = Select("""
SELECT d.code AS directorate, r.fiscal_year, x.line
FROM returned_line x
JOIN directorate_return r ON r.id = x.return_id
JOIN directorate d ON d.id = r.directorate_id
WHERE x.activity_id = :activity
ORDER BY r.fiscal_year, d.code, x.line
LIMIT 5
""")

LINES = Select("""
SELECT e.id FROM claim_entry e WHERE e.activity_id = :activity AND e.corrects_id IS NULL ORDER BY e.id
""")

MATCHED = Select("""
SELECT m.code FROM match m
WHERE m.request_id = :request AND m.person_id = :person AND m.confirmed_on <= :day
  AND (m.ended_on IS NULL OR m.ended_on >= :day)
""")


# Of a series: written one after the other, in one operation.
PLANNED = Select("""
SELECT a.code, a.day, a.starts, a.ends, a.place FROM activity a WHERE a.id BETWEEN :first AND :last ORDER BY a.id
""")


def show(db: Connection, code: str) -> tuple[sqlite3.Row, dict[str, list[sqlite3.Row]]]:
    """Return a meeting, and who was there or is expected. Raises NotFound."""
    row = one(db, SHOW, id=find.record_id(db, "activity", code))
    return row, {
        "present": rows(db, PRESENT, id=row["id"]),
        "expected": rows(db, EXPECTED, id=row["id"]),
        "reasons": rows(db, REASONS, subject=f"activity:{row['id']}"),
    }


def planned(db: Connection, first: int, last: int) -> list[dict[str, Any]]:
    """Return the meetings of a series, with the day of the week (0 is Monday)."""
    found = rows(db, PLANNED, first=first, last=last)
    return [{**dict(row), "weekday": date.fromisoformat(row["day"]).weekday()} for row in found]


def paid_for(db: Connection, activity: int, person: int | None = None) -> list[str]:
    """Return the claims and vouchers that hang on a meeting, of one person or of anybody."""
    found = rows(db, MONEY, activity=activity)
    return [str(row["code"]) for row in found if person is None or row["person_id"] == person]


def returned(db: Connection, activity: int) -> list[sqlite3.Row]:
    """Return the first lines of what directorates sent back that name a meeting."""
    return rows(db, RETURNED, activity=activity)


def lines(db: Connection, activity: int) -> list[int]:
    """Return the ids of the claim lines of a meeting."""
    return [int(row["id"]) for row in rows(db, LINES, activity=activity)]


def is_matched(db: Connection, request: int, person: int, day: str) -> bool:
    """Whether a person had a confirmed match on a request, on `day`."""
    return bool(rows(db, MATCHED, request=request, person=person, day=day))

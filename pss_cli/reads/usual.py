"""What is usually answered to a question: the last records say it, so that it can be offered first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pss_cli.reads.base import Connection, Select, rows

FEW = 5  # under so many records, nothing is usual yet


@dataclass(frozen=True)
class Usual:
    """Recent answers to one question, as they would be typed."""

    first: Sequence[str] = ()  # the most frequent first
    most: str = ""  # the one given more than half of the time


UNKNOWN = Usual()


def _recent(column: str, table: str, only: str = "1 = 1") -> Select:
    """Return how often each value of a column is met in the last 200 records."""
    return Select(f"""
SELECT r.answer, count(*) AS times
FROM (SELECT {column} AS answer FROM {table} WHERE {column} IS NOT NULL AND {only} ORDER BY id DESC LIMIT 200) r
GROUP BY r.answer
ORDER BY count(*) DESC, r.answer
""")


def _of_directorates(table: str) -> Select:
    """Return how often each directorate that still exists is met in the last 200 records."""
    return Select(f"""
SELECT d.code AS answer, count(*) AS times
FROM (SELECT directorate_id FROM {table} WHERE directorate_id IS NOT NULL ORDER BY id DESC LIMIT 200) r
JOIN directorate d ON d.id = r.directorate_id AND d.until IS NULL
GROUP BY d.code
ORDER BY count(*) DESC, d.code
""")


# By the name that a field gives (inputs/field.py, `usual`).
SELECTS = {
    "referrer_role": _recent("referrer_role", "referral", "origin = 'typed'"),
    "referring_directorate": _of_directorates("referral"),
    "asking_directorate": _of_directorates("request"),
    "request_kind": _recent("kind", "request"),
    "request_level": _recent("level", "request"),
    "involvement": _recent("involvement", "request"),
    "session_place": _recent("place", "session"),
    "session_trainer": _recent("trainer", "session"),
    "session_seats": _recent("CAST(seats AS VARCHAR(3))", "session"),
    "partner_level": _recent("level", "partner_level"),
    "partner_profile": _recent("profile", "partner_profile"),
    "sent_to": _recent("transmitted_to", "claim"),
}


def usual(db: Connection, name: str) -> Usual:
    """Return what is usually answered to the question `name`, a key of SELECTS."""
    found = rows(db, SELECTS[name])
    total = sum(row["times"] for row in found)
    most = found[0]["answer"] if total >= FEW and found[0]["times"] * 2 > total else ""
    return Usual([row["answer"] for row in found], most)

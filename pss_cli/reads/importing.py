"""What an import asks of the registry, and what an export gives back: all that a file may say of people.

People and what belongs to them are read side by side, in the order of their numbers: a fixed
number of SELECTs and little memory, however many they are.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from pss_cli.reads.base import NO_LIMIT, Connection, Select, rows
from pss_cli.reads.stages import PAUSED
from pss_cli.vocabulary import AgreementKind, ImportKind, Purpose

NUMBER = "number "  # begins the key of somebody whom an office's own file numbers

WHO = Select("SELECT id, code, first_name, last_name, birth_date, import_key FROM person ORDER BY id")
REACHED = Select("SELECT person_id, search_key FROM contact_point")
FORMER = Select("SELECT code, person_id FROM former_code")

# Who was merged into another, as they last were: a file goes on telling of them.
MERGED = Select("""
SELECT c.before FROM change c
WHERE c.table_name = 'person' AND c.field IS NULL AND c.after IS NULL AND EXISTS (SELECT 1 FROM former_code)
ORDER BY c.id
""")

PEOPLE = Select(f"""
SELECT p.id, p.code, p.import_key, p.first_name, p.last_name, p.name_in_use, p.kind, p.relative_of, p.language,
       p.birth_date, p.adult, p.channel, p.preferred_hours, p.address, p.city, p.province, p.postal_code,
       d.code AS person_directorate, p.services_received, p.lived_experience, p.employee, p.employee_team, p.superior,
       p.aptitudes, p.housed, x.day AS declaration, p.deceased_on, e.id AS enrolment, e.day AS enrolled_since,
       e.withdrawn_on, e.last_involved_on, {PAUSED} AS paused,
       EXISTS (SELECT 1 FROM referral r WHERE r.person_id = p.id) AS referred,
       EXISTS (SELECT 1 FROM import_line i WHERE i.table_name = 'person' AND i.record_id = p.id) AS imported
FROM person p
LEFT JOIN directorate d ON d.id = p.directorate_id
LEFT JOIN declaration x ON x.person_id = p.id
LEFT JOIN enrolment e ON e.person_id = p.id
  AND NOT EXISTS (SELECT 1 FROM enrolment o WHERE o.person_id = p.id AND o.id > e.id)
WHERE p.id BETWEEN :first AND :last
ORDER BY p.id
""")

# What belongs to people, in the order of their numbers: the owner first.
OWNED = {
    "phones": Select("""
SELECT c.person_id, c.value FROM contact_point c WHERE c.person_id BETWEEN :first AND :last AND c.kind = 'phone'
ORDER BY c.person_id, c.position, c.id"""),
    "emails": Select("""
SELECT c.person_id, c.value FROM contact_point c WHERE c.person_id BETWEEN :first AND :last AND c.kind = 'email'
ORDER BY c.person_id, c.position, c.id"""),
    "spoken_languages": Select("""
SELECT s.person_id, s.language FROM spoken_language s WHERE s.person_id BETWEEN :first AND :last
ORDER BY s.person_id, s.id"""),
    "needs": Select("""
SELECT n.person_id, n.kind FROM need n WHERE n.person_id BETWEEN :first AND :last ORDER BY n.person_id, n.id"""),
    "slots": Select("""
SELECT s.person_id, s.weekday, s.part FROM slot s WHERE s.person_id BETWEEN :first AND :last
ORDER BY s.person_id, s.weekday, s.id"""),
    "wishes": Select("""
SELECT w.person_id, w.kind FROM wish w WHERE w.person_id BETWEEN :first AND :last AND w.refused = 0
ORDER BY w.person_id, w.id"""),
    "refusals": Select("""
SELECT w.person_id, w.kind FROM wish w WHERE w.person_id BETWEEN :first AND :last AND w.refused = 1
ORDER BY w.person_id, w.id"""),
    "consents": Select("""
SELECT c.person_id, c.purpose, c.given_on, c.withdrawn_on FROM consent c WHERE c.person_id BETWEEN :first AND :last
ORDER BY c.person_id, c.id"""),
    "agreements": Select("""
SELECT g.person_id, g.kind, g.day FROM agreement g WHERE g.person_id BETWEEN :first AND :last
ORDER BY g.person_id, g.id"""),
    "profiles": Select("""
SELECT f.person_id, f.profile, f.until FROM partner_profile f WHERE f.person_id BETWEEN :first AND :last
ORDER BY f.person_id, f.id"""),
    "levels": Select("""
SELECT l.person_id, l.level FROM partner_level l WHERE l.person_id BETWEEN :first AND :last
ORDER BY l.person_id, l.since IS NOT NULL, l.since, l.id"""),
    "participated": Select("""
SELECT f.person_id, f.day FROM past_participation f WHERE f.person_id BETWEEN :first AND :last AND f.day IS NOT NULL
ORDER BY f.person_id, f.id"""),
    "notes": Select("""
SELECT n.person_id, n.text FROM note n WHERE n.person_id BETWEEN :first AND :last ORDER BY n.person_id, n.day, n.id"""),
}

_NOT_UNDONE = """
JOIN operation o ON o.id = c.operation_id AND o.undoes_id IS NULL
WHERE NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes_id = o.id)
"""
# What somebody changed, or took out, since: left as they want it.
EDITED = Select(f"""
SELECT DISTINCT c.record_id, c.field FROM change c {_NOT_UNDONE}
  AND c.table_name = 'person' AND c.field IS NOT NULL
""")
GONE = Select(f"""
SELECT c.table_name, c.before FROM change c {_NOT_UNDONE}
  AND c.field IS NULL AND c.after IS NULL
  AND c.table_name IN ('contact_point', 'spoken_language', 'need', 'slot', 'wish', 'agreement', 'note')
""")
NOTED = Select(f"""
SELECT coalesce(c.before, c.after), n.person_id FROM change c JOIN note n ON n.id = c.record_id {_NOT_UNDONE}
  AND c.table_name = 'note' AND c.field = 'text'
""")

PARTICIPATIONS = Select("""
SELECT f.person_id, f.day, f.fiscal_year, f.what, f.directorate_id, f.role, f.minutes, count(*)
FROM past_participation f
GROUP BY f.person_id, f.day, f.fiscal_year, f.what, f.directorate_id, f.role, f.minutes
""")
# Days of a column “last participation”: of a person, and nothing more.
BARE = Select("""
SELECT f.person_id, f.day, f.id FROM past_participation f
WHERE f.import_key LIKE 'last %' AND coalesce(f.what, f.directorate_id, f.role, f.minutes) IS NULL""")
EXPENSES = Select("""
SELECT f.person_id, f.day, f.fiscal_year, f.kind, f.amount_cents, f.distance_m, f.directorate_id, f.what, count(*)
FROM past_expense f
GROUP BY f.person_id, f.day, f.fiscal_year, f.kind, f.amount_cents, f.distance_m, f.directorate_id, f.what
""")

DONE = {
    ImportKind.PARTICIPATIONS: Select("""
SELECT p.code, p.import_key, p.first_name, p.last_name, f.day, f.fiscal_year, f.what, d.code AS directorate, f.role,
       f.minutes AS length
FROM past_participation f
JOIN person p ON p.id = f.person_id
LEFT JOIN directorate d ON d.id = f.directorate_id
ORDER BY f.id
"""),
    ImportKind.EXPENSES: Select("""
SELECT p.code, p.import_key, p.first_name, p.last_name, f.day, f.fiscal_year, f.kind, f.amount_cents AS amount,
       f.distance_m AS km, d.code AS directorate, f.what
FROM past_expense f
LEFT JOIN person p ON p.id = f.person_id
LEFT JOIN directorate d ON d.id = f.directorate_id
ORDER BY f.id
"""),
}


def number_of(import_key: str | None) -> str | None:
    """Return the number that an office's own file gives someone, as it was typed; None when it gives none."""
    return import_key.removeprefix(NUMBER) if import_key and import_key.startswith(NUMBER) else None


class _Owned:
    """The rows of a SELECT whose first column is their owner, given owner after owner."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        cursor.row_factory = None
        self._rows = iter(cursor)
        self._next: tuple[Any, ...] | None = next(self._rows, None)

    def of(self, owner: int) -> list[tuple[Any, ...]]:
        """Return the rows of `owner`, who comes after those asked for before."""
        found = []
        while self._next is not None and self._next[0] <= owner:
            if self._next[0] == owner:
                found.append(self._next[1:])
            self._next = next(self._rows, None)
        return found


def people(db: Connection, today: str, first: int = 0, last: int = NO_LIMIT) -> Iterator[dict[str, Any]]:
    """Yield what the registry knows of each person, under the names of the columns of a file."""
    bounds = {"first": first, "last": last}
    owned = {name: _Owned(db.execute(select, bounds)) for name, select in OWNED.items()}
    for row in db.execute(PEOPLE, {**bounds, "today": today}):
        known = dict(row)
        for name in ("phones", "emails", "spoken_languages", "needs", "wishes", "refusals", "participated", "notes"):
            known[name] = [found[0] for found in owned[name].of(row["id"])]
        known["slots"] = owned["slots"].of(row["id"])
        for purpose, given_on, withdrawn_on in owned["consents"].of(row["id"]):
            known[Purpose(purpose)] = False if withdrawn_on else given_on or True
        for kind, day in owned["agreements"].of(row["id"]):
            known[AgreementKind(kind)] = day or True
        held = owned["profiles"].of(row["id"])
        known["profiles"] = [profile for profile, until in held if until is None or until > today]
        known["profiles_ever"] = [profile for profile, _until in held]
        levels = [level for (level,) in owned["levels"].of(row["id"])]
        known["levels_ever"], known["level"] = levels, levels[-1] if levels else None
        known["status"] = _status(row, today)
        known["key"] = None  # of a file: what the registry has is `import_key`, or a code
        yield known


def done(db: Connection, kind: ImportKind) -> Iterator[dict[str, Any]]:
    """Yield the participations, or the expenses, from before pss, under the names of the columns of a file."""
    for row in db.execute(DONE[kind]):
        yield {**dict(row), "key": number_of(row["import_key"]) or row["code"]}


def _status(row: sqlite3.Row, today: str) -> str | None:
    """Return where someone stands, in a word of a file; None when they never were in the registry."""
    if row["deceased_on"] is not None:
        return "deceased"
    if row["enrolment"] is None:
        return None
    if row["withdrawn_on"] is not None and row["withdrawn_on"] <= today:
        return "withdrawn"
    return "paused" if row["paused"] else "active"


def known(db: Connection, today: str, ids: set[int]) -> dict[int, dict[str, Any]]:
    """Return what the registry knows of the people with these numbers."""
    if ids and max(ids) - min(ids) < 4 * len(ids):  # the rows of a file come back in their order
        return {k["id"]: k for k in people(db, today, min(ids), max(ids)) if k["id"] in ids}
    return {k["id"]: k for number in ids for k in people(db, today, number, number)}


# What an import calls a field of a person, when it is another word.
_COLUMNS = {"directorate_id": "person_directorate"}

# What an import calls what belongs to a person, by the table and what a row of it says.
_CALLED: dict[str, Callable[[dict[str, Any]], str]] = {
    "contact_point": lambda row: f"{row['kind']}s",
    "spoken_language": lambda _row: "spoken_languages",
    "need": lambda _row: "needs",
    "slot": lambda _row: "slots",
    "wish": lambda row: "refusals" if row["refused"] else "wishes",
    "agreement": lambda row: row["kind"],
    "note": lambda row: f"note {row['text']}",
}


def merged(db: Connection) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield those who were merged into another, with who they are now."""
    now = {row["code"]: row["person_id"] for row in rows(db, FORMER)}
    for (before,) in rows(db, MERGED):
        person = json.loads(before)
        if person["code"] in now:
            yield now[person["code"]], person


def touched(db: Connection) -> set[tuple[int | None, str]]:
    """Return what somebody changed or took out in pss, as (person, column of a file): an import leaves it so."""
    found: set[tuple[int | None, str]] = {(person, _COLUMNS.get(field, field)) for person, field in rows(db, EDITED)}
    for table, before in rows(db, GONE):
        row = json.loads(before)
        found.add((row["person_id"], _CALLED[table](row)))
    return found | {(person, f"note {json.loads(text)}") for text, person in rows(db, NOTED)}


def counted(db: Connection, select: Select) -> dict[tuple[Any, ...], int]:
    """Return how many times each record of PARTICIPATIONS or EXPENSES is there, by what it says."""
    return {tuple(row)[:-1]: row[-1] for row in rows(db, select)}

"""What is compared of people, who was said distinct, and what hangs on two people about to become one."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pss_cli.likeness.score import Face, face
from pss_cli.reads.base import Connection, Select, groups, one, rows
from pss_cli.reads.stages import STAGE
from pss_cli.text import fold

FACES = Select("SELECT id, first_name, last_name, name_in_use, birth_date, postal_code FROM person ORDER BY id")
NAMED = Select("SELECT last_name, birth_date FROM person WHERE id = :id")
CONTACTS = Select("SELECT person_id, kind, search_key FROM contact_point")

# Who may look like one person: the same last name (folded), birth date, telephone or e-mail.
_NEAR = """
WITH near AS (
    SELECT o.id FROM person o WHERE o.name_key >= :last_name || ' ' AND o.name_key < :last_name || '!'
    UNION SELECT o.id FROM person o WHERE o.birth_date = :birth_date
    UNION SELECT b.person_id FROM contact_point a JOIN contact_point b ON b.search_key = a.search_key
          WHERE a.person_id = :id
)
"""
FACES_NEAR = Select(f"""{_NEAR}
SELECT p.id, p.first_name, p.last_name, p.name_in_use, p.birth_date, p.postal_code
FROM near n JOIN person p ON p.id = n.id ORDER BY p.id
""")
CONTACTS_NEAR = Select(f"""{_NEAR}
SELECT c.person_id, c.kind, c.search_key FROM near n JOIN contact_point c ON c.person_id = n.id
""")

DISTINCT = Select("SELECT person_id, other_id FROM distinct_people")

# Of the people whose ids are listed between commas, or of everybody.
SHOWN = Select(f"""
SELECT p.id, p.code, p.first_name || ' ' || p.last_name AS name, {STAGE} AS stage
FROM person p WHERE :ids IS NULL OR :ids LIKE '%,' || p.id || ',%'
""")

# Both of two people, field by field.
BOTH = Select("""
SELECT p.*, d.code AS directorate FROM person p LEFT JOIN directorate d ON d.id = p.directorate_id
WHERE p.id IN (:one, :other) ORDER BY CASE p.id WHEN :one THEN 0 ELSE 1 END
""")

# What follows a person: how many records of each kind.
TABLES = (
    "contact_point", "slot", "unavailable", "wish", "need", "spoken_language", "consent", "note", "communication",
    "referral", "training", "enrolment", "pause", "hold", "agreement", "partner_profile", "partner_level", "match",
    "step", "presence", "claim", "voucher", "returned_line", "recontact", "former_code", "past_participation",
    "past_expense",
    "import_line",
)  # fmt: skip
FOLLOWING = Select(
    " UNION ALL ".join(
        f"SELECT '{table}' AS kind, count(CASE WHEN person_id = :one THEN 1 END) AS one, "
        f"count(CASE WHEN person_id = :other THEN 1 END) AS other FROM {table} WHERE person_id IN (:one, :other)"
        for table in TABLES
    )
)

_FEW = 200  # people looked for by their ids: beyond, everybody is read


def faces(db: Connection) -> list[Face]:
    """Return what is compared of everybody."""
    return _faces(db.execute(FACES), groups(db, CONTACTS))


def faces_near(db: Connection, person: int) -> list[Face]:
    """Return what is compared of one person, first, and of those who may look like them."""
    known = one(db, NAMED, id=person)
    near = {"id": person, "last_name": fold(known["last_name"]), "birth_date": known["birth_date"]}
    found = _faces(rows(db, FACES_NEAR, **near), groups(db, CONTACTS_NEAR, **near))
    return sorted(found, key=lambda face: face.id != person)


def _faces(people: Iterable[Any], contacts: Mapping[int, Any]) -> list[Face]:
    def of(number: int, kind: str) -> list[str]:
        return [key for each, key in contacts.get(number, ()) if each == kind]

    return [
        face(number, first, last, in_use, birth_date, postal_code, of(number, "phone"), of(number, "email"))
        for number, first, last, in_use, birth_date, postal_code in people
    ]


def distinct(db: Connection) -> set[tuple[int, int]]:
    """Return the pairs of ids, the smaller first, of those said to be two people."""
    return {(one, other) for one, other in db.execute(DISTINCT)}


def shown(db: Connection, ids: Collection[int], today: str) -> dict[int, sqlite3.Row]:
    """Return the code, the name and the stage of some people, by id."""
    listed = "," + ",".join(str(number) for number in ids) + "," if len(ids) <= _FEW else None
    return {row["id"]: row for row in rows(db, SHOWN, ids=listed, today=today)}


def both(db: Connection, one: int, other: int) -> list[sqlite3.Row]:
    """Return the fields of two people, in this order."""
    return rows(db, BOTH, one=one, other=other)


def following(db: Connection, one: int, other: int) -> list[sqlite3.Row]:
    """Return how many records of each kind two people have, when the second has any."""
    return [row for row in rows(db, FOLLOWING, one=one, other=other) if row["other"]]

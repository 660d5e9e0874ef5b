"""What is compared of people, who was said distinct, and what hangs on two people about to become one."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from pss_cli.likeness.score import Face, face
from pss_cli.reads.base import Connection, Select, groups, rows
from pss_cli.reads.stages import STAGE

FACES = Select("SELECT id, first_name, last_name, name_in_use, birth_date, postal_code FROM person ORDER BY id")
CONTACTS = Select("SELECT person_id, kind, search_key FROM contact_point")
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
    "step", "presence", "claim", "voucher", "recontact", "former_code", "past_participation", "past_expense",
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
    contacts = groups(db, CONTACTS)

    def of(number: int, kind: str) -> list[str]:
        return [key for each, key in contacts.get(number, ()) if each == kind]

    return [
        face(number, first, last, in_use, birth_date, postal_code, of(number, "phone"), of(number, "email"))
        for number, first, last, in_use, birth_date, postal_code in db.execute(FACES)
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

"""What is asked of the journal: the last operation, what it changed, about whom."""

import sqlite3
from typing import Any

from pss_cli.reads.base import Connection, Select, rows

# Neither an undo, nor undone already (by another operation than this one), nor without anything left of it.
LAST = Select("""
SELECT o.id, o.at, o.actor, o.command FROM operation o
WHERE o.undoes_id IS NULL AND o.id <> :this
  AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes_id = o.id AND u.id <> :this)
  AND (EXISTS (SELECT 1 FROM change c WHERE c.operation_id = o.id)
       OR EXISTS (SELECT 1 FROM declaration d WHERE d.operation_id = o.id))
ORDER BY o.id DESC LIMIT 1
""")

CHANGES = Select("""
SELECT id, table_name, record_id, field, before, after FROM change WHERE operation_id = :operation ORDER BY id
""")

# Of people whom the operation did not bring in: those go away, and their declaration with them.
DECLARED = Select("""
SELECT p.code FROM declaration d JOIN person p ON p.id = d.person_id
WHERE d.operation_id = :operation
  AND p.id NOT IN (SELECT c.record_id FROM change c WHERE c.operation_id = :operation AND c.table_name = 'person'
                   AND c.field IS NULL AND c.before IS NULL)
ORDER BY p.code
""")

DISCLOSED = Select("""
SELECT p.code || ', ' || m.recipient
FROM change c
JOIN communication m ON m.id = c.record_id
JOIN person p ON p.id = m.person_id
WHERE c.operation_id = :operation AND c.table_name = 'communication' AND c.before IS NULL
ORDER BY m.id
""")

# The matches, going on, for which they were sent out.
TOLD_OF = Select("""
SELECT DISTINCT t.code
FROM change c
JOIN communication m ON m.id = c.record_id
JOIN match t ON t.person_id = m.person_id AND t.request_id = m.request_id
WHERE c.operation_id = :operation AND c.table_name = 'communication' AND c.before IS NULL
  AND t.confirmed_on IS NOT NULL AND t.ended_on IS NULL
ORDER BY t.code
""")

# Transmitted by this operation, or lines that it added to a claim transmitted before. What is paid counts as
# transmitted: that was not sent by this operation, and goes back with the payment.
TRANSMITTED = Select("""
SELECT DISTINCT r.code
FROM change c
LEFT JOIN claim_entry e ON c.table_name = 'claim_entry' AND e.id = c.record_id
     AND ((c.field IS NULL AND c.before IS NULL) OR c.field = 'approved_cents')
JOIN claim r ON r.id = e.claim_id
     OR (c.table_name = 'claim' AND c.field = 'transmitted_on' AND c.after <> 'null' AND r.id = c.record_id
         AND NOT EXISTS (SELECT 1 FROM change m JOIN payment y ON y.id = m.record_id
                         WHERE m.operation_id = c.operation_id AND m.table_name = 'payment' AND m.field IS NULL
                           AND m.before IS NULL AND y.claim_id = r.id))
WHERE c.operation_id = :operation AND r.transmitted_on IS NOT NULL
ORDER BY r.code
""")

CODES = Select("""
SELECT 'person' AS kind, id, code FROM person
UNION ALL SELECT 'session', id, code FROM session
UNION ALL SELECT 'request', id, code FROM request
UNION ALL SELECT 'match', id, code FROM match
UNION ALL SELECT 'activity', id, code FROM activity
UNION ALL SELECT 'claim', id, code FROM claim
UNION ALL SELECT 'directorate', id, code FROM directorate
UNION ALL SELECT 'payment_batch', id, code FROM payment_batch
""")

# Records of these tables are said by the code of what they belong to.
OWNED_BY = {
    "person": (
        "agreement", "communication", "consent", "contact_point", "distinct_people", "enrolment", "former_code", "hold",
        "import_line", "need", "note", "partner_level", "partner_profile", "past_expense", "past_participation",
        "pause", "presence", "recontact", "referral", "returned_line", "slot", "spoken_language", "training",
        "unavailable", "voucher", "wish",
    ),
    "request": ("feedback", "request_slot", "step"),
    "claim": ("claim_entry", "payment"),
    "directorate": ("directorate_return",),
    "referral": ("criterion", "interview", "interview_attempt"),
    "entry": ("receipt_file",),
}  # fmt: skip
_OWNER = """
SELECT c.table_name, c.record_id, o.code FROM change c JOIN {table} r ON c.table_name = '{table}' AND r.id = c.record_id
{owner} WHERE c.operation_id = :operation
"""
_JOIN = {
    "referral": "JOIN referral l ON l.id = r.referral_id JOIN person o ON o.id = l.person_id",
    "entry": "JOIN claim_entry l ON l.id = r.entry_id JOIN claim o ON o.id = l.claim_id",
    **{name: f"JOIN {name} o ON o.id = r.{name}_id" for name in ("person", "request", "claim", "directorate")},
}
OWNERS = Select(
    "UNION ALL".join(
        _OWNER.format(table=table, owner=_JOIN[owner]) for owner, tables in OWNED_BY.items() for table in tables
    )
)


def last(db: Connection, this: int = 0) -> sqlite3.Row | None:
    """Return the last operation that can still be undone, but for the one under way."""
    found: sqlite3.Row | None = db.execute(LAST, {"this": this}).fetchone()
    return found


def changes(db: Connection, operation: int) -> list[dict[str, Any]]:
    """Return what an operation changed, oldest first."""
    return [dict(row) for row in rows(db, CHANGES, operation=operation)]


def codes(db: Connection) -> dict[tuple[str, int], str]:
    """Return every code, by kind and id."""
    return {(kind, number): code for kind, number, code in db.execute(CODES)}

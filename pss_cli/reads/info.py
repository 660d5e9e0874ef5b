"""What a registry says of itself: how much it holds, who did what."""

import sqlite3

from pss_cli.reads.base import NO_LIMIT, Connection, Select, one

COUNTS = Select("""
SELECT (SELECT count(*) FROM person) AS people,
       (SELECT count(*) FROM enrolment WHERE withdrawn_on IS NULL) AS enrolled,
       (SELECT count(*) FROM request) AS requests,
       (SELECT count(*) FROM request WHERE closed_on IS NULL) AS open_requests,
       (SELECT count(*) FROM match WHERE confirmed_on IS NOT NULL AND ended_on IS NULL) AS matches,
       (SELECT count(*) FROM activity WHERE held = 1) AS activities,
       (SELECT count(*) FROM claim) AS claims,
       (SELECT count(*) FROM past_participation) AS past_participations,
       (SELECT count(*) FROM past_expense) AS past_expenses,
       (SELECT count(*) FROM unfinished_form) AS unfinished_forms,
       (SELECT count(*) FROM operation) AS operations,
       (SELECT min(at) FROM operation) AS created_at,
       (SELECT max(at) FROM operation) AS last_at
""")

JOURNAL = Select("""
SELECT o.id, o.at, o.actor, o.command, (SELECT count(*) FROM change c WHERE c.operation_id = o.id) AS changes,
       o.undoes_id, (SELECT max(u.id) FROM operation u WHERE u.undoes_id = o.id) AS undone_by
FROM operation o
ORDER BY o.id DESC
LIMIT :limit
""")


def counts(db: Connection) -> sqlite3.Row:
    """Return how much the registry holds."""
    return one(db, COUNTS)


def journal(db: Connection, limit: int | None = None) -> sqlite3.Cursor:
    """Return every operation, latest first."""
    return db.execute(JOURNAL, {"limit": limit or NO_LIMIT})

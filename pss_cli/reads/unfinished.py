"""Forms left unfinished: whose, of which command, since when; what was typed is read only to go on."""

from __future__ import annotations

import json
import sqlite3

from pss_cli.reads.base import Connection, Select, rows

LIST = Select("""
SELECT at, actor, command FROM unfinished_form ORDER BY at, id
""")

MINE = Select("""
SELECT at, command, arguments FROM unfinished_form WHERE actor = :actor AND at >= :since ORDER BY at DESC, id DESC
""")

KEPT = Select("""
SELECT at, answers FROM unfinished_form
WHERE actor = :actor AND command = :command AND arguments = :arguments AND at >= :since
""")

OLD = Select("""
SELECT count(*) FROM unfinished_form WHERE at < :since
""")


def listing(db: Connection) -> sqlite3.Cursor:
    """Return every form left unfinished, oldest first, without what was typed."""
    return db.execute(LIST)


def mine(db: Connection, actor: str, since: str) -> list[sqlite3.Row]:
    """Return the forms that somebody left since an instant, latest first, without what was typed."""
    return rows(db, MINE, actor=actor, since=since)


def kept(db: Connection, key: dict[str, str], since: str) -> tuple[str, dict[str, str]] | None:
    """Return when a form was left, since an instant, and what was typed by field; None when nothing is kept."""
    found = db.execute(KEPT, {**key, "since": since}).fetchone()
    return (found["at"], json.loads(found["answers"])) if found else None


def old(db: Connection, since: str) -> int:
    """Return how many were left before an instant."""
    return int(db.execute(OLD, {"since": since}).fetchone()[0])

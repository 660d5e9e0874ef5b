"""Brings a registry up to date: verified backup first, then Alembic, then the triggers."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from pss_cli.db import opening
from pss_cli.db.copying import backup
from pss_cli.errors import Unusable
from pss_cli.i18n import _
from pss_cli.migrations import HEAD
from pss_cli.migrations.triggers import TRIGGERS

STEPS = Path(__file__).parent.parent / "migrations"


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    known = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence' ORDER BY name"
    names = [r[0] for r in connection.execute(known)]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def upgrade(connection: sqlite3.Connection) -> None:
    """Run every missing step on `connection`, inside one transaction, foreign keys off outside it.

    Raises Unusable when a reference is broken afterwards or a table that stayed lost rows.
    """
    from alembic import command
    from alembic.config import Config

    before = _counts(connection)
    connection.execute("PRAGMA foreign_keys=OFF")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=NullPool)
    with engine.connect() as link:
        link.exec_driver_sql("BEGIN EXCLUSIVE")
        for name in TRIGGERS:
            link.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        config = Config(attributes={"connection": link})
        config.set_main_option("script_location", str(STEPS))
        command.upgrade(config, HEAD)
        for statement in TRIGGERS.values():
            link.exec_driver_sql(statement)
        after = _counts(connection)
        lost = [t for t, n in before.items() if after.get(t, n) < n and t != "alembic_version"]
        if lost or connection.execute("PRAGMA foreign_key_check").fetchall():
            link.exec_driver_sql("ROLLBACK")
            raise Unusable(_("The registry could not be brought up to date; it was left as it was."))
        link.exec_driver_sql("COMMIT")


def migrate(path: Path) -> None:
    """Bring the registry at `path` up to date, after a verified backup beside it."""
    copy = path.with_name(f"{path.stem}-before-{HEAD}{path.suffix}")
    backup(path, copy)
    print(_("Bringing the registry up to date; a backup is kept at {path}").format(path=copy), file=sys.stderr)
    connection = opening.connect(path, query_only=False)
    upgrade(connection)
    connection.close()

"""Opens a registry's file, and says in words why one cannot be used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pss_cli.errors import Busy, PssError, Unusable
from pss_cli.i18n import _
from pss_cli.migrations import HEAD, VERSIONS

APPLICATION_ID = 0x50535352  # "PSSR", in the header of the file
BUSY_MS = 3000


def connect(path: Path, *, query_only: bool = True) -> sqlite3.Connection:
    """Return a bare connection with every pragma set and read back.

    Raises Unusable when the file is missing or cannot be opened.
    """
    try:
        there = path.is_file()
    except OSError:
        raise Unusable(_("{path} cannot be opened: check the folder and your rights.").format(path=path)) from None
    if not there:
        raise Unusable(_("There is no registry at {path}. Create one with: pss init").format(path=path))
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    wanted = {"busy_timeout": BUSY_MS, "foreign_keys": 1, "secure_delete": 1, "synchronous": 2}
    for pragma, value in wanted.items():
        connection.execute(f"PRAGMA {pragma}={value}")
        if connection.execute(f"PRAGMA {pragma}").fetchone()[0] != value:
            raise Unusable(_("SQLite refused the setting {pragma}.").format(pragma=pragma))
    connection.execute(f"PRAGMA query_only={int(query_only)}")
    return connection


def version(connection: sqlite3.Connection, path: Path) -> str:
    """Return the schema version of a registry. Raises Unusable when it is none of ours."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Unusable(_("{path} is not a pss registry.").format(path=path))
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


def check_version(connection: sqlite3.Connection, path: Path) -> bool:
    """Return whether the registry is up to date; False asks for a migration.

    Raises Unusable when it was written by a newer pss: it is never touched.
    """
    found = version(connection, path)
    if found not in VERSIONS:
        raise Unusable(
            _("{path} was written by a newer pss ({version}): install that version.").format(path=path, version=found)
        )
    return found == HEAD


def explain(error: sqlite3.Error, path: Path | None = None) -> PssError | sqlite3.Error:
    """Return what to tell a person about an error of SQLite, never its values; the error itself when it is a bug."""
    name = getattr(error, "sqlite_errorname", "") or ""
    where = str(path) if path else _("the registry")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy(_("Someone else is writing in {path}. Try again in a moment.").format(path=where))
    if name.startswith("SQLITE_READONLY"):
        return Unusable(_("{path} is read-only: ask for the right to write in its folder.").format(path=where))
    if name.startswith("SQLITE_FULL"):
        return Unusable(_("The disk is full: nothing was written. Free some room and start again."))
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return Unusable(
            _("{path} is damaged, or is not a registry. Bring back a backup with: pss registry restore FILE").format(
                path=where
            )
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM", "SQLITE_AUTH")):
        return Unusable(_("{path} cannot be opened: check the folder and your rights.").format(path=where))
    if name == "SQLITE_ERROR" and "no such table: alembic_version" in str(error):
        return Unusable(_("{path} is not a pss registry.").format(path=where))
    return error

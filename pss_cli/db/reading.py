"""Opens a registry for reading; one that an older pss wrote is brought up to date first."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pss_cli.db.opening import check_version, connect, explain


def read(path: Path) -> sqlite3.Connection:
    """Open the registry at `path` for reading; an older one is first brought up to date."""
    try:
        connection = connect(path)
        if check_version(connection, path):
            return connection
        connection.close()
        from pss_cli.db.migrating import migrate

        migrate(path)
        return connect(path)
    except sqlite3.Error as error:
        raise explain(error, path) from None

"""A registry as it was, in memory: a copy of some tables on which the journal is followed backwards."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from pathlib import Path
from typing import Any

from pss_cli.db.opening import explain
from pss_cli.errors import Unusable
from pss_cli.i18n import _

_ONE_TABLE = "SELECT name FROM past.sqlite_master WHERE type = 'table' AND name = ?"
_CHANGES = """
SELECT table_name, record_id, field, before, after FROM past.change
WHERE operation_id > ? AND operation_id <= ? ORDER BY id DESC
"""
_LATEST = 2**62


class Rewound:
    """Some tables of a registry, as they were after an operation; nothing is written on the disk.

    What the journal does not tell (a hand in the file) stays as it is: that is how it shows.
    """

    def __init__(self, path: Path, tables: Collection[str]) -> None:
        """Copy `tables` of the registry at `path`. Raises Unusable, Busy."""
        self.tables, self.at = tuple(tables), _LATEST
        self.db = sqlite3.connect(":memory:", uri=True, isolation_level=None)
        self.db.row_factory = sqlite3.Row
        try:
            self.db.execute("ATTACH ? AS past", (f"{path.resolve().as_uri()}?mode=ro",))
            self.db.execute("BEGIN")  # a writer waits until the copy is whole
            for name in self.tables:
                if not self.db.execute(_ONE_TABLE, (name,)).fetchone():
                    raise Unusable(_("The registry is damaged. Bring back a backup with: pss registry restore FILE"))
                self.db.execute(f"CREATE TABLE main.{name} AS SELECT * FROM past.{name}")
                self.db.execute(f"CREATE UNIQUE INDEX main.{name}_id ON {name} (id)")
            self.columns = {
                name: {row["name"] for row in self.db.execute(f"PRAGMA main.table_info({name})")} for name in tables
            }
        except sqlite3.Error as error:
            raise explain(error, path) from None

    def back_to(self, operation: int) -> sqlite3.Connection:
        """Return the tables as they were when `operation` had just been done; the next one asked for is older."""
        for table, record, field, before, after in self.db.execute(_CHANGES, (operation, self.at)).fetchall():
            if table not in self.columns:
                continue
            if field is not None:
                if field in self.columns[table]:
                    self.db.execute(f"UPDATE main.{table} SET {field} = ? WHERE id = ?", (json.loads(before), record))
            elif before is None:
                self.db.execute(f"DELETE FROM main.{table} WHERE id = ?", (record,))
            elif after is None:
                self._bring_back(table, json.loads(before))
        self.at = operation
        return self.db

    def _bring_back(self, table: str, fields: dict[str, Any]) -> None:
        known = {name: value for name, value in fields.items() if name in self.columns[table]}
        places = ", ".join("?" * len(known))
        self.db.execute(f"INSERT INTO main.{table} ({', '.join(known)}) VALUES ({places})", tuple(known.values()))

    def close(self) -> None:
        """Forget the copy."""
        self.db.close()

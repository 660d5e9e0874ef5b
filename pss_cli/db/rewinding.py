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
SELECT operation_id, table_name, record_id, field, before, after FROM past.change
WHERE operation_id > ? ORDER BY operation_id, id
"""
Record = tuple[str, int]  # a table, an id


class Rewound:
    """Some tables of a registry, as they were after an operation; nothing is written on the disk.

    What the journal does not tell (a hand in the file) stays as it is: that is how it shows. What it tells and
    cannot be followed, as a record that went and is there again, is in `contradicted`.
    """

    def __init__(self, path: Path, tables: Collection[str], since: int) -> None:
        """Copy `tables` of the registry at `path`, and what was changed in them since an operation.

        Nobody waits for this longer than the copy takes. Raises Unusable, Busy.
        """
        self.contradicted: list[Record] = []
        self.db = sqlite3.connect(":memory:", uri=True, isolation_level=None)
        self.db.row_factory = sqlite3.Row
        try:
            self.db.execute("ATTACH ? AS past", (f"{path.resolve().as_uri()}?mode=ro",))
            self._copy(tables, since)
            self.db.execute("DETACH past")
        except sqlite3.Error as error:
            self.db.close()
            raise explain(error, path) from None
        except Unusable:
            self.db.close()
            raise

    def _copy(self, tables: Collection[str], since: int) -> None:
        self.db.execute("BEGIN")  # a writer waits until the copy is whole
        try:
            for name in tables:
                if not self.db.execute(_ONE_TABLE, (name,)).fetchone():
                    raise Unusable(_("The registry is damaged. Bring back a backup with: pss registry restore FILE"))
                self.db.execute(f"CREATE TABLE main.{name} AS SELECT * FROM past.{name}")
                self.db.execute(f"CREATE UNIQUE INDEX main.{name}_id ON {name} (id)")
            self._changes = [row for row in self.db.execute(_CHANGES, (since,)) if row["table_name"] in tables]
        finally:
            self.db.execute("COMMIT")
        self.columns = {
            name: {row["name"] for row in self.db.execute(f"PRAGMA main.table_info({name})")} for name in tables
        }

    def back_to(self, operation: int) -> sqlite3.Connection:
        """Return the tables as they were when `operation` had just been done; the next one asked for is older."""
        while self._changes and self._changes[-1]["operation_id"] > operation:
            change = self._changes.pop()
            try:
                self._revert(change)
            except (sqlite3.Error, ValueError, TypeError, AttributeError):  # a hand in the file, or in its journal
                self.contradicted.append((change["table_name"], change["record_id"]))
        return self.db

    def _revert(self, change: sqlite3.Row) -> None:
        table, record, field = change["table_name"], change["record_id"], change["field"]
        if field is not None:
            if field in self.columns[table]:
                before = json.loads(change["before"])
                self.db.execute(f"UPDATE main.{table} SET {field} = ? WHERE id = ?", (before, record))
        elif change["before"] is None:
            self.db.execute(f"DELETE FROM main.{table} WHERE id = ?", (record,))
        elif change["after"] is None:
            self._bring_back(table, json.loads(change["before"]))

    def _bring_back(self, table: str, fields: dict[str, Any]) -> None:
        known = {name: value for name, value in fields.items() if name in self.columns[table]}
        places = ", ".join("?" * len(known))
        self.db.execute(f"INSERT INTO main.{table} ({', '.join(known)}) VALUES ({places})", tuple(known.values()))

    def close(self) -> None:
        """Forget the copy."""
        self.db.close()

"""Goes back over one operation, from its last change to its first."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, delete, insert, update
from sqlmodel import Session, SQLModel, col

from pss_cli import models


def _typed(table: Any, fields: dict[str, Any]) -> dict[str, Any]:
    """Return JSON values as the types of the columns of `table`."""
    from datetime import date

    kinds = {name: column.type for name, column in table.columns.items()}
    return {
        name: date.fromisoformat(value) if value is not None and kinds[name].python_type is date else value
        for name, value in fields.items()
    }


def replay_backwards(session: Session, operation_id: int, changes: list[dict[str, Any]]) -> None:
    """Undo the `changes` of an operation (oldest first), recording each reversal as a change.

    Its declarations go too, unrecorded.

    This is the only place that writes without the models: it puts back what was there, whatever
    shape the record has today.
    """
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # records come back before or after their owner
    mine = col(models.Declaration.operation_id) == operation_id
    connection.execute(delete(models.Declaration).where(mine))
    for (name, appeared), those in groupby(reversed(changes), key=_appeared):
        table = SQLModel.metadata.tables[name]
        if appeared:  # an import made thousands: they go together
            connection.execute(
                delete(table).where(table.c.id == bindparam("gone")), [{"gone": c["record_id"]} for c in those]
            )
            continue
        # Fields that were written together go back together: the table may want them to agree.
        for (record_id, edited), of_it in groupby(those, key=_edited):
            if edited:
                before = {change["field"]: json.loads(change["before"]) for change in of_it}
                connection.execute(update(table).where(table.c.id == record_id).values(_typed(table, before)))
            else:
                for change in of_it:
                    connection.execute(insert(table).values(_typed(table, json.loads(change["before"]))))
    operation_id = session.info["operation_id"]
    recorded = [
        {
            "operation_id": operation_id,
            "table_name": change["table_name"],
            "record_id": change["record_id"],
            "field": change["field"],
            "before": change["after"],
            "after": change["before"],
        }
        for change in reversed(changes)
    ]
    if recorded:
        connection.execute(insert(models.Change), recorded)


def _edited(change: dict[str, Any]) -> tuple[int, bool]:
    """Return the record of a change, and whether one of its fields was written."""
    return change["record_id"], change["field"] is not None


def _appeared(change: dict[str, Any]) -> tuple[str, bool]:
    """Return the table of a change, and whether a whole record appeared in it."""
    return change["table_name"], change["field"] is None and change["before"] is None

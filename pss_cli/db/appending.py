"""The one door for writing many new records at once: the same rows and the same changes as one by one, sooner.

Ten thousand people of an import are a hundred and fifty thousand records: through the models one
by one they take minutes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel

from pss_cli import models
from pss_cli.db.writing import UNRECORDED, as_json, raw


@cache
def _blank(table: type[SQLModel]) -> dict[str, Any]:
    """Return the fields of `table` in the order of its columns, with their defaults."""
    fields = table.model_fields
    return {column.key: fields[column.key].default for column in inspect(table).column_attrs}


def _insert(table: type[SQLModel], fields: Sequence[str]) -> str:
    places = ", ".join("?" * len(fields))
    return f"INSERT INTO {table.__tablename__} ({', '.join(fields)}) VALUES ({places})"


def _stored(value: Any) -> Any:
    """Return a value as the column types of the models store it."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def last_id(session: Session, table: type[SQLModel]) -> int:
    """Return the last number given in `table`, 0 before the first; taken back, a number is given to nobody else."""
    given = raw(session).execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.__tablename__,)).fetchone()
    return int(given[0]) if given else 0


def append(session: Session, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> range:
    """Write new records of `table`; return their ids, in the order of `rows`.

    A row says the fields that differ from their defaults, its `id` too when others refer to it already.
    """
    if not rows:
        return range(0)
    start = last_id(session, table) + 1
    whole = [_blank(table) | {"id": number} | dict(row) for number, row in enumerate(rows, start)]
    operation_id = session.info["operation_id"]
    if table is models.Declaration:
        whole = [row | {"operation_id": operation_id} for row in whole]
    connection = raw(session)
    fields = tuple(whole[0])
    connection.executemany(_insert(table, fields), [tuple(_stored(row[name]) for name in fields) for row in whole])
    if not issubclass(table, UNRECORDED):
        name = table.__tablename__
        changes = [(operation_id, name, row["id"], as_json(row)) for row in whole]
        connection.executemany(_insert(models.Change, ("operation_id", "table_name", "record_id", "after")), changes)
    return range(start, start + len(whole))

"""The one door for writing: a transaction, one `operation` row, one `change` row a field."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, insert, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session, SQLModel

from pss_cli import models
from pss_cli.db import opening
from pss_cli.db.reading import read

# A counter never goes back; a declaration leaves no trace anywhere; an unfinished form says nothing yet.
UNRECORDED = (models.Operation, models.Change, models.Counter, models.Declaration, models.UnfinishedForm)


def as_json(value: Any) -> str:
    """Return `value` (a field, or a dict of fields) as the JSON kept in `change`."""

    def plain(item: Any) -> Any:
        if isinstance(item, Enum):
            return item.value
        if isinstance(item, date):
            return item.isoformat()
        raise TypeError(type(item).__name__)

    return json.dumps(value, ensure_ascii=False, default=plain)


def _fields(record: SQLModel) -> dict[str, Any]:
    return {attribute.key: getattr(record, attribute.key) for attribute in inspect(record).mapper.column_attrs}


def _changes(session: Session) -> Iterator[dict[str, Any]]:
    """Yield one row for each change that the flush just made."""
    operation_id = session.info["operation_id"]
    records = [(r, "new") for r in session.new] + [(r, "dirty") for r in session.dirty]
    records += [(r, "deleted") for r in session.deleted]
    for record, state in records:
        if isinstance(record, UNRECORDED):
            continue
        row = {"operation_id": operation_id, "table_name": record.__tablename__, "record_id": record.id}
        blank = {"field": None, "before": None, "after": None}
        if state == "new":
            yield row | blank | {"after": as_json(_fields(record))}
        elif state == "deleted":
            yield row | blank | {"before": as_json(_fields(record))}
        else:
            for attribute in inspect(record).mapper.column_attrs:
                history = inspect(record).attrs[attribute.key].history
                if history.has_changes():
                    before = history.deleted[0] if history.deleted else None
                    after = history.added[0] if history.added else None
                    if before != after:
                        yield row | {"field": attribute.key, "before": as_json(before), "after": as_json(after)}


def _record(session: Any, _context: Any) -> None:
    rows = list(_changes(session))
    if rows:
        session.connection().execute(insert(models.Change), rows)


def _sign(session: Session, _context: Any, _records: Any) -> None:
    """Write on each declaration the operation that wrote it: the row goes, and this with it."""
    for record in [*session.new, *session.dirty]:
        if isinstance(record, models.Declaration):
            record.operation_id = session.info["operation_id"]


def raw(session: Session) -> sqlite3.Connection:
    """Return the sqlite3 connection of `session`: `reads` see what the operation wrote so far."""
    session.flush()
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection


_PLACE: ContextVar[Path] = ContextVar("place of the registry")


@cache
def _engine() -> Engine:
    """Return the engine of the process: a demonstration of many operations compiles each statement once."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: opening.connect(_PLACE.get(), query_only=False),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


@contextmanager
def operation(
    path: Path, *, actor: str, command: str, dry_run: bool = False, undoes: int | None = None
) -> Iterator[Session]:
    """Yield a session in which everything is written, or nothing.

    Leaving the block commits, unless `dry_run`; an exception rolls back. The operation and its
    changes are recorded in the same transaction. Raises Unusable or Busy.
    """
    read(path).close()  # version, damage, migration
    _PLACE.set(path)
    try:
        with Session(_engine(), expire_on_commit=False) as session:
            done = models.Operation(
                at=datetime.now(UTC).isoformat(timespec="seconds"), actor=actor, command=command, undoes_id=undoes
            )
            session.add(done)
            session.flush()
            session.info["operation_id"] = done.id
            event.listen(session, "before_flush", _sign)
            event.listen(session, "after_flush", _record)
            yield session
            session.flush()
            if dry_run:
                session.rollback()
            else:
                session.commit()
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and not isinstance(error.orig, sqlite3.IntegrityError):
            raise opening.explain(error.orig, path) from None
        raise
    except sqlite3.OperationalError as error:
        raise opening.explain(error, path) from None


def next_number(session: Session, kind: str, count: int = 1) -> int:
    """Return the next number for a code of `kind`, the first of `count`; a number is never given twice."""
    counter = session.get(models.Counter, kind) or models.Counter(kind=kind)
    first = counter.last + 1
    counter.last += count
    session.add(counter)
    return first

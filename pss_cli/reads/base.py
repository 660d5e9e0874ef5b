"""A named SELECT, and the few ways to run one."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from pss_cli.errors import NotFound
from pss_cli.i18n import _

Connection = sqlite3.Connection
NO_LIMIT = 2**62  # a LIMIT that limits nothing, in any dialect


class Select(str):
    """The text of a SELECT; `tests/reads/test_statements.py` prepares every one of them."""

    __slots__ = ()


def rows(db: Connection, select: Select, **parameters: Any) -> list[sqlite3.Row]:
    """Return every row of `select`."""
    return db.execute(select, parameters).fetchall()


def one(db: Connection, select: Select, **parameters: Any) -> sqlite3.Row:
    """Return the first row of `select`. Raises NotFound when there is none."""
    row = db.execute(select, parameters).fetchone()
    if row is None:
        raise NotFound(_("There is no such record in this registry."))
    found: sqlite3.Row = row
    return found


def value(db: Connection, select: Select, **parameters: Any) -> Any:
    """Return the first value of the first row of `select`, None when there is none."""
    row = db.execute(select, parameters).fetchone()
    return row[0] if row else None


def groups(db: Connection, select: Select, **parameters: Any) -> Mapping[int, list[tuple[Any, ...]]]:
    """Return the rows of `select` by their first column."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    for owner, *rest in db.execute(select, parameters):
        found.setdefault(owner, []).append(tuple(rest))
    return found

"""Writes invented records with their ids and codes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from sqlmodel import Session, SQLModel

from pss_cli import models as m
from pss_cli.codes import PREFIXES, code


class Writer:
    """Gives ids and codes, and writes records in the order in which they refer to each other."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._ids: dict[str, Iterator[int]] = {}
        self._waiting: dict[str, list[SQLModel]] = {}
        self._numbers: dict[str, Iterator[int]] = {}
        self.last: dict[str, int] = {}

    def add(self, record: SQLModel) -> int:
        """Write `record` with the next id of its table; return the id."""
        table = str(record.__tablename__)
        number = next(self._ids.setdefault(table, count(1)))
        record.id = number
        self._waiting.setdefault(table, []).append(record)
        return number

    def flush(self) -> None:
        """Write what waits, the tables that others refer to first."""
        for table in SQLModel.metadata.sorted_tables:
            self.session.add_all(self._waiting.pop(table.name, []))
            self.session.flush()

    def code(self, kind: str) -> str:
        """Return the next code of `kind`."""
        self.last[kind] = next(self._numbers.setdefault(kind, count(1)))
        return code(kind, self.last[kind])

    def counters(self) -> None:
        """Leave the counters where the codes stopped."""
        for kind in PREFIXES:
            self.session.merge(m.Counter(kind=kind, last=self.last.get(kind, 0)))

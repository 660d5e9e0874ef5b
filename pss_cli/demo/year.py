"""A year of a Bureau, invented: 1 500 people, 250 requests, 2 000 claim lines, for trials and benches.

The same day gives the same registry. Proportions follow what programmes of this size publish:
about 2.3 proposals a request, three in four accepted, one request in nine never answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from random import Random

from sqlmodel import Session, SQLModel

from pss_cli import models as m
from pss_cli.codes import PREFIXES, code
from pss_cli.demo.year_people import People
from pss_cli.demo.year_requests import Requests
from pss_cli.workflow.desk import Desk

PEOPLE = 1500
REQUESTS = 250
CLAIM_LINES = 2000
BATCH = 50

Progress = Callable[[int], None]


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


def write(desk: Desk, advance: Progress) -> None:
    """Fill the registry of `desk` with a year; `advance` is told how many people and requests are done."""
    chance = Random(desk.today.isoformat())
    writer = Writer(desk.session)
    people = People(writer, chance, desk.today)
    for number in range(PEOPLE):
        people.one()
        if number % BATCH == BATCH - 1:
            writer.flush()
            advance(BATCH)
    requests = Requests(writer, chance, desk.today, people, CLAIM_LINES)
    for number in range(REQUESTS):
        requests.one(_opened(chance, desk.today, number))
        if number % BATCH == BATCH - 1:
            writer.flush()
            advance(BATCH)
    requests.settle()
    writer.flush()
    writer.counters()


def _opened(chance: Random, today: date, number: int) -> date:
    """Return the day on which the `number`-th request of the year came, oldest first."""
    return today - timedelta(days=365 - number * 365 // REQUESTS - chance.randint(0, 1))

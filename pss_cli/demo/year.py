"""A year of a Bureau, invented: 1 500 people, 250 requests, 2 000 claim lines, for trials and benches.

The same day gives the same registry. Proportions follow what programmes of this size publish:
about 2.3 proposals a request, three in four accepted, one request in nine never answered.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from pss_cli.demo.writer import Writer
from pss_cli.demo.year_people import People
from pss_cli.demo.year_requests import Requests
from pss_cli.workflow.desk import Desk

PEOPLE = 1500
REQUESTS = 250
CLAIM_LINES = 2000
BATCH = 50

Progress = Callable[[int], None]


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

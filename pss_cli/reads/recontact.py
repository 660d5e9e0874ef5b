"""What is asked about re-contacts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any

from pss_cli.dates import add_months
from pss_cli.reads.base import Connection, Select, one, rows
from pss_cli.reads.facts.recontact import ACTIVE, ATTEMPTS, LAST, UNKNOWN

# Months are never added in SQL (31 August and February): days are compared with cut-off days, and
# due_on and late_on hold the last event until Dues moves them, or empties them when none is known.
LIST = Select(f"""
SELECT p.code, p.last_name, p.first_name,
       (SELECT c.value FROM contact_point c WHERE c.person_id = p.id AND c.kind = 'phone'
        ORDER BY c.position, c.id LIMIT 1) AS phone,
       substr(w.last, 1, 10) AS since, substr(w.last, 12) AS last_of,
       substr(w.last, 1, 10) AS due_on, substr(w.last, 1, 10) AS late_on,
       CASE WHEN substr(w.last, 1, 10) <= :late_cutoff THEN 'late'
            WHEN substr(w.last, 1, 10) <= :due_cutoff THEN 'due' ELSE 'upcoming' END AS state,
       {ATTEMPTS} AS attempts
FROM enrolment e
JOIN person p ON p.id = e.person_id
JOIN ({LAST}) w ON w.person_id = p.id
WHERE {ACTIVE} AND substr(w.last, 1, 10) > :after AND substr(w.last, 1, 10) <= :until
ORDER BY since, length(p.code), p.code
""")

RECORDED = Select("""
SELECT p.code, p.last_name, p.first_name, r.day, r.outcome, r.paused_until, r.done_by, p.details_confirmed_on,
       p.deceased_on,
       (SELECT max(e.withdrawn_on) FROM enrolment e
        WHERE e.person_id = p.id AND e.withdrawn_on >= r.day) AS withdrawn_on
FROM recontact r
JOIN person p ON p.id = r.person_id
WHERE r.id = :recontact
""")

HISTORY = Select("""
SELECT h.day, h.outcome, h.paused_until, h.done_by
FROM recontact r JOIN recontact h ON h.person_id = r.person_id
WHERE r.id = :recontact AND h.id <> r.id
ORDER BY h.day DESC, h.id DESC
""")


@dataclass(frozen=True)
class Window:
    """Which partners to list, in days: the last event after `after`, up to `until`."""

    as_of: date
    due_cutoff: date
    late_cutoff: date
    after: date
    until: date


class Dues:
    """Partners by the day they are due then by code, with both days; `found` once anybody was given."""

    def __init__(self, cursor: sqlite3.Cursor, due_months: int, late_months: int, limit: int | None) -> None:
        cursor.row_factory = None
        self.description = cursor.description
        self.found = False
        self._cursor, self._months, self._limit = cursor, (due_months, late_months), limit

    def __iter__(self) -> Iterator[sqlite3.Row]:
        return islice(chain.from_iterable(self._together()), self._limit)

    def _together(self) -> Iterator[list[sqlite3.Row]]:
        """Yield those due on the same day: who was last seen on 29, 30 or 31 August is due on 28 February."""
        due, waiting = "", list[sqlite3.Row]()
        for since, rows_of_day in groupby(self._cursor, key=itemgetter(SINCE)):
            later = [add_months(date.fromisoformat(since), n).isoformat() for n in self._months]
            days = (since, *later) if since != UNKNOWN else (None, None, None)
            moved = [
                sqlite3.Row(self._cursor, (*r[:SINCE], days[0], r[SINCE + 1], *days[1:], *r[DUE_ON + 2 :]))
                for r in rows_of_day
            ]
            self.found = True
            if later[0] == due:
                waiting = sorted(waiting + moved, key=lambda row: (len(row[0]), row[0]))
                continue
            yield waiting
            due, waiting = later[0], moved
        yield waiting


SINCE, DUE_ON = 4, 6  # places in LIST


def listing(db: Connection, window: Window, months: tuple[int, int], limit: int | None = None) -> Dues:
    """Return the active partners of `window`, by the day they are due then by code."""
    parameters: dict[str, Any] = {
        "today": window.as_of.isoformat(),
        "due_cutoff": window.due_cutoff.isoformat(),
        "late_cutoff": window.late_cutoff.isoformat(),
        "after": window.after.isoformat(),
        "until": window.until.isoformat(),
    }
    return Dues(db.execute(LIST, parameters), *months, limit)


def show(db: Connection, recontact: int) -> tuple[sqlite3.Row, list[sqlite3.Row]]:
    """Return one re-contact and the earlier ones of the same person. Raises NotFound."""
    return one(db, RECORDED, recontact=recontact), rows(db, HISTORY, recontact=recontact)

"""What claims wait for: to approve, to transmit, to pay, to recover.

Membership is what the lines and the payments say on the day of the question: no state is looked at, so that nothing
leaves a queue by getting old, by a merger of directorates, or because its partner left.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from pss_cli.dates import days_between
from pss_cli.reads import find
from pss_cli.reads.base import NO_LIMIT, Connection, Select

BRACKETS = (30, 60, 90)  # days

# A claim waits to be paid since it was transmitted; or, when what was approved until then is paid, since more of it
# was approved. What is undecided waits since the claim was handed in, or since the line was written if it came after.
_ENTRY = "FROM claim_entry x WHERE x.claim_id = c.id AND"
_APPROVE_SINCE = f"""(SELECT CASE WHEN min(x.entered_on) > c.submitted_on THEN min(x.entered_on) ELSE c.submitted_on END
   {_ENTRY} x.approved_cents IS NULL)"""
_PAY_SINCE = f"""
  CASE WHEN s.paid > 0
            AND s.paid >= (SELECT coalesce(sum(x.approved_cents), 0) {_ENTRY} x.decided_on <= c.transmitted_on)
       THEN coalesce((SELECT min(x.decided_on) {_ENTRY} x.decided_on > c.transmitted_on AND x.approved_cents > 0),
                     c.transmitted_on)
       ELSE c.transmitted_on END"""
_RECOVER_SINCE = f"""coalesce((SELECT max(x.decided_on) {_ENTRY} x.amount_cents < 0),
                            c.paid_on, c.transmitted_on, c.opened_on)"""

# The totals of every claim are read from the index alone; the few that are not settled are looked at closer.
WAITING = f"""
line AS (
  SELECT e.claim_id, coalesce(sum(e.approved_cents), 0) AS approved, count(*) - count(e.approved_cents) AS undecided,
         sum(CASE WHEN e.approved_cents IS NULL THEN e.amount_cents ELSE 0 END) AS undecided_cents
  FROM claim_entry e GROUP BY e.claim_id
),
money AS (SELECT y.claim_id, sum(y.amount_cents) AS paid FROM payment y GROUP BY y.claim_id),
standing AS (
  SELECT l.claim_id, l.approved, l.undecided, l.undecided_cents, coalesce(m.paid, 0) AS paid
  FROM line l LEFT JOIN money m ON m.claim_id = l.claim_id
  WHERE l.undecided > 0 OR l.approved <> coalesce(m.paid, 0)
),
waiting AS (
  SELECT 'approve' AS queue, c.id, s.undecided_cents AS amount_cents, {_APPROVE_SINCE} AS since
  FROM standing s JOIN claim c ON c.id = s.claim_id
  WHERE c.submitted_on IS NOT NULL AND s.undecided > 0
  UNION ALL
  SELECT 'transmit', c.id, s.approved - s.paid, c.approved_on
  FROM standing s JOIN claim c ON c.id = s.claim_id
  WHERE c.approved_on IS NOT NULL AND c.transmitted_on IS NULL AND s.approved > s.paid
  UNION ALL
  SELECT 'pay', c.id, s.approved - s.paid, {_PAY_SINCE}
  FROM standing s JOIN claim c ON c.id = s.claim_id
  WHERE c.transmitted_on IS NOT NULL AND s.approved > s.paid
  UNION ALL
  SELECT 'recover', c.id, s.paid - s.approved, {_RECOVER_SINCE}
  FROM standing s JOIN claim c ON c.id = s.claim_id
  WHERE s.paid > s.approved
)"""
_PLACE = "CASE w.queue WHEN 'approve' THEN 0 WHEN 'transmit' THEN 1 WHEN 'pay' THEN 2 ELSE 3 END"

QUEUE = Select(f"""
WITH {WAITING}
SELECT w.queue, c.code, p.code AS person, p.last_name, p.first_name, d.code AS directorate, c.responsible, w.since,
       w.amount_cents
FROM waiting w
JOIN claim c ON c.id = w.id
JOIN person p ON p.id = c.person_id
LEFT JOIN directorate d ON d.id = c.directorate_id
WHERE w.queue = :queue AND (:directorate IS NULL OR c.directorate_id = :directorate)
ORDER BY w.since, c.id
LIMIT :limit
""")

QUEUES = Select(f"""
WITH {WAITING}
SELECT d.code AS directorate, w.queue, count(*) AS claims, sum(w.amount_cents) AS amount_cents, min(w.since) AS oldest,
       count(CASE WHEN w.since >= :first THEN 1 END) AS first_bracket,
       count(CASE WHEN w.since >= :second AND w.since < :first THEN 1 END) AS second_bracket,
       count(CASE WHEN w.since >= :third AND w.since < :second THEN 1 END) AS third_bracket,
       count(CASE WHEN w.since < :third THEN 1 END) AS beyond
FROM waiting w
JOIN claim c ON c.id = w.id
LEFT JOIN directorate d ON d.id = c.directorate_id
WHERE :directorate IS NULL OR c.directorate_id = :directorate
GROUP BY d.code, w.queue
ORDER BY CASE WHEN d.code IS NULL THEN 1 ELSE 0 END, d.code, {_PLACE}
""")

TO_PAY = Select(f"""
WITH {WAITING}
SELECT c.code FROM waiting w JOIN claim c ON c.id = w.id
WHERE w.queue = 'pay' AND (:directorate IS NULL OR c.directorate_id = :directorate)
ORDER BY c.id
""")


def queue(
    db: Connection, today: date, name: str, directorate: str | None = None, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the claims of one queue, the longest there first, with their age. Raises NotFound."""
    where = {"queue": name, "directorate": _directorate(db, directorate, today)}
    found = db.execute(QUEUE, where | {"limit": NO_LIMIT if limit is None else limit})
    return ({**row, "age_days": days_between(date.fromisoformat(row["since"]), today)} for row in found)


def queues(db: Connection, today: date, directorate: str | None = None) -> list[dict[str, Any]]:
    """Return how much waits in each queue of each directorate, and since when. Raises NotFound."""
    cuts = (today - timedelta(days=days) for days in BRACKETS)
    days = {name: day.isoformat() for name, day in zip(("first", "second", "third"), cuts, strict=True)}
    found: list[sqlite3.Row] = db.execute(
        QUEUES, {"directorate": _directorate(db, directorate, today), **days}
    ).fetchall()
    return [{**row, "oldest_days": days_between(date.fromisoformat(row["oldest"]), today)} for row in found]


def to_pay(db: Connection, today: date, directorate: str | None = None) -> list[str]:
    """Return the codes of the claims that wait to be paid, oldest first. Raises NotFound."""
    where = {"directorate": _directorate(db, directorate, today)}
    return [row[0] for row in db.execute(TO_PAY, where)]


def _directorate(db: Connection, typed: str | None, today: date) -> int | None:
    return find.directorate_id(db, typed, today.isoformat()) if typed else None

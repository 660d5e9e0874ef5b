"""What is asked of payment batches: the runs, and the shares of one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from pss_cli.reads import find
from pss_cli.reads.base import NO_LIMIT, Connection, Select, one, rows
from pss_cli.reads.claim import APPROVED, PAID

_TOTALS = """count(DISTINCT CASE WHEN y.cancels_id IS NULL THEN y.claim_id END) AS claims,
       count(DISTINCT CASE WHEN y.cancels_id IS NULL THEN c.person_id END) AS people,
       sum(CASE WHEN y.cancels_id IS NULL THEN y.amount_cents ELSE 0 END) AS amount_cents,
       -sum(CASE WHEN y.cancels_id IS NULL THEN 0 ELSE y.amount_cents END) AS cancelled_cents,
       sum(y.amount_cents) AS kept_cents"""

# The page is chosen first, its totals counted after.
LIST = Select(f"""
SELECT b.code, b.day, b.reference, b.done_by, {_TOTALS}
FROM (SELECT v.id, v.code, v.day, v.reference, v.done_by FROM payment_batch v
      ORDER BY v.day DESC, v.id DESC LIMIT :limit) b
JOIN payment y ON y.batch_id = b.id
JOIN claim c ON c.id = y.claim_id
GROUP BY b.id, b.code, b.day, b.reference, b.done_by
ORDER BY b.day DESC, b.id DESC
""")

SHOW = Select(f"""
SELECT b.code, b.day, b.reference, b.done_by, {_TOTALS}
FROM payment_batch b
JOIN payment y ON y.batch_id = b.id
JOIN claim c ON c.id = y.claim_id
WHERE b.id = :batch
GROUP BY b.id, b.code, b.day, b.reference, b.done_by
""")

SHARES = Select(f"""
SELECT c.code AS claim, p.code AS person, p.last_name, p.first_name, d.code AS directorate, y.amount_cents,
       (SELECT z.day FROM payment z WHERE z.cancels_id = y.id) AS cancelled_on,
       {APPROVED} - {PAID} AS remaining_cents
FROM payment y
JOIN claim c ON c.id = y.claim_id
JOIN person p ON p.id = c.person_id
LEFT JOIN directorate d ON d.id = c.directorate_id
WHERE y.batch_id = :batch AND y.cancels_id IS NULL
ORDER BY y.id
""")


def listing(db: Connection, limit: int | None = None) -> Iterator[sqlite3.Row]:
    """Yield payment batches, the last one first; `kept_cents` is what of each was not cancelled."""
    return db.execute(LIST, {"limit": NO_LIMIT if limit is None else limit})


def show(db: Connection, typed: str) -> tuple[sqlite3.Row, list[sqlite3.Row]]:
    """Return a payment batch and its shares. Raises NotFound."""
    batch = find.record_id(db, "payment_batch", typed)
    return one(db, SHOW, batch=batch), rows(db, SHARES, batch=batch)

"""Rows for the rules of claims that wait."""

from pss_cli.reads.base import Select
from pss_cli.reads.claim_queues import WAITING

WAITS = Select(f"""
WITH {WAITING}
SELECT c.id, 'claim:' || c.id AS subject, c.code, p.first_name || ' ' || p.last_name AS who, :today AS day,
       w.queue, w.since AS entered_on, w.amount_cents AS amount
FROM waiting w
JOIN claim c ON c.id = w.id
JOIN person p ON p.id = c.person_id
WHERE :id IS NULL OR c.id = :id
ORDER BY w.since, c.id
""")

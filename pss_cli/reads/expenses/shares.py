"""What was paid of each line: payments are made for a claim, years and kinds are those of its lines.

A claim went through states: its lines as approved, then each correction, in the order in which they were decided.
The amount paid is compared with these states, going back from the last:

- it reaches a state, or falls within the correction that made it: every line and correction before is paid as
  approved, that correction takes what is left (nothing, when it only came after the payment), later ones nothing;
- else it is less than all of them (a part was paid): it is shared in proportion between the lines of the nearest
  state, in their order, as whole cents that add up to it;
- or it is more than all of them: every line is paid as approved, the last one also takes the excess.

So a correction, whatever its year and its kind, changes nothing of what was paid of other lines: what it leaves to
pay, or shows as paid too much, is its own. Once the claim is settled, paid is what was approved, line by line.

What was paid by the last day of the year (`paid_then`) is compared with the same states, those known today. Accrued
is what is approved today less that: 0 on the lines that were paid by then, even when a correction made later says
that it was too much and the money came back; on the correction, below 0, what was owed back on that day.
"""

from __future__ import annotations

from typing import Final

# Of a `settlement s`: each line was paid as approved, and before the year ended.
SETTLED: Final = "(s.paid = s.approved AND s.paid_then = s.approved)"

# `due` has both amounts of a claim, `position` its lines then its corrections, `reached` the state that each amount
# reaches: `off` is by how much it misses it.
SHARES: Final = f"""
settlement AS (
  SELECT y.claim_id, y.paid, y.paid_then, coalesce(sum(e.approved_cents), 0) AS approved
  FROM (SELECT claim_id, sum(amount_cents) AS paid,
               sum(CASE WHEN day <= :until THEN amount_cents ELSE 0 END) AS paid_then
        FROM payment GROUP BY claim_id) y
  JOIN claim_entry e ON e.claim_id = y.claim_id
  GROUP BY y.claim_id, y.paid, y.paid_then
),
due AS (
  SELECT s.claim_id, 'now' AS moment, s.paid AS amount FROM settlement s WHERE NOT {SETTLED}
  UNION ALL
  SELECT s.claim_id, 'then', s.paid_then FROM settlement s WHERE NOT {SETTLED}
),
placed AS (
  SELECT e.id, e.claim_id, e.day, e.kind, coalesce(e.approved_cents, 0) AS own,
         CASE WHEN e.corrects_id IS NULL THEN 0 ELSE 1 END AS correction,
         CASE WHEN e.corrects_id IS NULL THEN '' ELSE coalesce(e.decided_on, '9999') END AS since
  FROM settlement s JOIN claim_entry e ON e.claim_id = s.claim_id
  WHERE NOT {SETTLED}
),
running AS (
  SELECT id, claim_id, day, kind, own, correction,
         row_number() OVER (PARTITION BY claim_id ORDER BY since, id) AS position,
         sum(own) OVER (PARTITION BY claim_id ORDER BY since, id) AS so_far,
         sum(1 - correction) OVER (PARTITION BY claim_id) AS lines
  FROM placed
),
state AS (
  SELECT d.claim_id, d.moment, d.amount, r.position, r.own, r.so_far,
         CASE WHEN r.correction = 1 AND (d.amount - r.so_far) * (d.amount - r.so_far + r.own) <= 0 THEN 0
              ELSE abs(d.amount - r.so_far) END AS off
  FROM due d JOIN running r ON r.claim_id = d.claim_id
  WHERE r.position >= r.lines
),
reached AS (
  SELECT claim_id, moment, amount, position, own, so_far, off,
         row_number() OVER (PARTITION BY claim_id, moment ORDER BY off, position DESC) AS choice
  FROM state
),
part AS (
  SELECT r.id, r.claim_id, r.day, r.kind, t.moment,
         CASE WHEN r.position > t.position THEN 0
              WHEN t.off > 0 AND t.so_far > 0 AND t.amount < t.so_far
              THEN t.amount * r.so_far / t.so_far - t.amount * (r.so_far - r.own) / t.so_far
              WHEN r.position < t.position THEN r.own
              ELSE t.amount - (t.so_far - t.own) END AS amount
  FROM running r JOIN reached t ON t.claim_id = r.claim_id AND t.choice = 1
),
share AS (
  SELECT id, claim_id, day, kind, sum(CASE WHEN moment = 'now' THEN amount ELSE 0 END) AS paid,
         sum(CASE WHEN moment = 'then' THEN amount ELSE 0 END) AS paid_then
  FROM part GROUP BY id, claim_id, day, kind
)
"""

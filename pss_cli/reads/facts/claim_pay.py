"""Rows for the rules of payments."""

from pss_cli.reads.base import Select

# Of one payment, as it is written: all that was taken back counts. Of all of them, as the audit asks: what was
# taken back on the day of the payment or later may have come after it, and a payment that was right stays right.
PAYMENT_MADE = Select("""
SELECT y.id, 'payment:' || y.id AS subject, c.code, p.first_name || ' ' || p.last_name AS who, c.origin, y.day,
       y.amount_cents AS amount,
       (SELECT coalesce(sum(e.approved_cents), 0) FROM claim_entry e
        WHERE e.claim_id = y.claim_id AND (:id IS NOT NULL OR e.amount_cents >= 0 OR e.entered_on < y.day))
       - (SELECT coalesce(sum(z.amount_cents), 0) FROM payment z WHERE z.claim_id = y.claim_id AND z.id < y.id)
       AS remaining
FROM payment y
JOIN claim c ON c.id = y.claim_id
JOIN person p ON p.id = c.person_id
WHERE (:id IS NULL OR y.id = :id) AND y.amount_cents > 0 AND y.cancels_id IS NULL
ORDER BY y.id
""")

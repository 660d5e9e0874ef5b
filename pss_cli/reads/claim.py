"""What is asked about claims: the queues, one claim, the rates."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

from pss_cli.dates import days_between
from pss_cli.reads import find
from pss_cli.reads.base import NO_LIMIT, Connection, Select, one, rows
from pss_cli.reads.claim_form import VOUCHERS, FormRows, form_rows

STATE = """CASE WHEN c.closed_on IS NOT NULL THEN 'closed' WHEN c.paid_on IS NOT NULL THEN 'paid'
            WHEN c.transmitted_on IS NOT NULL THEN 'transmitted' WHEN c.approved_on IS NOT NULL THEN 'approved'
            WHEN c.submitted_on IS NOT NULL THEN 'submitted' ELSE 'draft' END"""
SINCE = "coalesce(c.closed_on, c.paid_on, c.transmitted_on, c.approved_on, c.submitted_on, c.opened_on)"
_SUM = "coalesce((SELECT sum({what}) FROM {table} x WHERE x.claim_id = c.id), 0)"
CLAIMED = _SUM.format(what="x.amount_cents", table="claim_entry")
APPROVED = _SUM.format(what="x.approved_cents", table="claim_entry")
PAID = _SUM.format(what="x.amount_cents", table="payment")

# The page is chosen first, its totals counted after: a short page of a long registry stays quick.
LIST = Select(f"""
SELECT c.code, p.code AS person, p.last_name, p.first_name, d.code AS directorate, c.responsible, c.state, c.since,
       {CLAIMED} AS claimed_cents, {APPROVED} AS approved_cents, {PAID} AS paid_cents
FROM (SELECT c.id, c.code, c.person_id, c.directorate_id, c.responsible, {STATE} AS state, {SINCE} AS since
      FROM claim c
      WHERE (:state IS NULL OR {STATE} = :state)
        AND (:directorate IS NULL OR c.directorate_id = :directorate)
        AND (:person IS NULL OR c.person_id = :person)
      ORDER BY {SINCE}, c.id
      LIMIT :limit) c
JOIN person p ON p.id = c.person_id
LEFT JOIN directorate d ON d.id = c.directorate_id
ORDER BY c.since, c.id
""")

SHOW = Select(f"""
SELECT c.code, p.code AS person, p.last_name, p.first_name, d.code AS directorate, c.responsible, {STATE} AS state,
       {SINCE} AS since, {CLAIMED} AS claimed_cents, {APPROVED} AS approved_cents, {PAID} AS paid_cents,
       {APPROVED} - {PAID} AS remaining_cents,
       (SELECT coalesce(sum(e.distance_m), 0) FROM claim_entry e
        WHERE e.claim_id = c.id AND e.kind = 'km') AS distance_m,
       (SELECT count(*) FROM claim_entry e WHERE e.claim_id = c.id AND e.approved_cents IS NULL) AS undecided,
       (SELECT count(*) FROM claim_entry e JOIN rate r ON r.id = e.rate_id
        WHERE e.claim_id = c.id AND r.verified_on IS NULL) AS unverified,
       c.opened_on, c.submitted_on, c.approved_on, c.approved_by, c.transmitted_on, c.transmitted_to, c.paid_on,
       c.closed_on, c.origin
FROM claim c
JOIN person p ON p.id = c.person_id
LEFT JOIN directorate d ON d.id = c.directorate_id
WHERE c.id = :claim
""")

ENTRIES = Select("""
SELECT e.line, e.day, coalesce(a.code, s.code) AS occasion, e.kind, e.label, e.trip, e.distance_m, e.rate,
       e.amount_cents, e.receipt, e.approved_cents, e.decided_by, e.decided_on, e.decision_reason,
       e.cost_cents, e.preapproved_by, e.preapproved_on,
       o.line AS corrects, t.line AS split_of, r.tier_from AS tier_from_m, r.verified_on IS NOT NULL AS verified,
       e.departure, e.arrival, e.round_trip, e.entered_on,
       r.tier_from > 0 AND EXISTS (
         SELECT 1 FROM claim_entry x JOIN claim k ON k.id = x.claim_id
         WHERE k.person_id = c.person_id AND x.kind = 'km' AND coalesce(x.corrects_id, 0) = 0 AND x.id < e.id
           AND x.day > e.day
           AND x.day <= (CAST(substr(e.day, 1, 4) AS INTEGER)
                         + CASE WHEN substr(e.day, 6, 5) >= '04-01' THEN 1 ELSE 0 END) || '-03-31') AS out_of_order
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
LEFT JOIN activity a ON a.id = e.activity_id
LEFT JOIN session s ON s.id = e.session_id
LEFT JOIN claim_entry o ON o.id = e.corrects_id
LEFT JOIN claim_entry t ON t.id = e.split_of_id
LEFT JOIN rate r ON r.id = e.rate_id
WHERE e.claim_id = :claim
ORDER BY e.line
""")

PAYMENTS = Select("""
SELECT row_number() OVER (ORDER BY y.id) AS number, y.day, y.amount_cents, y.reference, y.done_by,
       b.code AS batch, y.cancels_id IS NOT NULL AS cancels
FROM payment y LEFT JOIN payment_batch b ON b.id = y.batch_id
WHERE y.claim_id = :claim ORDER BY y.id
""")

RECEIPTS = Select("""
SELECT e.line, f.file, f.size, f.added_on
FROM claim_entry e JOIN receipt_file f ON f.entry_id = e.id
WHERE e.claim_id = :claim
ORDER BY e.line, f.id
""")

# Every receipt on file, for what checks them.
ON_FILE = Select("""
SELECT c.code, e.line, f.file, f.sha256
FROM receipt_file f JOIN claim_entry e ON e.id = f.entry_id JOIN claim c ON c.id = e.claim_id
ORDER BY f.id
""")

# Why the gates of its lines were passed.
REASONS = Select("""
SELECT e.line, g.rule, g.text
FROM claim_entry e JOIN reason g ON g.subject = 'claim_entry:' || e.id
WHERE e.claim_id = :claim
ORDER BY e.line, g.id
""")

PRESENCE = Select("""
SELECT a.code, 'activity' AS occasion, a.day, p.code AS person, p.last_name, p.first_name, b.starts, b.ends,
       b.nothing_to_claim_on, b.told_on
FROM presence b JOIN activity a ON a.id = b.activity_id JOIN person p ON p.id = b.person_id
WHERE a.code = :occasion AND p.code = :person
UNION ALL
SELECT s.code, 'session', s.day, p.code, p.last_name, p.first_name, s.starts, s.ends, t.nothing_to_claim_on, NULL
FROM training t JOIN session s ON s.id = t.session_id JOIN person p ON p.id = t.person_id
WHERE s.code = :occasion AND p.code = :person
""")

RATES = Select("""
SELECT r.kind, r.since, r.until, r.tier_from AS tier_from_m, r.amount AS rate, r.source,
       CASE WHEN r.amount IS NOT NULL THEN r.verified_on IS NOT NULL END AS verified, r.verified_on, r.verified_by,
       (SELECT count(*) FROM claim_entry e WHERE e.rate_id = r.id) AS lines
FROM rate r
WHERE :kind IS NULL OR r.kind = :kind
ORDER BY CASE r.kind WHEN 'km' THEN 0 WHEN 'gravel' THEN 1 WHEN 'carpool' THEN 2 WHEN 'morning' THEN 3
                     WHEN 'noon' THEN 4 WHEN 'evening' THEN 5 ELSE 6 END, r.since, r.tier_from
""")


def listing(
    db: Connection,
    today: date,
    state: str | None = None,
    directorate: str | None = None,
    person: str | None = None,
    limit: int | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield claims, the longest in their queue first, with what remains to pay and their age. Raises NotFound."""
    found = db.execute(
        LIST,
        {
            "state": state,
            "directorate": find.directorate_id(db, directorate, today.isoformat()) if directorate else None,
            "person": find.person_id(db, person) if person else None,
            "limit": NO_LIMIT if limit is None else limit,
        },
    )
    return (
        {
            **row,
            "remaining_cents": row["approved_cents"] - row["paid_cents"],
            "age_days": days_between(date.fromisoformat(row["since"]), today),
        }
        for row in found
    )


def show(db: Connection, typed: str) -> tuple[sqlite3.Row, dict[str, list[sqlite3.Row]]]:
    """Return one claim and what belongs to it: entries, payments, vouchers, reasons. Raises NotFound."""
    claim = find.record_id(db, "claim", typed)
    parts = {"entries": ENTRIES, "payments": PAYMENTS, "vouchers": VOUCHERS, "receipts": RECEIPTS, "reasons": REASONS}
    return one(db, SHOW, claim=claim), {name: rows(db, select, claim=claim) for name, select in parts.items()}


def presence(db: Connection, occasion: str, person: str) -> sqlite3.Row:
    """Return who was there and what was said about money. Raises NotFound."""
    return one(db, PRESENCE, occasion=occasion, person=person)


def rates(db: Connection, kind: str | None = None) -> sqlite3.Cursor:
    """Return the dated rates of one kind, or of all."""
    return db.execute(RATES, {"kind": kind})


def receipts(db: Connection) -> list[dict[str, Any]]:
    """Return every receipt on file, with its line."""
    return [dict(row) for row in rows(db, ON_FILE)]


__all__ = ["FormRows", "form_rows", "listing", "presence", "rates", "receipts", "show"]

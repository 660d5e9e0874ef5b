"""What the reimbursement form says of one claim: its head and one row for each trip."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

from pss_cli.i18n import in_french
from pss_cli.labels import LABELS
from pss_cli.reads.base import Connection, Select, one, rows
from pss_cli.reads.vouchers import STATE
from pss_cli.vocabulary import EntryKind

HEAD = Select("""
SELECT c.code, p.code AS person, p.first_name, p.last_name, p.name_in_use, p.employee,
       p.address, p.city, p.province, p.postal_code,
       (SELECT t.value FROM contact_point t WHERE t.person_id = p.id AND t.kind = 'phone'
        ORDER BY t.position, t.id LIMIT 1) AS phone,
       (SELECT t.value FROM contact_point t WHERE t.person_id = p.id AND t.kind = 'email'
        ORDER BY t.position, t.id LIMIT 1) AS email,
       d.code AS directorate, d.fr AS directorate_name, c.responsible,
       c.opened_on, c.submitted_on, c.approved_on, c.approved_by, c.transmitted_on, c.transmitted_to, c.closed_on,
       t.from_day, t.to_day, t.distance_m, t.claimed_cents, t.approved_cents
FROM claim c
JOIN person p ON p.id = c.person_id
LEFT JOIN directorate d ON d.id = c.directorate_id
JOIN (SELECT min(e.day) AS from_day, max(e.day) AS to_day,
             coalesce(sum(CASE WHEN e.kind = 'km' THEN e.distance_m END), 0) AS distance_m,
             coalesce(sum(e.amount_cents), 0) AS claimed_cents, sum(e.approved_cents) AS approved_cents
      FROM claim_entry e WHERE e.claim_id = :claim) t
WHERE c.id = :claim
""")

# A trip is one row; what of it is paid at the rate of a further tier is a row of its own. A
# counter-entry counts in the row of the line that it corrects. A supplement has its own column; a
# form without one shows it among the other expenses, where it is counted too.
TRIPS = Select("""
SELECT e.day, coalesce(a.code, s.code) AS occasion, q.code AS request, q.title AS motif,
       coalesce(a.place, s.place) AS place, e.trip,
       max(e.departure) AS departure, coalesce(max(e.arrival), a.place, s.place) AS arrival,
       max(e.round_trip) AS round_trip,
       coalesce(b.starts, s.starts, a.starts) AS starts, coalesce(b.ends, s.ends, a.ends) AS ends,
       sum(CASE WHEN e.kind = 'km' THEN e.distance_m END) AS distance_m,
       max(CASE WHEN e.kind = 'km' THEN e.rate END) AS rate,
       max(CASE WHEN e.kind = 'km' THEN x.tier_from END) AS tier_from_m,
       sum(CASE WHEN e.kind = 'km' THEN e.amount_cents END) AS km_cents,
       sum(CASE WHEN e.kind = 'transit' THEN e.amount_cents END) AS transit_cents,
       sum(CASE WHEN e.kind = 'taxi' THEN e.amount_cents END) AS taxi_cents,
       sum(CASE WHEN e.kind = 'parking' THEN e.amount_cents END) AS parking_cents,
       sum(CASE WHEN e.kind = 'morning' THEN e.amount_cents END) AS morning_cents,
       sum(CASE WHEN e.kind = 'noon' THEN e.amount_cents END) AS noon_cents,
       sum(CASE WHEN e.kind = 'evening' THEN e.amount_cents END) AS evening_cents,
       sum(CASE WHEN e.kind = 'gravel' THEN e.amount_cents END) AS gravel_cents,
       sum(CASE WHEN e.kind = 'carpool' THEN e.amount_cents END) AS carpool_cents,
       sum(CASE WHEN e.kind IN ('other', 'gravel', 'carpool') THEN e.amount_cents END) AS other_cents,
       sum(e.amount_cents) AS total_cents, CASE WHEN r.split_of_id IS NULL THEN 0 ELSE r.id END AS part
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
JOIN claim_entry r ON r.id = coalesce(e.corrects_id, e.id)
LEFT JOIN activity a ON a.id = e.activity_id
LEFT JOIN request q ON q.id = a.request_id
LEFT JOIN presence b ON b.activity_id = e.activity_id AND b.person_id = c.person_id
LEFT JOIN session s ON s.id = e.session_id
LEFT JOIN rate x ON x.id = e.rate_id
WHERE e.claim_id = :claim
GROUP BY e.day, coalesce(a.code, s.code), q.code, q.title, a.place, s.place, e.trip,
         b.starts, s.starts, a.starts, b.ends, s.ends, a.ends,
         CASE WHEN r.split_of_id IS NULL THEN 0 ELSE r.id END
ORDER BY e.day, coalesce(a.starts, s.starts), coalesce(a.code, s.code), e.trip,
         CASE WHEN r.split_of_id IS NULL THEN 0 ELSE r.id END
""")

WORDS = Select("""
SELECT coalesce(a.code, s.code) AS occasion, e.trip, e.kind, e.label, e.receipt
FROM claim_entry e
LEFT JOIN activity a ON a.id = e.activity_id
LEFT JOIN session s ON s.id = e.session_id
WHERE e.claim_id = :claim AND e.corrects_id IS NULL
  AND (e.label IS NOT NULL OR e.receipt IS NOT NULL OR e.kind IN ('gravel', 'carpool'))
ORDER BY e.line
""")

RATES = Select("""
SELECT DISTINCT r.kind, r.tier_from AS tier_from_m, e.rate, r.since, r.source,
       CASE WHEN r.verified_on IS NULL THEN 0 ELSE 1 END AS verified, r.verified_on, r.verified_by
FROM claim_entry e JOIN rate r ON r.id = e.rate_id
WHERE e.claim_id = :claim
ORDER BY r.kind, r.since, r.tier_from
""")

# The tickets and coupons handed out for the activities of the claim: a cost, never payable.
VOUCHERS = Select(f"""
SELECT DISTINCT v.kind, v.number, {STATE} AS state, v.value_cents, v.handed_on, a.code AS activity, a.day
FROM claim_entry e
JOIN claim c ON c.id = e.claim_id
JOIN voucher v ON v.activity_id = e.activity_id AND v.person_id = c.person_id
JOIN activity a ON a.id = v.activity_id
WHERE e.claim_id = :claim
ORDER BY a.day, v.kind, v.number
""")


class FormRows(NamedTuple):
    """Everything the form shows of one claim; amounts are cents, distances metres, times minutes."""

    head: sqlite3.Row
    trips: list[dict[str, Any]]
    rates: list[sqlite3.Row]
    vouchers: list[sqlite3.Row]

    @property
    def vouchers_cents(self) -> int:
        """The value of the tickets and coupons handed out."""
        return sum(row["value_cents"] for row in self.vouchers)

    @property
    def unverified(self) -> bool:
        """Whether a rate of this claim was never confirmed."""
        return any(not row["verified"] for row in self.rates)


def form_rows(db: Connection, claim_id: int) -> FormRows:
    """Return what the form of one claim shows, in five SELECTs. Raises NotFound.

    The trips have, besides the columns of TRIPS, `other_labels` and `receipts` in words.
    """
    said = [dict(row) | {"label": row["label"] or _supplement(row["kind"])} for row in rows(db, WORDS, claim=claim_id)]
    trips = [
        dict(trip) | {"other_labels": _words(said, trip, "label"), "receipts": _words(said, trip, "receipt")}
        for trip in rows(db, TRIPS, claim=claim_id)
    ]
    return FormRows(
        one(db, HEAD, claim=claim_id), trips, rows(db, RATES, claim=claim_id), rows(db, VOUCHERS, claim=claim_id)
    )


def _supplement(kind: str) -> str | None:
    """Return what a supplement is called on the form, which is in French; None for any other kind."""
    return in_french(LABELS[EntryKind][EntryKind(kind)]) if kind in (EntryKind.GRAVEL, EntryKind.CARPOOL) else None


def _words(said: list[dict[str, Any]], trip: sqlite3.Row, name: str) -> str | None:
    """Return the labels, or the receipts, of a trip; the row of a further tier has none."""
    of_the_trip = [r[name] for r in said if (r["occasion"], r["trip"]) == (trip["occasion"], trip["trip"])]
    found = [] if trip["part"] else list(dict.fromkeys(filter(None, of_the_trip)))
    return ", ".join(found) or None

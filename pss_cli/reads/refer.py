"""What is asked about referrals."""

import sqlite3

from pss_cli.errors import NotFound
from pss_cli.i18n import _, language
from pss_cli.reads import find
from pss_cli.reads.base import NO_LIMIT, Connection, Select, rows
from pss_cli.reads.person_sheet import CONTACTS

LIST = Select("""
SELECT p.code, p.last_name, p.first_name, r.day, r.referrer, d.code AS directorate,
       CASE WHEN r.closed_on IS NOT NULL THEN 'closed' ELSE 'open' END AS state, q.code AS for_request, r.closed_on
FROM referral r
JOIN person p ON p.id = r.person_id
LEFT JOIN directorate d ON d.id = r.directorate_id
LEFT JOIN request q ON q.id = r.for_request_id
WHERE (:state IS NULL OR (:state = 'open') = (r.closed_on IS NULL))
  AND (:request IS NULL OR q.id = :request)
ORDER BY r.day DESC, r.id DESC
LIMIT :limit
""")

# The open referral of a person, else the last one, with what it refers to.
OF_PERSON = """FROM referral r
JOIN person p ON p.id = r.person_id
LEFT JOIN directorate c ON c.id = p.directorate_id
LEFT JOIN directorate d ON d.id = r.directorate_id
LEFT JOIN request q ON q.id = r.for_request_id
WHERE p.id = :person
ORDER BY r.closed_on IS NULL DESC, r.id DESC
LIMIT 1
"""

SHOW = Select(f"""
SELECT p.code, p.last_name, p.first_name, p.name_in_use, p.kind, p.relative_of, p.birth_date, p.adult,
       c.code AS person_directorate, r.day, r.referrer,
       (SELECT CASE WHEN :lang = 'fr' THEN i.fr ELSE i.en END FROM list_item i
        WHERE i.list = 'referrer_role' AND i.key = r.referrer_role) AS referrer_role,
       d.code AS directorate, r.agreed, r.received_care, r.distance, r.not_claiming, r.weekday_daytime,
       r.youth_path, r.judgement_by, q.code AS for_request, r.closed_on, r.closed_reason, r.origin
{OF_PERSON}""")

CRITERIA = Select("""
SELECT c.key, CASE WHEN :lang = 'fr' THEN i.fr ELSE i.en END AS criterion, c.met
FROM criterion c
JOIN referral r ON r.id = c.referral_id
JOIN list_item i ON i.key = c.key AND i.list IN ('criterion', 'youth_criterion')
WHERE r.id = (SELECT l.id FROM referral l WHERE l.person_id = :person
              ORDER BY l.closed_on IS NULL DESC, l.id DESC LIMIT 1)
ORDER BY i.list, i.position
""")


def listing(
    db: Connection, state: str | None = None, request: str | None = None, limit: int | None = None
) -> sqlite3.Cursor:
    """Return referrals, latest first: open, closed or both; made for one request or any. Raises NotFound."""
    wanted = find.record_id(db, "request", request) if request else None
    return db.execute(LIST, {"state": state, "request": wanted, "limit": limit or NO_LIMIT})


def show(db: Connection, typed: str) -> tuple[sqlite3.Row, dict[str, list[sqlite3.Row]]]:
    """Return the open (or last) referral of a person, their contact details and its checklist. Raises NotFound."""
    person = find.person_id(db, typed)
    found = rows(db, SHOW, person=person, lang=language())
    if not found:
        raise NotFound(_("There is no referral of this person."))
    return found[0], {
        "contacts": rows(db, CONTACTS, person=person),
        "criteria": rows(db, CRITERIA, person=person, lang=language()),
    }

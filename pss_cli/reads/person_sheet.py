"""The whole sheet of one person: a fixed number of SELECTs, whatever they did."""

import sqlite3

from pss_cli.reads import enroll, find
from pss_cli.reads.base import Connection, Select, one, rows
from pss_cli.reads.stages import ON_HOLD, STAGE

SHOW = Select(f"""
SELECT p.code, p.last_name, p.first_name, p.name_in_use, {STAGE} AS stage, {ON_HOLD} AS on_hold,
       (SELECT max(e.day) FROM enrolment e WHERE e.person_id = p.id) AS enrolled_on,
       {enroll.PROFILES} AS profiles, {enroll.LEVEL} AS level, p.kind, p.relative_of, p.birth_date, p.adult, p.language,
       p.channel, p.preferred_hours, p.address, p.city, p.province, p.postal_code, d.code AS directorate,
       p.services_received, p.lived_experience, p.aptitudes, p.followed, p.follow_up_team, p.housed, p.educator,
       p.employee, p.employee_team, p.superior, p.details_confirmed_on, p.deceased_on, p.origin
FROM person p
LEFT JOIN directorate d ON d.id = p.directorate_id
WHERE p.id = :person
""")

CONTACTS = Select("""
SELECT c.kind, c.value FROM contact_point c WHERE c.person_id = :person ORDER BY c.kind DESC, c.position, c.id
""")

LANGUAGES = Select("SELECT s.language FROM spoken_language s WHERE s.person_id = :person ORDER BY s.language")

SLOTS = Select("""
SELECT s.weekday, s.part FROM slot s WHERE s.person_id = :person
ORDER BY s.weekday, CASE s.part WHEN 'morning' THEN 0 WHEN 'afternoon' THEN 1 ELSE 2 END
""")

UNAVAILABLE = Select("SELECT u.since, u.until FROM unavailable u WHERE u.person_id = :person ORDER BY u.since")

NEEDS = Select("""
SELECT n.kind, CASE WHEN :lang = 'fr' THEN i.fr ELSE i.en END AS need
FROM need n LEFT JOIN list_item i ON i.list = 'need' AND i.key = n.kind
WHERE n.person_id = :person ORDER BY i.position, n.kind
""")

WISHES = Select("""
SELECT w.kind, CASE WHEN :lang = 'fr' THEN i.fr ELSE i.en END AS involvement, 1 - w.refused AS wished
FROM wish w LEFT JOIN list_item i ON i.list = 'request_kind' AND i.key = w.kind
WHERE w.person_id = :person ORDER BY w.refused, i.position, w.kind
""")

REFERRALS = Select("""
SELECT r.day, r.referrer, r.closed_on, r.closed_reason FROM referral r WHERE r.person_id = :person ORDER BY r.id
""")

INTERVIEWS = Select("""
SELECT coalesce(i.held_on, i.scheduled_on) AS day, i.outcome, i.reason
FROM interview i JOIN referral r ON r.id = i.referral_id WHERE r.person_id = :person ORDER BY i.id
""")

TRAININGS = Select("""
SELECT s.code AS session, s.day, t.attended, t.adapted, t.decision, t.decided_on, t.told_on, t.reason
FROM training t LEFT JOIN session s ON s.id = t.session_id WHERE t.person_id = :person ORDER BY t.id
""")

ENROLMENTS = Select("""
SELECT e.day, e.origin, e.withdrawn_on, e.withdrawn_reason FROM enrolment e WHERE e.person_id = :person ORDER BY e.id
""")

RECONTACTS = Select("""
SELECT c.day, c.outcome, c.paused_until, c.done_by FROM recontact c WHERE c.person_id = :person ORDER BY c.day, c.id
""")

MATCHES = Select("""
SELECT m.code, q.code AS request, q.title, m.proposed_on, m.answer, m.confirmed_on, m.ended_on, m.ended_by
FROM match m JOIN request q ON q.id = m.request_id WHERE m.person_id = :person ORDER BY m.id DESC
""")

ACTIVITIES = Select("""
SELECT a.code, q.code AS request, q.title, a.day, x.role, x.starts, x.ends
FROM presence x JOIN activity a ON a.id = x.activity_id JOIN request q ON q.id = a.request_id
WHERE x.person_id = :person ORDER BY a.day DESC, a.id DESC
""")

NOTES = Select("""
SELECT n.id AS number, n.day, n.author, n.text FROM note n WHERE n.person_id = :person ORDER BY n.day DESC, n.id DESC
""")

COMMUNICATIONS = Select("""
SELECT c.day, c.recipient, c.content, c.purpose, q.code AS request, c.author
FROM communication c LEFT JOIN request q ON q.id = c.request_id
WHERE c.person_id = :person ORDER BY c.day DESC, c.id DESC
""")

PAST_PARTICIPATIONS = Select("""
SELECT f.day, f.fiscal_year, f.what, d.code AS directorate, f.role, f.minutes AS length_min, f.origin
FROM past_participation f LEFT JOIN directorate d ON d.id = f.directorate_id
WHERE f.person_id = :person ORDER BY coalesce(f.day, f.fiscal_year) DESC, f.id DESC
""")

PAST_EXPENSES = Select("""
SELECT f.day, f.fiscal_year, f.kind, f.amount_cents, f.distance_m, d.code AS directorate, f.what, f.origin
FROM past_expense f LEFT JOIN directorate d ON d.id = f.directorate_id
WHERE f.person_id = :person ORDER BY coalesce(f.day, f.fiscal_year) DESC, f.id DESC
""")

# Of which lines of which files the person's own record was made.
SOURCES = Select("""
SELECT o.at, i.file, i.sheet, i.line
FROM import_line i JOIN operation o ON o.id = i.operation_id
WHERE i.table_name = 'person' AND i.record_id = :person ORDER BY i.id
""")

PARTS = {
    "contacts": CONTACTS,
    "spoken_languages": LANGUAGES,
    "slots": SLOTS,
    "unavailable": UNAVAILABLE,
    "needs": NEEDS,
    "wishes": WISHES,
    "referrals": REFERRALS,
    "interviews": INTERVIEWS,
    "trainings": TRAININGS,
    "enrolments": ENROLMENTS,
    **enroll.PARTS,
    "matches": MATCHES,
    "activities": ACTIVITIES,
    "past_participations": PAST_PARTICIPATIONS,
    "past_expenses": PAST_EXPENSES,
    "recontacts": RECONTACTS,
    "notes": NOTES,
    "communications": COMMUNICATIONS,
    "sources": SOURCES,
}


def show(db: Connection, typed: str, today: str, lang: str) -> tuple[sqlite3.Row, dict[str, list[sqlite3.Row]]]:
    """Return everything that is written about a person. Raises NotFound."""
    person = find.person_id(db, typed)
    found = {
        name: rows(db, select, person=person, **({"lang": lang} if ":lang" in select else {}))
        for name, select in PARTS.items()
    }
    return one(db, SHOW, person=person, today=today), found

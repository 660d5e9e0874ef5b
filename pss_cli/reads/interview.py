"""What is asked about interviews."""

import sqlite3

from pss_cli.errors import NotFound
from pss_cli.i18n import _
from pss_cli.reads import find
from pss_cli.reads.base import NO_LIMIT, Connection, Select, one, rows
from pss_cli.vocabulary import InterviewOutcome, InterviewState

# One row for each interview, and one for each open referral that has none yet.
LIST = Select("""
SELECT code, last_name, first_name, state, scheduled_on, scheduled_at, held_on, outcome, attempts, last_attempt_on,
       interviewer, referred_on
FROM (
    SELECT p.code, p.last_name, p.first_name, i.scheduled_on, i.scheduled_at, i.held_on, i.outcome, i.interviewer,
           r.day AS referred_on, r.id AS referral_id, i.id AS interview_id,
           CASE WHEN i.outcome IS NULL AND r.closed_on IS NOT NULL THEN 'cancelled'
                WHEN i.id IS NULL THEN 'waiting'
                WHEN i.outcome IS NULL THEN 'scheduled'
                WHEN i.outcome = 'unreachable' AND r.closed_on IS NULL
                     AND NOT EXISTS (SELECT 1 FROM interview l WHERE l.referral_id = r.id AND l.id > i.id)
                THEN 'waiting' ELSE 'held' END AS state,
           (SELECT count(*) FROM interview_attempt a WHERE a.referral_id = r.id)
           + (SELECT count(*) FROM interview u WHERE u.referral_id = r.id AND u.outcome = 'unreachable') AS attempts,
           (SELECT max(tried.day) FROM (
                SELECT a.day FROM interview_attempt a WHERE a.referral_id = r.id
                UNION ALL
                SELECT u.held_on FROM interview u WHERE u.referral_id = r.id AND u.outcome = 'unreachable') tried)
               AS last_attempt_on
    FROM referral r
    JOIN person p ON p.id = r.person_id
    LEFT JOIN interview i ON i.referral_id = r.id
    WHERE i.id IS NOT NULL
       OR (r.closed_on IS NULL
           AND NOT EXISTS (SELECT 1 FROM training t WHERE t.person_id = p.id AND t.adapted = 1
                           AND coalesce(t.convened_on, t.decided_on, r.day) >= r.day))
) listed
WHERE (:state IS NULL OR state = :state) AND (:outcome IS NULL OR outcome = :outcome)
ORDER BY coalesce(held_on, scheduled_on, referred_on) DESC, referral_id DESC, interview_id DESC
LIMIT :limit
""")

SHOW = Select("""
SELECT p.code, p.last_name, p.first_name, i.scheduled_on, i.scheduled_at, i.held_on, i.outcome,
       i.motivation, i.admissible, i.informed, i.weekday_daytime, i.reason, i.interviewer,
       r.day AS referred_on, r.closed_on AS referral_closed_on
FROM referral r
JOIN person p ON p.id = r.person_id
LEFT JOIN interview i ON i.id = (SELECT max(l.id) FROM interview l WHERE l.referral_id = r.id)
WHERE p.id = :person
ORDER BY r.closed_on IS NULL DESC, r.id DESC
LIMIT 1
""")

# Attempts of the open referral, or of the last one; an interview without the person is one of them.
ATTEMPTS = Select("""
SELECT tried.day, tried.channel, tried.done_by
FROM (
    SELECT a.referral_id, a.day, a.channel, a.done_by FROM interview_attempt a
    JOIN referral r ON r.id = a.referral_id AND r.person_id = :person
    UNION ALL
    SELECT i.referral_id, i.held_on, 'phone', i.interviewer FROM interview i
    JOIN referral r ON r.id = i.referral_id AND r.person_id = :person
    WHERE i.outcome = 'unreachable'
) tried
WHERE tried.referral_id = (SELECT r.id FROM referral r WHERE r.person_id = :person
                           ORDER BY r.closed_on IS NULL DESC, r.id DESC LIMIT 1)
ORDER BY tried.day DESC
""")

AGE = Select("SELECT birth_date, adult FROM person WHERE id = :person")


def listing(
    db: Connection,
    state: InterviewState | None = None,
    outcome: InterviewOutcome | None = None,
    limit: int | None = None,
) -> sqlite3.Cursor:
    """Return interviews, latest first: waiting, scheduled or held; of one outcome or any."""
    return db.execute(LIST, {"state": state, "outcome": outcome, "limit": limit or NO_LIMIT})


def show(db: Connection, typed: str) -> tuple[sqlite3.Row, list[sqlite3.Row]]:
    """Return the last interview of a person's open (or last) referral, and every attempt. Raises NotFound."""
    person = find.person_id(db, typed)
    found = rows(db, SHOW, person=person)
    if not found:
        raise NotFound(_("There is no referral of this person."))
    return found[0], rows(db, ATTEMPTS, person=person)


def age(db: Connection, typed: str) -> tuple[str | None, bool | None]:
    """Return the birth date of a person, and whether they are said to be an adult. Raises NotFound."""
    row = one(db, AGE, person=find.person_id(db, typed))
    return row["birth_date"], row["adult"]

"""What is asked about training sessions and about each person's way through them."""

import sqlite3

from pss_cli.errors import NotFound
from pss_cli.i18n import _
from pss_cli.reads import find
from pss_cli.reads.base import NO_LIMIT, Connection, Select, one, rows
from pss_cli.vocabulary import SessionState

_COUNTED = """
SELECT s.code, s.day, s.starts, s.ends, s.ends - s.starts AS length_min, s.place, s.trainer, s.seats,
       count(t.id) AS convened, count(CASE WHEN t.attended = 1 THEN 1 END) AS came,
       count(CASE WHEN t.attended = 0 THEN 1 END) AS absent,
       count(CASE WHEN t.decision = 'retained' THEN 1 END) AS retained
FROM session s
LEFT JOIN training t ON t.session_id = s.id
"""
LIST = Select(
    _COUNTED
    + """
WHERE :state IS NULL OR (:state = 'upcoming') = (s.day >= :today)
GROUP BY s.id
ORDER BY s.day DESC, s.starts DESC, s.id DESC
LIMIT :limit
"""
)

SESSION = Select(_COUNTED + "WHERE s.id = :session GROUP BY s.id")

_WAY = """
SELECT p.code, p.last_name, p.first_name, s.code AS session, s.day AS session_day, t.convened_on, t.attended, t.adapted,
       (SELECT g.text FROM reason g WHERE g.rule = 'TRN-02' AND g.subject = 'training:' || t.id
        ORDER BY g.id DESC LIMIT 1) AS adapted_because,
       t.interest, t.availability, t.decision, t.decided_on, t.reason, t.told_on
FROM training t
JOIN person p ON p.id = t.person_id
LEFT JOIN session s ON s.id = t.session_id
"""

PEOPLE = Select(_WAY + "WHERE t.session_id = :session ORDER BY p.name_key, t.id")

PERSON = Select(_WAY + "WHERE t.person_id = :person ORDER BY t.id DESC")


def listing(db: Connection, today: str, state: SessionState | None = None, limit: int | None = None) -> sqlite3.Cursor:
    """Return sessions with their counts, latest first: to come (today included), past or both."""
    return db.execute(LIST, {"today": today, "state": state, "limit": limit or NO_LIMIT})


def show_session(db: Connection, typed: str) -> tuple[sqlite3.Row, list[sqlite3.Row]]:
    """Return a session and everyone convened to it. Raises NotFound."""
    session = find.record_id(db, "session", typed)
    return one(db, SESSION, session=session), rows(db, PEOPLE, session=session)


def show_person(db: Connection, typed: str) -> tuple[sqlite3.Row, list[sqlite3.Row]]:
    """Return a person's last way through training, and the ones before. Raises NotFound."""
    found = rows(db, PERSON, person=find.person_id(db, typed))
    if not found:
        raise NotFound(_("This person was never convened to training."))
    return found[0], found[1:]

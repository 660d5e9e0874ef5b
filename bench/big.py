"""Makes the large registries: 100 000 people, 1 000 000 claim entries, by plain SQL."""

from __future__ import annotations

import sqlite3
from pathlib import Path

NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most})"
PEOPLE = 100_000
ENTRIES = 1_000_000

STATEMENTS = (
    """{numbers} INSERT INTO person (id, code, first_name, last_name, name_key, language, birth_date, origin)
       SELECT i, 'UP-' || printf('%04d', i), 'Prénom' || (i % 997), 'Nom' || (i % 8999),
              'nom' || (i % 8999) || ' prenom' || (i % 997), 'fr', '1970-01-01', 'typed' FROM n""",
    """INSERT INTO contact_point (person_id, kind, value, search_key, position)
       SELECT id, 'phone', '+1450' || printf('%07d', id), '+1450' || printf('%07d', id), 0 FROM person""",
    """INSERT INTO enrolment (person_id, day, origin)
       SELECT id, date('2026-11-20', '-' || (id % 1500) || ' days'), 'typed' FROM person""",
    """INSERT INTO recontact (person_id, day, outcome, done_by)
       SELECT id, date('2026-11-20', '-' || (id % 700) || ' days'), 'interested', 'x' FROM person WHERE id % 3 = 0""",
)
CLAIMS = (
    """INSERT INTO request (id, code, title, opened_on, directorate_id, responsible, permanent, origin)
       SELECT id, 'D-' || printf('%04d', id), 'Demande', '2026-04-01', 1 + id % 6, 'R', 0, 'typed'
       FROM person WHERE id <= 2000""",
    """INSERT INTO activity (id, code, request_id, day, starts, ends, held, origin)
       SELECT id, 'A-' || printf('%04d', id), 1 + id % 1999, date('2026-04-01', (id % 230) || ' days'), 540, 720, 1,
              'typed' FROM person WHERE id <= 50000""",
    """INSERT INTO presence (activity_id, person_id, role, starts, ends)
       SELECT a.id, 1 + (a.id * 7 + k.k) % 100000, 'partner', 540, 720
       FROM activity a, (SELECT 1 AS k UNION SELECT 2 UNION SELECT 3) k""",
    """INSERT INTO claim (id, code, person_id, directorate_id, responsible, opened_on, submitted_on, approved_on,
                          approved_by, origin)
       SELECT id, 'R-' || printf('%04d', id), id, 1 + id % 6, 'R', '2026-04-01', '2026-05-01', '2026-05-10', 'R',
              'typed' FROM person""",
    """{numbers} INSERT INTO claim_entry (claim_id, line, activity_id, day, kind, trip, distance_m, rate, amount_cents,
                                          approved_cents, entered_on)
       SELECT 1 + i % 100000, 1 + i / 100000, 1 + i % 50000, date('2026-04-01', (i % 230) || ' days'),
              CASE i % 3 WHEN 0 THEN 'km' WHEN 1 THEN 'parking' ELSE 'noon' END, 1,
              CASE i % 3 WHEN 0 THEN 12500 END, CASE i % 3 WHEN 0 THEN 595 END, 100 + i % 2000, 100 + i % 2000,
              '2026-05-01' FROM n""",
    """INSERT INTO payment (claim_id, day, amount_cents, done_by)
       SELECT claim_id, '2026-06-01', sum(approved_cents) - (claim_id % 10 = 0), 'DRF' FROM claim_entry
       WHERE claim_id % 2 = 0 GROUP BY claim_id""",
)


def fill(path: Path, *, claims: bool) -> None:
    """Fill the empty registry at `path` with people, and with claims when asked."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=OFF")
    for statement in STATEMENTS + (CLAIMS if claims else ()):
        most = ENTRIES if "claim_entry" in statement else PEOPLE
        connection.execute(statement.format(numbers=NUMBERS.format(most=most)))
    connection.commit()
    connection.execute("ANALYZE")
    connection.close()

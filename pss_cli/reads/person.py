"""What is asked about people: who somebody is, a note, what changed."""

import sqlite3
from collections.abc import Iterator

from pss_cli.codes import parse_code
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.phones import digits
from pss_cli.reads import find as by_code
from pss_cli.reads.base import NO_LIMIT, Connection, Select, one
from pss_cli.reads.stages import STAGE
from pss_cli.text import fold

_WORDS = 6  # of a name: more are not looked at
_DIGITS = 3  # of a telephone number: fewer are everybody's
_MEANT = 10  # people who may be meant, when nobody has the name typed

_NAMED = " ".join(f"AND (:w{n} IS NULL OR p.name_key LIKE :w{n})" for n in range(_WORDS))

FIND = Select(f"""
SELECT p.id, p.code, p.last_name, p.first_name, p.name_in_use, {STAGE} AS stage, p.language, d.code AS directorate,
       (SELECT c.value FROM contact_point c WHERE c.person_id = p.id AND c.kind = 'phone'
        ORDER BY c.position, c.id LIMIT 1) AS phone,
       (SELECT c.value FROM contact_point c WHERE c.person_id = p.id AND c.kind = 'email'
        ORDER BY c.position, c.id LIMIT 1) AS email
FROM person p
LEFT JOIN directorate d ON d.id = p.directorate_id
WHERE (:code IS NULL OR p.id IN (SELECT c.id FROM person c WHERE c.code = :code
                                 UNION ALL SELECT f.person_id FROM former_code f WHERE f.code = :code))
  AND (:contact IS NULL OR p.id IN (SELECT c.person_id FROM contact_point c WHERE c.search_key LIKE :contact))
  AND (:ids IS NULL OR :ids LIKE '%,' || p.id || ',%')
  {_NAMED}
ORDER BY p.name_key, p.id
LIMIT :limit
""")

NAMES = Select("SELECT id, name_key FROM person")

NOTE = Select("""
SELECT n.id AS number, p.code, n.day, n.author, n.text
FROM note n JOIN person p ON p.id = n.person_id WHERE n.id = :note
""")

# A record is somebody's when it says so from its first day: what has disappeared since is there too. Those who were
# merged into a person are that person, whose former codes are theirs. A voucher is somebody's from the day it is
# handed to them to the day it comes back.
HISTORY = Select("""
WITH who AS (
  SELECT :person AS id
  UNION
  SELECT g.record_id FROM former_code m
  JOIN change g ON g.table_name = 'person' AND g.field IS NULL AND g.before LIKE '%"code": "' || m.code || '",%'
  WHERE m.person_id = :person
),
own AS (
  SELECT DISTINCT f.table_name, f.record_id FROM change f
  WHERE f.field IS NULL AND f.table_name <> 'voucher'
    AND (EXISTS (SELECT 1 FROM who w WHERE coalesce(f.after, f.before) LIKE '%"person_id": ' || w.id || ',%'
                 OR coalesce(f.after, f.before) LIKE '%"person_id": ' || w.id || '}')
         OR (f.table_name IN ('criterion', 'interview', 'interview_attempt')
             AND EXISTS (SELECT 1 FROM referral r WHERE r.person_id = :person
                         AND coalesce(f.after, f.before) LIKE '%"referral_id": ' || r.id || ',%')))
  UNION
  SELECT 'person', w.id FROM who w
),
held AS (
  SELECT f.record_id, f.operation_id AS since,
         (SELECT min(g.operation_id) FROM change g
          WHERE g.table_name = 'voucher' AND g.record_id = f.record_id AND g.field = 'person_id'
            AND g.id > f.id) AS until
  FROM change f
  JOIN who w ON (f.field = 'person_id' AND f.after = '' || w.id)
             OR (f.field IS NULL AND f.after LIKE '%"person_id": ' || w.id || ',%')
  WHERE f.table_name = 'voucher'
),
told AS (
  SELECT c.id FROM own JOIN change c ON c.table_name = own.table_name AND c.record_id = own.record_id
  UNION
  SELECT c.id FROM held h JOIN change c ON c.table_name = 'voucher' AND c.record_id = h.record_id
  WHERE c.operation_id >= h.since AND (h.until IS NULL OR c.operation_id <= h.until)
)
SELECT o.id AS operation, o.at, o.actor, o.command, c.table_name, c.field, c.before, c.after,
       (SELECT r.text FROM reason r WHERE r.operation_id = o.id
        AND r.subject = c.table_name || ':' || c.record_id LIMIT 1) AS because
FROM told
JOIN change c ON c.id = told.id
JOIN operation o ON o.id = c.operation_id
ORDER BY c.id
""")

# What the changes of a person refer to.
CODES = Select("""
SELECT 'session' AS kind, id, code FROM session
UNION ALL SELECT 'request', id, code FROM request
UNION ALL SELECT 'activity', id, code FROM activity
UNION ALL SELECT 'match', id, code FROM match
UNION ALL SELECT 'directorate', id, code FROM directorate
""")


def find(db: Connection, typed: str, today: str, limit: int | None = None) -> sqlite3.Cursor:
    """Return the people with this code, telephone digits, e-mail, or parts of a name. Raises Usage."""
    asked: dict[str, str | int | None] = {"today": today, "limit": limit or NO_LIMIT, "code": None, "contact": None}
    asked["ids"] = None
    asked |= {f"w{n}": None for n in range(_WORDS)}
    code = parse_code(typed)
    number = digits(typed)
    if code and code[0] == "person":
        asked["code"] = code[1]
    elif "@" in typed:
        asked["contact"] = f"%{typed.strip().casefold()}%"
    elif len(number) >= _DIGITS:
        asked["contact"] = f"%{number}%"
    else:
        words = fold(typed).split()[:_WORDS]
        if not words:
            raise Usage(_("Whom? Give part of a name, a telephone number, an e-mail or a code."))
        asked |= {f"w{n}": f"%{word}%" for n, word in enumerate(words)}
    return db.execute(FIND, asked)


def meant(db: Connection, typed: str, today: str) -> list[sqlite3.Row]:
    """Return the people whose names are closest to `typed`, the closest first: somebody may have mistyped it."""
    from pss_cli.likeness.spelling import closest

    ids = closest(fold(typed), db.execute(NAMES), _MEANT)
    asked = dict.fromkeys(("code", "contact", *(f"w{n}" for n in range(_WORDS))))
    listed = "," + ",".join(str(number) for number in ids) + ","
    found = {row["id"]: row for row in db.execute(FIND, asked | {"ids": listed, "today": today, "limit": _MEANT})}
    return [found[number] for number in ids]


def note(db: Connection, number: int) -> sqlite3.Row:
    """Return one note."""
    return one(db, NOTE, note=number)


def history(db: Connection, typed: str) -> Iterator[sqlite3.Row]:
    """Return what changed about a person, oldest first. Raises NotFound."""
    person = by_code.person_id(db, typed)
    return db.execute(HISTORY, {"person": person})


def codes(db: Connection) -> dict[tuple[str, int], str]:
    """Return the codes of what changes refer to, by kind and id."""
    return {(kind, number): code for kind, number, code in db.execute(CODES)}

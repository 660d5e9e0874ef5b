"""What is asked of the registry of partners."""

import sqlite3

from pss_cli.errors import NotFound
from pss_cli.i18n import _
from pss_cli.reads import find
from pss_cli.reads.base import NO_LIMIT, Connection, Select, one, rows
from pss_cli.reads.stages import ON_HOLD, STATE

_PROFILES = "resource", "trainer", "coach", "research", "upo", "upa"

# Words of `Profile`, one blank between them, without the ways a dialect has of putting rows together.
_SAID = " || ".join(f"coalesce(max(CASE WHEN f.profile = '{name}' THEN '{name} ' END), '')" for name in _PROFILES)
PROFILES = f"""(SELECT trim({_SAID})
        FROM partner_profile f WHERE f.person_id = p.id AND (f.since IS NULL OR f.since <= :today)
        AND (f.until IS NULL OR f.until > :today))"""

LEVEL = """(SELECT l.level FROM partner_level l
        WHERE l.person_id = p.id AND (l.since IS NULL OR l.since <= :today)
        ORDER BY l.since IS NULL, l.since DESC, l.id DESC LIMIT 1)"""

# People first, in the order of their names: the first twenty are found without reading the others.
LIST = Select(f"""
SELECT p.code, p.last_name, p.first_name, {STATE} AS state, e.day AS enrolled_on, {PROFILES} AS profiles,
       {LEVEL} AS level, d.code AS directorate, p.language,
       (SELECT c.value FROM contact_point c WHERE c.person_id = p.id AND c.kind = 'phone'
        ORDER BY c.position, c.id LIMIT 1) AS phone
FROM person p
CROSS JOIN enrolment e
LEFT JOIN directorate d ON d.id = p.directorate_id
WHERE e.person_id = p.id AND NOT EXISTS (SELECT 1 FROM enrolment o WHERE o.person_id = p.id AND o.id > e.id)
  AND (:state IS NULL OR {STATE} = :state)
  AND (:profile IS NULL OR EXISTS (SELECT 1 FROM partner_profile f WHERE f.person_id = p.id AND f.profile = :profile
       AND (f.since IS NULL OR f.since <= :today) AND (f.until IS NULL OR f.until > :today)))
  AND (:level IS NULL OR {LEVEL} = :level)
  AND (:directorate IS NULL OR p.directorate_id = :directorate)
  AND (:language IS NULL OR p.language = :language)
ORDER BY p.name_key, p.id
LIMIT :limit
""")

SHOW = Select(f"""
SELECT p.code, p.last_name, p.first_name, {STATE} AS state, e.day AS enrolled_on, e.origin, {PROFILES} AS profiles,
       {LEVEL} AS level, {ON_HOLD} AS on_hold, e.last_involved_on, e.family_talk, e.withdrawn_on, e.withdrawn_reason
FROM enrolment e
JOIN person p ON p.id = e.person_id
WHERE p.id = :person
ORDER BY e.id DESC
LIMIT 1
""")

WHO = Select("SELECT code, last_name, first_name FROM person WHERE id = :person")

CONSENTS = Select("""
SELECT c.purpose, c.given_on, c.withdrawn_on, c.origin FROM consent c
WHERE c.person_id = :person ORDER BY c.purpose, c.id
""")

# The declaration stands with the agreements: a day and a name.
AGREEMENTS = Select("""
SELECT g.kind, g.day, g.done_by, g.origin FROM agreement g WHERE g.person_id = :person
UNION ALL
SELECT 'declaration', d.day, d.done_by, 'typed' FROM declaration d WHERE d.person_id = :person
""")

PROFILES_HELD = Select("""
SELECT f.profile, f.since, f.until, f.speaks_to_groups,
       (SELECT x.text FROM reason x WHERE x.subject = 'partner_profile:' || f.id ORDER BY x.id DESC LIMIT 1) AS reason
FROM partner_profile f WHERE f.person_id = :person ORDER BY f.id
""")

LEVELS_HELD = Select("""
SELECT l.level, l.since, l.exposed, l.teaches,
       (SELECT x.text FROM reason x WHERE x.subject = 'partner_level:' || l.id ORDER BY x.id DESC LIMIT 1) AS reason
FROM partner_level l WHERE l.person_id = :person ORDER BY l.since IS NULL DESC, l.since, l.id
""")

STOPS = Select("""
SELECT 'pause' AS kind, z.since, z.until, z.ended_on FROM pause z WHERE z.person_id = :person
UNION ALL
SELECT 'hold', h.since, h.until, h.ended_on FROM hold h WHERE h.person_id = :person
ORDER BY 2
""")

PARTS = {
    "consents": CONSENTS,
    "agreements": AGREEMENTS,
    "profiles_held": PROFILES_HELD,
    "levels_held": LEVELS_HELD,
    "stops": STOPS,
}


def listing(
    db: Connection,
    today: str,
    *,
    state: str | None = None,
    profile: str | None = None,
    level: str | None = None,
    directorate: str | None = None,
    language: str | None = None,
    limit: int | None = None,
) -> sqlite3.Cursor:
    """Return those enrolled, in the order of their names. Raises NotFound for an unknown directorate."""
    asked = {
        "today": today,
        "state": state,
        "profile": profile,
        "level": level,
        "directorate": find.directorate_id(db, directorate, today) if directorate else None,
        "language": language,
        "limit": limit or NO_LIMIT,
    }
    return db.execute(LIST, asked)


def show(db: Connection, typed: str, today: str) -> tuple[sqlite3.Row, dict[str, list[sqlite3.Row]]]:
    """Return the last enrolment of a person and what belongs to it. Raises NotFound."""
    person = find.person_id(db, typed)
    shown = db.execute(SHOW, {"person": person, "today": today}).fetchone()
    if shown is None:
        raise NotFound(_("{code} is not enrolled.").format(code=one(db, WHO, person=person)["code"]))
    return shown, {n: rows(db, s, person=person) for n, s in PARTS.items()}


def papers(db: Connection, typed: str) -> tuple[sqlite3.Row, dict[str, list[sqlite3.Row]]]:
    """Return what a person consented to and signed, enrolled or not. Raises NotFound."""
    person = find.person_id(db, typed)
    found = {name: rows(db, PARTS[name], person=person) for name in ("consents", "agreements")}
    return one(db, WHO, person=person), found

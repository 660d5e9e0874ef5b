"""Settings, lists and directorates."""

import sqlite3

from pss_cli.errors import NotFound
from pss_cli.i18n import _, language
from pss_cli.inputs.field import Word
from pss_cli.reads.base import Connection, Select, groups, rows

SETTINGS = Select("""
SELECT key, value, since, source FROM setting ORDER BY key, since
""")

LISTS = Select("""
SELECT list, key, fr, en FROM list_item
WHERE (since IS NULL OR since <= :day) AND (until IS NULL OR until >= :day)
ORDER BY list, position, key
""")

WORDS = Select("""
SELECT list, key, fr, en, since, until FROM list_item
WHERE list = :list ORDER BY position, id
""")

LIST_NAMES = Select("""
SELECT list, count(*) FROM list_item WHERE until IS NULL OR until >= :day GROUP BY list ORDER BY list
""")

DIRECTORATES = Select("""
SELECT d.code, CASE WHEN :lang = 'fr' THEN d.fr ELSE coalesce(d.en, d.fr) END AS name, d.fr, d.en,
       d.ambassador, d.youth, d.bureau, d.since, d.until, m.code AS merged_into
FROM directorate d LEFT JOIN directorate m ON m.id = d.merged_into_id
WHERE (:code IS NULL OR upper(d.code) = upper(:code)) AND (:all = 1 OR d.until IS NULL OR d.until >= :day)
ORDER BY d.code
""")

DIRECTORATE = Select("""
SELECT id, code, fr, youth, bureau, since, until FROM directorate
WHERE upper(code) = upper(:typed)
""")

DIRECTORATE_NAMES = Select("""
SELECT id, code, fr, en FROM directorate WHERE until IS NULL OR until >= :day ORDER BY code
""")


def words(db: Connection, day: str) -> dict[str, list[Word]]:
    """Return the establishment's lists, by name."""
    found = groups(db, LISTS, day=day)
    return {str(name): [Word(*item) for item in items] for name, items in found.items()}


def settings(db: Connection) -> list[tuple[str, str, str]]:
    """Return (key, value, since) of every setting, oldest first."""
    return [(r["key"], r["value"], r["since"]) for r in rows(db, SETTINGS)]


def current(db: Connection, day: str) -> dict[str, str]:
    """Return every setting in force on `day`."""
    return {key: value for key, value, since in settings(db) if since <= day}


def directorates(db: Connection, day: str, past: bool) -> sqlite3.Cursor:
    """Return the directorates of `day`, or the ones of the past too."""
    return db.execute(DIRECTORATES, {"day": day, "all": past, "lang": language(), "code": None})


def directorate(db: Connection, code: str) -> sqlite3.Row:
    """Return one directorate by its code. Raises NotFound."""
    parameters = {"day": "", "all": True, "lang": language(), "code": code}
    row = db.execute(DIRECTORATES, parameters).fetchone()
    if row is None:
        raise NotFound(_("There is no directorate {code}. To add it: --add --fr NAME").format(code=code[:20]))
    found: sqlite3.Row = row
    return found


def words_of(db: Connection, name: str) -> list[sqlite3.Row]:
    """Return every word of a list, retired ones too. Raises NotFound."""
    found = rows(db, WORDS, list=name)
    if not found:
        known = ", ".join(f"list:{row['list']}" for row in rows(db, LIST_NAMES, day=""))
        raise NotFound(_("There is no list “{name}”. Known: {known}").format(name=name[:40], known=known))
    return found

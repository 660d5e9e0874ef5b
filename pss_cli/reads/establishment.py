"""Settings, lists and directorates."""

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

DIRECTORATES = Select("""
SELECT d.code, CASE WHEN :lang = 'fr' THEN d.fr ELSE coalesce(d.en, d.fr) END AS name,
       d.ambassador, d.youth, d.bureau, d.since, d.until, m.code AS merged_into
FROM directorate d LEFT JOIN directorate m ON m.id = d.merged_into_id
WHERE :all = 1 OR d.until IS NULL OR d.until >= :day
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

"""What an import asks of the registry: who is there already."""

from pss_cli.reads.base import Connection, Select, rows, value

KEYS = Select("SELECT import_key FROM person WHERE import_key IS NOT NULL")

# Somebody else with the same folded name and the same birth date, telephone or e-mail.
ALIKE = Select("""
SELECT o.code || ' ' || o.first_name || ' ' || o.last_name
FROM person p
JOIN person o ON o.name_key = p.name_key AND o.id <> p.id
WHERE p.id = :person
  AND (o.birth_date = p.birth_date
       OR EXISTS (SELECT 1 FROM contact_point a JOIN contact_point b ON b.search_key = a.search_key
                  WHERE a.person_id = p.id AND b.person_id = o.id))
ORDER BY o.id
""")


def keys(db: Connection) -> set[str]:
    """Return the key of everybody imported so far."""
    return {row[0] for row in rows(db, KEYS)}


def alike(db: Connection, person: int) -> str | None:
    """Return who looks like a person just written, None when nobody does."""
    found = value(db, ALIKE, person=person)
    return None if found is None else str(found)

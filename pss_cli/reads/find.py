"""Finds one record by its code, or by part of a name; says who it could be otherwise."""

from __future__ import annotations

from pss_cli.codes import PREFIXES, parse_code
from pss_cli.errors import NotFound
from pss_cli.i18n import _
from pss_cli.reads import establishment
from pss_cli.reads.base import Connection, Select, rows, value
from pss_cli.text import fold

PERSON = Select("""
SELECT id FROM person WHERE code = :code
UNION ALL SELECT person_id FROM former_code WHERE code = :code
""")
PERSON_CODE = Select("SELECT code FROM person WHERE id = :person")
SESSION = Select("SELECT id FROM session WHERE code = :code")
REQUEST = Select("SELECT id FROM request WHERE code = :code")
MATCH = Select("SELECT id FROM match WHERE code = :code")
ACTIVITY = Select("SELECT id FROM activity WHERE code = :code")
CLAIM = Select("SELECT id FROM claim WHERE code = :code")
BATCH = Select("SELECT id FROM payment_batch WHERE code = :code")
_BY_CODE = {
    "person": PERSON,
    "session": SESSION,
    "request": REQUEST,
    "match": MATCH,
    "activity": ACTIVITY,
    "claim": CLAIM,
    "payment_batch": BATCH,
}

NAMED = Select("""
SELECT id, code, first_name, last_name, name_key FROM person
WHERE name_key LIKE :first ORDER BY name_key, id
""")

BECAME = Select("""
SELECT p.code FROM former_code f JOIN person p ON p.id = f.person_id WHERE f.code = :code
""")

REASON = Select("SELECT text FROM reason WHERE rule = :rule AND subject = :subject ORDER BY id DESC")

MOST_CANDIDATES = 10


def record_id(db: Connection, kind: str, typed: str) -> int:
    """Return the id of the record of `kind` with this code. Raises NotFound."""
    parsed = parse_code(typed)
    if parsed is None or parsed[0] != kind:
        raise NotFound(
            _("“{typed}” is not a code such as {example}.").format(typed=typed[:40], example=f"{PREFIXES[kind]}-0001")
        )
    found = value(db, _BY_CODE[kind], code=parsed[1])
    if found is None:
        raise NotFound(_("There is no {code} in this registry.").format(code=parsed[1]))
    return int(found)


def person_id(db: Connection, typed: str) -> int:
    """Return the id of the person with this code, or whose name alone holds these words.

    Raises NotFound when nobody does, or with the candidates when several do.
    """
    parsed = parse_code(typed)
    if parsed and parsed[0] == "person":
        return record_id(db, "person", typed)
    words = fold(typed).split()
    if not words:
        raise NotFound(_("Whom? Give a code such as UP-0042, or part of a name."))
    found = [r for r in rows(db, NAMED, first=f"%{words[0]}%") if all(w in r["name_key"] for w in words)]
    if len(found) == 1:
        return int(found[0]["id"])
    if not found:
        raise NotFound(_("Nobody is called “{typed}”. Look with: pss person find").format(typed=typed[:40]))
    listed = [f"  {r['code']}  {r['first_name']} {r['last_name']}" for r in found[:MOST_CANDIDATES]]
    if len(found) > MOST_CANDIDATES:
        listed.append(_("  … and {n} more").format(n=len(found) - MOST_CANDIDATES))
    raise NotFound(_("“{typed}” may be any of these: give the code.").format(typed=typed[:40]), *listed)


def person_code(db: Connection, typed: str) -> str:
    """Return the code of the person with this code, or whose name alone holds these words. Raises NotFound."""
    return str(value(db, PERSON_CODE, person=person_id(db, typed)))


def became(db: Connection, typed: str) -> tuple[str, str] | None:
    """Return a code that was someone's, and their code of today; None when `typed` is no such code."""
    parsed = parse_code(typed)
    if parsed is None or parsed[0] != "person":
        return None
    code = value(db, BECAME, code=parsed[1])
    return (parsed[1], str(code)) if code else None


def directorate_id(db: Connection, typed: str, day: str) -> int:
    """Return the id of the directorate with this code, or the only one with words that begin so. Raises NotFound."""
    by_code = rows(db, establishment.DIRECTORATE, typed=typed)
    if by_code:
        return int(by_code[0]["id"])
    wanted = fold(typed)
    named = rows(db, establishment.DIRECTORATE_NAMES, day=day)
    found = [r for r in named if wanted and f" {wanted}" in " " + fold(f"{r['fr']} {r['en'] or ''}")]
    if len(found) == 1:
        return int(found[0]["id"])
    raise NotFound(
        _("“{typed}” is not one directorate. Known: {codes}").format(
            typed=typed[:40], codes=", ".join(r["code"] for r in found or named)
        )
    )


def reason(db: Connection, rule: str, subject: str) -> str | None:
    """Return why a gate was passed for this record, None when it was not."""
    text = value(db, REASON, rule=rule, subject=subject)
    return None if text is None else str(text)

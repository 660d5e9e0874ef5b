"""What the registry says of a referral or of a request, field by field of the form that corrects it."""

from __future__ import annotations

from typing import Any

from pss_cli.errors import NotFound
from pss_cli.i18n import _
from pss_cli.inputs.field import Word
from pss_cli.inputs.paper import USED, slot
from pss_cli.reads import establishment, find
from pss_cli.reads.base import Connection, Select, one, rows
from pss_cli.reads.refer import OF_PERSON

REFERRAL = Select(f"""
SELECT r.id AS referral, p.code, p.first_name, p.last_name, p.name_in_use, p.kind, p.relative_of, p.language,
       p.birth_date, p.adult, p.channel, p.preferred_hours, p.address, p.city, p.province, p.postal_code,
       c.code AS person_directorate, p.services_received, p.lived_experience, p.aptitudes, p.followed,
       p.follow_up_team, p.housed, p.educator, p.employee, p.employee_team, p.superior,
       r.day, r.referrer, r.referrer_role, d.code AS directorate, r.agreed, r.received_care, r.distance,
       r.not_claiming, r.weekday_daytime, r.youth_path, r.judgement_by, q.code AS for_request
{OF_PERSON}""")

# Every answer of which there may be several, with the field it belongs to.
SEVERAL = Select("""
SELECT CASE WHEN c.kind = 'phone' THEN 'phones' ELSE 'emails' END AS field, c.value, c.position AS place, c.id
FROM contact_point c WHERE c.person_id = :person
UNION ALL SELECT 'spoken_languages', s.language, 0, s.id FROM spoken_language s WHERE s.person_id = :person
UNION ALL SELECT 'needs', n.kind, 0, n.id FROM need n WHERE n.person_id = :person
UNION ALL SELECT CASE WHEN w.refused = 1 THEN 'refusals' ELSE 'wishes' END, w.kind, 0, w.id
          FROM wish w WHERE w.person_id = :person
UNION ALL SELECT CASE WHEN i.list = 'criterion' THEN 'criteria' ELSE 'youth_criteria' END, k.key, 0, k.id
          FROM criterion k JOIN list_item i ON i.key = k.key AND i.list IN ('criterion', 'youth_criterion')
          WHERE k.referral_id = :referral AND k.met = 1
ORDER BY 1, 3, 4
""")

SLOTS = Select("SELECT s.weekday, s.part FROM slot s WHERE s.person_id = :person ORDER BY s.weekday, s.id")

REQUEST = Select("""
SELECT q.code, q.title, d.code AS directorate, q.responsible, q.responsible_contact, q.opened_on, q.kind, q.permanent,
       q.motive, q.profile_sought, q.seats, q.length, q.objective, q.staff_count, q.involvement, q.level, q.profile,
       q.concrete_tasks, q.first_meeting_on, q.calendar, q.facilitator
FROM request q LEFT JOIN directorate d ON d.id = q.directorate_id
WHERE q.id = :request
""")

REQUEST_SLOTS = Select("SELECT s.weekday, s.part FROM request_slot s WHERE s.request_id = :request ORDER BY s.id")


def referral(db: Connection, typed: str) -> tuple[str, dict[str, Any]]:
    """Return a person's code, and what the form of a referral says of them. Raises NotFound."""
    person = find.person_id(db, typed)
    found = rows(db, REFERRAL, person=person)
    if not found:
        raise NotFound(_("There is no referral of this person."))
    values = dict(found[0])
    for row in rows(db, SEVERAL, person=person, referral=values.pop("referral")):
        values.setdefault(row["field"], []).append(row["value"])
    values["slots"] = [slot(*row) for row in rows(db, SLOTS, person=person)]
    return values.pop("code"), values


def request(db: Connection, typed: str) -> tuple[str, dict[str, Any]]:
    """Return the code of a request, and what its form says of it. Raises NotFound."""
    found = find.record_id(db, "request", typed)
    values = dict(one(db, REQUEST, request=found))
    values["slots"] = [slot(*row) for row in rows(db, REQUEST_SLOTS, request=found)]
    return values.pop("code"), values


def suggested(db: Connection, day: str) -> dict[str, list[Word]]:
    """Return the establishment's lists; its directorates, every degree of involvement, what it uses, as lists too."""
    words = establishment.words(db, day)
    degrees = {word.key: word for name in ("continuum", "training_continuum") for word in words.get(name, ())}
    told = [(row["code"], row["name"]) for row in establishment.directorates(db, day, past=False)]
    named = [Word(code, f"{code} – {name}", f"{code} – {name}") for code, name in told]
    settings = establishment.current(db, day)
    used = {
        USED.format(field): [
            Word(key.strip(), key, key) for key in settings.get(f"{field}s", "").split(",") if key.strip()
        ]
        for field in ("level", "profile")
    }
    return words | used | {"degree": list(degrees.values()), "directorate": named}

"""What the yearly figures are counted from: one SELECT for each report."""

from __future__ import annotations

import sqlite3
from datetime import date

from pss_cli.dates import born_by
from pss_cli.reads.base import Connection, Select, rows
from pss_cli.reads.enroll import LEVEL
from pss_cli.reads.request import TAKEN
from pss_cli.reads.stages import STAGE

AGES = (18, 30, 45, 65)  # where an age group starts, in PORTRAIT and AgeGroup

# Stages are of everybody; the rest describes the active partners, so that each dimension adds up to them.
PORTRAIT = Select(f"""
WITH everybody AS (
    SELECT p.id, p.kind, p.language, p.birth_date, p.adult, p.directorate_id, {STAGE} AS stage FROM person p),
active AS (
    SELECT p.id, p.kind, p.language, d.code AS directorate,
           {LEVEL} AS level,
           CASE WHEN p.birth_date IS NULL AND p.adult = 1 THEN 'adult' WHEN p.birth_date IS NULL THEN NULL
                WHEN p.birth_date > :born_18 THEN 'under_18' WHEN p.birth_date > :born_30 THEN '18_29'
                WHEN p.birth_date > :born_45 THEN '30_44' WHEN p.birth_date > :born_65 THEN '45_64'
                ELSE '65_plus' END AS age
    FROM everybody p LEFT JOIN directorate d ON d.id = p.directorate_id
    WHERE p.stage = 'active')
SELECT 'stage' AS dimension, stage AS value, count(*) AS people FROM everybody GROUP BY stage
UNION ALL
SELECT 'profile', f.profile, count(DISTINCT a.id) FROM active a
LEFT JOIN partner_profile f ON f.person_id = a.id AND (f.since IS NULL OR f.since <= :today)
                            AND (f.until IS NULL OR f.until > :today)
GROUP BY f.profile
UNION ALL
SELECT 'level', level, count(*) FROM active GROUP BY level
UNION ALL
SELECT 'kind', kind, count(*) FROM active GROUP BY kind
UNION ALL
SELECT 'directorate', directorate, count(*) FROM active GROUP BY directorate
UNION ALL
SELECT 'language', language, count(*) FROM active GROUP BY language
UNION ALL
SELECT 'age', age, count(*) FROM active GROUP BY age
""")

# Each person once, from their first referral of the period on.
PIPELINE = Select("""
SELECT r.day AS referred,
       (SELECT min(i.held_on) FROM interview i JOIN referral f ON f.id = i.referral_id
        WHERE f.person_id = r.person_id AND i.outcome = 'positive' AND i.held_on >= r.day) AS interviewed,
       (SELECT min(t.convened_on) FROM training t
        WHERE t.person_id = r.person_id AND t.convened_on >= r.day) AS convened,
       (SELECT min(s.day) FROM training t JOIN session s ON s.id = t.session_id
        WHERE t.person_id = r.person_id AND t.attended = 1 AND s.day >= r.day) AS attended,
       (SELECT min(t.decided_on) FROM training t
        WHERE t.person_id = r.person_id AND t.decision = 'retained' AND t.decided_on >= r.day) AS retained,
       (SELECT min(e.day) FROM enrolment e WHERE e.person_id = r.person_id AND e.day >= r.day) AS enrolled,
       (SELECT min(m.confirmed_on) FROM match m
        WHERE m.person_id = r.person_id AND m.confirmed_on >= r.day) AS matched,
       (SELECT min(a.day) FROM presence x JOIN activity a ON a.id = x.activity_id
        WHERE x.person_id = r.person_id AND a.day >= r.day) AS took_part
FROM (SELECT person_id, min(day) AS day FROM referral WHERE day BETWEEN :since AND :until GROUP BY person_id) r
""")

REQUESTS = Select(f"""
SELECT d.code AS directorate, q.opened_on, q.closed_on, q.outcome, q.seats,
       (SELECT min(m.confirmed_on) FROM match m WHERE m.request_id = q.id) AS confirmed_on,
       (SELECT count(*) FROM match m WHERE m.request_id = q.id AND {TAKEN}) AS taken
FROM request q LEFT JOIN directorate d ON d.id = q.directorate_id
WHERE q.opened_on BETWEEN :since AND :until
ORDER BY d.code IS NULL, d.code, q.opened_on, q.id
""")


def portrait(db: Connection, today: date) -> dict[str, dict[str | None, int]]:
    """Return how many people have each value of each dimension."""
    born = {f"born_{age}": born_by(today, age).isoformat() for age in AGES}
    found: dict[str, dict[str | None, int]] = {}
    for row in db.execute(PORTRAIT, {"today": today.isoformat(), **born}):
        found.setdefault(row["dimension"], {})[row["value"]] = row["people"]
    return found


def pipeline(db: Connection, since: date, until: date) -> list[sqlite3.Row]:
    """Return the days of each step of those referred in a period."""
    return rows(db, PIPELINE, since=since.isoformat(), until=until.isoformat())


def requests(db: Connection, since: date, until: date) -> list[sqlite3.Row]:
    """Return the requests opened in a period: their answer, their outcome, their seats."""
    return rows(db, REQUESTS, since=since.isoformat(), until=until.isoformat())

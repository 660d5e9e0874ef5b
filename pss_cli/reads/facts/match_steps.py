"""Rows for what is owed around the first meeting."""

from pss_cli.reads.base import Select


def _settled(*kinds: str, match: bool) -> str:
    """Return one column for each kind of step: dated, or not needed, for the whole request or for this match."""
    for_whom = "(s.match_id IS NULL OR s.match_id = m.id)" if match else "s.match_id IS NULL"
    return ",\n       ".join(
        f"EXISTS (SELECT 1 FROM step s WHERE s.request_id = q.id AND s.kind = '{kind}' AND {for_whom}) AS {kind}"
        for kind in kinds
    )


PREPARATION = Select(f"""
SELECT m.id, 'match:' || m.id AS subject, m.code, p.first_name || ' ' || p.last_name AS who, m.origin,
       :today AS day, m.confirmed_on AS since,
       coalesce((SELECT min(a.day) FROM activity a WHERE a.request_id = q.id AND a.day >= m.confirmed_on),
                q.first_meeting_on) AS first_on,
       {_settled("coach", "contact", "documents", "parking", match=True)}
FROM match m
JOIN person p ON p.id = m.person_id
JOIN request q ON q.id = m.request_id
WHERE (:id IS NULL OR m.id = :id) AND m.confirmed_on IS NOT NULL AND m.ended_on IS NULL AND q.closed_on IS NULL
ORDER BY m.confirmed_on, m.id
""")

START = Select(f"""
SELECT q.id, 'request:' || q.id AS subject, q.code, q.title AS who, q.origin, :today AS day,
       min(m.confirmed_on) AS since,
       coalesce((SELECT min(a.day) FROM activity a WHERE a.request_id = q.id), q.first_meeting_on) AS first_on,
       {_settled("support", "capsule", "roles", match=False)}
FROM request q
JOIN match m ON m.request_id = q.id AND m.confirmed_on IS NOT NULL AND m.ended_on IS NULL
WHERE (:id IS NULL OR q.id = :id) AND q.closed_on IS NULL
GROUP BY q.id, q.code, q.title, q.origin, q.first_meeting_on
ORDER BY min(m.confirmed_on), q.id
""")

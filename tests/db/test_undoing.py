"""Going back over everything that a life wrote gives every table back, exactly."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

PERSON = {
    "first_name": "Ann", "last_name": "Roy", "referrer": "Luc", "referrer_role": "other", "directorate": "DSI",
    "agreed": True, "received_care": True, "phones": ["450 555-0100"], "birth_date": "1970-05-17", "criteria": "all",
    "distance": True, "not_claiming": True, "weekday_daytime": True, "slots": ["lundi-matin"], "needs": ["transport"],
}  # fmt: skip
REQUEST = {
    "title": "Comité", "directorate": "DSI", "responsible": "Gisèle", "kind": "working_group", "motive": "Accueil",
    "involvement": "co_construction", "profile_sought": "a vécu", "seats": "2", "length": "6 mois", "staff_count": "5",
    "objective": "Un dépliant", "slots": ["lundi-matin"],
}  # fmt: skip
LIFE = (
    ("refer add --from -", PERSON),
    ("refer edit UP-1 --phones 450-555-0199,450-555-0198 --last-name Roi --slots mardi-soir --no-distance", None),
    ("interview record UP-1 --outcome positive --motivation --admissible --informed --weekday-daytime", None),
    ("train session --day 2026-11-20 --starts 9h --ends 11h", None),
    ("train invite S-1 UP-1", None),
    ("train attend S-1 UP-1", None),
    ("train decide UP-1 --decision retained --interest --availability --told 2026-11-20", None),
    ("enroll add UP-1 --consent registry --profiles resource --level operational", None),
    ("enroll sign UP-1 --confidentiality --ethics --kit", None),
    ("person edit UP-1 --city Laval --phones 450-555-0101", None),
    ("match open --from -", REQUEST),
    ("match propose D-1 UP-1", None),
    ("match answer J-1 oui", None),
    ("registry settings meal_min 4h", None),
    ("registry settings list:criterion calm Calme Calm", None),
    ("registry directorates DSP --merged-into DSM --from 2027-01-01", None),
    ("enroll pause UP-1 --until 2027-01-31", None),
    ("enroll resume UP-1", None),
    ("enroll withdraw UP-1 --reason moved", None),
)


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every table but the journal's own and the counters."""
    connection = sqlite3.connect(path)
    names = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = set(names) - {"operation", "change", "counter", "alembic_version", "sqlite_sequence"}
    found = {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall() for name in sorted(kept)}
    connection.close()
    return found


def live(pss, registry: Path) -> list[dict[str, list[tuple[object, ...]]]]:
    """Run the commands of a life; return the tables before each of those that changed something."""
    states = []
    for line, given in LIFE:
        before = tables(registry)
        answer = pss(*line.split(), stdin=json.dumps(given) if given else "")
        assert answer.code == 0, f"{line}: {answer.err}"
        if tables(registry) != before:
            states.append(before)
    return states


@pytest.mark.parametrize("language", ["fr", "en"])
def test_undo_gives_back_every_table_step_by_step(pss, registry, monkeypatch, language):
    states = live(pss, registry)
    monkeypatch.setenv("PSS_LANG", language)
    assert len(states) == len(LIFE)
    for state in reversed(states):
        answer = pss("undo", "--yes", "-f", "json")
        assert answer.code == 0, answer.err
        assert answer.items, "what changes is shown"
        assert tables(registry) == state
    assert pss("undo", "--yes").code == 4
    assert pss("registry", "check").code == 0

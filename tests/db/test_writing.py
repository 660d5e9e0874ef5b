"""The one door for writing: all or nothing, one at a time, every change recorded."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import Session

from pss_cli import models
from pss_cli.db import writing
from tests.db import processes

INTERRUPTED = """
import sys, time
from pathlib import Path
from pss_cli import models
from pss_cli.db.writing import operation, raw
with operation(Path(sys.argv[1]), actor="x", command="x") as session:
    raw(session).execute("PRAGMA cache_size=5")  # so that half of the work is in the file already
    for number in range(2000):
        session.add(models.Directorate(code=f"X{number}", fr="Direction de l'essai " * 20))
        if number % 100 == 0:
            session.flush()
    session.flush()
    print("ready", flush=True)
    time.sleep(60)
"""

WRITER = """
import json, sys
from pathlib import Path
from pss_cli import cli
for number in range(4):
    name = f"{sys.argv[2]}{'abcd'[number]}"
    given = {"first_name": "Ann", "last_name": name, "referrer": "Luc", "referrer_role": "other", "agreed": True,
             "received_care": True, "emails": [f"{name}@exemple.ca"], "adult": True}
    Path(f"{sys.argv[1]}-{name}.json").write_text(json.dumps(given))
    assert cli.main(["refer", "add", "--from", f"{sys.argv[1]}-{name}.json"]) == 0
"""


def table(registry: Path, name: str) -> list[tuple[object, ...]]:
    """Return every row of a table."""
    connection = sqlite3.connect(registry)
    rows = connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()
    connection.close()
    return rows


def test_killed_in_the_middle_leaves_a_registry_that_opens(pss, registry):
    before = table(registry, "directorate")
    with processes.busy(INTERRUPTED, registry) as process:
        process.kill()
        process.wait()
        journal = registry.with_name("registry.pss-journal")
        assert journal.exists(), "the test must kill a write that has begun to change the file"
    assert pss("registry", "check").code == 0
    assert table(registry, "directorate") == before
    assert pss("registry", "settings", "min_age", "16").code == 0


def test_a_backup_after_a_kill_holds_what_was_committed(pss, registry):
    with processes.busy(INTERRUPTED, registry):
        pass
    assert pss("registry", "backup", "copie.pss").code == 0
    assert table(Path("copie.pss"), "directorate") == table(registry, "directorate")


def test_two_processes_writing_at_once_give_distinct_codes(pss, registry):
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(registry), name],
            cwd=processes.ROOT,
            env=processes.environment(registry),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for name in ("Roy", "Cyr")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    codes = [row["code"] for row in pss("refer", "list", "-f", "json").items]
    assert sorted(codes) == [f"UP-{n:04d}" for n in range(1, 9)]


@pytest.mark.parametrize(
    "words",
    [
        ["refer", "add", "--from", "-"],
        ["registry", "settings", "min_age", "16"],
        ["registry", "settings", "list:criterion", "calm", "Calme", "Calm"],
        ["registry", "directorates", "DSP", "--merged-into", "DSM"],
        ["undo"],
    ],
    ids=" ".join,
)
def test_a_dry_run_leaves_the_file_byte_for_byte(pss, make, registry, words):
    make.person()
    given = {"first_name": "B", "last_name": "C", "referrer": "L", "referrer_role": "other", "agreed": True,
             "received_care": True, "emails": ["b@c.ca"], "adult": True}  # fmt: skip
    before = registry.read_bytes()
    assert pss(*words, "--dry-run", stdin=json.dumps(given)).code == 0
    assert registry.read_bytes() == before


def test_what_a_rule_refuses_leaves_the_file_byte_for_byte(pss, registry):
    before = registry.read_bytes()
    assert pss("refer", "add", "--first-name", "A", "--last-name", "B").code == 5
    assert registry.read_bytes() == before


def test_every_field_that_changes_is_recorded_with_who_and_when(pss, make, registry):
    person = make.person()
    with writing.operation(registry, actor="Ann", command="essai") as session:
        written = session.get(models.Person, person.id)
        assert written is not None
        written.city = "Laval"
        session.add(written)
    operation = table(registry, "operation")[-1]
    assert operation[2:4] == ("Ann", "essai")
    change = table(registry, "change")[-1]
    assert change[1:] == (operation[0], "person", person.id, "city", "null", '"Laval"')


def test_a_declaration_enters_no_change_and_leaves_no_trace(pss, make, registry):
    person = make.partner(ready=False)
    assert pss("enroll", "sign", person.code, "--declaration", "--day", "2026-03-17").code == 0
    assert len(table(registry, "declaration")) == 1
    assert pss("enroll", "sign", person.code, "--declaration", "--remove").code == 0
    assert table(registry, "declaration") == []
    assert b"2026-03-17" not in registry.read_bytes()


def test_every_commit_is_made_by_an_operation(pss, make, registry, monkeypatch):
    committed = []
    real = Session.commit
    monkeypatch.setattr(Session, "commit", lambda self: (committed.append(self.info.get("operation_id")), real(self)))
    make.partner()
    assert pss("registry", "settings", "min_age", "16").code == 0
    assert committed
    assert all(committed)
    assert len(set(committed)) == len(committed)


def test_a_code_is_never_given_twice_even_after_an_undo(pss, make):
    assert make.person().code == "UP-0001"
    assert pss("undo", "--yes").code == 0
    assert make.person().code == "UP-0002"

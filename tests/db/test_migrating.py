"""Bringing a filled registry up to date: backup first, nothing lost, triggers there again."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from pss_cli.db import migrating, opening
from pss_cli.migrations import HEAD, VERSIONS
from pss_cli.migrations.triggers import TRIGGERS

RELEASES = Path(__file__).parent.parent / "releases"  # a filled registry of each former release
STEP = '''
"""A step of this test."""
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade():
    {what}
'''
REBUILD = """
    with op.batch_alter_table("person", recreate="always") as batch:
        batch.add_column(sa.Column("test_only", sa.String(), nullable=True))
"""


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """Return what makes this pss one step newer than its registries."""

    def made(what: str) -> None:
        steps = tmp_path / "steps"
        shutil.copytree(migrating.STEPS, steps)
        (steps / "versions" / "9999_test.py").write_text(STEP.format(what=what, head=HEAD), encoding="utf-8")
        monkeypatch.setattr(migrating, "STEPS", steps)
        monkeypatch.setattr(migrating, "HEAD", "9999")
        monkeypatch.setattr(opening, "HEAD", "9999")
        monkeypatch.setattr(opening, "VERSIONS", (*VERSIONS, "9999"))

    return made


def columns_of(path: Path) -> dict[str, list[str]]:
    """Return the columns of every table of a registry."""
    connection = sqlite3.connect(path)
    found = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
    columns: dict[str, list[str]] = {}
    for table, column in connection.execute(found):
        columns.setdefault(table, []).append(column)
    connection.close()
    return columns


def contents(path: Path, kept: dict[str, list[str]] | None = None) -> dict[str, list[tuple[object, ...]]]:
    """Return every table of a registry, but for its version and the added column; or the `kept` columns of each."""
    connection = sqlite3.connect(path)
    known = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'"
    names = [r[0] for r in connection.execute(known)]
    found = {}
    for name in names:
        known = [r[1] for r in connection.execute(f"PRAGMA table_info({name})") if r[1] != "test_only"]
        columns = (kept or {}).get(name, known)
        quoted = ", ".join(f'"{column}"' for column in columns)
        found[name] = connection.execute(f'SELECT {quoted} FROM "{name}" ORDER BY 1').fetchall()
    connection.close()
    del found["alembic_version"]
    return found


def definitions(path: Path) -> dict[str, list[str]]:
    """Return how each table, index and trigger of a registry is made: the order of constraints says nothing."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: sorted(line.strip(" \t,") for line in sql.splitlines()) for name, sql in found}


def triggers(path: Path) -> set[str]:
    """Return the triggers of a registry."""
    connection = sqlite3.connect(path)
    found = {r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    connection.close()
    return found


@pytest.mark.parametrize("release", [v for v in VERSIONS if v != HEAD])
def test_a_registry_of_each_former_release_opens_and_keeps_everything(bare_pss, tmp_path, release):
    path = tmp_path / "registry.pss"
    connection = sqlite3.connect(path)
    connection.executescript((RELEASES / f"{release}.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id={opening.APPLICATION_ID}")
    connection.close()
    before, columns = contents(path), columns_of(path)
    answer = bare_pss("person", "show", "UP-0001")
    assert answer.code == 0, answer.err
    after = contents(path, columns)
    assert {name: after[name] for name in before} == before
    assert triggers(path) == set(TRIGGERS)
    assert bare_pss("registry", "info", "-f", "json").json["schema_version"] == HEAD
    assert bare_pss("registry", "check").code == 0


def test_a_migrated_registry_and_a_new_one_have_the_same_tables(bare_pss, registry, tmp_path):
    path = tmp_path / "old.pss"
    connection = sqlite3.connect(path)
    connection.executescript((RELEASES / "0001.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id={opening.APPLICATION_ID}")
    connection.close()
    assert bare_pss("--registry", path, "registry", "info").code == 0
    assert definitions(registry) == definitions(path)


@pytest.mark.parametrize("words", [["registry", "info"], ["registry", "settings", "phone", "450 555-0000"]])
def test_a_filled_registry_is_brought_up_to_date(pss, make, registry, newer, words):
    match = make.match()
    before = contents(registry)
    newer(REBUILD)
    answer = pss(*words)
    assert answer.code == 0, answer.err
    kept = registry.with_name("registry-before-9999.pss")
    assert str(kept) in answer.err
    assert contents(kept) == before, "the backup is the registry as it was"
    after = contents(registry)
    unchanged = before.keys() - {"operation", "change", "setting"}
    assert {name: after[name] for name in unchanged} == {name: before[name] for name in unchanged}
    assert triggers(registry) == set(TRIGGERS)
    assert pss("registry", "check").code == 0
    connection = sqlite3.connect(registry)
    with pytest.raises(sqlite3.IntegrityError, match="ENR-07"):
        connection.execute("UPDATE person SET birth_date = '2015-01-01' WHERE id = ?", (match.person_id,))
    connection.close()


@pytest.mark.parametrize(
    "what",
    ['op.execute("DELETE FROM partner_level")', 'op.execute("DELETE FROM person")', 'op.execute("DROP TABLE nowhere")'],
)
def test_a_step_that_loses_something_leaves_the_registry_as_it_was(pss, make, registry, newer, what):
    make.partner()
    before = contents(registry)
    newer(what)
    assert pss("registry", "info").code in (1, 6)
    assert contents(registry) == before
    assert triggers(registry) == set(TRIGGERS)


def test_an_older_backup_is_restored_then_brought_up_to_date(pss, make, registry, newer):
    make.partner()
    assert pss("registry", "backup", "copie.pss").code == 0
    kept = Path("copie.pss").read_bytes()
    newer(REBUILD)
    answer = pss("registry", "restore", "copie.pss", "--yes")
    assert answer.code == 0, answer.err
    assert Path("copie.pss").read_bytes() == kept, "the backup itself is not touched"
    assert pss("registry", "info", "-f", "json").json["schema_version"] == "9999"


def test_the_number_of_a_record_is_never_given_twice(registry):
    connection = sqlite3.connect(registry)
    tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    numbered = {name: sql for name, sql in tables if "id INTEGER" in sql}
    assert len(numbered) == 55
    assert [name for name, sql in numbered.items() if "AUTOINCREMENT" not in sql] == []

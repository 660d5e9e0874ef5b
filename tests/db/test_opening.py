"""A registry that cannot be used says so in a sentence, with its exit code, and is never touched."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pss_cli.db import opening
from tests.db import processes

GOOD = '{"first_name": "Ann", "last_name": "Roy", "referrer": "Luc", "referrer_role": "other", "agreed": true,'
GOOD += ' "received_care": true, "phones": ["450 555-0100"], "adult": true}'
EVERYBODY = [["refer", "list"], ["undo", "--yes"], ["registry", "settings", "min_age", "16"], ["registry", "check"]]


def untouched(path: Path, content: bytes) -> bool:
    """Whether the file is what it was, with nothing left beside it."""
    return path.read_bytes() == content and sorted(p.name for p in path.parent.iterdir()) == [path.name]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a registry is expected."""
    path = tmp_path / "here" / "registry.pss"
    path.parent.mkdir()
    monkeypatch.setenv("PSS_REGISTRY", str(path))
    return path


@pytest.mark.parametrize("words", EVERYBODY, ids=" ".join)
def test_a_missing_registry_is_not_created_by_asking(bare_pss, place, words):
    answer = bare_pss(*words)
    assert answer.code == 6
    assert "pss init" in answer.err
    assert list(place.parent.iterdir()) == []


@pytest.mark.parametrize("words", EVERYBODY, ids=" ".join)
@pytest.mark.parametrize("content", [b"not a database at all, but a long enough text" * 200, b"", b"SQLite format 3\0"])
def test_a_file_that_is_no_registry_is_left_alone(bare_pss, place, words, content):
    place.write_bytes(content)
    answer = bare_pss(*words)
    assert answer.code == 6, answer.err
    assert str(place) in answer.err
    assert untouched(place, content)


@pytest.mark.parametrize("words", EVERYBODY, ids=" ".join)
def test_somebody_else_s_database_is_left_alone(bare_pss, place, words):
    other = sqlite3.connect(place)
    other.execute("CREATE TABLE person (id INTEGER)")
    other.commit()
    other.close()
    content = place.read_bytes()
    assert bare_pss(*words).code == 6
    assert untouched(place, content)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_truncated_registry_is_refused(pss, make, registry, kept):
    make.partner()
    content = registry.read_bytes()
    registry.write_bytes(content[: int(len(content) * kept) // 4096 * 4096])
    codes = {pss(*words).code for words in [["registry", "check"], ["registry", "backup", "copie.pss"]]}
    assert codes == {6}
    assert not Path("copie.pss").exists()


@pytest.mark.parametrize("words", EVERYBODY, ids=" ".join)
def test_a_registry_of_a_newer_pss_is_never_touched(pss, registry, words):
    other = sqlite3.connect(registry)
    other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.commit()
    other.close()
    content = registry.read_bytes()
    answer = pss(*words)
    assert answer.code == 6
    assert "9999" in answer.err
    assert registry.read_bytes() == content


def test_a_folder_in_the_place_of_the_registry_is_refused(bare_pss, place):
    place.mkdir()
    assert bare_pss("refer", "list").code == 6


# --- rights ----------------------------------------------------------------------------------------


@pytest.fixture
def protected(registry: Path, tmp_path: Path) -> Iterator[Path]:
    """A registry alone in its folder, which can be deleted afterwards."""
    path = tmp_path / "protected" / "registry.pss"
    path.parent.mkdir()
    shutil.copyfile(registry, path)
    yield path
    path.parent.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o600, 0o555), (0o444, 0o555)])
def test_a_read_only_registry_can_be_read_and_says_that_it_cannot_be_written(protected, file, folder):
    protected.chmod(file)
    protected.parent.chmod(folder)
    content = protected.read_bytes()
    assert processes.pss(protected, "refer", "list", started=processes.by_rights()).returncode == 0
    for words in (["refer", "add", "--from", "-"], ["registry", "settings", "min_age", "16"]):
        answer = processes.pss(protected, *words, started=processes.by_rights(), stdin=GOOD)
        assert answer.returncode == 6, answer.stderr
        assert str(protected) in answer.stderr
    assert untouched(protected, content)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
@pytest.mark.parametrize(("file", "folder"), [(0o000, 0o755), (0o600, 0o000)])
def test_a_registry_that_may_not_be_read_says_so(protected, file, folder):
    protected.chmod(file)
    protected.parent.chmod(folder)
    answer = processes.pss(protected, "refer", "list", started=processes.by_rights())
    assert answer.returncode == 6, answer.stderr


# --- another process -------------------------------------------------------------------------------

HOLD = """
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN {kind}")
print("ready", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("words", [["refer", "add", "--from", "-"], ["registry", "restore", "copie.pss", "--yes"]])
def test_a_registry_in_which_somebody_writes_is_busy(pss, registry, monkeypatch, words):
    assert pss("registry", "backup", "copie.pss").code == 0
    monkeypatch.setattr(opening, "BUSY_MS", 200)
    with processes.busy(HOLD.format(kind="IMMEDIATE"), registry):
        answer = pss(*words, stdin=GOOD)
        assert answer.code == 7, answer.err
        assert pss("refer", "list").code == 0
    assert pss(*words, stdin=GOOD).code == 0


@pytest.mark.parametrize("words", [["refer", "list"], ["registry", "backup", "copie.pss"]], ids=" ".join)
def test_a_registry_that_is_being_committed_is_busy_for_readers_too(pss, registry, monkeypatch, words):
    monkeypatch.setattr(opening, "BUSY_MS", 200)
    with processes.busy(HOLD.format(kind="EXCLUSIVE"), registry):
        assert pss(*words).code == 7
    assert pss(*words).code == 0


@pytest.mark.parametrize(
    "words", [["person", "note", "UP-1", "--text", "un mot"], ["person", "show", "UP-1"]], ids=" ".join
)
@pytest.mark.parametrize("damage", ["DROP TABLE note", "ALTER TABLE alembic_version RENAME COLUMN version_num TO v"])
def test_what_sqlite_says_and_nobody_foresaw_is_an_incident_never_silence(pss, make, registry, words, damage):
    make.person()
    connection = sqlite3.connect(registry)
    connection.execute(damage)
    connection.commit()
    connection.close()
    answer = pss(*words)
    assert answer.code == 1
    assert "incident" in answer.err

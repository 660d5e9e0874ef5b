"""Backup, restore and check."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pss_cli.db.reading import read
from pss_cli.db.unfinished import Form, keep


def people(path: Path) -> int:
    """Return how many people a registry holds."""
    connection = read(path)
    found = connection.execute("SELECT count(*) FROM person").fetchone()[0]
    connection.close()
    return int(found)


def test_a_backup_is_a_registry_of_its_own(pss, make, tmp_path):
    make.partner()
    answer = pss("registry", "backup", "copie.pss", "-f", "json")
    assert (answer.code, answer.json["people"], answer.json["enrolled"]) == (0, 1, 1)
    copy = tmp_path / "copie.pss"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert pss("--registry", str(copy), "registry", "check").code == 0
    assert [p.name for p in tmp_path.glob("*partial*")] == []


def test_a_backup_replaces_nothing_unasked(pss):
    Path("copie.pss").write_text("autre chose")
    assert pss("registry", "backup", "copie.pss").code == 2
    assert Path("copie.pss").read_text() == "autre chose"
    assert pss("registry", "backup", "copie.pss", "--yes").code == 0


def test_a_backup_never_replaces_the_registry_itself(pss, registry):
    before = registry.read_bytes()
    assert pss("registry", "backup", registry, "--yes").code == 8
    assert registry.read_bytes() == before


def test_a_backup_that_cannot_be_written_says_where(pss):
    answer = pss("registry", "backup", "ailleurs/copie.pss")
    assert answer.code == 8
    assert "ailleurs/copie.pss" in answer.err


def test_restoring_sets_aside_what_it_replaces(pss, make, registry):
    make.person()
    assert pss("registry", "backup", "copie.pss").code == 0
    make.person(first_name="Béa")
    assert pss("registry", "restore", "copie.pss").code == 2
    assert people(registry) == 2
    answer = pss("registry", "restore", "copie.pss", "--yes", "-f", "json")
    assert (answer.code, answer.json["people"]) == (0, 1)
    assert people(Path(answer.json["replaced"])) == 2
    again = pss("registry", "restore", "copie.pss", "--yes", "-f", "json")
    assert again.json["replaced"] != answer.json["replaced"]


def test_what_is_set_aside_keeps_no_unfinished_form(pss, registry):
    assert pss("registry", "backup", "copie.pss").code == 0
    keep(registry, Form("Coordo Essai", "refer add", "{}"), "2026-11-20T12:00:00+00:00", {"first_name": "Zéphirine"})
    assert "Zéphirine".encode() in registry.read_bytes()
    answer = pss("registry", "restore", "copie.pss", "--yes", "-f", "json")
    assert answer.code == 0
    for path in (registry, Path(answer.json["replaced"])):
        assert "Zéphirine".encode() not in path.read_bytes()


def test_a_journal_left_behind_never_spoils_the_restored_registry(pss, make, registry):
    make.person()
    pss("registry", "backup", "copie.pss")
    registry.write_bytes(b"damaged" * 5000)
    registry.with_name("registry.pss-journal").write_bytes(b"reste d'une autre vie")
    assert pss("registry", "restore", "copie.pss", "--yes").code == 0
    assert people(registry) == 1
    assert not registry.with_name("registry.pss-journal").exists()


def test_a_lost_registry_can_be_restored(pss, make, registry):
    make.person()
    pss("registry", "backup", "copie.pss")
    registry.unlink()
    assert pss("registry", "restore", "copie.pss", "--yes").code == 0
    assert people(registry) == 1


def test_what_is_no_backup_replaces_nothing(pss, registry):
    before = registry.read_bytes()
    Path("texte.pss").write_text("ceci n'est pas une copie" * 300)
    damaged = before[: len(before) // 2]
    Path("moitié.pss").write_bytes(damaged)
    for name in ("texte.pss", "moitié.pss", "absent.pss"):
        assert pss("registry", "restore", name, "--yes").code == 6
    assert registry.read_bytes() == before
    assert not list(registry.parent.glob("*replaced*"))


def test_check_names_a_broken_reference(pss, make, registry):
    make.partner()
    connection = sqlite3.connect(registry)
    connection.execute("DELETE FROM person")
    connection.commit()
    connection.close()
    answer = pss("registry", "check", "-f", "json")
    assert answer.code == 6
    assert not answer.items[0]["ok"]


def test_check_runs_the_rules(pss, make):
    make.referral()
    assert pss("registry", "check").code == 0
    make.referral(make.person("Béa", phone="+14505550199"), referrer=None)
    answer = pss("registry", "check")
    assert answer.code == 5
    assert "REF-01" in answer.err


def test_check_offers_no_reason_for_what_is_written_already(pss, make):
    make.referral(received_care=None)
    answer = pss("registry", "check")
    assert (answer.code, "REF-03" in answer.err, "--because" in answer.err) == (5, True, False)


def test_a_missing_registry_has_no_backup(bare_pss, tmp_path):
    (tmp_path / "old.pss").write_text("x")
    assert bare_pss("registry", "backup", tmp_path / "old.pss", "--yes").code == 6

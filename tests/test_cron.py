"""The re-contact listing as cron runs it: no terminal, no HOME, no locale, an empty environment."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="cron is not of Windows")


def cron(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run one line of a crontab."""
    command = [sys.executable, "-m", "pss_cli", *(str(word) for word in words)]
    folder = Path(__file__).parent.parent
    return subprocess.run(command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)


@POSIX
def test_names_come_out_in_utf_8_and_something_due_is_an_exit_code(registry, make, tmp_path):
    make.partner(first_name="Zoé", last_name="Bélœil-Nuñez", enrolled_on=make.ago(900))
    here = {"PSS_REGISTRY": str(registry), "PSS_TODAY": make.today.isoformat()}
    listed = cron("recontact", "list", "-f", "json", "--exit-code", **here)
    assert (listed.returncode, listed.stderr) == (10, b"")
    assert json.loads(listed.stdout.decode("utf-8"))["items"][0]["last_name"] == "Bélœil-Nuñez"
    silent = cron("recontact", "list", "-o", tmp_path / "due.csv", **here)
    assert (silent.returncode, silent.stdout, silent.stderr) == (0, b"", b"")
    assert "Zoé" in (tmp_path / "due.csv").read_text(encoding="utf-8-sig")
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".partial")] == []


@POSIX
def test_letters_are_drafted_every_week_and_nothing_else_is_touched(registry, make, tmp_path):
    make.partner(first_name="Zoé", enrolled_on=make.ago(900))
    make.partner(first_name="Bob", enrolled_on=make.ago(900))
    here = {"PSS_REGISTRY": str(registry), "PSS_TODAY": make.today.isoformat()}
    words = ("recontact", "list", "--letters", tmp_path / "relances", "--exit-code")
    first = cron(*words, **here)
    assert first.returncode == 10
    assert first.stderr.decode("utf-8").splitlines() == [
        f"2 brouillons dans {tmp_path / 'relances'}.",
        "À joindre par téléphone, faute de courriel\u00a0: 2",
    ]
    (tmp_path / "relances" / "notes.txt").write_text("à moi", encoding="utf-8")
    before = {p.name: p.read_bytes() for p in (tmp_path / "relances").iterdir()}
    assert set(before) == {"UP-0001-recontact.eml", "UP-0002-recontact.eml", "recontact.csv", "notes.txt"}
    again = cron(*words, **here)
    assert (again.returncode, again.stdout) == (10, first.stdout)
    assert {p.name: p.read_bytes() for p in (tmp_path / "relances").iterdir()} == before
    assert all(p.stat().st_mode & 0o077 == 0 for p in (tmp_path / "relances").iterdir() if p.name != "notes.txt")
    assert (tmp_path / "relances").stat().st_mode & 0o077 == 0


@POSIX
def test_it_speaks_french_when_no_language_is_known(registry, make):
    make.partner(enrolled_on=make.ago(900))
    table = cron("report", "today", PSS_REGISTRY=str(registry), PSS_TODAY=make.today.isoformat())
    assert table.returncode == 0
    assert "est en retard de relance" in table.stdout.decode("utf-8")


@POSIX
def test_without_a_registry_it_says_so_and_leaves_with_six(tmp_path):
    for environment in ({"XDG_DATA_HOME": str(tmp_path)}, {"PSS_REGISTRY": str(tmp_path / "none.pss")}):
        lost = cron("recontact", "list", "--exit-code", **environment)
        assert (lost.returncode, lost.stdout) == (6, b"")
        assert str(tmp_path) in lost.stderr.decode("utf-8")

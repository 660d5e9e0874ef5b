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

"""What is said on a terminal: folded at blanks."""

from __future__ import annotations

import pytest

from pss_cli.aloud import aloud, folded

SAID = "Refusé : 7\u00a0881,23\u00a0$ pour UP-0004, donnez la raison"


@pytest.mark.parametrize("width", range(14, len(SAID) + 1))
def test_no_word_nor_number_is_cut_at_any_width(width):
    lines = folded(SAID, width).split("\n")
    assert all(len(line) <= width for line in lines)
    assert all(any(word in line for line in lines) for word in ("7\u00a0881,23\u00a0$", "UP-0004,", "donnez"))
    assert not any(line.startswith(":") for line in lines)


def test_a_command_is_kept_whole_on_its_line_to_be_copied():
    command = "pss claim add A-0001 UP-0001 --km 2,5 --trip 2"
    assert folded(f"  Le reste : {command}", 50) == f"  Le reste\u00a0:\n    {command}"
    assert folded(f"  Le reste : {command}", 80) == f"  Le reste : {command}"
    assert folded(f"  Le reste : {command}", 20).endswith(f"\n    {command}"), "the terminal folds it, copying does not"
    assert "\n" in folded("Voir pss claim list. Puis pss claim show et encore", 30)


def test_off_a_terminal_a_sentence_is_one_line(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    aloud(SAID)
    assert capsys.readouterr().err == SAID + "\n"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    aloud(SAID)
    assert len(capsys.readouterr().err.splitlines()) > 1

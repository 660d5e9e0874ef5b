"""pss claim receipt: the number and the file of a receipt, and the claims that are handed in without."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

import pytest

SCAN = b"%PDF-1.4 stationnement"


@pytest.fixture
def claim(pss, make, tmp_path):
    """Return how to type one verb about R-0001: 24,6 km and a parking; scan.pdf is there."""
    make.activity(None, make.partner(first_name="Ariane", last_name="Bellefleur"))
    pss("claim", "add", "A-0001", "--km", "24,6", "--parking", "8,50")
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    return lambda verb, *words: pss("claim", verb, "R-0001", *words, "-f", "json")


@pytest.fixture
def kept(tmp_path):
    """The folder of receipts."""
    return tmp_path / "receipts"


def test_a_receipt_is_copied_under_a_coded_name_for_nobody_else_to_read(claim, kept):
    shown = claim("receipt", "2", "scan.pdf", "--number", "P-118")
    assert shown.code == 0, shown.err
    name = f"R-0001-2-{hashlib.sha256(SCAN).hexdigest()[:8]}.pdf"
    assert shown.json["receipts"] == [{"line": 2, "file": name, "size": len(SCAN), "added_on": "2026-11-20"}]
    assert [e["receipt"] for e in shown.json["entries"]] == [None, "P-118"]
    assert (kept / name).read_bytes() == SCAN
    assert (kept.stat().st_mode & 0o777, (kept / name).stat().st_mode & 0o777) == (0o700, 0o600)
    assert [path.name for path in kept.iterdir()] == [name]


def test_the_same_file_is_kept_once_and_another_one_beside_it(claim, kept, tmp_path):
    claim("receipt", "2", "scan.pdf")
    (tmp_path / "copie.pdf").write_bytes(SCAN)
    again = claim("receipt", "2", "copie.pdf")
    assert (again.code, "déjà gardé" in again.err) == (4, True)
    (tmp_path / "verso.PNG").write_bytes(b"\x89PNG verso")
    assert len(claim("receipt", "2", "verso.PNG").json["receipts"]) == 2
    assert claim("receipt", "1", "scan.pdf").code == 0, "another line may have the same receipt"
    assert len(list(kept.iterdir())) == 3


def test_a_file_that_is_not_there_is_said_so(claim):
    answer = claim("receipt", "2", "nexiste.pdf")
    assert (answer.code, "nexiste.pdf n’existe pas" in answer.err) == (8, True)


def test_a_dry_run_and_a_refusal_copy_nothing(claim, kept):
    assert claim("receipt", "2", "scan.pdf", "--dry-run").code == 0
    assert claim("receipt", "9", "scan.pdf").code == 3
    assert not kept.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("notes.txt", b"8,50"), ("faux.pdf", b"MZ"), ("vide.jpg", b""), ("absent.pdf", None), ("grand.pdf", "large")],
)
def test_what_is_no_receipt_is_refused(claim, kept, tmp_path, monkeypatch, name, content):
    monkeypatch.setattr("pss_cli.db.receipts.MOST_BYTES", 30)
    if content is not None:
        (tmp_path / name).write_bytes(SCAN * 2 if content == "large" else content)
    assert claim("receipt", "2", name).code == 8
    assert not kept.exists()


def test_neither_a_file_nor_a_number_is_nothing_to_keep(claim):
    assert claim("receipt", "2").code == 2


def test_a_file_may_come_after_the_claim_has_left_and_a_number_may_not(claim):
    claim("receipt", "2", "--number", "P-118")
    for words in (("submit",), ("approve", "--by", "Gisèle G"), ("transmit", "--to", "DRF")):
        assert claim(*words).code == 0
    assert claim("receipt", "2", "scan.pdf").code == 0
    answer = claim("receipt", "2", "--number", "P-119")
    assert (answer.code, "CLM-18" in answer.err) == (5, True)


def test_a_shared_registry_shares_its_receipts(claim, kept, registry):
    registry.chmod(0o660)
    claim("receipt", "2", "scan.pdf")
    assert kept.stat().st_mode & 0o7777 == 0o2770
    assert next(kept.iterdir()).stat().st_mode & 0o777 == 0o660


def test_a_check_names_the_receipts_that_are_missing_or_changed_and_they_are_put_back(claim, kept, pss):
    claim("receipt", "2", "scan.pdf")
    assert pss("registry", "check").code == 0
    place = next(kept.iterdir())
    place.write_bytes(SCAN + b"!")
    changed = pss("registry", "check")
    assert (changed.code, "a changé" in changed.out, place.name in changed.out) == (8, True, True)
    place.unlink()
    assert "est absent" in pss("registry", "check").out
    assert claim("receipt", "2", "scan.pdf").code == 0
    assert pss("registry", "check").code == 0
    assert len(claim("show").json["receipts"]) == 1


def test_undoing_leaves_the_file_and_a_check_names_it(claim, kept, pss):
    claim("receipt", "2", "scan.pdf")
    undone = pss("undo", "--yes")
    assert (undone.code, "reste dans le dossier" in undone.err) == (0, True)
    assert claim("show").json["receipts"] == []
    left = [path.name for path in kept.iterdir()]
    assert len(left) == 1
    checked = pss("registry", "check")
    assert (checked.code, left[0] in checked.out) == (0, True)


def test_a_backup_says_that_receipts_are_beside_it(claim, pss):
    assert "receipts" not in pss("registry", "backup", "a.pss").err
    claim("receipt", "2", "scan.pdf")
    assert "receipts" in pss("registry", "backup", "b.pss").err


def test_a_claim_is_not_handed_in_without_the_receipts_that_it_needs_unless_it_is_said_why(claim):
    answer = claim("submit")
    assert (answer.code, "CLM-25" in answer.err) == (5, True)
    assert "pss claim receipt R-0001 2" in answer.err
    passed = claim("submit", "--because", "borne en panne")
    assert [(r["line"], r["rule"], r["text"]) for r in passed.json["reasons"]] == [(2, "CLM-25", "borne en panne")]


@pytest.mark.parametrize("words", [("--number", "P-118"), ("scan.pdf",)])
def test_a_number_or_a_file_is_a_receipt(claim, words):
    assert claim("receipt", "2", *words).code == 0
    assert claim("submit").code == 0


def test_one_reason_is_enough_for_all_the_lines_without_receipt(claim, pss):
    pss("claim", "add", "A-0001", "--taxi", "20")
    passed = claim("submit", "--because", "reçus perdus")
    assert [r["line"] for r in passed.json["reasons"]] == [2, 3]


def test_the_kinds_that_need_a_receipt_are_chosen_and_dated(claim, pss):
    assert pss("registry", "settings", "receipt_kinds", "taxi, stationnement", "-f", "json").code == 0
    assert pss("registry", "settings", "receipt_kinds", "essence").code == 2
    assert "CLM-25" in claim("submit").err, "the activity was before the setting"
    none = ("registry", "settings", "receipt_kinds", "aucun", "--from", "2026-11-01")
    assert pss(*none).code == 0
    assert claim("submit").code == 0
    assert pss("rules", "--audit", "--step", "claim").code == 0


def test_claims_of_an_older_registry_that_has_no_such_setting_are_left_as_they_are(claim, pss, registry):
    db = sqlite3.connect(registry)
    db.execute("DELETE FROM setting WHERE key IN ('receipt_kinds', 'other_preapproved')")
    db.commit()
    db.close()
    assert claim("submit").code == 0
    assert pss("rules", "--audit", "--step", "claim").code == 0
    assert pss("registry", "settings", "receipt_kinds", "parking", "--from", "2026-11-20").code == 0
    assert pss("rules", "--audit", "--step", "claim").code == 0
    assert Path("receipts").exists() is False


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_receipt_on_record_keeps_its_file_when_the_answer_cannot_be_written(claim, kept, pss):
    unsaid = pss("claim", "receipt", "R-0001", "2", "scan.pdf", "-o", "/dev/full")
    assert unsaid.code == 8
    assert len(claim("show").json["receipts"]) == len(list(kept.iterdir()))
    assert pss("registry", "check").code == 0


def test_what_a_copy_replaced_comes_back_when_nothing_is_recorded(claim, kept, monkeypatch):
    claim("receipt", "2", "scan.pdf")
    (kept / next(kept.iterdir()).name).write_bytes(b"%PDF annote")
    monkeypatch.setattr("pss_cli.views.claim.sheet", lambda *_: 1 / 0)
    assert claim("receipt", "2", "scan.pdf", "--number", "P-118").code != 0
    assert [path.read_bytes() for path in kept.iterdir()] == [b"%PDF annote"]


def test_a_line_with_a_receipt_is_dropped_and_undoing_gives_both_back(claim, kept, pss):
    claim("receipt", "2", "scan.pdf")
    assert claim("drop", "2").json["receipts"] == []
    left = next(kept.iterdir()).name
    checked = pss("registry", "check")
    assert (checked.code, left in checked.out) == (0, True)
    assert pss("undo", "--yes").code == 0
    shown = claim("show").json
    assert [(r["line"], r["file"]) for r in shown["receipts"]] == [(2, left)]
    assert [e["line"] for e in shown["entries"]] == [1, 2]
    assert pss("registry", "check").code == 0


def test_a_pipe_is_no_receipt_and_is_not_waited_for(claim, tmp_path):
    os.mkfifo(tmp_path / "tube.pdf")
    assert claim("receipt", "2", "tube.pdf").code == 8


@pytest.mark.parametrize("number", ["P" * 101, "P-118\nP-119"])
def test_the_number_of_a_receipt_is_one_line_of_at_most_100_characters(claim, pss, number):
    assert claim("receipt", "2", "--number", number).code == 2
    assert pss("claim", "add", "A-0001", "--taxi", "5", "--receipt", number).code == 2
    assert claim("receipt", "2", "--number", "P" * 100).code == 0


def test_a_backup_says_that_receipts_are_apart_even_when_they_are_lost(claim, pss, kept):
    claim("receipt", "2", "scan.pdf")
    assert "registry check" not in pss("registry", "backup", "copie.pss").err
    next(kept.iterdir()).unlink()
    answer = pss("registry", "backup", "autre.pss").err
    assert ("\N{NO-BREAK SPACE}: 1)" in answer, "registry check" in answer) == (True, True)


def test_a_yes_or_no_of_a_claim_is_told_as_such(claim):
    entries = claim("show").json["entries"]
    assert [(e["verified"], e["out_of_order"]) for e in entries] == [(False, False), (False, False)]


def test_what_is_missing_to_correct_is_said_together(claim):
    answer = claim("correct", "1", "--no-input")
    assert (answer.code, "--amount" in answer.err, "--reason" in answer.err) == (4, False, False), "a draft"
    claim("submit", "--because", "perdu")
    answer = claim("correct", "1", "--no-input")
    assert (answer.code, "--amount" in answer.err, "--reason" in answer.err) == (2, True, True)

"""A form that is left loses nothing, and nothing of it is found anywhere else."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from pss_cli.db.unfinished import Form, keep
from tests.terminal import CTRL_C, CTRL_D, Terminal

NAME = "Zéphirine-Essai"  # looked for wherever it must not be
FIRST = [NAME, "Testeuse", "1", "450 555-0123"]
REST = ["", "1980-01-01", "", "non", "Luc", "1", "DSI", "oui", "oui", "tous", "oui", "oui", "oui"]


def forms(registry: Path) -> list[tuple[str, str, str]]:
    """Return (actor, command, arguments) of what is kept."""
    db = sqlite3.connect(registry)
    found = db.execute("SELECT actor, command, arguments FROM unfinished_form ORDER BY id").fetchall()
    db.close()
    return found


def test_ctrl_c_keeps_the_answers_and_the_same_command_takes_them_back(pss, registry):
    code, shown = Terminal("refer", "add").type(*FIRST).until("Courriels").press(CTRL_C).end()
    assert code == 130
    assert "rien n’est inscrit au répertoire" in shown
    assert "pss refer add" in shown
    assert forms(registry) == [("Coordo Essai", "refer add", "{}")]
    again = Terminal("refer", "add").until("Reprendre la saisie du 2026-11-20").type("oui").until(f"[{NAME}]")
    code, shown = again.type("", "", "", "", *REST).end()
    assert code == 0, shown
    assert pss("refer", "list", "-f", "json").items[0]["first_name"] == NAME
    assert forms(registry) == [], "what is written is not kept besides"


@pytest.mark.parametrize("way", ["end of file", "closed"])
def test_however_the_terminal_is_left_the_answers_are_kept(registry, way):
    terminal = Terminal("refer", "add").type(*FIRST).until("Courriels")
    assert (terminal.close() if way == "closed" else terminal.press(CTRL_D).end()[0]) == 130
    assert forms(registry) == [("Coordo Essai", "refer add", "{}")]


def test_nothing_is_kept_of_a_form_left_before_any_answer(pss, registry, answering):
    for lines in ([], ["", "-"]):
        answering(*lines)
        answer = pss("match", "open")
        assert answer.code == 130
        assert "gardées 7 jours" not in answer.err
    assert forms(registry) == []


def test_a_refusal_that_is_not_corrected_keeps_the_answers(pss, registry, answering):
    answering(*FIRST, *REST[:7], "non", *REST[8:], "non")
    answer = pss("refer", "add")
    assert answer.code == 5
    assert answer.err.count("REF-04") == 1
    assert "gardées 7 jours" in answer.err
    assert len(forms(registry)) == 1


def test_answers_that_are_not_wanted_are_erased_once_somebody_says_so(pss, registry, answering):
    answering(*FIRST)
    pss("refer", "add")
    answering("")  # an empty line says neither
    assert pss("refer", "add").code == 130
    assert len(forms(registry)) == 1
    answering("non")
    pss("refer", "add")
    assert forms(registry) == []
    assert NAME.encode() not in registry.read_bytes(), "erased is erased"


def test_leaving_again_keeps_what_was_kept_with_what_was_added(pss, registry, answering):
    answering(*FIRST)
    pss("refer", "add")
    answering("oui", "", "Autre nom")
    pss("refer", "add")
    answering("oui", "", "", "", "", *REST)
    assert pss("refer", "add").code == 0
    item = pss("refer", "list", "-f", "json").items[0]
    assert (item["first_name"], item["last_name"]) == (NAME, "Autre nom")


def test_each_person_and_each_record_has_a_form_of_its_own(pss, registry, make, answering, monkeypatch):
    make.referral()
    make.referral(make.person("Bruno"))
    answering("1", "oui")
    pss("interview", "record", "up1")
    answering("2")
    pss("interview", "record", "UP-0002")
    mine = [("Coordo Essai", "interview record", f'{{"person": "UP-000{n}"}}') for n in (1, 2)]
    assert forms(registry) == mine
    monkeypatch.setenv("PSS_ACTOR", "Collègue Essai")
    answering()
    assert "Reprendre" not in pss("interview", "record", "UP-0001").err
    assert forms(registry) == mine
    monkeypatch.setenv("PSS_ACTOR", "Coordo Essai")
    answering()
    assert "Reprendre" in pss("interview", "record", "UP-0001").err, "however the code is typed"


@pytest.mark.parametrize(("day", "kept"), [("2026-11-27", True), ("2026-11-28", False)])
def test_answers_are_kept_on_the_seventh_day_and_gone_after(pss, registry, answering, monkeypatch, day, kept):
    answering(*FIRST)
    pss("refer", "add")
    monkeypatch.setenv("PSS_TODAY", day)
    answering()
    assert ("Reprendre" in pss("refer", "add").err) is kept
    assert bool(forms(registry)) is kept


def test_any_write_erases_what_is_too_old_and_leaves_the_rest(pss, registry, make):
    keep(registry, Form("Ancienne", "refer add", "{}"), "2026-11-13T04:59:59+00:00", {"first_name": NAME})
    keep(registry, Form("Récente", "refer add", "{}"), "2026-11-13T05:00:00+00:00", {"first_name": NAME})
    person = make.person()
    assert pss("person", "note", person.code, "--text", "appeler le soir", "--dry-run").code == 0
    assert len(forms(registry)) == 2
    assert pss("person", "note", person.code, "--text", "appeler le soir").code == 0
    assert [actor for actor, _command, _arguments in forms(registry)] == ["Récente"]


def test_a_dry_run_leaves_the_kept_answers_there(pss, registry, answering):
    answering(*FIRST)
    pss("refer", "add")
    answering("oui", "", "", "", "", *REST)
    assert pss("refer", "add", "--dry-run").code == 0
    assert len(forms(registry)) == 1


def test_no_answer_is_found_in_the_journal_the_files_or_a_backup(pss, registry, answering, tmp_path):
    answering(*FIRST)
    pss("refer", "add")
    assert NAME.encode() in registry.read_bytes()
    db = sqlite3.connect(registry)
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    holding = [t for t in tables if any(NAME in str(row) for row in db.execute(f'SELECT * FROM "{t}"'))]
    db.close()
    assert holding == ["unfinished_form"]
    assert pss("registry", "backup", "copie.pss").code == 0
    elsewhere = [p for p in tmp_path.rglob("*") if p.is_file() and p != registry]
    assert elsewhere
    assert not [p for p in elsewhere if NAME.encode() in p.read_bytes()]
    assert len(forms(registry)) == 1, "the registry itself still has it"


def test_what_a_declaration_says_is_never_kept(pss, registry, make, answering):
    make.partner(ready=False)
    answering("oui", "non", "oui", "oui")
    assert pss("enroll", "sign", "UP-0001").code == 130
    db = sqlite3.connect(registry)
    answers = db.execute("SELECT answers FROM unfinished_form").fetchone()[0]
    db.close()
    assert "kit" in answers
    assert "declaration" not in answers


JUDICIAL = "casier judiciaire connu"


@pytest.mark.parametrize(("last", "code"), [(["non"], 5), ([], 130)])
def test_judicial_words_about_a_minor_never_reach_the_file(pss, registry, make, answering, last, code):
    make.referral(make.person("Zoé", birth_date=date(2011, 5, 17)))
    answering("2", JUDICIAL, *last)
    answer = pss("interview", "record", "UP-0001")
    assert (answer.code, "INT-06" in answer.err) == (code, True)
    assert "mots libres n’est pas gardé" in answer.err
    assert len(forms(registry)) == 1, "the rest is kept"
    assert JUDICIAL.encode() not in registry.read_bytes()


def test_a_note_that_is_refused_leaves_nothing(pss, registry, make, answering):
    make.person("Zoé", birth_date=date(2011, 5, 17))
    answering(JUDICIAL)
    assert "ENR-17" in pss("person", "note", "UP-0001").err
    assert forms(registry) == []
    assert JUDICIAL.encode() not in registry.read_bytes()


def test_a_registry_that_cannot_be_written_never_spoils_leaving(pss, registry, answering, monkeypatch):
    monkeypatch.setattr("pss_cli.db.opening.BUSY_MS", 50)
    other = sqlite3.connect(registry, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answering(*FIRST)
    answer = pss("refer", "add")
    other.close()
    assert answer.code == 130
    assert "n’ont pas pu être gardées" in answer.err
    assert "rien n’est inscrit" in answer.err


def test_a_registry_busy_for_a_moment_is_tried_again_with_the_same_answers(pss, registry, answering, monkeypatch):
    monkeypatch.setattr("pss_cli.db.opening.BUSY_MS", 50)
    other = sqlite3.connect(registry, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answering()
    lines = iter([*FIRST, *REST])

    def line() -> str:
        try:
            return next(lines)
        except StopIteration:
            other.rollback()
            return "oui"

    monkeypatch.setattr("builtins.input", line)
    answer = pss("refer", "add")
    other.close()
    assert answer.code == 0, answer.err
    assert "Réessayer ?" in answer.err.replace("\u00a0", " ")
    assert len(pss("refer", "list", "-f", "json").items) == 1


def test_off_a_terminal_nothing_is_kept_nor_offered(pss, registry, answering):
    assert pss("refer", "add", "--first-name", NAME).code == 2
    assert forms(registry) == []
    answering(*FIRST)
    pss("refer", "add")
    answer = pss("refer", "add", "--from", "-", stdin='{"first_name": "Ann"}')
    assert answer.code == 2
    assert "Reprendre" not in answer.err
    assert len(forms(registry)) == 1


def test_the_registry_says_what_is_kept_and_never_what_was_typed(pss, registry, answering):
    answering(*FIRST)
    pss("refer", "add")
    assert pss("registry", "info", "-f", "json").json["unfinished_forms"] == 1
    answer = pss("registry", "unfinished", "-f", "json")
    assert [(item["actor"], item["command"]) for item in answer.items] == [("Coordo Essai", "refer add")]
    assert NAME not in answer.out
    answering("non")
    assert pss("registry", "unfinished", "--purge").code == 130
    assert len(forms(registry)) == 1
    assert pss("registry", "unfinished", "--purge", "--yes").code == 0
    assert forms(registry) == []

"""pss recontact list --letters, as it is typed."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from pss_cli import models as m

FOLDER = Path("relances")


def drafts():
    """The subject of every draft of the folder, by the name of its file."""
    files = sorted(FOLDER.glob("*.eml"))
    return {f.name: message_from_bytes(f.read_bytes(), policy=policy.default)["Subject"] for f in files}


def test_each_person_due_is_written_to_in_their_language(pss, make):
    for language in ("fr", "en", "other"):
        make.partner(language=language, enrolled_on=date(2024, 11, 1))
    make.partner(enrolled_on=date(2025, 6, 1))
    answer = pss("recontact", "list", "--letters", FOLDER, "-f", "tsv")
    assert answer.code == 0
    assert [line[:7] for line in answer.out.splitlines()[1:]] == ["UP-0001", "UP-0002", "UP-0003"]
    french = "Des nouvelles du Bureau du partenariat"
    assert list(drafts().values()) == [french, "News from the partnership office", french]
    assert pss("recontact", "list", "--within", "60d", "--letters", FOLDER).code == 0
    assert "UP-0004-recontact.eml" in drafts()


def test_the_list_stands_beside_the_drafts_as_it_is_shown(pss, make):
    make.partner(last_name="=Ö'Neil", enrolled_on=make.ago(900))
    assert pss("recontact", "list", "--letters", FOLDER, "-o", "due.csv").code == 0
    assert (FOLDER / "recontact.csv").read_bytes() == Path("due.csv").read_bytes()


def test_who_does_not_want_to_be_contacted_is_listed_and_gets_no_draft(pss, make):
    make.partner(enrolled_on=make.ago(900))
    make.partner(enrolled_on=make.ago(900))
    with make.session() as session:
        session.get(m.Consent, 1).withdrawn_on = make.ago(1)
    assert pss("recontact", "list", "--letters", FOLDER, "-f", "tsv").out.count("UP-") == 2
    assert list(drafts()) == ["UP-0002-recontact.eml"]


def test_drafts_of_those_who_are_due_no_more_are_removed_and_no_other_file(pss, make):
    for _person in range(3):
        make.partner(enrolled_on=make.ago(900))
    assert pss("recontact", "list", "--letters", FOLDER).code == 0
    kept = ("notes.txt", "UP-0001-recontact.eml.bak", "UP-0001-proposal.eml", "copie UP-0001-recontact.eml")
    for name in kept:
        (FOLDER / name).write_text("x", encoding="utf-8")
    with make.session() as session:
        session.get(m.Person, 1).deceased_on = make.ago(1)
        session.get(m.Enrolment, 2).withdrawn_on = make.ago(1)
    answer = pss("recontact", "list", "--letters", FOLDER)
    assert answer.code == 0
    assert "2 anciennes lettres retirées" in answer.err
    assert {p.name for p in FOLDER.iterdir()} == {*kept, "UP-0003-recontact.eml", "recontact.csv"}


def test_nobody_due_leaves_an_empty_list_and_says_nothing(pss, make):
    answer = pss("recontact", "list", "--letters", FOLDER, "--exit-code")
    assert (answer.code, answer.err) == (0, "")
    assert [p.name for p in FOLDER.iterdir()] == ["recontact.csv"]


def test_a_wrong_template_stops_before_any_draft(pss, make, tmp_path):
    make.partner(enrolled_on=make.ago(900))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "recontact.fr.txt").write_text("Bonjour {name}", encoding="utf-8")
    assert pss("recontact", "list", "--letters", FOLDER).code == 8
    assert drafts() == {}


@pytest.mark.parametrize("place", ["nowhere/relances", "file"])
def test_a_folder_that_cannot_be_made_is_said(pss, make, tmp_path, place):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert pss("recontact", "list", "--letters", place).code == 8


def test_a_draft_that_somebody_read_over_is_left_as_it_is(pss, make):
    for name in ("Ann", "Zoé"):
        make.partner(make.person(name), enrolled_on=make.ago(900))
    assert pss("recontact", "list", "--letters", "L").code == 0
    changed, other = Path("L/UP-0001-recontact.eml"), Path("L/UP-0002-recontact.eml")
    changed.write_bytes(changed.read_bytes() + b"PS : mes amities\r\n")
    before = changed.read_bytes(), other.read_bytes()
    answer = pss("recontact", "list", "--letters", "L")
    assert (changed.read_bytes(), other.read_bytes()) == before
    assert "UP-0001-recontact.eml" in answer.err
    assert "UP-0002" not in answer.err
    again = pss("recontact", "letter", "UP-0001", "-o", "L/UP-0001-recontact.eml")
    assert (again.code, changed.read_bytes() == before[0]) == (0, True)
    assert "UP-0001-recontact.eml" in again.err

"""pss … letter, pss match introduce, pss registry letters, as they are typed."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import fast_mail_parser
import pytest

from pss_cli import models as m
from pss_cli.letters import template
from pss_cli.vocabulary import Letter
from tests.conftest import TODAY
from tests.make import Make

FUTURE = date(2026, 12, 1)
NASTY = "=Ö'Neil [admin]"


def email(make, person: m.Person, value: str = "ann@example.org") -> m.Person:
    """Give a person an e-mail address."""
    make.add(m.ContactPoint(person_id=person.id, kind="email", value=value, search_key=value))
    return person


@pytest.fixture(scope="module")
def filled(templates, tmp_path_factory):
    """A registry in which every letter has somebody to go to: UP-0001, who uses another name and reads English."""
    path = tmp_path_factory.mktemp("filled") / "registry.pss"
    shutil.copyfile(templates("laval"), path)
    fill(Make(path, TODAY))
    return path


@pytest.fixture
def full(filled, registry, make):
    """A fresh copy of it."""
    shutil.copyfile(filled, registry)
    return make


def fill(make):
    """Write somebody for each letter."""
    person = email(make, make.partner(last_name=NASTY, name_in_use="Ari", language="en", enrolled_on=make.ago(900)))
    request = make.request(responsible_contact="Poste 12, gisele@example.org.", first_meeting_on=FUTURE)
    coach = email(make, make.partner(first_name="Cid", enrolled_on=make.ago(900)), "cid@example.org")
    match = make.match(person, request)
    make.add(m.Step(request_id=request.id, match_id=match.id, kind="coach", day=make.ago(1), person_id=coach.id))
    told = {"recipient": "Gisèle", "content": "nom", "purpose": "x", "author": "x"}
    make.add(m.Communication(person_id=person.id, request_id=request.id, day=make.ago(15), **told))
    make.add(m.Step(request_id=request.id, kind="support", day=make.ago(1), who="Sam Soutien"))
    make.activity(request, held=False, day=FUTURE, starts=540, ends=810, place="Salle B")
    done = make.request(title="Finie", closed_on=make.ago(1), outcome="filled")
    held = make.activity(done, person, day=make.ago(10), starts=540, ends=780)
    claim = make.add(m.Claim(code="R-0001", person_id=person.id, opened_on=make.ago(9), responsible="Gisèle"))
    line = {"claim_id": claim.id, "activity_id": held.id, "day": held.day, "entered_on": held.day}
    make.add(
        m.ClaimEntry(line=1, kind="parking", amount_cents=850, approved_cents=0, decision_reason="aucun reçu", **line)
    )
    make.add(m.ClaimEntry(line=2, kind="km", amount_cents=1234, approved_cents=1234, **line))
    make.add(m.Payment(claim_id=claim.id, day=make.ago(1), amount_cents=1234, reference="004512", done_by="x"))
    make.match(make.partner(first_name="Bob"), request, answer=None, answered_on=None, confirmed_on=None)
    make.match(person, done, ended_on=make.ago(1))
    make.interview(make.person(first_name="Dan"), held_on=None, outcome=None, scheduled_on=FUTURE, scheduled_at=810)
    session = make.training_session(day=FUTURE, place="Salle C", trainer="Une formatrice")
    make.add(m.Training(person_id=person.id, session_id=session.id, convened_on=make.ago(1)))


TYPED = {
    Letter.INTERVIEW: "interview letter UP-0004",
    Letter.CONVOCATION: "train letter S-0004 UP-0001",
    Letter.REMINDER: "train letter S-0004 UP-0001 --about reminder",
    Letter.RETAINED: "train letter S-0001 --about decision",
    Letter.PROPOSAL: "match letter J-0002 --about proposal",
    Letter.INTRODUCTION: "match introduce J-0001",
    Letter.FIRST_MEETING_PARTNER: "match letter J-0001 --about first-meeting",
    Letter.FIRST_MEETING_MANAGER: "match letter J-0001 --about first-meeting --to manager",
    Letter.FIRST_MEETING_COACH: "match letter J-0001 --about first-meeting --to coach",
    Letter.OUTCOMES: "match letter J-0003 --about outcomes",
    Letter.OWED: "claim letter A-0002 UP-0001",
    Letter.CLAIM_REFUSED: "claim letter R-0001 --about refused",
    Letter.CLAIM_PAID: "claim letter R-0001 --about paid",
    Letter.RECONTACT: "recontact letter UP-0001",
}
SAID = {
    Letter.INTERVIEW: ("mardi 1er décembre 2026", "13\u00a0h\u00a030", "450 555-0100"),
    Letter.CONVOCATION: ("Tuesday, December 1, 2026", "from 9:00 to 11:00", "Salle C", "Une formatrice"),
    Letter.REMINDER: ("Tuesday, December 1, 2026", "Reminder"),
    Letter.RETAINED: ("Welcome",),
    Letter.PROPOSAL: (
        "Comité d'accueil",
        "Groupe de travail",
        "Direction des soins infirmiers",
        "mardi matin",
        "Salle B",
    ),
    Letter.INTRODUCTION: (f"Ariane {NASTY} (Ari)", "450 555-0100", "ann@example.org", "Gisèle Gestionnaire"),
    Letter.FIRST_MEETING_PARTNER: ("Sam Soutien", "Cid Bellefleur", "from 9:00 to 13:30", "Nursing"),
    Letter.FIRST_MEETING_MANAGER: (f"Ariane {NASTY} (Ari)", "Sam Soutien", "de 9\u00a0h\u00a000 à 13\u00a0h\u00a030"),
    Letter.FIRST_MEETING_COACH: ("Bonjour Cid Bellefleur", f"Ariane {NASTY} (Ari)"),
    Letter.OUTCOMES: ("Finie",),
    Letter.OWED: ("your meal", "Tuesday, November 10, 2026", "Saturday, January 9, 2027"),
    Letter.CLAIM_REFUSED: ("parking", "$8.50 claimed, $0.00 accepted", "aucun reçu"),
    Letter.CLAIM_PAID: ("$12.34", "004512"),
    Letter.RECONTACT: ("Hello Ari " + NASTY,),
}
NOT_MADE = {Letter.NOT_RETAINED}


@pytest.mark.parametrize("letter", [letter for letter in Letter if letter not in NOT_MADE])
def test_a_letter_says_what_the_registry_holds_in_the_language_of_its_reader(full, pss, letter):
    answer = pss(*TYPED[letter].split(), "-f", "json")
    assert answer.code == 0, answer.err
    told = answer.json
    assert told["letter"] == letter
    assert [said for said in SAID[letter] if said not in told["subject"] + told["text"]] == []
    written = pss(*TYPED[letter].split(), "-o", "l.eml")
    assert (written.code, written.out) == (0, "")
    raw = Path("l.eml").read_bytes()
    message, fast = message_from_bytes(raw, policy=policy.default), fast_mail_parser.parse_email(raw)
    assert message["Subject"] == fast.subject == told["subject"]
    assert message.get_content().replace("\r\n", "\n") == fast.text_plain[0].replace("\r\n", "\n") == told["text"]
    assert [a.address for a in fast.to] == ([told["to"]] if told["to"] else [])
    assert message["X-Unsent"] == "1"
    assert message["From"].addresses[0].addr_spec == "bureau.pss.cissslav@ssss.gouv.qc.ca"
    if os.name != "nt":
        assert stat.S_IMODE(Path("l.eml").stat().st_mode) == 0o600


def test_nobody_is_told_why_they_are_not_retained(pss, make):
    make.training(decision="not_retained", reason="parle trop")
    answer = pss("train", "letter", "UP-0001", "--about", "decision")
    assert answer.code == 0
    assert "parle trop" not in answer.out
    assert "pss train decide UP-0001 --told 2026-11-20" in answer.err


def test_no_letter_about_the_first_meeting_carries_contact_details(full, pss):
    for to in ("manager", "coach"):
        out = pss("match", "letter", "J-0001", "--about", "first-meeting", "--to", to).out
        assert "ann@example.org" not in out
        assert "555-0100" not in out


def test_a_team_hears_of_a_first_meeting_with_somebody_it_was_introduced_to(pss, make):
    match = make.match()
    words = ("match", "letter", match.code, "--about", "first-meeting")
    assert [pss(*words, "--to", to).code for to in ("partner", "manager")] == [0, 4]
    assert f"pss match introduce {match.code}" in pss(*words, "--to", "manager").err
    assert pss("match", "introduce", match.code, "--sent").code == 0
    assert pss(*words, "--to", "manager").code == 0
    other = make.match(make.partner(first_name="Bob"), origin="before_pss")
    assert pss("match", "letter", other.code, "--about", "first-meeting", "--to", "manager").code == 0


def test_a_coach_of_the_team_hears_no_name_before_the_introduction_and_a_partner_who_coaches_may(pss, make):
    match = make.match()
    words = ("match", "letter", match.code, "--about", "first-meeting", "--to", "coach")
    told = {"request_id": match.request_id, "match_id": match.id, "kind": "coach", "day": make.ago(1)}
    make.add(m.Step(**told, who="Cyr Coach"))
    refused = pss(*words)
    assert (refused.code, refused.out) == (4, "")
    assert f"pss match introduce {match.code}" in refused.err
    assert pss("match", "introduce", match.code, "--sent").code == 0
    assert "Bonjour Cyr Coach" in pss(*words).out
    other = make.match(make.partner(first_name="Bob"))
    coach = make.partner(first_name="Cid")
    make.add(m.Step(**told | {"match_id": other.id, "request_id": other.request_id}, person_id=coach.id))
    assert "Bonjour Cid" in pss(*words[:2], other.code, *words[3:]).out


@pytest.mark.parametrize("to", ["partner", "manager", "coach"])
def test_the_first_meeting_is_not_announced_once_it_was_held(pss, make, to):
    match = make.match()
    with make.session() as session:
        request, person = session.get(m.Request, match.request_id), session.get(m.Person, match.person_id)
    make.activity(request, make.partner(first_name="Bob"), day=make.ago(9))
    make.activity(request, held=False, day=FUTURE)
    words = ("match", "letter", match.code, "--about", "first-meeting")
    assert pss(*words).code == 0
    make.activity(request, person, day=make.ago(3))
    answer = pss(*words, "--to", to)
    assert (answer.code, answer.out) == (4, "")
    assert make.ago(3).isoformat() in answer.err


def test_nobody_is_reminded_of_a_session_once_it_was_held(pss, make):
    session = make.training_session(day=TODAY)
    for name in ("Ann", "Bob"):
        person = make.person(first_name=name)
        make.add(m.Training(person_id=person.id, session_id=session.id, convened_on=make.ago(1)))
    words = ("train", "letter", session.code, "--about", "reminder")
    assert pss(*words).code == 0
    with make.session() as opened:
        opened.get(m.Training, 1).attended = True
    answer = pss(*words)
    assert (answer.code, answer.out) == (4, "")
    assert session.code in answer.err
    assert pss("train", "letter", "UP-0002").code == 4


@pytest.mark.parametrize(
    ("french", "letter"),
    [
        ("train letter S-0004 UP-0001 --about rappel", "reminder"),
        ("train letter S-0001 --about décision", "retained"),
        ("match letter J-0002 --about Proposition", "proposal"),
        ("match letter J-0001 --about première-rencontre --to gestionnaire", "first-meeting-manager"),
        ("match letter J-0001 --about premiere_rencontre --to partenaire", "first-meeting-partner"),
        ("match letter J-0003 --about retombées", "outcomes"),
        ("claim letter R-0001 --about payée", "claim-paid"),
        ("claim letter R-0001 --about refusee", "claim-refused"),
    ],
)
def test_what_a_letter_is_about_is_typed_in_french_too(full, pss, french, letter):
    assert pss(*french.split(), "-f", "json").json["letter"] == letter


def test_what_no_letter_is_about_is_said_with_what_may_be_typed(full, pss):
    answer = pss(*["match", "letter", "J-0001", "--about", "amour"])
    assert (answer.code, answer.out) == (2, "")
    assert "--about" in answer.err
    assert "first-meeting (première rencontre)" in answer.err


def test_a_listing_is_narrowed_by_words_in_french_too(full, pss):
    listed = [pss("train", "list", "--state", word, "-f", "json").items for word in ("upcoming", "à venir")]
    assert [row["code"] for row in listed[0]] == ["S-0004"]
    assert listed[0] == listed[1]


def test_on_the_screen_a_letter_can_be_copied_as_it_is(full, pss):
    lines = pss("recontact", "letter", "UP-0001").out.splitlines()
    assert lines[0] == f"À\u00a0: Ari {NASTY} <ann@example.org>"
    assert lines[1].startswith("Objet\u00a0: News")
    assert lines[2:4] == ["", f"Hello Ari {NASTY},"]


def test_without_an_address_the_draft_is_made_and_the_telephone_is_said(pss, make):
    make.partner(enrolled_on=make.ago(900))
    answer = pss("recontact", "letter", "UP-0001", "-o", "l.eml")
    assert answer.code == 0
    assert "UP-0001\u00a0: pas de courriel" in answer.err
    assert "450 555-0100" in answer.err
    assert fast_mail_parser.parse_email(Path("l.eml").read_bytes()).to == []


def test_an_address_with_an_accent_is_said_and_not_written(pss, make):
    email(make, make.partner(enrolled_on=make.ago(900)), "zoé@example.org")
    answer = pss("recontact", "letter", "UP-0001", "-o", "l.eml")
    assert answer.code == 0
    assert "zoé@example.org" in answer.err
    assert b"zo" not in Path("l.eml").read_bytes().partition(b"\r\n\r\n")[0].lower().replace(b"utf-8", b"")


@pytest.mark.parametrize("kind", ["deceased", "withdrawn", "no_contact"])
def test_whom_no_letter_may_reach_gets_none(pss, make, kind):
    match = make.match(make.partner(deceased_on=make.ago(1) if kind == "deceased" else None, enrolled_on=make.ago(900)))
    with make.session() as session:
        if kind == "withdrawn":
            session.get(m.Enrolment, 1).withdrawn_on = make.ago(1)
        if kind == "no_contact":
            session.get(m.Consent, 1).withdrawn_on = make.ago(1)
    for words in (
        ("recontact", "letter", "UP-0001"),
        ("match", "letter", match.code, "--about", "first-meeting"),
        ("match", "introduce", match.code),
        ("train", "letter", "S-0001", "--about", "decision"),
        ("train", "letter", "UP-0001", "--about", "decision"),
    ):
        answer = pss(*words)
        assert (answer.code, answer.out) == (4, ""), words
        assert "UP-0001" in answer.err


@pytest.mark.parametrize(("gone", "code"), [("deceased", 4), ("withdrawn", 0)])
def test_what_is_owed_is_told_to_who_left_but_not_to_the_dead(full, pss, gone, code):
    with full.session() as session:
        if gone == "deceased":
            session.get(m.Person, 1).deceased_on = full.ago(1)
        else:
            session.get(m.Enrolment, 1).withdrawn_on = full.ago(1)
    for words in ("claim letter R-0001 --about paid", "claim letter A-0002 UP-0001"):
        assert pss(*words.split()).code == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("interview letter UP-0001", 4),
        ("interview letter UP-0099", 3),
        ("train letter S-0001", 4),
        ("train letter S-0004 UP-0002", 3),
        ("train letter S-0004 --about decision", 4),
        ("match letter J-0001 --about proposal", 4),
        ("match letter J-0001 --about outcomes", 4),
        ("match letter J-0002 --about first-meeting", 4),
        ("match letter J-0003 --about first-meeting", 4),
        ("match letter J-0001 --about outcomes --to coach", 2),
        ("match letter J-0001", 2),
        ("match letter J-0001 --about love", 2),
        ("match introduce J-0003", 4),
        ("claim letter R-0001", 2),
        ("claim letter A-0002", 2),
        ("claim letter R-0001 UP-0001 --about paid", 2),
        ("claim letter A-0001 UP-0001", 3),
        ("recontact letter UP-0004", 4),
        ("recontact letter UP-0001 -o l.txt", 2),
        ("recontact letter UP-0001 -o nowhere/l.eml", 8),
        ("recontact letter UP-0001 -o nowhere/folder", 8),
        ("registry letters love", 3),
        ("registry letters --copy", 2),
    ],
)
def test_what_makes_no_letter_is_explained(full, pss, words, code):
    answer = pss(*words.split())
    assert (answer.code, answer.out) == (code, "")
    assert "Traceback" not in answer.err
    assert not Path("nowhere").exists()


def test_who_waits_for_an_interview_without_a_day_is_asked_for_one(pss, make):
    make.referral()
    assert "Quel jour et à quelle heure" in pss("interview", "letter", "UP-0001").out
    with make.session() as session:
        session.get(m.Referral, 1).agreed = False
    assert pss("interview", "letter", "UP-0001").code == 4


def test_a_whole_session_goes_to_a_folder_of_ones_own(pss, make):
    session = make.training_session(day=FUTURE)
    for n in range(3):
        person = make.person(first_name=f"P{n}", deceased_on=make.ago(1) if n == 2 else None)
        make.add(m.Training(person_id=person.id, session_id=session.id, convened_on=make.ago(1)))
    answer = pss("train", "letter", session.code, "-o", "lettres")
    assert answer.code == 0
    assert "UP-0003" in answer.err
    assert "2 brouillons dans lettres" in answer.err
    names = ["S-0001-UP-0001-convocation.eml", "S-0001-UP-0002-convocation.eml"]
    assert sorted(p.name for p in Path("lettres").iterdir()) == names
    if os.name != "nt":
        assert stat.S_IMODE(Path("lettres").stat().st_mode) == 0o700
    assert pss("train", "letter", session.code, "-o", "a.eml").code == 2
    assert len(pss("train", "letter", session.code, "-f", "json").items) == 2
    assert pss("train", "letter", session.code).out.count("\n" + "-" * 72 + "\n") == 1


def test_a_meal_is_owed_only_beyond_the_threshold(pss, make):
    person, request = make.partner(), make.request()
    make.activity(request, person, starts=540, ends=750)
    make.activity(request, person, starts=540, ends=751, day=make.ago(9))
    make.activity(request, person, starts=540, ends=780, day=make.ago(8), meal_provided=True)
    assert ["repas" in pss("claim", "letter", f"A-000{n}", "UP-0001").out for n in (1, 2, 3)] == [False, True, False]
    assert pss("claim", "add", "A-0002", "UP-0001", "--told").code == 0
    assert "repas" in pss("claim", "letter", "A-0002", "UP-0001").out


@pytest.mark.parametrize(("ends", "items"), [(750, 2), (780, 3)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_can_be_claimed_is_one_sentence_whatever_is_in_it(pss, make, language, ends, items):
    make.activity(make.request(), make.partner(language=language), starts=540, ends=ends)
    lines = pss("claim", "letter", "A-0001", "UP-0001").out.splitlines()
    assert [line[-1] for line in lines if line.startswith("- ")] == [";"] * (items - 1) + ["."]


def test_the_establishments_own_letter_is_used_and_checked(full, pss, registry):
    listed = {row["name"]: row for row in pss("registry", "letters", "-f", "json").items}
    assert set(listed) == set(Letter)
    assert listed["introduction"]["fr"] == "du programme"
    copied = pss("registry", "letters", "introduction", "--copy", "-f", "json")
    own = template.own(Letter.INTRODUCTION, "fr", registry)
    assert copied.json["fr"] == str(own)
    assert {row["name"] for row in copied.json["names"]} >= {"partner", "contacts", "bureau"}
    own.write_text("Objet : {{ request }}\n\nVoici {{ partner }}.\n", encoding="utf-8")
    assert "Voici Ariane" in pss("match", "introduce", "J-0001").out
    own.write_text("Objet : {{ request }}\n\nVoici {{ nom }}.\n", encoding="utf-8")
    broken = pss("match", "introduce", "J-0001")
    assert broken.code == 8
    assert all(word in broken.err for word in ("introduction.fr.txt", "ligne 3", "nom", "partner"))


def test_a_check_of_the_registry_reads_the_letters_beside_it(pss, registry):
    assert pss("registry", "letters", "owed", "--copy").code == 0
    assert pss("registry", "check").code == 0
    template.own(Letter.OWED, "en", registry).write_text("Hello", encoding="utf-8")
    answer = pss("registry", "check", "-f", "json")
    assert answer.code == 8
    assert [row["ok"] for row in answer.items] == [True, True, False]
    assert "owed.en.txt" in answer.items[2]["detail"]


def test_a_draft_loads_the_templates_and_nothing_of_writing(full, registry):
    script = (
        "import sys; from pss_cli import cli; code = cli.main(sys.argv[1:]);"
        "print(code, *sorted({'jinja2', 'sqlalchemy', 'pydantic', 'openpyxl'} & set(sys.modules)), file=sys.stderr)"
    )
    words = [sys.executable, "-c", script, "match", "introduce", "J-0001"]
    done = subprocess.run(words, capture_output=True, env={**os.environ, "PSS_REGISTRY": str(registry)}, check=False)
    assert done.stderr.decode().splitlines()[-1] == "0 jinja2"


@pytest.mark.parametrize(("language", "said"), [("fr", "poste 12777"), ("en", "ext. 12777")])
def test_the_office_s_extension_is_said_in_the_language_of_the_letter(pss, make, language, said):
    make.partner(language=language)
    answer = pss("recontact", "letter", "UP-0001")
    assert (answer.code, said in answer.out) == (0, True), answer.out

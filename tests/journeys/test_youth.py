"""The life of a jeune: another way in, no declaration, and an eighteenth birthday on which nothing happens."""

from __future__ import annotations

import pytest

from tests.journeys.living import REFERRAL, REQUEST, Life

NOE = (
    "--first-name Noé --last-name Bourgeon --kind user --phones '450 555-0177' --birth-date 2008-03-20"
    f" --followed --housed --follow-up-team 'Équipe Boréale' --person-directorate DPJ --directorate DPJ {REFERRAL}"
)
YOUTH_REQUEST = f"match open --directorate DPJ {REQUEST} --level operational --concrete-tasks"
UNKNOWN_TASTES = {"MAT-11"}


@pytest.fixture
def life(pss, monkeypatch) -> Life:
    return Life(pss, monkeypatch)


def test_a_jeune_of_16_until_after_turning_18(life):
    enters_by_an_adapted_path(life)
    takes_part_as_a_minor(life)
    turns_18(life)
    goes_on_as_an_adult(life)


def enters_by_an_adapted_path(life):
    life.on("2024-04-02")
    assert life.is_refused(f"refer add {NOE}") == {"REF-12"}
    assert life.does(f"refer add {NOE} --educator 'Éva, 450 555-0190'") == {"REF-13"}
    assert life.does("refer edit UP-0001 --youth-criteria all --youth-path --judgement-by 'Luc Intervenant'") == set()
    assert life.is_refused("interview record UP-0001 negative --reason 'a un casier'") == {"INT-06"}
    assert life.is_refused("person note UP-0001 'Passe au tribunal'") == {"ENR-17"}

    retained = "train decide UP-0001 retained --adapted --interest --availability --told 2024-04-02"
    assert life.is_refused(retained) == {"TRN-02"}
    assert life.does(f"{retained} --because 'Une rencontre à son milieu de vie'") == set()
    assert life.owed() == [("TRN-08", "UP-0001")]
    assert life.does("enroll add UP-0001 --consent registry") == {"ENR-09"}, "no authorisation is required"
    life.does("enroll edit UP-0001 --family-talk")

    owed = {item["rule"] for item in life.line("person missing UP-0001 -f json").items}
    assert owed == {"ENR-04", "ENR-05"}, "no declaration is asked"
    assert life.is_refused("enroll sign UP-0001 --declaration") == {"ENR-07"}
    assert life.is_refused("enroll sign UP-0001 --declaration --because 'par prudence'") == {"ENR-07"}
    life.does("enroll sign UP-0001 --confidentiality --ethics --kit")
    for typed in ("profile UP-0001 resource", "level UP-0001 operational"):
        life.does(f"enroll {typed}")
    assert life.line("person missing UP-0001 -f json").items == []
    assert life.owed() == []
    assert life.verdicts("accepted") == {("TRN-02", "UP-0001")}
    life.is_sound()


def takes_part_as_a_minor(life):
    life.does(f"{YOUTH_REQUEST} --title Accueil --first-meeting-on 2024-04-24")
    life.does("enroll hold UP-0001 --until 2024-04-09")
    assert life.is_refused("match propose D-0001 UP-0001") == {"MAT-06"}

    life.on("2024-04-09")
    assert life.does("match propose D-0001 UP-0001") == UNKNOWN_TASTES
    life.does("match answer J-0001 oui")
    assert life.does("match confirm J-0001") == {"MAT-07"}
    assert life.does("match confirm J-0001 --no-regular-contact") == set()
    for typed in ("J-0001 contact", "J-0001 documents", "J-0001 coach --who Éva", "D-0001 support --who Sam"):
        life.does(f"match step {typed}")
    life.does("match step J-0001 parking --not-needed 'Vient en autobus'")
    life.does("match step D-0001 capsule")
    assert life.owed() == []

    life.on("2024-04-24")
    life.does("match log D-0001 --day 2024-04-24 --starts 13h --ends 15h --present UP-0001")
    life.does("match step D-0001 roles")
    life.does("claim add A-0001 UP-0001 --transit 7,50")
    for typed in ("J-0001 --with partner", "D-0001 --with team"):
        life.does(f"match feedback {typed} --occasion first")
    life.does("match edit D-0001 --seats 1")
    assert life.owed() == []
    life.is_sound()


def turns_18(life):
    life.on("2026-03-19")
    life.does("person edit UP-0001 --confirmed")
    life.does("recontact record UP-0001 interested")
    life.does("report returns DPJ --fiscal-year 2024-2025 --people 1 --activities 1 --hours 2h")
    before = life.owed()
    assert life.is_refused("enroll sign UP-0001 --declaration") == {"ENR-07"}

    life.on("2026-03-20")
    assert life.owed() == before == [], "turning 18 creates nothing"
    life.does("match log D-0001 --day 2026-03-20 --starts 13h --ends 15h --present UP-0001")
    life.is_sound()


def goes_on_as_an_adult(life):
    for number, title in (("2", "Suite"), ("3", "Affiche")):
        life.does(f"{YOUTH_REQUEST} --title {title} --seats 1 --calendar 'À fixer'")
        life.does(f"match propose D-000{number} UP-0001")
        life.does(f"match answer J-000{number} oui")
    (owed,) = life.line("person missing UP-0001 -f json").items
    assert (owed["rule"], owed["remedy"]) == ("ENR-08", "pss enroll sign UP-0001 --declaration")
    assert life.is_refused("match confirm J-0002") == {"ENR-08"}
    reason = "La déclaration sera parcourue le 30 mars"
    life.does(f"match confirm J-0002 --no-regular-contact --because '{reason}'")
    assert life.line("match show J-0002 -f json").json["reasons"][0]["text"] == reason

    life.on("2026-03-30")
    assert life.is_refused("match confirm J-0003") == {"ENR-08"}, "each new confirmation asks"
    life.does(owed["remedy"].removeprefix("pss "))
    life.does("match confirm J-0003 --no-regular-contact")
    assert ("ENR-08", "UP-0001") in life.verdicts("accepted")
    life.is_sound()


def test_a_birth_date_corrected_to_a_minors_asks_for_the_declaration_to_go_first(life):
    life.on("2026-03-20")
    life.does("enroll add --already-since 2024-04-02 --first-name Zia --last-name Sureau --kind user --adult"
              " --phones '450 555-0166' --consent registry")  # fmt: skip
    life.does("enroll sign UP-0001 --declaration")
    refused = life.line("person edit UP-0001 --birth-date 2008-09-20")
    assert (refused.code, "pss enroll sign UP-0001 --declaration --remove" in refused.err) == (5, True)
    life.does("enroll sign UP-0001 --declaration --remove")
    life.does("person edit UP-0001 --birth-date 2008-09-20")
    assert "claration" not in life.line("person history UP-0001").out, "nothing tells that there was one"
    life.is_sound()

"""Lives that began before pss: what is not known is missing, not a fault, and is asked before anything new."""

from __future__ import annotations

import pytest

from tests.journeys.living import REQUEST, Life

PEOPLE = """\
Prénom;Nom;Usager ou proche;Téléphones;18 ans ou plus;Inscrit depuis;Code d'éthique;Niveau;Dernière participation
Zoé;Ancienne;usager;450 555-0142;oui;2017-02-01;2017-02-01;opérationnel;2023-06-14
Paul;Vétéran;proche;450 555-0143;;2016-05-10;;;
"""


@pytest.fixture
def life(pss, monkeypatch) -> Life:
    return Life(pss, monkeypatch)


def test_people_older_than_pss_are_found_again_and_matched(life, tmp_path):
    come_in_as_they_are_known(life, tmp_path)
    are_contacted_again_at_their_date(life)
    sign_before_anything_new(life)


def come_in_as_they_are_known(life, folder):
    life.on("2024-06-03")
    rose = "--first-name Rose --last-name Doyenne --kind user --phones '450 555-0188'"
    life.does(f"enroll add --already-since 2023-03-01 {rose}")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    life.does("registry import people.csv --dry-run")
    assert life.line("enroll list -f json").items[0]["code"] == "UP-0001", "nothing was kept"
    life.does("registry import people.csv")
    life.does("registry import people.csv")
    assert len(life.line("enroll list -f json").items) == 3, "importing twice is importing once"

    missing = life.verdicts("missing")
    assert {("ENR-03", f"UP-000{n}") for n in (1, 2, 3)} <= missing
    assert ("ENR-02", "UP-0002") not in missing, "an adult, it is written"
    assert life.verdicts("breach") == set()
    life.is_sound()


def are_contacted_again_at_their_date(life):
    confirmed = [("ENR-16", f"UP-000{n}") for n in (1, 2, 3)]
    assert life.owed() == [*confirmed, ("REC-01", "UP-0003")]
    due = {row["code"]: row for row in life.line("recontact list --within 240d -f json").items}
    assert {code: (row["since"], row["due_on"], row["state"]) for code, row in due.items()} == {
        "UP-0003": ("2016-05-10", "2017-11-10", "late"),
        "UP-0001": ("2023-03-01", "2024-09-01", "upcoming"),
        "UP-0002": ("2023-06-14", "2024-12-14", "upcoming"),
    }
    life.does("recontact record UP-0003 withdrawn")
    for code in ("UP-0001", "UP-0002"):
        life.does(f"person edit {code} --confirmed")
    assert life.owed() == []

    life.on("2024-08-31")
    assert life.owed() == []
    life.on("2024-09-01")
    assert life.owed() == [("REC-01", "UP-0001")]
    life.does("recontact record UP-0001 interested")
    life.on("2024-12-14")
    assert life.owed() == [("REC-01", "UP-0002")]
    life.does("recontact record UP-0002 interested")
    assert life.owed() == []
    life.is_sound()


def sign_before_anything_new(life):
    life.does(f"match open --title Guide --directorate DSI {REQUEST} --first-meeting-on 2025-01-14")
    assert life.is_refused("match propose D-0001 UP-0003") == {"MAT-01"}
    life.does("match propose D-0001 UP-0001 UP-0002")
    for number in "12":
        life.does(f"match answer J-000{number} oui")
    assert life.is_refused("match confirm J-0001") == {"ENR-02", "ENR-04", "ENR-05", "MAT-02"}
    assert life.is_refused("match confirm J-0002") == {"ENR-04", "ENR-06", "MAT-02"}

    told = life.line("enroll sign UP-0001 --confidentiality --ethics --declaration")
    assert (told.code, "pss person edit UP-0001 --adult" in told.err) == (5, True), "the age comes first"
    life.does("person edit UP-0001 --adult")
    for rule in ("ENR-03", "ENR-04", "ENR-05", "ENR-06"):
        (owed,) = [i for i in life.line("person missing UP-0001 -f json").items if i["rule"] == rule]
        life.does(owed["remedy"].rpartition("pss ")[2])
    assert life.line("person missing UP-0001 -f json").items == []
    life.does("enroll sign UP-0002 --confidentiality --before-pss")
    life.does("enroll sign UP-0002 --declaration --consent registry")
    for number in "12":
        life.does(f"match confirm J-000{number}")

    life.on("2025-01-14")
    life.does("match log D-0001 --day 2025-01-14 --starts 9h --ends 11h --present UP-0001,UP-0002")
    assert ("REC-01", "UP-0001") not in life.owed()
    life.on("2026-07-14")
    assert [line for line in life.owed() if line[0] == "REC-01"] == [("REC-01", "UP-0001"), ("REC-01", "UP-0002")]
    assert ("ENR-01", "UP-0001") not in life.verdicts("breach")
    life.is_sound()

"""The life of a partner who works for the establishment: three people talk before anything is confirmed."""

from __future__ import annotations

import pytest

from tests.journeys.living import REFERRAL, REQUEST, Life

MONA = (
    "--first-name Mona --last-name Veilleux --kind relative --relative-of mère --adult --emails mona@example.org"
    f" --employee --employee-team 'Bloc opératoire' --superior 'Sylvie Supérieure' --directorate DSI {REFERRAL}"
)


@pytest.fixture
def life(pss, monkeypatch) -> Life:
    return Life(pss, monkeypatch)


def test_an_employee_from_the_referral_to_the_team_that_ends_it(life):
    enters_and_is_asked(life)
    is_confirmed_after_the_talk(life)
    another_request_is_added_to_the_talk(life)
    one_committee_goes_on_and_the_other_ends(life)


def enters_and_is_asked(life):
    life.on("2025-02-03")
    life.does(f"refer add {MONA}")
    told = "--motivation --admissible --informed --weekday-daytime --slots mardi-matin --wishes committee"
    life.does(f"interview record Mona positive {told}")
    life.does("train session --day 2025-02-03 --starts 9h30")
    life.does("train invite S-0001 Mona")
    life.does("train attend S-0001 Mona")
    life.does("train decide Mona retained --interest --availability --told 2025-02-03")
    life.does("enroll add Mona --consent registry --signed confidentiality,ethics,kit --profiles resource")
    life.does("enroll sign Mona --declaration")
    life.does("claim add S-0001 Mona --nothing")
    for title, directorate in (("Sécurité", "DSI"), ("Qualité", "DQEPE")):
        life.does(f"match open --title {title} --directorate {directorate} {REQUEST} --kind committee"
                  " --first-meeting-on 2025-03-04")  # fmt: skip
    assert life.line("match find D-0001 -f json").code == 0
    for number in "12":
        assert life.does(f"match propose D-000{number} Mona") == set()
        life.does(f"match answer J-000{number} oui")
    assert life.owed() == []


def is_confirmed_after_the_talk(life):
    assert life.is_refused("match confirm J-0001") == {"MAT-05"}
    assert life.is_refused("match confirm J-0001 --because 'supérieure prévenue'") == {"MAT-05"}
    assert life.line("match step J-0001 employee-talk --not-needed 'déjà vu'").code == 2
    assert life.line("match step D-0001 employee-talk").code == 2, "it concerns one partner"
    life.does("match step J-0001 employee-talk --who 'Sylvie Supérieure'")
    life.does("match confirm J-0001")
    assert life.is_refused("match confirm J-0002") == {"MAT-05"}, "the talk did not name it"


def another_request_is_added_to_the_talk(life):
    life.on("2025-02-10")
    life.does("match step J-0001 employee-talk --covers D-0002")
    (talk,) = life.line("match show J-0001 -f json").json["steps"]
    assert (talk["day"], "Sylvie" in talk["who"]) == ("2025-02-03", True), "what is not said again stays"
    life.does("match confirm J-0002")
    assert life.line("match show J-0002 -f json").json["confirmed_on"] == "2025-02-10"
    prepared = [(f"MAT-{n}", f"J-000{j}") for n in (14, 15, 18, 21) for j in (1, 2)]
    assert life.owed() == sorted([*prepared, *((f"MAT-{n}", f"D-000{d}") for n in (16, 20) for d in (1, 2))])
    for number in "12":
        for step in ("support --who Sam", "coach --who Carl", "contact", "documents", "parking", "capsule"):
            life.does(f"match step D-000{number} {step}")
    assert life.owed() == []
    life.is_sound()


def one_committee_goes_on_and_the_other_ends(life):
    life.on("2025-03-04")
    life.does("match log D-0001 --day 2025-03-04 --starts 9h --ends 11h --present Mona")
    assert life.is_refused("match log D-0002 --day 2025-03-04 --starts 10h --ends 12h --present Mona") == {"MAT-12"}
    life.does("match log D-0002 --day 2025-03-04 --starts 11h --ends 12h --present Mona")
    for number in "12":
        life.does(f"match step D-000{number} roles")
        life.does(f"claim add A-000{number} Mona --nothing")
        life.does(f"match feedback J-000{number} --with partner --occasion first")
        life.does(f"match feedback D-000{number} --with team --occasion first")
    assert life.is_refused("match end J-0002 --by team") == {"FUP-02"}
    life.does("match step J-0002 ending-talk")
    life.does("match end J-0002 --by team")
    assert life.owed() == [("FUP-01", "D-0002"), ("FUP-01", "J-0002"), ("REQ-10", "D-0002")]
    life.does("match feedback J-0002 --with partner --occasion end")
    life.does("match feedback D-0002 --with team --occasion end")
    life.does("match close D-0002 filled")
    life.does("match edit D-0001 --seats 1")

    life.on("2026-02-03")
    for directorate in ("DSI", "DQEPE"):
        life.does(f"report returns {directorate} --fiscal-year 2024-2025 --people 1 --activities 1 --hours 2h")
    life.does("person edit Mona --confirmed")
    done = [item for item in life.owed() if item[0] != "FUP-03"]
    assert done == []
    life.on("2026-03-04")
    assert [line for line in life.owed() if line[0] == "FUP-01"] == [("FUP-01", "D-0001"), ("FUP-01", "J-0001")]
    life.is_sound()

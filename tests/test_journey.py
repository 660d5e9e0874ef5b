"""A whole life, only through what is typed; other lives are in tests/journeys/."""

from __future__ import annotations

import re

import pytest

from tests.journeys.living import REFERRAL, REQUEST, Life

UNVERIFIED = {"CLM-11"}


@pytest.fixture
def life(pss, monkeypatch) -> Life:
    return Life(pss, monkeypatch)


def test_an_adult_from_the_referral_to_the_re_contact(life, tmp_path):
    enters(life)
    is_matched(life)
    takes_part_and_is_paid(life, tmp_path)
    comes_to_the_end(life)
    is_contacted_again(life)


def enters(life):
    life.on("2024-09-03")
    ariane = f"--first-name Ariane --last-name Bellefleur --kind user --adult --phones '450 555-0123' {REFERRAL}"
    assert life.is_refused(f"refer add {ariane} --directorate DSI --no-agreed") == {"REF-04"}
    assert life.does(f"refer add {ariane} --directorate DSI --person-directorate DSI") == set()
    assert life.owed() == [("INT-07", "UP-0001")]

    life.on("2024-09-10")
    life.does("interview attempt UP-0001")
    life.does("train session --day 2024-09-24 --starts 9h30 --place 'Salle A-100'")
    assert life.owed() == [], "the attempt gives a new delay"
    assert life.is_refused("train invite S-0001 UP-0001") == {"TRN-01"}

    life.on("2024-09-12")
    assert life.is_refused("interview record belle positive") == {"INT-02", "INT-03"}
    told = "--motivation --admissible --informed --weekday-daytime --slots mardi-matin --wishes working_group"
    life.does(f"interview record belle positive {told}")
    assert life.owed() == [("INT-08", "UP-0001")]
    life.does("train invite S-0001 UP-0001")
    assert life.owed() == []

    life.on("2024-09-24")
    assert life.is_refused("train decide UP-0001 retained --interest --availability") == {"TRN-04"}
    assert life.owed() == [("TRN-08", "UP-0001")]
    life.does("train attend S-0001 --all")
    life.does("train decide UP-0001 retained --interest --availability")
    assert life.owed() == [("TRN-06", "UP-0001"), ("TRN-08", "UP-0001")]
    life.does("train decide UP-0001 --told 2024-09-24")
    life.does("claim add S-0001 UP-0001 --nothing")

    life.on("2024-09-26")
    assert life.is_refused("enroll add UP-0001") == {"ENR-03"}
    life.does("enroll add UP-0001 --consent registry,yearly")
    assert life.owed() == [("ENR-15", "UP-0001")]
    missing = {item["rule"] for item in life.line("person missing UP-0001 -f json").items}
    assert missing == {"ENR-04", "ENR-05", "ENR-06"}
    life.is_sound()


def is_matched(life):
    life.on("2024-10-01")
    warned = life.does("match open --directorate DSI --responsible Gisèle")
    assert warned == {"REQ-05", "REQ-06"}
    assert life.owed() == [("ENR-15", "UP-0001"), ("REQ-03", "D-0001"), ("REQ-09", "D-0001")]
    assert life.is_refused("match propose D-0001 UP-0001") == {"REQ-02"}
    assert life.does("match find D-0001") == {"REQ-07"}
    assert life.does(f"match edit D-0001 --title 'Guide de congé' --level operational {REQUEST}") == set()
    assert life.is_refused("match propose D-0001 UP-0001") == {"MAT-09"}
    life.does("enroll profile UP-0001 resource")
    life.does("enroll level UP-0001 operational")
    life.does("match propose D-0001 UP-0001")
    before = {"ENR-04", "ENR-05", "ENR-06", "MAT-02", "MAT-03"}
    assert life.is_refused("match confirm J-0001") == before
    assert life.is_refused("match introduce J-0001") == {"MAT-04"}
    assert life.is_refused("match introduce J-0001 --sent") == {"MAT-04"}
    life.does("match answer J-0001 oui")
    life.does("enroll sign UP-0001 --confidentiality --ethics --declaration --kit")
    life.does("match confirm J-0001")
    assert "450 555-0123" in life.line("match introduce J-0001").out
    life.does("match introduce J-0001 --sent")
    life.does("match edit D-0001 --first-meeting-on 2024-11-05")
    of_the_match = [(f"MAT-{n}", "J-0001") for n in (14, 15, 18, 21)]
    assert life.owed() == sorted([*of_the_match, ("MAT-16", "D-0001"), ("MAT-20", "D-0001")])

    life.on("2024-10-22")
    assert life.line("match step J-0001 coach --coach UP-0001").code == 2, "nobody accompanies themselves"
    life.does("match step J-0001 coach --who 'Une coach'")
    for typed in ("J-0001 contact --who Gisèle", "J-0001 documents", "D-0001 support --who Sam", "D-0001 capsule"):
        life.does(f"match step {typed}")
    life.does("match log D-0001 --day 2024-11-05 --starts 9h --ends 13h --place 'Salle B-200'")
    life.does("claim voucher A-0001 UP-0001 --kind parking --number 118 --value 12,00")
    life.does("match step J-0001 parking")
    assert life.owed() == []


def takes_part_and_is_paid(life, folder):
    life.on("2024-11-05")
    life.does("match log A-0001 --present UP-0001 --no-meal-provided")
    feedback = [("FUP-01", "D-0001"), ("FUP-01", "J-0001")]
    unfilled = ("REQ-10", "D-0001")  # one of two seats
    assert life.owed() == [("CLM-04", "A-0001"), *feedback, ("MAT-19", "D-0001"), unfilled]
    life.does("match step D-0001 roles")
    life.does("claim voucher --kind parking --number 118 --used")
    assert life.is_refused("claim add A-0001 UP-0001 --km 24,6 --parking 8,50 --meal dîner") == {"CLM-07"}
    assert life.does("claim add A-0001 UP-0001 --km 24,6 --meal dîner") == UNVERIFIED
    assert life.owed() == [*feedback, unfilled]

    life.on("2024-11-12")
    life.does("claim form R-0001 -o R-0001.xlsx")
    assert (folder / "R-0001.xlsx").stat().st_size > 0
    life.does("claim submit R-0001")
    assert life.is_refused("claim approve R-0001 --by 'Ariane Bellefleur'") == {"CLM-17"}
    life.does("claim approve R-0001 --by Gisèle")
    life.does("claim transmit R-0001 --to 'Ressources financières'")
    assert life.is_refused("claim drop R-0001 1") == {"CLM-18"}
    for typed in ("J-0001 --with partner", "D-0001 --with team"):
        life.does(f"match feedback {typed} --occasion first")
    life.on("2024-12-16")
    life.does("claim pay R-0001 --reference 004512")
    assert life.line("claim show R-0001 -f json").json["state"] == "paid"
    assert life.owed() == [unfilled]

    life.on("2025-04-07")
    year = life.line("report expenses --fiscal-year 2024-2025 -f json").items
    (spent,) = [row for row in year if (row["directorate"], row["kind"]) == ("DSI", "total")]
    assert (spent["claimed_cents"], spent["approved_cents"], spent["paid_cents"]) == (2894, 2894, 2894)
    assert life.owed() == [("CLM-19", "DSI"), unfilled]
    life.does("report returns DSI --fiscal-year 2024-2025 --people 1 --activities 1 --hours 4h --claimed 28,94")
    life.is_sound()


def comes_to_the_end(life):
    life.on("2025-05-06")
    life.does("match close D-0001 filled")
    assert life.owed() == [("FUP-01", "D-0001"), ("FUP-03", "J-0001")]
    assert life.is_refused("match end J-0001 --by team") == {"FUP-02"}
    life.does("match end J-0001 --by done")
    life.does("match step D-0001 outcomes --who Gisèle")
    assert life.owed() == [("FUP-01", "D-0001"), ("FUP-01", "J-0001")]
    for typed in ("J-0001 --with partner", "D-0001 --with team"):
        life.does(f"match feedback {typed} --occasion end")
    assert life.owed() == []


def is_contacted_again(life):
    life.on("2025-09-26")
    assert life.owed() == [("ENR-16", "UP-0001")], "a year after the enrolment"
    life.does("person edit UP-0001 --confirmed")

    life.on("2026-05-04")
    assert life.owed() == []
    life.on("2026-05-05")
    assert life.owed() == [("REC-01", "UP-0001")], "18 months after the meeting"
    assert life.line("recontact list --exit-code").code == 10
    assert life.is_refused("recontact record UP-0001") == {"REC-02"}
    life.does("recontact record UP-0001 no_answer")
    assert life.owed() == [("REC-01", "UP-0001")], "no answer archives nobody"

    for day, state in (("2026-11-04", "due"), ("2026-11-05", "late")):
        life.on(day)
        (row,) = life.line("recontact list -f json").items
        assert (row["state"], row["since"], row["late_on"]) == (state, "2024-11-05", "2026-11-05")
    life.does("recontact record UP-0001 interested --confirmed")
    assert life.owed() == []
    assert life.line("recontact list --exit-code").code == 0
    life.is_sound()


def test_the_beginning_of_a_life_in_english(life):
    life.env.setenv("PSS_LANG", "en")
    said = []

    def types(typed, code=0):
        answer = life.line(typed)
        assert answer.code == code, f"{typed}\n{answer.err}"
        said.append(answer.out + answer.err)
        return answer.out + answer.err

    life.on("2026-02-03")
    ann = f"--first-name Ann --last-name Partner --kind user --adult --emails ann@example.org {REFERRAL}"
    assert "Refused [REF-04] Nothing says that Ann Partner was spoken to" in types(f"refer add {ann} --no-agreed", 5)
    assert "Warning [REF-02]" in types(f"refer add {ann}")
    assert "refer edit UP-0001 --directorate CODE" in said[-1]
    types("refer edit UP-0001 --directorate DSI")
    assert "has waited for the telephone interview" in types("report today")
    assert "To go on all the same" in types("interview record Ann positive --motivation --admissible --informed", 5)
    types("interview record Ann positive --motivation --admissible --informed --slots tuesday-morning")
    types("train session --day 2026-02-03 --starts 9:30")
    types("train invite S-0001 Ann")
    types("train attend S-0001 --all")
    types("train decide Ann retained --interest --availability")
    assert "pss train decide UP-0001 --told YYYY-MM-DD" in types("report today")
    life.owed()
    types("train decide Ann --told 2026-02-03")
    types("enroll add Ann --consent registry")
    assert "Confidentiality engagement signed" in types("person missing Ann")
    types("enroll sign Ann --confidentiality --ethics --declaration --kit")
    types("match open --directorate DSI --title Guide --kind working_group --motive Leaflet --profile-sought Anyone"
          " --seats 2 --length 6 --slots tuesday-morning --responsible Grace --staff-count 5 --objective Page"
          " --involvement consultation --first-meeting-on 2026-02-10")  # fmt: skip
    types("match find D-0001")
    types("match propose D-0001 Ann")
    assert "pss match answer J-0001 yes --day YYYY-MM-DD" in types("match confirm J-0001", 5)
    types("match answer J-0001 yes")
    types("match confirm J-0001")
    assert "Hello Grace" in types("match introduce J-0001")
    types("match introduce J-0001 --sent")
    types("match log D-0001 --day 2026-02-03 --starts 9:00 --ends 12:45 --present Ann --no-meal-provided")
    types("claim add A-0001 --km 10.5 --meal noon")
    types("claim show R-0001")
    assert "deadline" in types("report today")
    life.owed()
    types("person show Ann")
    types("person history Ann")
    types("rules --audit")
    types("registry check")
    french = re.findall(r"\w*[éèêàçîôœ’]\w*", "".join(said))
    assert french == []
    life.is_sound()

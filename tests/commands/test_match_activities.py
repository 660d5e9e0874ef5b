"""pss match log, as it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from pss_cli import models as m
from pss_cli.vocabulary import PresenceRole

HOURS = ("--starts", "9h", "--ends", "12h")
PAST, FUTURE = "2026-11-18", "2026-12-01"


@pytest.fixture
def partner(make):
    """A partner with a confirmed match on D-0001."""
    person = make.partner()
    make.match(person, make.request())
    return person


@pytest.fixture
def log(pss):
    """The answer to one `match log`, as JSON when it succeeds."""
    return lambda *words, **options: pss("match", "log", *words, "-f", "json", **options)


def test_a_meeting_records_who_was_there_in_what_role_and_when(log, make, partner):
    make.partner(first_name="Bob")
    answer = log("D-0001", "--day", PAST, *HOURS, "--present", "UP-0001,bob:coach:9h30-11:00", "--no-meal-provided")
    assert answer.code == 0, answer.err
    assert answer.json["held"] is True
    assert [(p["code"], p["role"], p["starts"], p["ends"]) for p in answer.json["present"]] == [
        ("UP-0002", "coach", "09:30", "11:00"),
        ("UP-0001", "partner", "09:00", "12:00"),
    ]


def test_a_future_day_plans_then_its_code_records_the_presence(log, make, partner, monkeypatch):
    planned = log("D-0001", "--day", FUTURE, *HOURS)
    assert planned.json["held"] is False
    assert [p["code"] for p in planned.json["expected"]] == ["UP-0001"]
    monkeypatch.setenv("PSS_TODAY", FUTURE)
    held = log("A-0001", "--present", "UP-0001")
    assert (held.json["held"], len(held.json["present"])) == (True, 1)
    assert log("A-0001", "--present", "UP-0001").code == 4


@pytest.mark.parametrize(
    "words",
    [
        ("--day", FUTURE, *HOURS, "--present", "UP-0001"),
        ("--day", PAST, *HOURS),
        ("--day", PAST, "--starts", "12h", "--ends", "9h", "--present", "UP-0001"),
        ("--day", PAST, *HOURS, "--present", "UP-0001:dancer"),
        ("--day", PAST, *HOURS, "--present", "UP-0001:11h-10h"),
        ("--day", PAST, *HOURS, "--present", "UP-0001,up1:coach"),
        ("--day", "05/01/2026", *HOURS, "--present", "UP-0001"),
        (),
    ],
)
def test_what_cannot_be_is_a_usage_error(pss, log, partner, words):
    assert log("D-0001", *words).code == 2
    assert pss("match", "show", "A-0001").code == 3


def test_a_partner_without_a_confirmed_match_is_no_partner_there(log, make, partner):
    make.partner(first_name="Bob")
    assert log("D-0001", "--day", PAST, *HOURS, "--present", "bob").code == 4
    assert log("D-0001", "--day", PAST, *HOURS, "--present", "bob:other").code == 0


def test_a_coach_who_is_not_ready_is_refused(log, make, partner):
    make.partner(ready=False, first_name="Bob")
    answer = log("D-0001", "--day", PAST, *HOURS, "--present", "bob:coach")
    assert answer.code == 5
    assert all(code in answer.err for code in ("MAT-02", "ENR-04", "ENR-05", "ENR-06"))


def test_overlaps_are_gated_one_by_one_and_back_to_back_is_fine(log, make, partner):
    make.match(partner, make.request(title="Autre"))
    assert log("D-0001", "--day", FUTURE, *HOURS).code == 0
    assert log("D-0002", "--day", FUTURE, "--starts", "12h", "--ends", "13h").code == 0
    overlap = ("D-0002", "--day", FUTURE, "--starts", "11h59", "--ends", "12h")
    assert log(*overlap).code == 5
    kept = log(*overlap, "--because", "MAT-12:sur place")
    assert kept.code == 0
    assert [r["text"] for r in kept.json["reasons"]] == ["sur place"]
    assert log("A-0003", "--edit", "--place", "Salle B").code == 0
    assert log("D-0002", "--day", FUTURE, "--starts", "10h", "--ends", "11h").code == 5


def test_an_earlier_meeting_moved_onto_a_later_one_overlaps_too(log, make, partner):
    make.match(partner, make.request(title="Autre"))
    log("D-0001", "--day", FUTURE, *HOURS)
    log("D-0002", "--day", FUTURE, "--starts", "13h", "--ends", "15h")
    assert "MAT-12" in log("A-0001", "--edit", "--ends", "14h").err


def test_confirming_looks_at_the_planned_meetings(pss, log, make, partner):
    other = make.match(partner, make.request(title="Autre"), confirmed_on=None)
    log("D-0001", "--day", FUTURE, *HOURS)
    log("D-0002", "--day", FUTURE, *HOURS)
    assert "MAT-12" in pss("match", "confirm", other.code).err
    assert pss("match", "confirm", other.code, "--because", "alterne").code == 0


def test_a_meeting_is_corrected(log, make, partner):
    log("D-0001", "--day", PAST, *HOURS, "--present", "UP-0001")
    edited = log("A-0001", "--edit", "--ends", "13h", "--meal-provided", "--place", "Salle B").json
    assert (edited["ends"], edited["meal_provided"], edited["present"][0]["ends"]) == ("13:00", True, "13:00")
    assert log("A-0001", "--edit", "--present", "UP-0001:10h-11h").json["present"][0]["starts"] == "10:00"
    assert log("A-0001", "--edit", "--absent", "UP-0001").json["present"] == []


def test_what_money_hangs_on_does_not_disappear(log, make, partner):
    log("D-0001", "--day", PAST, *HOURS, "--present", "UP-0001")
    make.add(
        m.Voucher(
            kind="parking",
            number="P-1",
            person_id=partner.id,
            activity_id=1,
            value_cents=900,
            handed_on=date(2026, 11, 18),
        )
    )
    assert log("A-0001", "--edit", "--absent", "UP-0001").code == 4
    assert log("A-0001", "--edit", "--day", "2026-11-17").code == 4
    assert log("A-0001", "--edit", "--ends", "12h30").code == 0


def test_a_planned_meeting_is_cancelled_and_a_held_one_is_not(pss, log, partner):
    log("D-0001", "--day", FUTURE, *HOURS)
    assert log("A-0001", "--cancelled").json == {"code": "A-0001", "cancelled": True}
    assert pss("match", "show", "A-0001").code == 3
    log("D-0001", "--day", PAST, *HOURS, "--present", "UP-0001")
    assert log("A-0002", "--cancelled").code == 4


def test_a_meeting_is_read_from_json(log, partner):
    written = '{"day": "2026-11-18", "starts": "9h", "ends": "12h", "present": ["UP-0001:trainer"]}'
    answer = log("D-0001", "--from", "-", stdin=written)
    assert answer.json["present"][0]["role"] == PresenceRole.TRAINER


def test_a_closed_request_still_takes_its_past_meetings(log, make):
    person = make.partner()
    make.match(person, make.request(closed_on=make.ago(1), outcome="filled"))
    assert log("D-0001", "--day", PAST, *HOURS, "--present", "UP-0001").code == 0
    assert log("D-0001", "--day", FUTURE, *HOURS).code == 4


def test_a_meeting_planned_outside_the_slots_of_a_partner_is_said_and_planned_all_the_same(pss, log, partner):
    assert pss("person", "edit", partner.code, "--slots", "mardi-matin").code == 0
    assert "MAT-11" not in log("D-0001", "--day", FUTURE, *HOURS).err  # a Tuesday
    answer = log("D-0001", "--day", "2026-12-02", "--starts", "13h30", "--ends", "16h")
    assert (answer.code, "[MAT-11]" in answer.err) == (0, True)
    assert f"pss person edit {partner.code}" in answer.err
    assert pss("person", "edit", partner.code, "--unavailable", "2026-12-08").code == 0
    assert "2026-12-08" in log("D-0001", "--day", "2026-12-08", *HOURS).err
    audited = pss("rules", "MAT-11", "--audit", "-f", "json").items
    assert [a["code"] for a in audited if "A-000" in a["message"]] == [partner.code] * 2


def test_a_meeting_is_not_held_before_the_request_was_opened(pss, make):
    make.request(opened_on=make.ago(25))
    hours = ("--starts", "9h", "--ends", "12h")
    coach = make.partner(enrolled_on=make.ago(90))
    for day, code in ((make.ago(26), 2), (make.ago(25), 0)):
        answer = pss("match", "log", "D-0001", "--day", day, *hours, "--present", f"{coach.code}:coach")
        assert answer.code == code, answer.err

"""pss train, as it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import TODAY
from tests.make import Make

RETAINED = ("--decision", "retained", "--interest", "--availability")


@pytest.fixture
def youth(make: Make):
    """A jeune of 16 with an open referral and no interview."""
    return make.referral(make.person("Noé", "Lac", birth_date=date(2010, 3, 1)))


def attended(make: Make, **fields):
    """Return the training of someone who came and waits for the decision."""
    blank = {"interest": None, "availability": None, "decision": None, "decided_on": None, "told_on": None}
    return make.training(**(blank | fields))


def test_a_session_lasts_two_hours_unless_told_otherwise(pss):
    answer = pss("train", "session", "--day", "2026-12-01", "--starts", "9h30", "--place", "Salle B", "-f", "json")
    assert (answer.code, answer.err) == (0, "")
    assert (answer.json["code"], answer.json["starts"], answer.json["ends"]) == ("S-0001", "09:30", "11:30")


def test_a_time_of_day_is_the_same_for_every_script(pss):
    pss("train", "session", "--day", "2026-12-01", "--starts", "9h05", "--ends", "11h05")
    assert [(s["starts"], s["ends"]) for s in pss("train", "list", "-f", "json").items] == [("09:05", "11:05")]
    assert '"starts": "09:05", "ends": "11:05"' in pss("train", "list", "-f", "jsonl").out
    assert "\t09:05\t11:05\t" in pss("train", "list", "-f", "tsv").out


def test_another_length_is_written_and_said(pss):
    answer = pss("train", "session", "--day", "2026-12-01", "--starts", "9h30", "--ends", "10h30")
    assert answer.code == 0
    assert "TRN-03" in answer.err


def test_a_session_needs_its_day_and_its_time(pss):
    answer = pss("train", "session", "--no-input")
    assert answer.code == 2
    assert "--day" in answer.err
    assert "--starts" in answer.err
    assert pss("train", "session", "--day", "2026-12-01", "--starts", "9h", "--ends", "9h").code == 2


def test_a_session_is_corrected_and_moved_it_lasts_as_long(pss, make):
    make.training_session(day=date(2026, 12, 1))
    answer = pss("train", "session", "S-0001", "--starts", "13h", "--trainer", "Luc", "-f", "json")
    assert (answer.json["starts"], answer.json["ends"], answer.json["trainer"]) == ("13:00", "15:00", "Luc")
    assert pss("train", "session", "S-0001", "--day", "").code == 2
    assert pss("train", "session", "S-0009", "--starts", "13h").code == 3


def test_a_session_that_took_place_does_not_move_to_the_future(pss, make):
    attended(make)
    assert pss("train", "session", "S-0001", "--day", "2026-12-01").code == 4
    assert pss("train", "session", "S-0001", "--day", "2026-10-12").code == 0


def test_several_people_are_convened_at_once(pss, make):
    make.interview()
    make.interview(make.person("Béa", "Lac"))
    make.training_session(day=date(2026, 12, 1))
    answer = pss("train", "invite", "S-0001", "UP-0001", "béa", "UP-0001", "-f", "json")
    assert (answer.code, answer.err) == (0, "")
    assert [row["code"] for row in answer.json["people"]] == ["UP-0001", "UP-0002"]
    assert {row["convened_on"] for row in answer.json["people"]} == {TODAY.isoformat()}
    assert pss("train", "invite", "S-0001", "UP-0002").code == 4


def test_nobody_is_convened_when_one_has_no_positive_interview(pss, make):
    make.interview()
    make.referral(make.person("Béa", "Lac"))
    make.interview(make.person("Cam", "Lac"), outcome="negative", reason="non")
    make.training_session(day=date(2026, 12, 1))
    answer = pss("train", "invite", "S-0001", "UP-0001", "UP-0002", "UP-0003")
    assert answer.code == 5
    assert answer.err.count("TRN-01") == 2
    assert pss("train", "show", "S-0001", "-f", "json").json["convened"] == 0


def test_an_interview_held_after_the_convocation_does_not_count(pss, make):
    make.interview(held_on=make.ago(5))
    make.training_session(day=date(2026, 12, 1))
    assert pss("train", "invite", "S-0001", "UP-0001", "--day", make.ago(6)).code == 5
    assert pss("train", "invite", "S-0001", "UP-0001", "--day", make.ago(5)).code == 0


def test_a_closed_referral_is_not_convened(pss, make):
    make.interview()
    make.training_session(day=date(2026, 12, 1))
    pss("refer", "close", "UP-0001", "--reason", "déménage")
    assert pss("train", "invite", "S-0001", "UP-0001").code == 4


def test_a_session_has_so_many_seats(pss, make):
    make.interview()
    make.interview(make.person("Béa", "Lac"))
    make.training_session(day=date(2026, 12, 1), seats=1)
    assert pss("train", "invite", "S-0001", "UP-0001", "UP-0002").code == 4
    assert pss("train", "session", "S-0001", "--seats", "2").code == 0
    assert pss("train", "invite", "S-0001", "UP-0001", "UP-0002").code == 0
    assert pss("train", "session", "S-0001", "--seats", "1").code == 4


def test_a_convocation_made_by_mistake_is_taken_back(pss, make):
    make.interview()
    make.training_session(day=date(2026, 12, 1))
    pss("train", "invite", "S-0001", "UP-0001")
    answer = pss("train", "invite", "S-0001", "UP-0001", "--remove", "-f", "json")
    assert (answer.code, answer.json["people"]) == (0, [])
    assert pss("train", "invite", "S-0001", "UP-0001", "--remove").code == 4


def test_attendance_is_marked_in_bulk_and_corrected(pss, make):
    session = make.training_session(day=make.ago(1))
    for name in ("Ann", "Béa", "Cam"):
        make.interview(make.person(name, "Lac"))
    assert pss("train", "invite", session.code, "ann", "béa", "cam").code == 0
    answer = pss("train", "attend", "S-0001", "--all", "--absent", "UP-0003", "-f", "json")
    assert [row["attended"] for row in answer.json["people"]] == [True, True, False]
    again = pss("train", "attend", "S-0001", "UP-0003", "--absent", "UP-0001,UP-0002", "-f", "json")
    assert [row["attended"] for row in again.json["people"]] == [False, False, True]
    assert pss("train", "attend", "S-0001").code == 2
    assert pss("train", "attend", "S-0001", "UP-0001", "--absent", "UP-0001").code == 2


def test_attendance_is_of_the_people_convened_once_the_day_has_come(pss, make):
    make.interview()
    make.training_session(day=make.ago(1))
    make.training_session(day=date(2026, 12, 1))
    assert pss("train", "attend", "S-0001", "UP-0001").code == 4
    pss("train", "invite", "S-0002", "UP-0001")
    assert pss("train", "attend", "S-0002", "--all").code == 4


def test_who_missed_a_session_is_convened_to_the_next_and_it_is_said(pss, make):
    attended(make, attended=False)
    make.training_session(day=date(2026, 12, 1))
    answer = pss("train", "invite", "S-0002", "UP-0001")
    assert answer.code == 0
    assert "TRN-07" in answer.err


def test_retained_needs_attendance_interest_and_availability(pss, make):
    attended(make, attended=None)
    answer = pss("train", "decide", "UP-0001", "--decision", "retained", "--interest", "--no-input")
    assert answer.code == 5
    assert "TRN-04" in answer.err
    pss("train", "attend", "S-0001", "UP-0001")
    done = pss("train", "decide", "UP-0001", *RETAINED, "-f", "json")
    assert (done.code, done.err) == (0, "")
    assert (done.json["decision"], done.json["decided_on"]) == ("retained", TODAY.isoformat())
    assert pss("refer", "show", "UP-0001", "-f", "json").json["closed_on"] is None
    assert pss("train", "attend", "S-0001", "--absent", "UP-0001").code == 5


def test_somebody_never_convened_is_not_retained_by_a_decision(pss, make):
    make.interview()
    assert pss("train", "decide", "UP-0001", *RETAINED).code == 5
    assert pss("train", "decide", "UP-0001", "--decision", "declined").code == 4


def test_not_retained_needs_a_reason_and_closes_the_referral(pss, make):
    attended(make)
    refused = pss("train", "decide", "UP-0001", "--decision", "not_retained", "--no-input")
    assert refused.code == 5
    assert "TRN-05" in refused.err
    assert pss("train", "decide", "UP-0001", "--decision", "not_retained", "--reason", "Pas libre").code == 0
    referral = pss("refer", "show", "UP-0001", "-f", "json").json
    assert referral["closed_on"] == TODAY.isoformat()
    assert "Pas libre" in referral["closed_reason"]


def test_a_decision_is_corrected_and_the_referral_opens_again(pss, make):
    attended(make)
    pss("train", "decide", "UP-0001", "--decision", "declined", "--told", TODAY)
    answer = pss("train", "decide", "UP-0001", *RETAINED, "-f", "json")
    assert answer.code == 0
    assert (answer.json["decision"], answer.json["told_on"]) == ("retained", None)
    assert pss("refer", "show", "UP-0001", "-f", "json").json["closed_on"] is None


def test_the_decision_about_an_enrolled_partner_stays(pss, make):
    make.partner()
    assert pss("train", "decide", "UP-0001", "--decision", "declined").code == 4


def test_the_person_is_told_after_the_decision(pss, make):
    attended(make)
    assert pss("train", "decide", "UP-0001", "--told", TODAY).code == 2
    pss("train", "decide", "UP-0001", *RETAINED, "--day", make.ago(3))
    assert pss("train", "decide", "UP-0001", "--told", make.ago(4)).code == 2
    assert pss("train", "decide", "UP-0001", "--told", "2026-11-21").code == 2
    answer = pss("train", "decide", "UP-0001", "--told", make.ago(2), "-f", "json")
    assert (answer.json["told_on"], answer.json["decision"]) == (make.ago(2).isoformat(), "retained")


def test_no_decision_comes_before_the_session(pss, make):
    attended(make)
    assert pss("train", "decide", "UP-0001", *RETAINED, "--day", make.ago(41)).code == 2


def test_an_adapted_path_needs_its_reason_and_neither_interview_nor_session(pss, youth):
    refused = pss("train", "decide", "UP-0001", *RETAINED, "--adapted")
    assert refused.code == 5
    assert "TRN-02" in refused.err
    answer = pss("train", "decide", "UP-0001", *RETAINED, "--adapted", "--because", "vu au foyer", "-f", "json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["adapted_because"] == "vu au foyer"
    assert pss("interview", "list", "--state", "waiting", "-f", "json").items == []


def test_an_adapted_path_may_go_through_a_session(pss, make, youth):
    make.training_session(day=make.ago(1))
    assert pss("train", "invite", "S-0001", "UP-0001").code == 5
    assert pss("train", "invite", "S-0001", "UP-0001", "--adapted", "--because", "vu au foyer").code == 0


def test_an_adapted_path_is_for_the_youth_programme(pss, make):
    make.referral()
    answer = pss("train", "decide", "UP-0001", *RETAINED, "--adapted", "--because", "pressé")
    assert answer.code == 5
    assert "TRN-04" in answer.err
    parent = make.person("Rose", "Lac", kind="relative", directorate_id=make.directorate("DPJ"))
    make.referral(parent)
    assert pss("train", "decide", parent.code, *RETAINED, "--adapted", "--because", "soirs").code == 0


def test_nothing_judicial_is_written_about_a_minor_not_even_as_a_reason(pss, youth):
    answer = pss("train", "decide", "UP-0001", *RETAINED, "--adapted", "--because", "antécédents judiciaires")
    assert answer.code == 5
    assert "INT-06" in answer.err
    assert pss("train", "show", "UP-0001").code == 3


def test_sessions_are_listed_with_their_counts(pss, make):
    attended(make)
    make.training_session(day=date(2026, 12, 1))
    rows = pss("train", "list", "-f", "json").items
    assert [(row["code"], row["convened"], row["came"]) for row in rows] == [("S-0002", 0, 0), ("S-0001", 1, 1)]
    assert [row["code"] for row in pss("train", "list", "--state", "upcoming", "-f", "json").items] == ["S-0002"]
    assert [row["code"] for row in pss("train", "list", "--state", "past", "-f", "json").items] == ["S-0001"]


def test_a_person_is_shown_with_every_session(pss, make):
    training = attended(make, attended=False)
    make.training_session(day=date(2026, 12, 1))
    pss("train", "invite", "S-0002", "UP-0001")
    shown = pss("train", "show", "UP-0001", "-f", "json").json
    assert (training.attended, shown["session"], [row["session"] for row in shown["before"]]) == (
        False, "S-0002", ["S-0001"],
    )  # fmt: skip

"""pss interview, as it is typed."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from pss_cli import models as m
from tests.conftest import TODAY

POSITIVE = ("--outcome", "positive", "--motivation", "--admissible", "--informed", "--weekday-daytime")


def test_a_referral_waits_is_scheduled_then_held(pss, make):
    make.referral()
    assert pss("interview", "list", "--state", "waiting", "-f", "json").items[0]["code"] == "UP-0001"
    answer = pss("interview", "schedule", "UP-0001", "--day", "2026-11-25", "--at", "13h30", "-f", "json")
    assert (answer.code, answer.err) == (0, "")
    assert (answer.json["scheduled_on"], answer.json["scheduled_at"]) == ("2026-11-25", "13:30")
    assert pss("interview", "list", "--state", "waiting", "-f", "json").items == []
    assert len(pss("interview", "list", "--state", "scheduled", "-f", "json").items) == 1
    held = pss("interview", "record", "UP-0001", *POSITIVE, "-f", "json")
    assert (held.code, held.err) == (0, "")
    assert held.json["held_on"] == TODAY.isoformat()
    assert held.json["interviewer"] == "Coordo Essai"
    listed = pss("interview", "list", "--state", "held", "--outcome", "positive", "-f", "json").items
    assert [row["scheduled_on"] for row in listed] == ["2026-11-25"]


def test_scheduling_again_moves_the_interview(pss, make):
    make.referral()
    pss("interview", "schedule", "UP-0001", "--day", "2026-11-25", "--at", "13h30")
    pss("interview", "schedule", "UP-0001", "--day", "2026-11-27")
    rows = pss("interview", "list", "-f", "json").items
    assert [(row["scheduled_on"], row["scheduled_at"]) for row in rows] == [("2026-11-27", None)]


def test_a_day_gone_by_is_not_scheduled(pss, make):
    make.referral()
    assert pss("interview", "schedule", "UP-0001", "--day", "2026-11-19").code == 2
    assert pss("interview", "schedule", "UP-0001", "--no-input").code == 2


def test_an_attempt_is_kept_and_the_referral_still_waits(pss, make):
    make.referral()
    answer = pss("interview", "attempt", "UP-0001", "--day", "2026-11-18", "-f", "json")
    assert answer.code == 0
    assert answer.json["attempts"] == [{"day": "2026-11-18", "channel": "phone", "done_by": "Coordo Essai"}]
    unreachable = pss("interview", "record", "UP-0001", "--outcome", "unreachable", "-f", "json")
    assert unreachable.code == 0
    assert unreachable.json["referral_closed_on"] is None
    assert len(unreachable.json["attempts"]) == 2
    row = pss("interview", "list", "--state", "waiting", "-f", "json").items[0]
    assert (row["attempts"], row["outcome"], row["last_attempt_on"]) == (2, "unreachable", TODAY.isoformat())
    assert pss("interview", "record", "UP-0001", *POSITIVE).code == 0


def test_an_attempt_kept_by_mistake_is_taken_back(pss, make):
    make.referral()
    pss("interview", "attempt", "UP-0001", "--day", "2026-11-18")
    assert pss("interview", "attempt", "UP-0001", "--remove").code == 4
    answer = pss("interview", "attempt", "UP-0001", "--day", "2026-11-18", "--remove", "-f", "json")
    assert (answer.code, answer.json["attempts"]) == (0, [])


@pytest.mark.parametrize("outcome", ["negative", "redirected"])
def test_a_negative_or_redirected_outcome_needs_its_reason_and_closes_the_referral(pss, make, outcome):
    make.referral()
    refused = pss("interview", "record", "UP-0001", "--outcome", outcome, "--no-input")
    assert refused.code == 5
    assert "INT-05" in refused.err
    answer = pss("interview", "record", "UP-0001", "--outcome", outcome, "--reason", "Cherche un emploi", "-f", "json")
    assert answer.json["referral_closed_on"] == TODAY.isoformat()
    assert "Cherche un emploi" in pss("refer", "show", "UP-0001", "-f", "json").json["closed_reason"]


def test_declining_needs_no_reason_and_closes_the_referral(pss, make):
    make.referral()
    answer = pss("interview", "record", "UP-0001", "--outcome", "declined", "-f", "json")
    assert (answer.code, answer.json["referral_closed_on"]) == (0, TODAY.isoformat())


def test_nothing_is_recorded_on_a_closed_referral_even_closed_that_day(pss, make):
    make.referral()
    pss("refer", "close", "UP-0001", "--reason", "injoignable")
    make.person("Sans", "Repérage")
    for code in ("UP-0001", "UP-0002"):
        for words in (("record", code, *POSITIVE), ("attempt", code), ("schedule", code, "--day", "2026-11-25")):
            answer = pss("interview", *words)
            assert answer.code == 5
            assert "INT-01" in answer.err


def test_a_positive_outcome_says_all_that_is_missing_at_once(pss, make):
    make.referral()
    answer = pss("interview", "record", "UP-0001", "--outcome", "positive", "--no-input")
    assert answer.code == 5
    assert "INT-02" in answer.err
    assert "INT-03" in answer.err
    words = ("--outcome", "positive", "--motivation", "--admissible", "--informed", "--no-weekday-daytime")
    assert pss("interview", "record", "UP-0001", *words, "--because", "soirs de conseil").code == 0


def test_the_outcome_is_asked_for(pss, make):
    make.referral()
    answer = pss("interview", "record", "UP-0001", "--motivation", "--no-input")
    assert answer.code == 2
    assert "--outcome" in answer.err


def test_what_the_person_says_is_kept_and_daytime_follows_from_the_slots(pss, make):
    make.referral()
    given = {
        "outcome": "positive", "motivation": True, "admissible": True, "informed": True, "slots": ["mardi-matin"],
        "wishes": ["working_group"], "refusals": ["research"], "aptitudes": "Anime des ateliers",
    }  # fmt: skip
    answer = pss("interview", "record", "UP-0001", "--from", "-", "-f", "json", stdin=json.dumps(given))
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["weekday_daytime"] is True


def test_a_jeune_without_daytime_availability_only_gets_a_warning_and_a_reminder(pss, make):
    make.referral(make.person(birth_date=date(2010, 3, 1)))
    words = ("--outcome", "positive", "--motivation", "--admissible", "--informed", "--no-weekday-daytime")
    answer = pss("interview", "record", "UP-0001", *words)
    assert answer.code == 0
    assert "INT-04" in answer.err
    assert "INT-06" in answer.err


@pytest.mark.parametrize("field", ["--reason", "--lived-experience"])
def test_nothing_judicial_is_written_about_a_minor(pss, make, field):
    make.referral(make.person(birth_date=date(2010, 3, 1)))
    given = {"--reason": "Trop occupé"} | {field: "Un antécédent judiciaire"}
    words = [word for pair in given.items() for word in pair]
    answer = pss("interview", "record", "UP-0001", "--outcome", "negative", *words)
    assert answer.code == 5
    assert "INT-06" in answer.err.splitlines()[-2]
    assert pss("interview", "list", "--state", "held", "-f", "json").items == []


def test_an_outcome_is_corrected_and_the_referral_opens_again(pss, make):
    make.referral()
    pss("interview", "record", "UP-0001", "--outcome", "negative", "--reason", "erreur")
    assert pss("interview", "record", "UP-0001", *POSITIVE).code == 5
    answer = pss("interview", "record", "UP-0001", "--edit", *POSITIVE, "-f", "json")
    assert answer.code == 0
    assert (answer.json["outcome"], answer.json["reason"]) == ("positive", None)
    assert answer.json["referral_closed_on"] is None
    again = pss("interview", "record", "UP-0001", *POSITIVE)
    assert again.code == 4
    assert "--edit" in again.err
    assert len(pss("interview", "list", "-f", "json").items) == 1


def test_only_what_is_given_is_corrected(pss, make):
    make.referral()
    pss("interview", "record", "UP-0001", "--outcome", "negative", "--reason", "erreur")
    answer = pss("interview", "record", "UP-0001", "--edit", "--day", "2026-11-19", "--no-input", "-f", "json")
    assert (answer.json["reason"], answer.json["referral_closed_on"]) == ("erreur", "2026-11-19")
    assert pss("interview", "record", "UP-0001", "--edit", "--reason", "").code == 5


def test_there_must_be_something_to_correct(pss, make):
    make.referral()
    assert pss("interview", "record", "UP-0001", "--edit", *POSITIVE).code == 4


def test_an_interview_on_which_a_convocation_stands_stays_positive(pss, make):
    make.training(decision=None, decided_on=None, told_on=None)
    words = ("--edit", "--outcome", "negative", "--reason", "erreur")
    answer = pss("interview", "record", "UP-0001", *words)
    assert answer.code == 5
    assert "TRN-01" in answer.err


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=61)])
def test_an_interview_is_held_between_the_referral_and_today(pss, make, day):
    make.referral()
    assert pss("interview", "record", "UP-0001", *POSITIVE, "--day", day).code == 2


def test_an_adapted_path_of_another_referral_hides_nobody_who_waits(pss, make):
    person = make.person()
    make.referral(person, day=make.ago(300), closed_on=make.ago(200))
    make.add(m.Training(person_id=person.id, adapted=True, decided_on=make.ago(250), decision="not_retained"))
    make.referral(person, day=make.ago(30))
    assert [row["code"] for row in pss("interview", "list", "--state", "waiting", "-f", "json").items] == [person.code]

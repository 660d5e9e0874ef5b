"""What interview and training owe, and what they were, as the registry tells it on a day."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest

from pss_cli import models as m
from pss_cli.reads import establishment
from pss_cli.rules.book import ALL
from pss_cli.rules.interview import Interview, WaitingForConvocation, WaitingForInterview
from pss_cli.rules.train import DecisionToTell, Training, TrainingUnfinished
from pss_cli.vocabulary import InterviewOutcome
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources.book import SOURCES
from tests.conftest import TODAY

BLANK = {"interest": None, "availability": None, "decision": None, "decided_on": None, "told_on": None}


@pytest.fixture
def found(registry):
    """What the rules find in every record of a class: (rule, since)."""

    def ask(kind, today=TODAY) -> list[tuple[str, date]]:
        db = sqlite3.connect(registry)
        db.row_factory = sqlite3.Row
        facts = gather(db, SOURCES[kind], Settings(establishment.settings(db)), today)
        return [(x.rule.code, x.since) for f in facts for r in ALL for x in r.findings(f)]

    return ask


def test_a_referral_waits_from_its_day_on(make, found):
    make.referral()
    assert found(WaitingForInterview) == [("INT-07", make.ago(60))]


def test_a_scheduled_interview_is_owed_when_its_day_comes(make, found):
    referral = make.referral()
    make.add(m.Interview(referral_id=referral.id, scheduled_on=TODAY))
    assert found(WaitingForInterview, make.ago(1)) == []
    assert found(WaitingForInterview) == [("INT-07", TODAY)]


def test_an_attempt_is_followed_by_another_from_the_next_day_on(make, found):
    referral = make.referral()
    make.add(m.InterviewAttempt(referral_id=referral.id, day=make.ago(1), done_by="make"))
    assert found(WaitingForInterview, make.ago(1)) == []
    assert len(found(WaitingForInterview)) == 1


def test_an_unreachable_person_still_waits_and_a_closed_referral_does_not(make, found):
    make.interview(outcome=InterviewOutcome.UNREACHABLE)
    make.referral(closed_on=make.ago(2))
    assert len(found(WaitingForInterview)) == 1


def test_a_positive_interview_waits_for_a_convocation_again_after_a_session_missed(make, found):
    make.interview(make.person("Béa"))
    training = make.training(attended=False, **BLANK)
    assert training.session_id
    assert found(WaitingForConvocation) == [("INT-08", make.ago(50)), ("INT-08", make.ago(40))]
    make.add(m.Training(person_id=training.person_id, session_id=make.training_session().id, convened_on=TODAY))
    assert found(WaitingForConvocation) == [("INT-08", make.ago(50))]


def test_a_decision_is_owed_to_the_person_until_they_are_told(make, found):
    make.training(told_on=None)
    make.training(make.person("Béa"))
    make.training(make.person("Cam"), decision="declined", told_on=None)
    assert found(DecisionToTell) == [("TRN-06", make.ago(38))]


def test_a_session_waits_for_attendance_then_a_decision_then_the_enrolment(make, found):
    make.training(make.person("Ann"), attended=None, **BLANK)
    make.training(make.person("Béa"), **BLANK)
    make.training(make.person("Cam"))
    make.partner(make.person("Dan"))
    assert found(TrainingUnfinished) == [("TRN-08", make.ago(40))] * 2 + [("TRN-08", make.ago(38))]


def test_a_session_to_come_waits_for_nothing(make, found):
    make.training(attended=None, session_id=make.training_session(day=TODAY + timedelta(days=1)).id, **BLANK)
    assert found(TrainingUnfinished) == []


def test_who_is_retained_at_14_is_enrolled_from_15_on(make, found):
    make.training(make.person(birth_date=date(2011, 11, 25)))
    assert found(TrainingUnfinished) == []
    assert found(TrainingUnfinished, date(2026, 11, 25)) == [("TRN-08", date(2026, 11, 25))]


def test_what_happens_later_does_not_change_what_an_interview_was(make, found):
    dpj = make.directorate("DPJ")
    jeune = make.person(birth_date=date(2006, 3, 1), followed=True, directorate_id=dpj)
    make.interview(jeune, weekday_daytime=False, followed_youth=True)
    with make.session() as session:
        session.get(m.Person, jeune.id).followed = False
    assert [code for code, _since in found(Interview)] == ["INT-04"]


def test_a_referral_closed_afterwards_leaves_its_interview_and_its_training_alone(make, found):
    make.training()
    with make.session() as session:
        session.get(m.Referral, 1).closed_on = TODAY
    make.referral(make.person("Béa"), closed_on=make.ago(3))
    make.add(m.Interview(referral_id=2, scheduled_on=TODAY))
    assert found(Interview) == []
    assert found(Training) == []


def test_a_new_referral_asks_for_its_own_interview(make, found):
    person = make.person()
    make.interview(person)
    with make.session() as session:
        session.get(m.Referral, 1).closed_on = make.ago(30)
    make.referral(person, day=make.ago(20))
    make.add(m.Training(person_id=person.id, session_id=make.training_session().id, convened_on=make.ago(10)))
    assert [code for code, _since in found(Training)] == ["TRN-01"]

"""A proposal is judged by what stood on its day, whatever came later."""

from __future__ import annotations

import sqlite3

import pytest

from pss_cli import models as m
from pss_cli.reads import establishment
from pss_cli.rules.book import ALL
from pss_cli.rules.match import Proposal
from pss_cli.vocabulary import Level, Profile
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources.book import SOURCES
from tests.conftest import TODAY


@pytest.fixture
def found(registry):
    """What refuses, or asks why, in the proposals: of the whole registry, or of one just written."""

    def ask(match: int | None = None) -> set[str]:
        db = sqlite3.connect(registry)
        db.row_factory = sqlite3.Row
        facts = gather(db, SOURCES[Proposal], Settings(establishment.settings(db)), TODAY, match)
        return {x.rule.code for f in facts for r in ALL for x in r.findings(f) if r.code != "MAT-11"}

    return ask


def test_what_came_after_a_proposal_does_not_change_it(make, found):
    person = make.partner()
    make.match(person, make.request(kind="committee", level=Level.OPERATIONAL), proposed_on=make.ago(20))
    make.add(m.Pause(person_id=person.id, since=make.ago(19)))
    make.add(m.Hold(person_id=person.id, since=make.ago(19), until=make.ago(-9)))
    make.add(m.Wish(person_id=person.id, kind="committee", refused=True, since=make.ago(19)))
    assert found() == set()
    assert found(1) == set()


def test_on_the_very_day_what_is_known_counts_for_a_new_proposal_and_is_not_blamed_afterwards(make, found):
    person = make.partner()
    make.match(person, make.request(kind="committee"), proposed_on=make.ago(20))
    make.add(m.Pause(person_id=person.id, since=make.ago(20)))
    make.add(m.Hold(person_id=person.id, since=make.ago(20), until=make.ago(-9)))
    make.add(m.Wish(person_id=person.id, kind="committee", refused=True, since=make.ago(20)))
    assert found() == set()
    assert found(1) == {"MAT-01", "MAT-06", "MAT-10"}


def test_a_pause_and_a_hold_are_over_on_the_day_they_end(make, found):
    person = make.partner()
    make.match(person, proposed_on=make.ago(10))
    make.add(m.Pause(person_id=person.id, since=make.ago(20), until=make.ago(10)))
    make.add(m.Hold(person_id=person.id, since=make.ago(20), until=make.ago(-9), ended_on=make.ago(10)))
    assert found(1) == set()


def test_somebody_who_left_and_came_back_is_active(make, found):
    person = make.partner(enrolled_on=make.ago(30))
    make.add(m.Enrolment(person_id=person.id, day=make.ago(300), withdrawn_on=make.ago(200)))
    make.match(person, proposed_on=make.ago(10))
    assert found(1) == set()


def test_the_level_and_the_profiles_are_those_of_the_day(make, found):
    person = make.partner()
    make.match(person, make.request(level=Level.TACTICAL, profile=Profile.COACH), proposed_on=make.ago(10))
    make.add(m.PartnerLevel(person_id=person.id, level=Level.TACTICAL, since=make.ago(9)))
    make.add(m.PartnerProfile(person_id=person.id, profile=Profile.COACH, since=make.ago(9)))
    assert found(1) == {"MAT-09"}
    make.match(person, make.request(level=Level.TACTICAL, profile=Profile.COACH), proposed_on=make.ago(9))
    assert found(2) == set()

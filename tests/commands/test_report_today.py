"""pss report today: what is owed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from pss_cli import models as m
from pss_cli.db.reading import read
from pss_cli.rules import book
from pss_cli.workflow.sources.book import SOURCES
from pss_cli.workflow.todos import DELAYS, UPKEEP, todos
from tests.conftest import TODAY

TODOS = book.chosen(None, None, "todo")


def owed(pss, *words):
    return pss("report", "today", "-f", "json", *words).items


def test_nothing_is_owed_by_an_empty_registry(pss):
    assert owed(pss) == []


def test_what_is_most_past_its_delay_comes_first_and_upkeep_comes_last(pss, make):
    make.referral(day=make.ago(40))
    make.partner(enrolled_on=make.ago(800))
    make.referral(day=make.ago(3))
    found = [(i["rule"], i["code"], i["late_days"], i["age_days"]) for i in owed(pss)]
    assert [line for line in found if line[0] in ("REC-01", "INT-07")] == [
        ("INT-07", "UP-0001", 26, 40),
        ("INT-07", "UP-0003", -11, 3),
        ("REC-01", "UP-0002", 254, 254),
    ]
    waited_for = [line[2] for line in found if line[0] not in UPKEEP]
    assert waited_for == sorted(waited_for, reverse=True)
    assert found[len(waited_for) :] == [line for line in found if line[0] in UPKEEP]


def test_each_line_says_who_since_when_and_what_to_type(pss, make):
    make.partner(enrolled_on=date(2025, 1, 31))
    (line,) = owed(pss, "--rule", "rec-01")
    assert line["who"] == "Ariane Bellefleur"
    assert (line["since"], line["due_on"]) == ("2026-07-31", "2026-07-31")
    assert line["command"] == "pss recontact record UP-0001"
    assert "2025-01-31" in line["message"]


def test_what_was_done_is_no_longer_owed(pss, make):
    make.partner(enrolled_on=make.ago(800))
    pss("recontact", "record", "UP-1", "interested", "--confirmed")
    assert owed(pss, "--rule", "REC-01") == []


def test_a_step_or_a_rule_narrows_and_a_limit_cuts(pss, make):
    make.partner(enrolled_on=make.ago(800))
    make.referral()
    assert {i["rule"] for i in owed(pss, "--step", "interview")} == {"INT-07"}
    assert {i["rule"] for i in owed(pss, "--step", "recontact")} == {"REC-01"}
    assert len(owed(pss, "--limit", "1")) == 1
    assert pss("report", "today", "--step", "nowhere").code == 2
    assert pss("report", "today", "--rule", "XYZ-99").code == 3
    assert pss("report", "today", "--rule", "REF-01").code == 2


def test_a_person_reads_four_columns_and_a_script_gets_them_all(pss, make):
    make.referral()
    assert "INT-07" in pss("report", "today").out
    header = pss("report", "today", "-f", "tsv").out.splitlines()[0].split("\t")
    assert header == ["late_days", "age_days", "rule", "code", "who", "message", "command", "since", "due_on"]


def test_a_summary_counts_what_each_rule_finds(pss, make):
    for days in (40, 20, 3):
        make.referral(day=make.ago(days))
    (line,) = owed(pss, "--step", "interview", "--summary")
    assert (line["rule"], line["owed"], line["late"], line["late_days"]) == ("INT-07", 3, 2, 26)
    assert line["command"] == "pss report today --rule INT-07"


def test_the_number_of_queries_does_not_grow_with_the_registry(registry, make):
    def queries():
        db, asked = read(registry), []
        db.set_trace_callback(asked.append)
        todos(db, TODAY, TODOS)
        db.close()
        return len(asked)

    before = queries()
    for _n in range(3):
        person = make.partner(enrolled_on=make.ago(800))
        make.activity(make.request(), person)
    assert queries() == before


@pytest.mark.parametrize("rule", TODOS, ids=lambda rule: rule.code)
def test_every_rule_to_do_has_its_facts_and_a_command_to_type(rule):
    kinds = [kind for kind in SOURCES if issubclass(kind, rule.applies_to)]
    assert kinds, "no SELECT gives the facts of this rule"
    for remedy in rule.remedy:
        assert "pss " in remedy or "{command}" in remedy


def test_every_delay_is_a_setting_of_a_rule_to_do():
    assert set(DELAYS) <= {rule.code for rule in TODOS}


def test_what_a_feedback_or_a_first_meeting_asks_is_due_by_its_day(pss, make):
    person, request = make.partner(), make.request(first_meeting_on=date(2026, 12, 1))
    make.match(person, request)
    (line,) = owed(pss, "--rule", "MAT-18")
    assert line["late_days"] == -11


def test_a_referral_for_a_request_is_followed_beyond_the_enrolment_until_it_is_filled(pss, make):
    request = make.request(seats=1)
    person = make.partner(enrolled_on=make.ago(5))
    with make.session() as session:
        session.get(m.Referral, 1).for_request_id = request.id
    (line,) = owed(pss, "--rule", "REF-16")
    assert line["command"] == f"pss match propose {request.code} {person.code}"
    match = make.match(person, request, answer=None, answered_on=None, confirmed_on=None)
    (line,) = owed(pss, "--rule", "REF-16")
    assert line["command"] == f"pss match answer {match.code} …"
    assert pss("match", "answer", match.code, "yes").code == 0
    assert pss("match", "confirm", match.code).code == 0
    assert owed(pss, "--rule", "REF-16") == []


def test_a_referral_for_a_request_is_no_longer_followed_when_the_person_declines_it(pss, make):
    request = make.request()
    person = make.partner(enrolled_on=make.ago(5))
    with make.session() as session:
        session.get(m.Referral, 1).for_request_id = request.id
    make.match(person, request, answer="no", confirmed_on=None)
    assert owed(pss, "--rule", "REF-16") == []


def test_a_training_of_a_closed_referral_owes_no_decision_to_the_next(pss, make):
    person = make.person()
    make.referral(person, day=make.ago(300), closed_on=make.ago(200))
    session = make.training_session(day=make.ago(260))
    make.add(m.Training(person_id=person.id, session_id=session.id, convened_on=make.ago(270), attended=True))
    make.referral(person, day=make.ago(30))
    assert "TRN-08" not in [row["rule"] for row in owed(pss)]


def test_what_is_not_due_yet_is_no_negative_delay_for_a_person(pss, make):
    make.referral(day=make.today)
    assert owed(pss)[0]["late_days"] == -14
    assert not re.search(r"(?m)^ *-\d", pss("report", "today").out)
    assert not re.search(r" -\d", pss("report", "today", "--summary").out)

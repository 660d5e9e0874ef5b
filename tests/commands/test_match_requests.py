"""Requests of teams and the search for partners, as they are typed."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

import pytest

from pss_cli import models as m
from pss_cli.vocabulary import Level, Profile

WHOLE = {
    "title": "Comité d'accueil", "directorate": "DSI", "responsible": "Gisèle Gestionnaire", "kind": "committee",
    "motive": "Revoir l'accueil", "profile_sought": "A vécu une hospitalisation", "seats": "2", "length": "6 mois",
    "slots": ["mardi-matin"], "staff_count": 5, "objective": "Un dépliant", "involvement": "co-construction",
    "level": "operational", "first_meeting_on": "2026-12-15",
}  # fmt: skip


def opened(pss, **fields):
    answer = pss("match", "open", "--from", "-", "-f", "json", stdin=json.dumps(WHOLE | fields))
    assert answer.code == 0, answer.err
    return answer.json


def found(pss, code="D-0001"):
    return {row["code"]: row for row in pss("match", "find", code, "-f", "json").items}


def test_a_request_half_known_is_accepted_and_what_is_owed_is_shown(pss):
    answer = pss("match", "open", "--directorate", "DSI", "--responsible", "Gisèle", "-f", "json")
    assert answer.code == 0
    assert answer.json["code"] == "D-0001"
    assert answer.json["title"]
    assert [todo["rule"] for todo in answer.json["owed"]] == ["REQ-03", "REQ-09"]
    assert "--motive" in answer.json["owed"][0]["remedy"]


def test_a_request_without_directorate_or_responsible_person_is_refused(pss):
    answer = pss("match", "open", "--title", "Comité", "--no-input")
    assert answer.code == 5
    assert "REQ-01" in answer.err
    assert pss("match", "requests", "-f", "json").items == []


def test_a_whole_request_owes_nothing_and_warns_of_nothing(pss):
    answer = pss("match", "open", "--from", "-", "-f", "json", stdin=json.dumps(WHOLE))
    assert (answer.code, answer.err, answer.json["owed"]) == (0, "", [])
    assert answer.json["permanent"] == 1
    assert answer.json["slots"] == [{"weekday": 1, "part": "morning"}]


@pytest.mark.parametrize(
    ("fields", "rule"), [({"seats": "1"}, "REQ-04"), ({"staff_count": "7"}, "REQ-05"), ({"objective": ""}, "REQ-06")]
)
def test_what_the_guide_recommends_only_warns(pss, fields, rule):
    answer = pss("match", "open", "--from", "-", stdin=json.dumps(WHOLE | fields))
    assert answer.code == 0
    assert rule in answer.err


@pytest.mark.parametrize(
    ("kind", "involvement", "code"),
    [("committee", "participation", 5), ("training", "participation", 0), ("training", "collaboration", 5)],
)
def test_the_involvement_is_a_degree_of_the_continuum_of_its_kind(pss, kind, involvement, code):
    answer = pss("match", "open", "--from", "-", stdin=json.dumps(WHOLE | {"kind": kind, "involvement": involvement}))
    assert answer.code == code
    assert ("REQ-08" in answer.err) is (code == 5)


@pytest.mark.parametrize("registry", ["capitale-nationale"], indirect=True)
def test_elsewhere_the_continuum_and_the_levels_are_other_ones(pss):
    assert pss("match", "open", "--from", "-", stdin=json.dumps(WHOLE)).code == 2
    opened(pss, involvement="information", level="tactical")


def test_values_that_cannot_be_read_are_all_named(pss):
    wrong = WHOLE | {"seats": "0", "opened_on": "05/01/2026", "slots": ["lundi"], "room": "B"}
    answer = pss("match", "open", "--from", "-", stdin=json.dumps(wrong))
    assert answer.code == 2
    assert all(word in answer.err for word in ("--seats", "--opened-on", "--slots", "room"))


def test_several_slots_are_separated_with_commas(pss):
    opened(pss)
    answer = pss("match", "edit", "D-0001", "--slots", "lundi-matin,mardi-soir", "-f", "json")
    assert [slot["weekday"] for slot in answer.json["slots"]] == [0, 1]


def test_every_field_is_corrected_and_an_emptied_one_is_owed_again(pss):
    opened(pss)
    answer = pss("match", "edit", "D-0001", "--seats", "3", "--length", "", "--directorate", "DSM", "-f", "json")
    assert answer.code == 0
    assert (answer.json["seats"], answer.json["directorate"]) == (3, "DSM")
    assert [todo["rule"] for todo in answer.json["owed"]] == ["REQ-03"]
    assert pss("match", "edit", "D-0001", "--responsible", "").code == 5


def test_a_request_is_not_opened_after_its_first_proposal(pss, make):
    make.match(request=make.request(), proposed_on=make.ago(10))
    assert pss("match", "edit", "D-0001", "--opened-on", make.ago(9)).code == 2
    assert pss("match", "edit", "D-0001", "--opened-on", make.ago(10)).code == 0


def test_what_proposals_rest_on_cannot_be_emptied(pss, make):
    make.match(request=make.request(), confirmed_on=None)
    answer = pss("match", "edit", "D-0001", "--motive", "")
    assert answer.code == 5
    assert "REQ-02" in answer.err


def test_a_level_raised_above_a_partner_already_there_asks_why(pss, make):
    make.match(request=make.request())
    assert "MAT-09" in pss("match", "edit", "D-0001", "--level", "strategic").err
    assert pss("match", "edit", "D-0001", "--level", "strategic", "--because", "grande expérience").code == 0


def test_a_request_is_closed_with_its_outcome_and_opened_again(pss, make):
    make.match(request=make.request())
    assert pss("match", "close", "D-0001", "cancelled", "--reason", "projet abandonné").code == 4
    assert pss("match", "close", "D-0001", "unfilled").code == 2
    answer = pss("match", "close", "D-0001", "--outcome", "filled", "-f", "json")
    assert (answer.json["outcome"], answer.json["closed_on"]) == ("filled", "2026-11-20")
    assert pss("match", "close", "D-0001", "filled").code == 4
    answer = pss("match", "edit", "D-0001", "--outcome", "unfilled", "--reason", "un seul", "-f", "json")
    assert (answer.json["outcome"], answer.json["closed_reason"]) == ("unfilled", "un seul")
    assert pss("match", "edit", "D-0001", "--reopen", "-f", "json").json["closed_on"] is None


def test_closing_a_request_says_which_meetings_are_still_planned(pss, make):
    request = make.request()
    make.match(request=request)
    for days in (5, -3, -9):
        make.activity(request, day=make.ago(days), held=False)
    answer = pss("match", "close", "D-0001", "filled", "-f", "json")
    assert answer.code == 0
    assert f"A-0002 ({make.ago(-3)}), A-0003 ({make.ago(-9)})" in answer.err
    assert "A-0001" not in answer.err, "the one of five days ago is to be recorded"
    for code in ("A-0002", "A-0003"):
        assert f"pss match log {code} --cancelled" in answer.err
        assert pss("match", "log", code, "--cancelled").code == 0
        pss("match", "edit", "D-0001", "--reopen")
        answer = pss("match", "close", "D-0001", "filled")
    assert "--cancelled" not in answer.err


def test_a_request_that_nobody_joined_is_not_filled(pss):
    opened(pss)
    assert pss("match", "close", "D-0001", "filled").code == 4
    assert pss("match", "close", "D-0001", "--no-input").code == 2
    assert pss("match", "edit", "D-0001", "--outcome", "unfilled", "--reason", "x").code == 4


def test_requests_are_listed_with_their_age_and_their_seats(pss, make):
    make.match(request=make.request(opened_on=make.ago(40)))
    make.request(opened_on=make.ago(31), directorate_id=make.directorate("DSM"))
    make.request(opened_on=make.ago(30))
    make.request(opened_on=make.ago(90), closed_on=make.ago(85), outcome="cancelled")
    rows = {row["code"]: row for row in pss("match", "requests", "-f", "json").items}
    assert [rows[code]["age_days"] for code in sorted(rows)] == [40, 31, 30, 5]
    assert [rows[code]["late"] for code in sorted(rows)] == [True, True, False, False]
    assert (rows["D-0001"]["filled"], rows["D-0001"]["asked"]) == (1, 2)
    assert [row["code"] for row in pss("match", "requests", "--late", "-f", "json").items] == ["D-0001", "D-0002"]
    assert [row["code"] for row in pss("match", "requests", "--state", "closed", "-f", "json").items] == ["D-0004"]
    assert [row["code"] for row in pss("match", "requests", "--directorate", "dsm", "-f", "json").items] == ["D-0002"]


def test_a_request_is_shown_with_what_belongs_to_it(pss, make):
    request = make.request()
    person = make.partner()
    make.match(person, request)
    make.activity(request, person)
    shown = pss("match", "show", "d12").code, pss("match", "show", "d1", "-f", "json").json
    assert shown[0] == 3
    assert [row["person"] for row in shown[1]["matches"]] == [person.code]
    assert shown[1]["activities"][0]["present"] == 1


def test_an_unanswered_request_is_owed_after_its_delay(pss, make):
    make.request(opened_on=make.ago(30), calendar="Le mardi")
    make.request(opened_on=make.ago(31), calendar="Le mardi")
    assert pss("match", "show", "D-0001", "-f", "json").json["owed"] == []
    owed = pss("match", "show", "D-0002", "-f", "json").json["owed"]
    assert [(todo["rule"], todo["since"]) for todo in owed] == [("REQ-10", "2026-11-19")]


# --- who can sit on a request ---------------------------------------------------------------------


def test_everybody_else_is_under_the_rule_that_excludes_them(pss, make):
    request = make.request(kind="committee", level=Level.OPERATIONAL)
    people = {
        name: make.partner(first_name=name, ready=name not in ("Unsigned",))
        for name in ("Fits", "Paused", "Held", "Gone", "Refuses", "Busy", "Unsigned", "Already")
    }
    make.add(m.Pause(person_id=people["Paused"].id, since=make.ago(3)))
    make.add(m.Hold(person_id=people["Held"].id, since=make.ago(3), until=make.ago(-1)))
    with sqlite3.connect(make.path) as db:
        gone = (make.ago(2).isoformat(), people["Gone"].id)
        db.execute("UPDATE enrolment SET withdrawn_on = ? WHERE person_id = ?", gone)
    make.add(m.Wish(person_id=people["Refuses"].id, kind="committee", refused=True))
    make.add(m.Slot(person_id=people["Busy"].id, weekday=4, part="evening"))
    make.match(people["Already"], request, confirmed_on=None, answer="no")
    rows = found(pss)
    assert {name: rows[person.code]["rule"] for name, person in people.items()} == {
        "Fits": None, "Paused": "MAT-01", "Held": "MAT-06", "Gone": "MAT-01", "Refuses": "MAT-10", "Busy": "MAT-11",
        "Unsigned": "ENR-04", "Already": None,
    }  # fmt: skip
    assert [code for code, row in rows.items() if row["fits"]] == [people["Fits"].code]
    assert rows[people["Already"].code]["match"] == "J-0001"
    table = pss("match", "find", "D-0001").out
    assert all(word in table for word in ("MAT-06", "ENR-04", people["Held"].code, "Fits"))


def test_a_level_or_a_profile_that_is_missing_excludes(pss, make):
    make.request(level=Level.TACTICAL)
    make.request(profile=Profile.COACH)
    make.request(profile=Profile.TRAINER)
    person = make.partner()
    assert [found(pss, f"D-000{n}")[person.code]["rule"] for n in (1, 2, 3)] == ["MAT-09", "MAT-09", None]


def test_the_best_come_first_slots_and_interests_then_the_least_recently_involved(pss, make):
    request = make.request()
    recent, never, wishes, unknown = (
        make.partner(first_name=name) for name in ("Recent", "Never", "Wishes", "Unknown")
    )
    for person in (recent, never, wishes):
        make.add(m.Slot(person_id=person.id, weekday=1, part="morning"))
    make.add(m.Wish(person_id=wishes.id, kind="working_group"))
    make.activity(make.request(title="Autre"), recent, unknown, wishes)
    assert [code for code, row in found(pss, request.code).items() if row["fits"]] == [
        wishes.code, never.code, recent.code, unknown.code,
    ]  # fmt: skip


def test_when_nobody_fits_the_time_of_recruiting_is_said(pss, make):
    make.request(opened_on=date(2026, 11, 1))
    answer = pss("match", "find", "D-0001")
    assert answer.code == 0
    assert all(word in answer.err for word in ("REQ-07", "2026-11-29", "2026-12-13"))


def test_somebody_away_on_the_day_of_the_first_meeting_is_excluded(pss, make):
    make.request(first_meeting_on=date(2026, 12, 15))
    person = make.partner()
    make.add(m.Unavailable(person_id=person.id, since=date(2026, 12, 15), until=date(2026, 12, 15)))
    assert found(pss)[person.code]["rule"] == "MAT-11"


def test_searching_takes_the_same_number_of_statements_whatever_the_people(pss, make, monkeypatch):
    from pss_cli.db import reading

    def counted() -> int:
        seen: list[str] = []
        real = reading.read
        with monkeypatch.context() as patch:
            patch.setattr(reading, "read", lambda path: (db := real(path), db.set_trace_callback(seen.append))[0])
            assert pss("match", "find", "D-0001", "-f", "json").code == 0
        return len(seen)

    make.request()
    make.partner()
    once = counted()
    for _n in range(5):
        make.partner()
    assert counted() == once

"""Someone imported whose day of enrolment no file tells: in the registry on any day, called first, never dated."""

from __future__ import annotations

import pytest

from pss_cli import models as m


@pytest.fixture
def partner(make):
    """A partner enrolled before pss, nobody knows when."""
    return make.undated_partner().code


def test_they_are_active_without_a_day(pss, partner):
    row = pss("enroll", "list", "--state", "active", "-f", "json").items[0]
    assert (row["code"], row["state"], row["enrolled_on"]) == (partner, "active", None)
    assert pss("person", "show", partner, "-f", "json").json["stage"] == "active"


def test_they_are_the_first_to_be_recontacted_and_no_day_is_invented(pss, make, partner):
    make.partner(make.person("Zoé"), enrolled_on=make.ago(900))
    first, second = pss("recontact", "list", "-f", "json").items
    assert (first["code"], first["state"], first["last_of"]) == (partner, "late", "unknown")
    assert [first[name] for name in ("since", "due_on", "late_on")] == [None, None, None]
    assert second["since"] == make.ago(900).isoformat()
    assert "1900" not in pss("recontact", "list").out
    owed = pss("report", "today", "--rule", "REC-01", "-f", "json").items
    assert ["aucune activité connue" in row["message"] for row in owed if row["code"] == partner] == [True]


def test_a_recontact_gives_them_a_day_like_anybody(pss, partner):
    assert pss("recontact", "record", partner, "interested").code == 0
    assert pss("recontact", "list", "-f", "json").items == []


def test_they_are_proposed_and_confirmed_like_anybody(pss, make, partner):
    request = make.request(level=None).code
    assert pss("match", "find", request, "-f", "json").items[0]["code"] == partner
    assert pss("match", "propose", request, partner).code == 0
    assert pss("match", "answer", "J-0001", "yes").code == 0
    answer = pss("match", "confirm", "J-0001")
    assert answer.code == 0, answer.err


def test_they_leave_on_any_day_and_the_day_they_came_can_be_said_later(pss, partner):
    assert pss("enroll", "edit", partner, "--already-since", "2019-05-01").code == 0
    assert pss("enroll", "show", partner, "-f", "json").json["enrolled_on"] == "2019-05-01"
    assert pss("undo", "--yes").code == 0
    assert pss("enroll", "withdraw", partner, "--reason", "moved", "--day", "2018-01-01").code == 0


def test_the_audit_misses_the_day_and_blames_nobody(pss, partner):
    assert pss("rules", "--audit").code == 0


def test_the_door_keeps_a_day_for_who_is_enrolled_now(pss, make):
    make.training(make.person())
    assert pss("enroll", "add", "UP-0001", "--consent", "registry").code == 0
    assert pss("enroll", "show", "UP-0001", "-f", "json").json["enrolled_on"] == "2026-11-20"


def test_a_registry_of_people_without_days_is_checked(pss, make, partner):
    make.add(m.Pause(person_id=1, since=make.ago(10)))
    assert pss("enroll", "resume", partner).code == 0
    assert pss("registry", "check").code == 0

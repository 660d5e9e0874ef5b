"""pss match calendar, train calendar, report calendar, and series, as they are typed."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import icalendar
import pytest

from pss_cli.errors import Usage
from pss_cli.inputs import series
from pss_cli.reads import calendar as read

HOURS = ("--starts", "9h", "--ends", "12h")


@pytest.fixture
def log(pss, make):
    """The answer to one `match log` on a request."""
    make.request(title="Comité d'accueil")
    return lambda *words: pss("match", "log", *words)


@pytest.fixture
def seen(pss):
    """The events of a calendar, by code: what a program reads in each."""

    def read(*words):
        answer = pss(*words)
        assert answer.code == 0, answer.err
        events = icalendar.Calendar.from_ical(answer.out).walk("VEVENT")
        return {str(e["UID"])[:6]: e for e in events}

    return read


def told(event):
    return str(event["STATUS"]), event["DTSTART"].dt.strftime("%Y-%m-%d %H:%M")


def grows(*events):
    """Whether each version of an event replaces the one before in a calendar."""
    versions = [event["SEQUENCE"] for event in events]
    return all(before < after < 2**31 for before, after in pairwise(versions))


def test_a_meeting_keeps_its_uid_through_moves_cancellation_and_return(pss, log, seen):
    log("D-0001", "--day", "2026-12-01", *HOURS, "--place", "Salle A")
    first = seen("match", "calendar", "A-0001")["A-0001"]
    assert told(first) == ("CONFIRMED", "2026-12-01 09:00")
    assert str(first["SUMMARY"]) == "Comité d'accueil"
    log("A-0001", "--edit", "--day", "2026-12-08", "--starts", "10h", "--place", "Salle B")
    moved = seen("match", "calendar", "A-0001")["A-0001"]
    assert told(moved) == ("CONFIRMED", "2026-12-08 10:00")
    log("A-0001", "--cancelled")
    gone = seen("match", "calendar", "D-0001")["A-0001"]
    assert told(gone) == ("CANCELLED", "2026-12-08 10:00")
    assert pss("undo", "--yes").code == 0
    back = seen("match", "calendar", "A-0001")["A-0001"]
    assert told(back) == ("CONFIRMED", "2026-12-08 10:00")
    assert grows(first, moved, gone, back)
    assert {str(e["UID"]) for e in (first, moved, gone, back)} == {str(first["UID"])}
    assert str(back["LOCATION"]) == "Salle B"


def test_planning_undone_is_a_cancellation_for_who_received_it(pss, log, seen):
    log("D-0001", "--day", "2026-12-01", *HOURS)
    planned = seen("match", "calendar", "D-0001")["A-0001"]
    assert pss("undo", "--yes").code == 0
    undone = seen("match", "calendar", "D-0001")["A-0001"]
    assert told(undone)[0] == "CANCELLED"
    assert grows(planned, undone)


def test_what_changes_after_a_backup_was_restored_replaces_what_was_sent_before(pss, log, seen, monkeypatch):
    log("D-0001", "--day", "2026-12-01", *HOURS)
    assert pss("registry", "backup", "copie.pss").code == 0
    for day in range(2, 7):
        log("A-0001", "--edit", "--day", f"2026-12-0{day}")
    sent = seen("match", "calendar", "A-0001")["A-0001"]
    assert pss("registry", "restore", "copie.pss", "--yes").code == 0
    monkeypatch.setattr("pss_cli.db.writing.datetime", Later)
    log("A-0001", "--edit", "--day", "2026-12-15")
    moved = seen("match", "calendar", "A-0001")["A-0001"]
    assert told(moved) == ("CONFIRMED", "2026-12-15 09:00")
    assert grows(sent, moved)


class Later(datetime):
    """The clock one minute later."""

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + timedelta(minutes=1)


def test_a_version_is_the_second_of_the_change_and_never_that_of_another_before():
    assert read.sequence({7: "2020-01-01T00:00:05+00:00"}) == 5
    assert read.sequence({7: "2019-12-31T19:00:05-05:00"}) == 5
    assert read.sequence({7: "2020-01-01T00:00:05+00:00", 9: "2020-01-01T00:00:05+00:00"}) == 6
    assert read.sequence({9: "2020-01-01T00:00:02+00:00", 7: "2020-01-01T00:00:05+00:00"}) == 6
    assert read.sequence({1: "2088-01-01T00:00:00+00:00"}) < 2**31


def test_a_new_title_is_a_new_version_and_a_meal_is_not(pss, log, seen):
    pss("match", "edit", "D-0001", "--title", "Avant la rencontre")
    log("D-0001", "--day", "2026-12-01", *HOURS)
    log("A-0001", "--edit", "--meal-provided")
    planned = seen("match", "calendar", "A-0001")["A-0001"]
    log("A-0001", "--edit", "--no-meal-provided")
    assert seen("match", "calendar", "A-0001")["A-0001"]["SEQUENCE"] == planned["SEQUENCE"]
    pss("match", "edit", "D-0001", "--title", "Autre nom")
    event = seen("match", "calendar", "A-0001")["A-0001"]
    assert str(event["SUMMARY"]) == "Autre nom"
    assert grows(planned, event)


def test_a_request_gives_its_meetings_to_come_from_today_on(log, seen, make):
    make.activity(make.request(), day=make.ago(1))
    for day in ("2026-11-20", "2026-11-21"):
        log("D-0002", "--day", day, *HOURS)
    assert list(seen("match", "calendar", "D-0002")) == ["A-0002", "A-0003"]
    assert list(seen("match", "calendar", "A-0001")) == ["A-0001"]


def test_nobody_is_named_in_a_calendar(pss, make, log, tmp_path):
    person = make.partner(first_name="Zénobie", last_name="Introuvable", phone="+15145550199")
    make.match(person, None)
    session = make.training_session(day=make.ago(-5), trainer="Thérèse Formatrice")
    make.interview(make.person("Yolande", "Cachée"))
    pss("train", "invite", session.code, "yolande")
    log("D-0001", "--day", "2026-12-01", *HOURS)
    log("D-0002", "--day", "2026-12-02", *HOURS)
    answer = pss("report", "calendar", "-o", "b.ics")
    assert answer.code == 0
    content = (tmp_path / "b.ics").read_bytes().decode()
    assert content.count("BEGIN:VEVENT") == 3
    assert "\r\n" in content
    for word in ("Zénobie", "Introuvable", "0199", "Thérèse", "Yolande", "Gisèle"):
        assert word not in content.replace("\r\n ", "")


def test_two_registries_never_share_a_uid_and_a_copy_keeps_it(pss, log, seen, registry, tmp_path):
    log("D-0001", "--day", "2026-12-01", *HOURS)
    uid = seen("match", "calendar", "A-0001")["A-0001"]["UID"]
    shutil.copyfile(registry, tmp_path / "ailleurs.pss")
    assert seen("--registry", tmp_path / "ailleurs.pss", "match", "calendar", "A-0001")["A-0001"]["UID"] == uid


def test_a_period_bounds_the_calendar_of_the_bureau_and_an_empty_one_is_valid(log, seen):
    for day in ("2026-12-01", "2026-12-02", "2026-12-03"):
        log("D-0001", "--day", day, *HOURS)
    assert list(seen("report", "calendar", "--since", "2026-12-02", "--until", "2026-12-02")) == ["A-0002"]
    assert seen("report", "calendar", "--since", "2027-01-01") == {}


def test_a_request_without_a_meeting_to_come_gives_an_empty_calendar_and_says_so_aside(pss, make):
    make.activity(make.request(), day=make.ago(1))
    answer = pss("match", "calendar", "D-0001")
    assert answer.code == 0
    assert icalendar.Calendar.from_ical(answer.out).walk("VEVENT") == []
    assert "Rien à venir" in answer.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("match", "calendar", "D-0002"), 3),
        (("match", "calendar", "A-0001"), 3),
        (("match", "calendar", "J-0001"), 3),
        (("match", "calendar", "accueil"), 3),
        (("train", "calendar", "S-0001"), 3),
        (("train", "calendar", "A-0001"), 3),
        (("report", "calendar", "--since", "demain"), 2),
        (("report", "calendar", "-o", "absent/b.ics"), 8),
    ],
)
def test_what_has_no_calendar_is_said(pss, make, words, code):
    make.request()
    answer = pss(*words)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err


# --- series ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (("--day", "2027-01-31", "--every", "1m", "--times", 4), ["01-31", "02-28", "03-31", "04-30"]),
        (("--day", "2027-03-01", "--every", "2w", "--times", 3), ["03-01", "03-15", "03-29"]),
        (("--day", "2027-03-01", "--every", "2s", "--until", "2027-03-29"), ["03-01", "03-15", "03-29"]),
        (("--day", "2027-03-01", "--every", "14j", "--until", "2027-03-28"), ["03-01", "03-15"]),
    ],
)
def test_a_series_plans_its_meetings_in_one_operation(pss, log, words, days):
    answer = log("D-0001", *words, *HOURS, "--place", "Salle B", "-f", "json")
    assert [item["day"] for item in answer.items] == [f"2027-{day}" for day in days]
    assert {item["place"] for item in answer.items} == {"Salle B"}
    assert pss("undo", "--yes").code == 0
    assert pss("match", "show", "A-0001").code == 3


@pytest.mark.parametrize(
    "words",
    [
        ("--every", "1m"),
        ("--times", 3),
        ("--until", "2027-06-01"),
        ("--every", "1m", "--times", 3, "--until", "2027-06-01"),
        ("--every", "1m", "--times", 1),
        ("--every", "1m", "--times", 61),
        ("--every", "1d", "--until", "2027-04-30"),
        ("--every", "0d", "--times", 3),
        ("--every", "13m", "--times", 3),
        ("--every", "1y", "--times", 3),
        ("--every", "1m", "--until", "2027-03-31"),
        ("--every", "1m", "--until", "2026-01-01"),
        ("--every", "1m", "--times", 3, "--present", "UP-0001"),
        ("--every", "1m", "--times", 3, "--day", "2026-11-19"),
        ("--every", "12m", "--times", 3, "--day", "2198-01-01"),
    ],
)
def test_a_series_that_cannot_be_is_a_usage_error(pss, log, words):
    day = () if "--day" in words else ("--day", "2027-03-01")
    answer = log("D-0001", *day, *HOURS, *words)
    assert (answer.code, pss("match", "show", "A-0001").code) == (2, 3), answer.err


def test_sixty_meetings_is_the_most():
    given = {"every": series.step("1d"), "until": date(2027, 4, 29)}
    assert len(series.days(date(2027, 3, 1), given)) == series.MOST == 60
    with pytest.raises(Usage):
        series.days(date(2027, 3, 1), given | {"until": date(2027, 4, 30)})


def test_a_series_starts_from_a_request(log):
    log("D-0001", "--day", "2026-12-01", *HOURS)
    assert log("A-0001", "--edit", "--every", "1m", "--times", 3).code == 2


def test_every_overlap_of_a_series_is_said_and_nothing_is_written(pss, log, make):
    partner = make.partner()
    make.match(partner, make.request(title="Autre"))  # D-0002
    pss("match", "log", "D-0002", "--day", "2027-03-01", *HOURS)
    pss("match", "log", "D-0002", "--day", "2027-03-15", *HOURS)
    make.match(partner, make.request(title="Troisième"))  # D-0003
    words = ("D-0003", "--day", "2027-03-01", *HOURS, "--every", "1w", "--times", 3)
    refused = log(*words)
    assert refused.code == 5
    assert refused.err.count("[MAT-12]") == 2
    assert pss("match", "show", "A-0003").code == 3
    assert log(*words, "--because", "MAT-12:alterne").code == 0


# --- a session that is not held -------------------------------------------------------------------


def test_a_cancelled_session_gives_its_people_back_to_those_who_wait(pss, make, seen):
    session = make.training_session(day=make.ago(-10), place="Salle A")
    person = make.person("Yolande", "Attend")
    make.interview(person)
    assert pss("train", "invite", session.code, person.code).code == 0
    planned = seen("train", "calendar", session.code)[session.code]
    owed = lambda: [i["code"] for i in pss("report", "today", "--rule", "INT-08", "-f", "json").items]  # noqa: E731
    assert owed() == []
    answer = pss("train", "session", session.code, "--cancelled", "-f", "json")
    assert (answer.json["cancelled"], [p["code"] for p in answer.json["people"]]) == (True, [person.code])
    assert owed() == [person.code]
    cancelled = seen("train", "calendar", session.code)[session.code]
    assert pss("undo", "--yes").code == 0
    assert owed() == []
    back = seen("train", "calendar", session.code)[session.code]
    assert [told(e)[0] for e in (planned, cancelled, back)] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert grows(planned, cancelled, back)
    assert [p["code"] for p in pss("train", "show", session.code, "-f", "json").json["people"]] == [person.code]


def test_a_session_that_took_place_is_not_cancelled(pss, make):
    make.training()
    answer = pss("train", "session", "S-0001", "--cancelled")
    assert (answer.code, answer.out) == (4, "")


@pytest.mark.parametrize("words", [("--cancelled",), ("S-0001", "--cancelled", "--place", "Salle B")])
def test_only_a_session_that_exists_is_cancelled_and_nothing_else_with_it(pss, make, words):
    make.training_session(day=make.ago(-10))
    assert pss("train", "session", *words).code == 2
    assert pss("train", "show", "S-0001").code == 0


def test_a_file_is_never_named_as_another_kind(pss, make):
    code = make.training_session(day=make.ago(-10)).code
    for words in (["calendar", code, "-o", "s.xlsx"], ["sheet", code, "-o", "s.pdf"]):
        answer = pss("train", *words)
        assert (answer.code, answer.out) == (2, "")
    assert list(Path().glob("s.*")) == []

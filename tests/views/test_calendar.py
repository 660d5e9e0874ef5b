"""The calendar files, read back by two libraries and one program: the same words, the same instants."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from pss_cli.views.calendar import calendar

SETTINGS = {"email": "bureau@example.org", "bureau": "Bureau; d'essai, [1]", "name": "Établissement", "phone": "555"}
QUEBEC = ZoneInfo("America/Toronto")
KHAL = shutil.which("khal")


def row(**fields):
    """One event as `reads` tells it."""
    told = {
        "kind": "activity", "code": "A-0001", "request": "D-0001", "title": "Comité", "day": "2026-12-01",
        "starts": 540, "ends": 720, "place": "Salle B", "cancelled": False, "sequence": 0,
        "created_at": "2026-11-20T15:00:00+00:00", "changed_at": "2026-11-21T15:00:00+00:00",
    }  # fmt: skip
    return told | fields


def event(content):
    """The only event of a file, by icalendar."""
    (found,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return found


NASTY = st.text(
    st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=220
)


@settings(max_examples=30, deadline=None)
@given(title=NASTY.map(str.strip).filter(bool), place=NASTY.map(str.strip).filter(bool))
def test_any_words_come_back_as_they_were(title, place):
    content = calendar([row(title=title, place=place)], "mark", SETTINGS)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert (str(event(content)["SUMMARY"]), str(event(content)["LOCATION"])) == (title, place)
    theirs = vobject.readOne(content.decode()).vevent
    assert (theirs.summary.value, theirs.location.value) == (title, place)


@pytest.mark.parametrize(
    "title",
    ["a; b, c: d", "deux\nlignes", "=Ö'Neil [admin]", "é" * 200, "BEGIN:VEVENT", "\\n n'est pas une ligne", '"x"'],
)
def test_words_that_look_like_a_calendar_are_words(title):
    content = calendar([row(title=title)], "mark", SETTINGS)
    assert str(event(content)["SUMMARY"]) == title
    assert vobject.readOne(content.decode()).vevent.summary.value == title


def test_nine_o_clock_is_nine_o_clock_all_year_by_two_libraries():
    """Every day around the changes of the hour of 2026 and 2027, and the instants that zoneinfo gives."""
    days = [
        change + timedelta(days=offset)
        for change in (date(2026, 3, 8), date(2026, 11, 1), date(2027, 3, 14), date(2027, 11, 7))
        for offset in range(-2, 3)
    ]
    rows = [row(code=f"A-{n:04}", day=day.isoformat(), starts=540, ends=1440) for n, day in enumerate(days)]
    content = calendar(rows, "mark", SETTINGS)
    expected = [datetime(d.year, d.month, d.day, 9, tzinfo=QUEBEC).astimezone(UTC) for d in days]
    ours = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert [e["DTSTART"].dt.astimezone(UTC) for e in ours] == expected
    theirs = vobject.readOne(content.decode()).vevent_list  # works out the zone from the file alone
    assert [e.dtstart.value.astimezone(UTC) for e in theirs] == expected
    for found, day in zip(ours, days, strict=True):  # midnight that ends a day is the start of the next
        assert found["DTEND"].dt.replace(tzinfo=None) == datetime.combine(day, datetime.min.time()) + timedelta(days=1)


def test_the_zone_is_told_by_rules_that_give_the_hours_of_quebec():
    zone = icalendar.Calendar.from_ical(calendar([], "mark", SETTINGS)).walk("VTIMEZONE")[0].to_tz()
    for hours in range(0, 2 * 366 * 24, 5):
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
        assert moment.astimezone(zone).utcoffset() == moment.astimezone(QUEBEC).utcoffset()


def test_what_is_published_says_by_whom_and_invites_nobody():
    content = calendar([row()], "mark", SETTINGS)
    assert b"METHOD:PUBLISH" in content
    assert event(content)["ORGANIZER"] == "mailto:bureau@example.org"
    assert b"ATTENDEE" not in content
    assert b"METHOD" not in calendar([row()], "mark", {})


def test_the_same_registry_gives_the_same_file():
    assert calendar([row()], "mark", SETTINGS) == calendar([row()], "mark", SETTINGS)
    assert b"DTSTAMP:20261121T150000Z" in calendar([row()], "mark", SETTINGS)


@pytest.mark.skipif(KHAL is None, reason="khal is not installed")
def test_khal_imports_moves_and_cancels_one_event(tmp_path):
    (tmp_path / "cal").mkdir()
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[c]]\npath = {tmp_path / 'cal'}\n[sqlite]\npath = {tmp_path / 'db'}\n"
        "[locale]\nlocal_timezone = America/Toronto\ndefault_timezone = America/Toronto\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        encoding="utf-8",
    )

    def khal(*words):
        done = subprocess.run([KHAL, "-c", config, *words], capture_output=True, text=True, check=True, timeout=60)
        return done.stdout

    versions = (row(), row(sequence=2, day="2027-03-15", cancelled=True))
    for number, version in enumerate(versions):
        (tmp_path / f"{number}.ics").write_bytes(calendar([version], "mark", SETTINGS))
        khal("import", "--batch", "-a", "c", str(tmp_path / f"{number}.ics"))
    listed = khal("list", "--format", "{start} {status} {uid}", "2026-12-01", "120d")
    assert "A-0001-mark@pss-cli" in listed
    assert "2027-03-15 09:00 CANCELLED" in listed
    assert listed.count("mark") == 1

"""pss recontact, as it is typed."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlmodel import select

from pss_cli import models as m
from pss_cli.db.reading import read
from pss_cli.vocabulary import RecontactOutcome, RecontactState
from pss_cli.workflow.dues import dues
from tests.conftest import TODAY
from tests.make import Make

FIRST, LAST = date(2023, 11, 15), date(2025, 3, 15)


def states(pss, **options):
    words = [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", value)]
    return {item["code"]: item["state"] for item in pss("recontact", "list", "-f", "json", *words).items}


def test_due_at_eighteen_months_and_late_at_twenty_four(pss, make):
    make.partner(enrolled_on=date(2025, 3, 10))
    assert states(pss, as_of="2026-09-09") == {}
    assert states(pss, as_of="2026-09-10") == {"UP-0001": "due"}
    assert states(pss, as_of="2027-03-09") == {"UP-0001": "due"}
    assert states(pss, as_of="2027-03-10") == {"UP-0001": "late"}


@pytest.mark.parametrize(
    ("last", "due_on", "late_on"),
    [
        ("2024-08-31", "2026-02-28", "2026-08-31"),
        ("2024-08-29", "2026-02-28", "2026-08-29"),
        ("2022-08-31", "2024-02-29", "2024-08-31"),
        ("2024-02-29", "2025-08-29", "2026-02-28"),
        ("2024-12-31", "2026-06-30", "2026-12-31"),
    ],
)
def test_months_are_calendar_months_even_at_their_ends(pss, make, last, due_on, late_on):
    make.partner(enrolled_on=date.fromisoformat(last))
    eve = date.fromisoformat(due_on) - timedelta(days=1)
    assert states(pss, as_of=eve.isoformat()) == {}
    (row,) = pss("recontact", "list", "-f", "json", "--as-of", due_on).items
    assert (row["since"], row["due_on"], row["late_on"], row["state"]) == (last, due_on, late_on, "due")
    assert states(pss, as_of=late_on) == {"UP-0001": "late"}


def test_the_last_of_everything_restarts_the_months_and_is_named(pss, make):
    enrolled_on = date(2022, 1, 10)
    people = [make.partner(enrolled_on=enrolled_on) for _n in range(4)]
    request = make.request()
    make.activity(request, people[1], day=date(2023, 5, 1))
    make.activity(request, people[1], people[2], day=date(2022, 5, 1))
    interested = {"outcome": RecontactOutcome.INTERESTED, "done_by": "x"}
    make.add(m.Recontact(person_id=people[2].id, day=date(2023, 6, 1), **interested))
    make.add(m.Pause(person_id=people[3].id, since=date(2022, 2, 1), until=date(2023, 9, 1), ended_on=date(2023, 7, 1)))
    listed = pss("recontact", "list", "-f", "json").items
    assert [(row["code"], row["since"], row["last_of"]) for row in listed] == [
        ("UP-0001", "2022-01-10", "enrolment"),
        ("UP-0002", "2023-05-01", "participation"),
        ("UP-0003", "2023-06-01", "recontact"),
        ("UP-0004", "2023-07-01", "pause"),
    ]


def test_a_participation_from_before_the_registry_counts(pss, make):
    person = make.partner(enrolled_on=date(2022, 1, 10))
    with make.session() as session:
        session.get(m.Enrolment, 1).last_involved_on = date(2025, 10, 1)
    assert states(pss) == {}
    assert states(pss, as_of="2027-04-01") == {person.code: "due"}


def test_those_paused_withdrawn_or_deceased_are_not_listed(pss, make):
    for _n in range(4):
        make.partner(enrolled_on=date(2022, 1, 10))
    pss("recontact", "record", "UP-1", "paused", "--until", "2027-01-15")
    pss("recontact", "record", "UP-2", "withdrawn")
    pss("recontact", "record", "UP-3", "deceased")
    assert states(pss) == {"UP-0004": "late"}
    assert states(pss, as_of="2027-01-14") == {"UP-0004": "late"}
    assert states(pss, as_of="2028-07-15") == {"UP-0004": "late", "UP-0001": "due"}


def test_no_answer_is_counted_and_archives_nobody(pss, make):
    make.partner(enrolled_on=date(2022, 1, 10))
    for outcome in ("no_answer", "wrong_details", "no_answer"):
        assert pss("recontact", "record", "UP-1", outcome).code == 0
    (row,) = pss("recontact", "list", "-f", "json").items
    assert (row["attempts"], row["state"]) == (3, "late")
    pss("recontact", "record", "UP-1", "interested")
    assert pss("recontact", "list", "-f", "json", "--state", "upcoming").items[0]["attempts"] == 0


def test_what_is_recorded_can_come_from_an_option_or_from_json(pss, make):
    make.partner(enrolled_on=date(2022, 1, 10))
    answer = pss("recontact", "record", "UP-1", "--outcome", "no_answer", "--day", "2026-11-01", "-f", "json")
    assert (answer.json["day"], answer.json["outcome"]) == ("2026-11-01", "no_answer")
    answer = pss(
        "recontact", "record", "UP-1", "-f", "json", "--from", "-", stdin='{"outcome": "interested", "confirmed": true}'
    )
    assert answer.json["details_confirmed_on"] == TODAY.isoformat()
    assert [other["outcome"] for other in answer.json["others"]] == ["no_answer"]


@pytest.mark.parametrize("words", [[], ["paused"], ["paused", "--until", "2026-11-20"]])
def test_an_outcome_is_required_and_a_pause_has_an_end(pss, make, words):
    make.partner(enrolled_on=date(2022, 1, 10))
    answer = pss("recontact", "record", "UP-1", *words, "--no-input")
    assert answer.code == 5
    assert "REC-02" in answer.err
    assert states(pss) == {"UP-0001": "late"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["maybe"], 2),
        (["interested", "--day", "2026-11-21"], 2),
        (["interested", "--day", "2022-01-09"], 2),
        (["interested", "--until", "2027-01-01"], 2),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(pss, make, words, code):
    make.partner(enrolled_on=date(2022, 1, 10))
    assert pss("recontact", "record", "UP-1", *words).code == code
    assert states(pss) == {"UP-0001": "late"}


def test_only_someone_enrolled_is_recontacted(pss, make):
    make.person()
    assert pss("recontact", "record", "UP-1", "interested").code == 4


def test_a_second_pause_prolongs_the_first(pss, make):
    make.partner(enrolled_on=date(2022, 1, 10))
    pss("recontact", "record", "UP-1", "paused", "--until", "2027-01-15")
    pss("recontact", "record", "UP-1", "paused", "--until", "2027-03-15")
    with make.session() as session:
        assert [p.until for p in session.exec(select(m.Pause))] == [date(2027, 3, 15)]


def test_a_wrong_outcome_is_corrected_with_what_followed_from_it(pss, make):
    person = make.partner(enrolled_on=date(2022, 1, 10))
    match = make.match(person)
    for wrong in ("deceased", "withdrawn"):
        pss("recontact", "record" if wrong == "deceased" else "edit", "UP-1", wrong)
        assert states(pss) == {}
    answer = pss("recontact", "edit", "UP-1", "paused", "--until", "2027-01-15", "-f", "json")
    assert (answer.code, answer.json["outcome"], answer.json["deceased_on"]) == (0, "paused", None)
    answer = pss("recontact", "edit", "UP-1", "--until", "2027-02-15", "-f", "json")
    assert (answer.code, answer.json["paused_until"]) == (0, "2027-02-15")
    answer = pss("recontact", "edit", "UP-1", "no_answer", "--day", "2026-11-18", "-f", "json")
    assert (answer.json["outcome"], answer.json["day"], answer.json["paused_until"]) == (
        "no_answer",
        "2026-11-18",
        None,
    )
    assert states(pss) == {"UP-0001": "late"}
    with make.session() as session:
        assert session.exec(select(m.Pause)).all() == []
        assert session.get(m.Match, match.id).ended_on is None
        assert session.get(m.Enrolment, 1).withdrawn_on is None


def test_without_a_recontact_there_is_nothing_to_correct(pss, make):
    make.partner(enrolled_on=date(2022, 1, 10))
    assert pss("recontact", "edit", "UP-1", "no_answer").code == 4
    pss("recontact", "record", "UP-1", "interested")
    assert pss("recontact", "edit", "UP-1", "--outcome", "").code == 5


def test_a_recontact_can_be_undone(pss, make):
    make.partner(enrolled_on=date(2022, 1, 10))
    pss("recontact", "record", "UP-1", "deceased")
    assert pss("undo", "--yes").code == 0
    assert states(pss) == {"UP-0001": "late"}


def test_within_adds_those_due_soon_and_a_state_keeps_only_its_own(pss, make):
    for enrolled_on in (date(2022, 1, 10), date(2025, 4, 1), date(2025, 6, 1), date(2025, 12, 1)):
        make.partner(enrolled_on=enrolled_on)
    assert states(pss) == {"UP-0001": "late", "UP-0002": "due"}
    assert states(pss, within="11d") == {"UP-0001": "late", "UP-0002": "due", "UP-0003": "upcoming"}
    assert states(pss, within="10j") == {"UP-0001": "late", "UP-0002": "due"}
    assert states(pss, state="due") == {"UP-0002": "due"}
    assert states(pss, state="late") == {"UP-0001": "late"}
    assert states(pss, state="upcoming") == {"UP-0003": "upcoming", "UP-0004": "upcoming"}
    assert states(pss, state="upcoming", within="60d") == {"UP-0003": "upcoming"}


def test_the_months_are_settings_in_force_on_the_day(pss, make):
    make.partner(enrolled_on=date(2025, 11, 1))
    make.add(m.Setting(key="recontact_months", value="12", since=date(2026, 11, 10)))
    assert states(pss, as_of="2026-11-09") == {}
    assert states(pss) == {"UP-0001": "due"}


def test_exit_code_says_that_someone_is_due(pss, make):
    assert pss("recontact", "list", "--exit-code").code == 0
    make.partner(enrolled_on=date(2022, 1, 10))
    answer = pss("recontact", "list", "--exit-code", "-f", "tsv")
    assert (answer.code, answer.err) == (10, "")
    assert answer.out.splitlines()[1].startswith("UP-0001\t")


def test_every_format_holds_the_same_people_in_the_same_order(pss, make, tmp_path):
    for enrolled_on in (date(2024, 8, 31), date(2024, 8, 29), date(2024, 8, 30), date(2024, 8, 28)):
        make.partner(enrolled_on=enrolled_on, last_name="=Ö'Neil")
    expected = ["UP-0001", "UP-0002", "UP-0003", "UP-0004"]  # all due on 28 February: by code
    words = ("recontact", "list", "--as-of", "2026-03-01")
    assert [row["code"] for row in pss(*words, "-f", "json").items] == expected
    assert [line[:7] for line in pss(*words, "-f", "tsv").out.splitlines()[1:]] == expected
    assert [line[:7] for line in pss(*words, "-f", "csv", "--limit", "3").out.splitlines()[1:]] == expected[:3]
    assert pss(*words, "-o", tmp_path / "due.xlsx").code == 0
    sheet = load_workbook(tmp_path / "due.xlsx").active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == expected
    assert sheet.cell(2, 2).value == "=Ö'Neil"
    assert sheet.cell(2, 2).data_type == "s"


def test_what_the_listing_is_asked_is_read_strictly(pss):
    answer = pss("recontact", "list", "--as-of", "05/01/2026", "--state", "soon", "--within", "two weeks")
    assert answer.code == 2
    assert all(f"--{option}" in answer.err for option in ("as-of", "state", "within"))
    assert pss("recontact", "list", "--as-of", "9999-12-31").code == 2


@pytest.fixture(scope="module")
def one_partner_a_day(templates, tmp_path_factory) -> Path:
    """A registry where someone was enrolled each day, for more than a year."""
    path = tmp_path_factory.mktemp("daily") / "registry.pss"
    shutil.copyfile(templates("laval"), path)
    with Make(path, TODAY).session() as session:
        for n in range((LAST - FIRST).days):
            session.add(m.Person(id=n + 1, code=f"UP-{n + 1:04d}", first_name="A", last_name="B", name_key="b a"))
            session.flush()
            session.add(m.Enrolment(person_id=n + 1, day=FIRST + timedelta(days=n)))
    return path


@settings(max_examples=40)
@given(as_of=st.dates(date(2025, 1, 1), date(2027, 6, 30)), within=st.integers(0, 400))
def test_the_cut_off_days_agree_with_calendar_arithmetic(one_partner_a_day, as_of, within):
    db = read(one_partner_a_day)
    found = list(dues(db, as_of, {"within": within}))
    expected = []
    for n in range((LAST - FIRST).days):
        day = FIRST + timedelta(days=n)
        due_on, late_on = day + relativedelta(months=18), day + relativedelta(months=24)
        state = "late" if late_on <= as_of else "due" if due_on <= as_of else "upcoming"
        if day <= as_of and due_on <= as_of + timedelta(days=within):
            expected.append((due_on.isoformat(), f"UP-{n + 1:04d}", late_on.isoformat(), state))
    assert [(r["due_on"], r["code"], r["late_on"], r["state"]) for r in found] == sorted(expected)
    for state in RecontactState:
        codes = [r["code"] for r in dues(db, as_of, {"within": within, "state": state})]
        assert codes == [code for _due, code, _late, s in sorted(expected) if s == state]
    db.close()


def test_correcting_who_left_before_a_match_brings_the_match_back(pss, make):
    match = make.match()
    assert pss("recontact", "record", "UP-1", "--outcome", "withdrawn", "--day", make.ago(25)).code == 0
    assert pss("match", "show", match.code, "-f", "json").json["ended_on"] == match.confirmed_on.isoformat()
    assert pss("recontact", "edit", "UP-1", "interested").code == 0
    assert pss("match", "show", match.code, "-f", "json").json["ended_on"] is None


@pytest.mark.parametrize("outcome", [["paused", "--until", "2027-03-01"], ["withdrawn"]], ids=" ".join)
def test_correcting_a_recontact_brings_back_the_pause_that_was_under_way(pss, make, outcome):
    make.partner(enrolled_on=make.ago(900))
    assert pss("enroll", "pause", "UP-1", "--since", "2026-11-01", "--until", "2026-12-01").code == 0
    assert pss("recontact", "record", "UP-1", *outcome).code == 0
    assert pss("recontact", "edit", "UP-1", "no_answer").code == 0
    stops = pss("enroll", "show", "UP-1", "-f", "json").json["stops"]
    assert [(s["since"], s["until"], s["ended_on"]) for s in stops] == [("2026-11-01", "2026-12-01", None)]

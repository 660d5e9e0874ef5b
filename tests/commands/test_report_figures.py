"""pss report portrait, pipeline, requests."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from pss_cli import models as m
from pss_cli.vocabulary import RequestOutcome
from pss_cli.workflow.figures import SMALL, hide, median


def counted(answer, dimension):
    return {i["value"]: i["people"] for i in answer.items if i["dimension"] == dimension}


def partners(make, n, **fields):
    for _n in range(n):
        make.partner(**fields)


def test_a_portrait_counts_everybody_by_stage_and_active_partners_by_the_rest(pss, make):
    partners(make, 2, kind="user", directorate_id=make.directorate("DPJ"))
    make.partner(kind="relative", language="en", birth_date=date(2009, 1, 1))
    make.referral()
    paused = make.partner(kind="relative")
    make.add(m.Pause(person_id=paused.id, since=make.ago(3)))
    answer = pss("report", "portrait", "-f", "json")
    assert counted(answer, "stage") == {"referred": 1, "active": 3, "paused": 1}
    assert counted(answer, "kind") == {"user": 2, "relative": 1}
    assert counted(answer, "directorate") == {"DPJ": 2, "none": 1}
    assert counted(answer, "language") == {"fr": 2, "en": 1}
    assert counted(answer, "age") == {"under_18": 1, "45_64": 2}
    assert counted(answer, "level") == {"operational": 3}
    assert counted(answer, "profile") == {"resource": 3}


@pytest.mark.parametrize(
    ("birth", "group"),
    [
        ("2008-11-21", "under_18"),
        ("2008-11-20", "18_29"),
        ("1996-11-21", "18_29"),
        ("1996-11-20", "30_44"),
        ("1961-11-20", "65_plus"),
        ("1961-11-21", "45_64"),
    ],
)
def test_an_age_group_changes_on_the_birthday(pss, make, birth, group):
    make.partner(birth_date=date.fromisoformat(birth))
    assert counted(pss("report", "portrait", "-f", "json"), "age") == {group: 1}


def test_born_on_29_february_is_of_age_on_1_march(pss, make, monkeypatch):
    make.partner(birth_date=date(2008, 2, 29), enrolled_on=date(2025, 1, 1))
    for day, group in (("2026-02-28", "under_18"), ("2026-03-01", "18_29"), ("2028-02-29", "18_29")):
        monkeypatch.setenv("PSS_TODAY", day)
        assert counted(pss("report", "portrait", "-f", "json"), "age") == {group: 1}


def test_the_public_portrait_shows_no_small_count_and_no_total_that_tells_one(pss, make):
    partners(make, 12, kind="user")
    partners(make, 6, kind="user", language="en")
    partners(make, 2, kind="relative", language="other")
    answer = pss("report", "portrait", "--public", "-f", "json")
    assert counted(answer, "stage") == {"active": 20}
    assert counted(answer, "language") == {"fr": None, "en": None, "other": None}
    assert counted(answer, "kind") == {"user": None, "relative": None}
    assert {i["value"] for i in answer.items if i["hidden"]} == {"en", "other", "fr", "user", "relative"}


def test_so_few_partners_are_not_described_to_the_public(pss, make):
    partners(make, 3, kind="user")
    answer = pss("report", "portrait", "--public", "-f", "json")
    assert {(i["value"], i["people"]) for i in answer.items} == {("all", None)}
    assert len(answer.items) == 7


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 30), min_size=1), st.sampled_from([(), ("a",)]))
def test_what_is_hidden_cannot_be_worked_out_from_the_total(cells, known):
    hidden = hide(cells, known)
    assert all(people >= SMALL for value, people in cells.items() if value not in hidden)
    if any(people < SMALL for people in cells.values()):
        left = set(cells) - hidden - set(known)
        assert not left or (len(hidden) >= 2 and sum(cells[v] for v in hidden) >= 2 * SMALL)
    else:
        assert hidden == set()


def test_the_pipeline_says_how_many_and_how_long(pss, make):
    make.partner()
    make.training(decision="not_retained", reason="x")
    make.interview(outcome="negative", reason="x")
    make.referral(day=date(2025, 1, 1))
    rows = {i["step"]: i for i in pss("report", "pipeline", "-f", "json").items}
    assert [rows[step]["people"] for step in ("referred", "interviewed", "attended", "retained", "enrolled")] == [
        3, 2, 2, 1, 1,
    ]  # fmt: skip
    assert rows["interviewed"]["percent"] == 67
    assert (rows["interviewed"]["median_days"], rows["enrolled"]["median_days"]) == (10, 8)
    assert rows["enrolled"]["median_days_from_referral"] == 30
    assert rows["matched"] == {
        "step": "matched", "people": 0, "percent": 0, "median_days": None, "median_days_from_referral": None,
    }  # fmt: skip


def test_a_period_is_a_fiscal_year_or_two_days(pss, make):
    make.referral(day=date(2025, 3, 31))
    make.referral(day=date(2025, 4, 1))

    def referred(*words):
        return pss("report", "pipeline", "-f", "json", *words).items[0]["people"]

    assert referred() == 0
    assert referred("--fiscal-year", "2025-2026") == 1
    assert referred("--since", "2025-03-31") == 2
    assert referred("--since", "2025-03-31", "--until", "2025-03-31") == 1
    assert pss("report", "pipeline", "--fiscal-year", "2025-2026", "--since", "2025-03-31").code == 2
    assert pss("report", "pipeline", "--since", "2026-03-31", "--until", "2026-03-30").code == 2


def test_requests_are_filled_unfilled_under_way_or_unanswered(pss, make):
    filled, half, closed = make.request(seats=1), make.request(), make.request(directorate_id=make.directorate("DPJ"))
    make.request()
    for request in (filled, half):
        make.match(request=request, confirmed_on=make.ago(20))
    with make.session() as session:
        record = session.get(m.Request, closed.id)
        record.outcome, record.closed_on = RequestOutcome.UNFILLED, make.ago(5)
    rows = {i.pop("directorate"): i for i in pss("report", "requests", "-f", "json").items}
    assert list(rows) == ["DPJ", "DSI", "total"]
    assert rows["DSI"] == {
        "requests": 3, "filled": 1, "unfilled": 0, "cancelled": 0, "under_way": 1, "unanswered": 1, "seats": 5,
        "seats_filled": 2, "median_days": 5,
    }  # fmt: skip
    assert rows["DPJ"]["unfilled"] == 1
    assert (rows["total"]["requests"], rows["total"]["median_days"]) == (4, 5)


def test_figures_are_also_a_workbook(pss, make, tmp_path):
    make.request()
    for report in ("portrait", "pipeline", "requests"):
        assert pss("report", report, "-o", tmp_path / "r.xlsx").code == 0
        assert load_workbook(tmp_path / "r.xlsx").active.max_row >= 1


@pytest.mark.parametrize(("days", "expected"), [([], None), ([4], 4), ([9, 1, 5], 5), ([1, 2], 2), ([1, 3], 2)])
def test_a_median_of_days_is_whole(days, expected):
    assert median(days) == expected

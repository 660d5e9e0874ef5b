"""What was paid of each line, and what is accrued: a correction leaves other lines, and other years, as they were."""

from __future__ import annotations

from datetime import date

import pytest

from pss_cli import models as m
from tests.claims import a_claim

MARCH, APRIL = date(2026, 3, 30), date(2026, 4, 2)
ENDED, BEGUN = "2025-2026", "2026-2027"


@pytest.fixture
def claimed(make):
    """Return what writes a transmitted claim of lines of 50 $ all paid on a day: (kind, day of the activity)."""

    def of(*lines: tuple[str, date], paid_on: date, paid: int | None = None) -> None:
        person = make.partner()
        days = {day: make.activity(None, person, day=day) for _kind, day in lines}
        entries = [
            {"kind": kind, "amount_cents": 5000, "approved_cents": 5000, "activity_id": days[day].id, "day": day,
             "decided_on": day, "decided_by": "Gisèle Gestionnaire"}
            for kind, day in lines
        ]  # fmt: skip
        a_claim(make, *entries, person=person, submitted_on=APRIL, approved_on=APRIL, transmitted_on=APRIL)
        amount = 5000 * len(lines) if paid is None else paid
        make.add(m.Payment(claim_id=1, day=paid_on, amount_cents=amount, done_by="DRF"))

    return of


@pytest.fixture
def does(pss):
    """Return what types a command of claims, and sees that it was accepted."""

    def typed(verb: str, *words: object) -> None:
        because = ("--because", "CLM-02:essai", "--because", "CLM-06:essai", "--no-input")
        answer = pss("claim", verb, "R-0001", *words, *because)
        assert answer.code == 0, answer.err

    return typed


def amounts(pss, year, *kinds):
    """Return what was approved, paid and accrued of each kind, of the DSI."""
    rows = pss("report", "expenses", "--fiscal-year", year, "-f", "json").items
    found = {r["kind"]: r for r in rows if r["directorate"] == "DSI"}
    return [tuple(found[kind][f"{key}_cents"] for key in ("approved", "paid", "accrued")) for kind in kinds]


def of_lines(pss, tmp_path, year):
    """Return what was paid and accrued of each line, as the workbook has it, in cents."""
    from openpyxl import load_workbook

    assert pss("report", "expenses", "--fiscal-year", year, "-o", "year.xlsx").code == 0
    rows = load_workbook(tmp_path / "year.xlsx", data_only=True)["Lignes"].iter_rows(min_row=4, values_only=True)
    return [(round(row[10] * 100), round(row[11] * 100)) for row in rows if row[0] == "DSI"]


def test_a_line_of_april_that_was_paid_too_much_changes_nothing_of_march(pss, claimed, does):
    claimed(("taxi", MARCH), ("taxi", APRIL), paid_on=APRIL)
    does("correct", 2, "--amount", "30", "--reason", "essai")
    assert amounts(pss, ENDED, "taxi") == [(5000, 5000, 5000)]
    assert amounts(pss, BEGUN, "taxi") == [(3000, 5000, -2000)]
    does("pay", "--recovered")
    assert amounts(pss, ENDED, "taxi") == [(5000, 5000, 5000)]
    assert amounts(pss, BEGUN, "taxi") == [(3000, 3000, 0)]


def test_a_line_of_april_that_is_more_than_was_paid_changes_nothing_of_march(pss, claimed, does):
    claimed(("taxi", MARCH), ("taxi", APRIL), paid_on=APRIL)
    does("correct", 2, "--amount", "70", "--reason", "essai")
    does("approve", "--by", "Gisèle Gestionnaire")
    assert amounts(pss, ENDED, "taxi") == [(5000, 5000, 5000)]
    assert amounts(pss, BEGUN, "taxi") == [(7000, 5000, 2000)]
    does("pay", "--amount", "5")
    assert amounts(pss, BEGUN, "taxi") == [(7000, 5500, 1500)]


def test_each_correction_is_owed_back_in_its_own_year(pss, claimed, does):
    claimed(("taxi", MARCH), ("taxi", APRIL), paid_on=APRIL)
    does("correct", 2, "--amount", "30", "--reason", "essai")
    does("correct", 1, "--amount", "40", "--reason", "essai")
    assert amounts(pss, ENDED, "taxi") == [(4000, 5000, 4000)]
    assert amounts(pss, BEGUN, "taxi") == [(3000, 5000, -2000)]


def test_what_came_back_after_the_year_was_owed_by_the_line_that_was_corrected(pss, claimed, does, tmp_path):
    claimed(("taxi", MARCH), ("parking", MARCH), paid_on=date(2026, 3, 31))
    does("correct", 1, "--amount", "30", "--reason", "essai")
    does("pay", "--recovered")
    assert amounts(pss, ENDED, "taxi", "parking", "total") == [
        (3000, 3000, -2000),
        (5000, 5000, 0),
        (8000, 8000, -2000),
    ]
    assert of_lines(pss, tmp_path, ENDED) == [(5000, 0), (5000, 0), (-2000, -2000)]


def test_what_came_back_before_the_year_ended_is_not_accrued(pss, make, claimed, does):
    claimed(("taxi", date(2026, 4, 3)), ("parking", date(2026, 4, 3)), paid_on=date(2026, 5, 1))
    does("correct", 1, "--amount", "30", "--reason", "essai")
    does("pay", "--recovered")
    assert amounts(pss, BEGUN, "taxi", "parking") == [(3000, 3000, 0), (5000, 5000, 0)]


def test_a_part_that_came_back_leaves_the_rest_on_the_correction(pss, claimed, does, tmp_path):
    claimed(("taxi", APRIL), ("parking", APRIL), paid_on=APRIL)
    does("correct", 1, "--amount", "30", "--reason", "essai")
    does("pay", "--recovered", "--amount", "5")
    assert amounts(pss, BEGUN, "taxi", "parking") == [(3000, 4500, -1500), (5000, 5000, 0)]
    assert of_lines(pss, tmp_path, BEGUN) == [(5000, 0), (5000, 0), (-500, -1500)]


def test_a_part_is_shared_between_lines_and_a_later_increase_takes_nothing_of_it(pss, claimed, does, tmp_path):
    claimed(("taxi", MARCH), ("taxi", APRIL), paid_on=APRIL, paid=3333)
    assert [amounts(pss, year, "taxi")[0][1] for year in (ENDED, BEGUN)] == [1666, 1667]
    does("correct", 2, "--amount", "70", "--reason", "essai")
    does("approve", "--by", "Gisèle Gestionnaire")
    assert [amounts(pss, year, "taxi")[0][1] for year in (ENDED, BEGUN)] == [1666, 1667]
    assert of_lines(pss, tmp_path, BEGUN) == [(1667, 3333), (0, 2000)]


def test_corrections_are_taken_in_the_order_of_their_decision(pss, claimed, does, monkeypatch):
    """An increase that was approved after a cut was not paid when the cut was."""
    claimed(("taxi", MARCH), ("taxi", APRIL), paid_on=APRIL)
    does("correct", 1, "--amount", "70", "--reason", "essai")
    does("correct", 2, "--amount", "40", "--reason", "essai")
    does("pay", "--recovered")
    monkeypatch.setenv("PSS_TODAY", "2026-11-21")
    does("approve", "--by", "Gisèle Gestionnaire")
    assert [amounts(pss, year, "taxi")[0][1] for year in (ENDED, BEGUN)] == [5000, 4000]


def test_more_than_was_ever_approved_is_of_the_last_line(pss, claimed):
    claimed(("taxi", MARCH), ("parking", MARCH), paid_on=APRIL, paid=10500)
    assert amounts(pss, ENDED, "taxi", "parking") == [(5000, 5000, 5000), (5000, 5500, 5000)]

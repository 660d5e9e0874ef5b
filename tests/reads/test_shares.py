"""What was paid of each line, and what is accrued: a correction leaves other lines, and other years, as they were."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from pss_cli import models as m
from pss_cli.reads.expenses.shares import SETTLED, SHARES
from tests.claims import a_claim
from tests.figures.model import Claim, Model

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
    assert pss("report", "expenses", "--fiscal-year", year, "-o", "year.xlsx").code == 0
    rows = load_workbook(tmp_path / "year.xlsx", data_only=True)["Lignes"].iter_rows(min_row=4, values_only=True)
    return [(round((row[10] or 0) * 100), round(row[11] * 100)) for row in rows if row[0] == "DSI"]


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


def test_an_increase_that_waits_is_accrued_on_its_line_beside_lines_that_are_paid(pss, claimed, does, tmp_path):
    claimed(("taxi", APRIL), ("parking", APRIL), paid_on=APRIL)
    does("correct", 1, "--amount", "52,31", "--reason", "essai")
    assert amounts(pss, BEGUN, "taxi", "parking") == [(5000, 5000, 231), (5000, 5000, 0)]
    assert of_lines(pss, tmp_path, BEGUN) == [(5000, 0), (5000, 0), (0, 231)]


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


# --- against the plain model --------------------------------------------------------------------------

# The columns that the shares read; a registry for each example would take a second.
TABLES = """
CREATE TABLE claim_entry (id INTEGER, claim_id INTEGER, day TEXT, kind TEXT, corrects_id INTEGER, decided_on TEXT,
                          approved_cents INTEGER);
CREATE TABLE payment (claim_id INTEGER, day TEXT, amount_cents INTEGER);
"""
DAYS = st.integers(1, 9).map(lambda day: date(2026, 4, day))
CORRECTED = st.tuples(st.integers(0, 3), st.one_of(st.none(), st.integers(-300, 300)), DAYS)
PAYMENTS = st.lists(st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 900))), min_size=1, max_size=4)


@given(lines=st.lists(st.integers(0, 300), min_size=1, max_size=4), then=st.lists(CORRECTED, max_size=5), paid=PAYMENTS)
def test_shares_are_those_of_the_plain_model_and_add_up(lines, then, paid):
    """None: a correction that waits; a payment of all that remains, or of what comes back, after it was paid."""
    model = Model()
    claim = Claim("DSI", "UP-0001")
    for approved in lines:
        model.write(claim, "taxi", APRIL, approved, approved=approved, decided=APRIL)
    for place, more, day in then:
        first = claim.lines[place % len(lines)]
        kept = None if more is None else max(more, -sum(line.approved or 0 for line in claim.beside(first)))
        model.write(
            claim, "taxi", APRIL, more or 0, corrects=first, approved=kept, decided=None if more is None else day
        )
    for (day, _any), (_day, amount) in zip(sorted(paid, key=lambda each: each[0]), paid, strict=True):
        claim.payments.append((day, claim.remaining if amount is None else amount))
    until = date(2026, 4, 5)
    wanted = [(claim.shares()[line], claim.shares(until)[line]) for line in claim.lines]
    assert _by_select(claim, until) == wanted
    assert [sum(each) for each in zip(*wanted, strict=True)] == [claim.paid(), claim.paid(until)]


def _by_select(claim: Claim, until: date) -> list[tuple[int, int]]:
    """Return what was paid of each line, and by a day, as the SELECTs of the reports share it."""
    db = sqlite3.connect(":memory:")
    db.executescript(TABLES)
    for line in claim.lines:
        corrects, decided = line.corrects and line.corrects.number, line.decided and line.decided.isoformat()
        entry = (line.number, line.day.isoformat(), line.kind, corrects, decided, line.approved)
        db.execute("INSERT INTO claim_entry VALUES (?, 1, ?, ?, ?, ?, ?)", entry)
    db.executemany("INSERT INTO payment VALUES (1, ?, ?)", [(day.isoformat(), cents) for day, cents in claim.payments])
    found = db.execute(
        f"""WITH {SHARES}
        SELECT CASE WHEN {SETTLED} THEN coalesce(e.approved_cents, 0) ELSE h.paid END,
               CASE WHEN {SETTLED} THEN coalesce(e.approved_cents, 0) ELSE h.paid_then END
        FROM claim_entry e JOIN settlement s ON s.claim_id = e.claim_id LEFT JOIN share h ON h.id = e.id
        ORDER BY e.id""",
        {"until": until.isoformat()},
    ).fetchall()
    db.close()
    return found


@given(
    lines=st.lists(st.integers(1, 300), min_size=2, max_size=4),
    changes=st.lists(st.tuples(st.integers(-300, 300), DAYS), min_size=1, max_size=4),
)
def test_what_is_corrected_once_it_was_paid_changes_nothing_of_other_lines(lines, changes):
    """Whatever is corrected of the last line: the others stay paid as approved, and so do they when it is settled."""
    model = Model()
    claim = Claim("DSI", "UP-0001", payments=[(APRIL, sum(lines))])
    for approved in lines:
        model.write(claim, "taxi", APRIL, approved, approved=approved, decided=APRIL)
    last = claim.lines[-1]
    for change, day in changes:
        kept = max(change, -sum(line.approved or 0 for line in claim.beside(last)))
        model.write(claim, "taxi", APRIL, kept, corrects=last, approved=kept, decided=day)
    for _settled in (False, True):
        found = _by_select(claim, APRIL)
        assert found[: len(lines) - 1] == [(approved, approved) for approved in lines[:-1]]
        claim.payments.append((date(2026, 4, 9), claim.remaining))
    assert [paid for paid, _then in found] == [line.approved for line in claim.lines]

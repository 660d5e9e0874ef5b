"""pss report expenses and pss report returns, as they are typed."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from pss_cli import models as m
from tests.claims import a_claim

YEAR = ("--fiscal-year", "2026-2027")


@pytest.fixture
def year(make):
    """A km line approved, a parking line refused, a meal half paid, a voucher; a meeting of three hours."""
    person = make.partner()
    activity = make.activity(None, person)
    a_claim(make, {"approved_cents": 1464}, {"kind": "parking", "amount_cents": 850, "approved_cents": 0},
            person=person, activity=activity)  # fmt: skip
    a_claim(make, {"kind": "noon", "amount_cents": 1430, "approved_cents": 1430}, person=person, activity=activity)
    make.add(m.Payment(claim_id=1, day=make.today, amount_cents=1464, done_by="DRF"))
    make.add(m.Payment(claim_id=2, day=make.today, amount_cents=700, done_by="DRF"))
    make.add(
        m.Voucher(kind="taxi", number="T-1", person_id=person.id, activity_id=activity.id, value_cents=2500,
                  handed_on=make.ago(12))
    )  # fmt: skip
    return person, activity


def figures(pss, *words):
    rows = pss("report", "expenses", *(words or YEAR), "-f", "json").items
    return {(r["directorate"], r["kind"]): r for r in rows}


def test_a_refused_line_is_claimed_and_not_approved(pss, year):
    found = figures(pss)
    whole = found["DSI", "total"]
    assert (whole["claimed_cents"], whole["approved_cents"], whole["paid_cents"]) == (3744, 2894, 2164)
    assert (whole["lines"], whole["distance_m"], whole["vouchers_cents"]) == (3, 24600, 2500)
    assert (whole["people"], whole["activities"], whole["present_min"]) == (1, 1, 180)
    assert found["DSI", "parking"]["claimed_cents"] == 850
    assert found["DSI", "parking"]["approved_cents"] == 0
    assert found["DSI", "taxi"]["vouchers_cents"] == 2500
    assert found["DSI", "noon"]["paid_cents"] == 700


def test_a_silent_directorate_is_not_a_zero_and_a_declared_zero_is(pss, make, year):
    make.activity(make.request(directorate_id=make.directorate("DPJ")))
    assert pss("report", "returns", "DSP", *YEAR, "--claimed", "0", "--no-input").code == 0
    found = figures(pss)
    assert found["DPJ", "total"]["state"] == "not_declared"
    assert found["DPJ", "total"]["claimed_cents"] is None
    assert found["DPJ", "total"]["activities"] == 1
    assert found["DSP", "total"]["state"] == "declared"
    assert found["DSP", "total"]["claimed_cents"] == 0
    assert "DPJ" in pss("report", "expenses").err


def test_the_state_says_where_figures_come_from_and_declared_is_only_of_a_directorate(pss, year):
    found = figures(pss)
    assert {found["DSI", kind]["state"] for kind in ("total", "km", "noon")} == {"registry"}
    assert [found["DRF", "total"][k] for k in ("state", "activities", "present_min")] == ["not_declared", None, None]
    assert pss("report", "returns", "DSI", *YEAR, "--claimed", "40", "--no-input").code == 0
    found = figures(pss)
    assert (found["DSI", "total"]["state"], found["DSI", "km"]["state"]) == ("both", "registry")
    assert found["DSI", "total"]["returned_cents"] == 4000


def test_what_nobody_declared_adds_up_to_no_zero(pss, year, tmp_path):
    def total() -> object:
        assert pss("report", "expenses", *YEAR, "-o", "year.xlsx").code == 0
        summary = load_workbook(tmp_path / "year.xlsx", data_only=True).worksheets[0]
        return next(row[12].value for row in summary.iter_rows(min_row=5) if row[0].value == "Total")

    assert isinstance(total(), str)
    assert pss("report", "returns", "DSP", *YEAR, "--claimed", "0", "--no-input").code == 0
    assert total() == 0


def test_no_heading_of_the_workbook_is_blank_and_charts_have_titles(pss, year, tmp_path):
    pss("report", "expenses", *YEAR, "-o", "year.xlsx")
    book = load_workbook(tmp_path / "year.xlsx")
    summary = book.worksheets[0]
    (top,) = [c.row for c in summary["A"][4:] if c.fill.fgColor.rgb == "FF1F3864"]
    assert f"A{top}:C{top}" in summary.merged_cells
    assert all(chart.title and chart.x_axis.title for sheet in book.worksheets for chart in sheet._charts)
    assert summary.print_area


def test_a_meal_has_cents_and_a_kilometre_its_thousandths(pss, make, tmp_path):
    a_claim(make, {"rate": 590}, {"kind": "noon", "amount_cents": 1430, "rate": 14300})
    pss("report", "expenses", *YEAR, "-o", "year.xlsx")
    lines = load_workbook(tmp_path / "year.xlsx").worksheets[-2]
    rates = [(row[7].value, row[7].number_format.split("\\")[0]) for row in lines.iter_rows(min_row=4)]
    assert rates == [(0.59, "0.000"), (14.3, "#,##0.00")]


def test_a_line_belongs_to_the_year_of_its_activity(pss, make):
    person = make.partner()
    before = make.activity(None, person, day=date(2026, 3, 31))
    a_claim(make, {}, person=person, activity=before, submitted_on=make.today)
    assert ("DSI", "km") not in figures(pss)
    assert figures(pss, "--fiscal-year", "2025-2026")["DSI", "km"]["claimed_cents"] == 1464


def test_a_counter_entry_is_signed(pss, make):
    claim = a_claim(make, {})
    line = make.session
    with line() as session:
        entry = session.get(m.ClaimEntry, 1)
        make._added(session, m.ClaimEntry(
            claim_id=claim.id, line=2, activity_id=entry.activity_id, day=entry.day, kind="km", distance_m=-4600,
            amount_cents=-274, corrects_id=1, entered_on=make.today,
        ))  # fmt: skip
    assert figures(pss)["DSI", "km"]["claimed_cents"] == 1190
    assert figures(pss)["DSI", "km"]["distance_m"] == 20000


@pytest.mark.parametrize("paid", [1, 1000, 2893, 2894, 3000, -500])
def test_what_is_paid_adds_up_whatever_the_payment(pss, make, paid):
    a_claim(make, {"approved_cents": 1464}, {"kind": "noon", "amount_cents": 1430, "approved_cents": 1430},
            {"kind": "parking", "amount_cents": 850, "approved_cents": 0})  # fmt: skip
    make.add(m.Payment(claim_id=1, day=make.today, amount_cents=paid, done_by="DRF"))
    found = figures(pss)
    assert found["DSI", "total"]["paid_cents"] == paid
    assert sum(r["paid_cents"] for (_d, kind), r in found.items() if kind != "total" and _d == "DSI") == paid


def test_a_payment_of_a_claim_approved_at_zero_is_not_lost(pss, make):
    a_claim(make, {"approved_cents": 0}, {"kind": "parking", "amount_cents": 850, "approved_cents": 0})
    make.add(m.Payment(claim_id=1, day=make.today, amount_cents=5, done_by="DRF"))
    assert figures(pss)["DSI", "total"]["paid_cents"] == 5


def test_tsv_is_for_scripts(pss, year):
    rows = list(csv.DictReader(io.StringIO(pss("report", "expenses", *YEAR, "-f", "tsv").out), delimiter="\t"))
    whole = next(r for r in rows if (r["directorate"], r["kind"]) == ("DSI", "total"))
    assert (whole["claimed"], whole["distance_km"]) == ("37.44", "24.60")
    assert next(r for r in rows if r["directorate"] == "DRF")["claimed"] == ""


def test_the_workbook_says_the_same_with_formulas(pss, make, year, tmp_path):
    answer = pss("report", "expenses", *YEAR, "-o", "year.xlsx")
    assert answer.code == 0, answer.err
    values = load_workbook(tmp_path / "year.xlsx", data_only=True)
    formulas = load_workbook(tmp_path / "year.xlsx")
    found = figures(pss)
    dsi = values["DSI"]
    total = next(row for row in dsi.iter_rows(min_row=6) if row[0].value == "Total")
    expected = [found["DSI", "total"][k] for k in ("lines", "distance_m", "claimed_cents", "approved_cents")]
    assert [round(c.value * d) for c, d in zip(total[1:5], (1, 1000, 100, 100), strict=True)] == expected
    assert all(str(formulas["DSI"][c.coordinate].value).startswith("=SUM(") for c in total[1:7])
    assert "SUMIFS" in formulas["DSI"]["D6"].value
    assert len(formulas[formulas.sheetnames[0]]._charts) == 2
    assert formulas["DSI"].freeze_panes == "A6"
    lines = values[values.sheetnames[-2]]
    assert [row[8].value for row in lines.iter_rows(min_row=4)] == [14.64, 8.5, 14.3]
    silent = values["DRF"]
    total = next(row for row in silent.iter_rows(min_row=6) if row[0].value == "Total")
    assert total[3].value == silent["C3"].value
    assert isinstance(total[3].value, str)


def test_a_year_that_is_none_is_refused(pss):
    assert pss("report", "expenses", "--fiscal-year", "2026").code == 2
    assert pss("report", "expenses", "-f", "xlsx").code == 2


def test_a_return_is_recorded_then_corrected_beside_the_registry_s_figures(pss, year):
    answer = pss("report", "returns", "DSI", *YEAR, "--people", "12", "--hours", "90h", "--claimed", "1 234,56",
                 "-f", "json", "--no-input")  # fmt: skip
    assert answer.code == 0, answer.err
    row = answer.items[0]
    assert (row["people"], row["present_min"], row["claimed_cents"], row["state"]) == (12, 5400, 123456, "declared")
    assert (row["registry_people"], row["registry_claimed_cents"], row["activities"]) == (1, 3744, None)
    again = pss("report", "returns", "DSI", *YEAR, "--people", "13", "-f", "json", "--no-input").items[0]
    assert (again["people"], again["claimed_cents"]) == (13, 123456)
    listed = {r["directorate"]: r["state"] for r in pss("report", "returns", *YEAR, "-f", "json").items}
    assert listed["DSI"] == "declared"
    assert listed["DPJ"] == "not_declared"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["DSI"], 2),
        (["DSI", "--claimed", "1.234,5"], 2),
        (["DSI", "--people", "3", "--received-on", "2027-01-01"], 2),
        (["XYZ", "--people", "3"], 3),
    ],
)
def test_a_bad_return_writes_nothing(pss, words, code):
    assert pss("report", "returns", *words, "--no-input").code == code
    assert all(r["state"] == "not_declared" for r in pss("report", "returns", "-f", "json").items)

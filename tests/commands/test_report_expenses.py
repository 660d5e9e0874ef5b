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
    assert (whole["payable_cents"], whole["accrued_cents"]) == (730, 730)
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
        return next(row[14].value for row in summary.iter_rows(min_row=5) if row[0].value == "Total")

    assert isinstance(total(), str)
    assert pss("report", "returns", "DSP", *YEAR, "--claimed", "0", "--no-input").code == 0
    assert total() == 0


def test_finance_takes_the_workbook_as_it_is(pss, year, tmp_path):
    """No cell is merged, no heading is blank; headings stay in sight and are printed; charts say what they show."""
    pss("report", "expenses", *YEAR, "-o", "year.xlsx")
    book = load_workbook(tmp_path / "year.xlsx")
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes
        assert sheet.print_area
        assert sheet.print_title_rows
        heads = [row for row in sheet.iter_rows() if row[0].fill.fgColor.rgb == "FF1F3864"]
        assert heads
        assert all(c.value for row in heads for c in row if c.fill.fgColor.rgb == "FF1F3864")
    charts = [chart for sheet in book.worksheets for chart in sheet._charts]
    assert len(charts) == 2 + 1 + 1 + 1, "the summary, the months, the one directorate that spoke, last year"
    assert all(chart.title and chart.x_axis.title for chart in charts)


def test_a_meal_has_cents_and_a_kilometre_its_thousandths(pss, make, tmp_path):
    a_claim(make, {"rate": 590}, {"kind": "noon", "amount_cents": 1430, "rate": 14300})
    pss("report", "expenses", *YEAR, "-o", "year.xlsx")
    lines = load_workbook(tmp_path / "year.xlsx")["Lignes"]
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


def test_a_correction_by_its_amount_is_no_rounding(pss, make, tmp_path):
    """Kilometres that are worth 14,637 $ were rounded by 0,3 cent, whatever was corrected in dollars."""
    a_claim(make, {"amount_cents": 1464, "approved_cents": 1464}, submitted_on=make.today, approved_on=make.today,
            transmitted_on=make.today)  # fmt: skip
    answer = pss("claim", "correct", "R-0001", 1, "--amount", "5", "--reason", "essai", "--because", "CLM-06:essai",
                 "--no-input")  # fmt: skip
    assert answer.code == 0, answer.err
    assert pss("report", "expenses", *YEAR, "-o", "year.xlsx").code == 0

    def difference(computed: bool) -> object:
        sheet = load_workbook(tmp_path / "year.xlsx", data_only=computed)["Définitions"]
        return next(row[1].value for row in sheet.iter_rows() if row[0].value == "écart")

    assert difference(True) == 0.003
    assert '!$G$4:$G$5,"<>")' in str(difference(False))


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
    assert formulas["DSI"].freeze_panes == "B6"
    lines = values["Lignes"]
    assert [row[8].value for row in lines.iter_rows(min_row=4)] == [14.64, 8.5, 14.3]
    silent = values["DRF"]
    total = next(row for row in silent.iter_rows(min_row=6) if row[0].value == "Total")
    assert total[3].value == silent["C3"].value
    assert isinstance(total[3].value, str)


def test_a_supplement_is_a_cost_on_kilometres_that_are_counted_once(pss, make):
    a_claim(make, {}, {"kind": "gravel", "distance_m": 24600, "rate": 50, "amount_cents": 123})
    found = figures(pss)
    assert (found["DSI", "gravel"]["claimed_cents"], found["DSI", "gravel"]["distance_m"]) == (123, 0)
    assert (found["DSI", "total"]["claimed_cents"], found["DSI", "total"]["distance_m"]) == (1587, 24600)


def test_a_claim_whose_payer_is_not_known_yet_is_not_lost(pss, make):
    a_claim(make, {}, directorate_id=None)
    assert figures(pss)["-", "total"]["claimed_cents"] == 1464
    assert pss("report", "expenses", *YEAR, "-o", "year.xlsx").code == 0
    assert load_workbook("year.xlsx")["Lignes"]["A4"].value == "-"


def test_an_activity_that_names_no_directorate_is_counted_apart(pss, make, year):
    """As it was kept before pss: a row of its own, that nobody is to declare, and the rows add up to the total."""
    before = make.request(directorate_id=None, origin="import")
    make.activity(before, year[0])
    found = figures(pss)
    assert [found["-", "total"][key] for key in ("state", "people", "activities", "claimed_cents")] == [
        "registry", 1, 1, 0,
    ]  # fmt: skip
    assert ": -" not in pss("report", "expenses", *YEAR).err
    whole, *rows = pss("report", "expenses", *YEAR, "--averages", "-f", "json").items
    assert whole["activities"] == sum(row["activities"] or 0 for row in rows) == 2
    (row,) = [r for r in pss("report", "returns", *YEAR, "-f", "json").items if r["directorate"] == "-"]
    assert [row[key] for key in ("state", "registry_people", "registry_activities")] == [None, 1, 1]
    assert pss("report", "expenses", *YEAR, "-o", "year.xlsx").code == 0
    assert "-" in load_workbook("year.xlsx").sheetnames


# --- what is owed on the last day of the year ---------------------------------------------------------


def ended(pss):
    """The figures of the year that ended on 31 March."""
    return figures(pss, "--fiscal-year", "2025-2026")["DSI", "total"]


@pytest.mark.parametrize(("paid_on", "accrued"), [("2026-03-31", 0), ("2026-04-01", 1464)])
def test_a_payment_of_1_april_leaves_the_amount_accrued_at_31_march(pss, make, paid_on, accrued):
    a_claim(make, {"approved_cents": 1464}, activity=make.activity(day=date(2026, 3, 20)))
    make.add(m.Payment(claim_id=1, day=date.fromisoformat(paid_on), amount_cents=1464, done_by="DRF"))
    whole = ended(pss)
    assert (whole["paid_cents"], whole["payable_cents"], whole["accrued_cents"]) == (1464, 0, accrued)


def test_what_is_not_decided_is_accrued_as_claimed_and_what_is_refused_is_not(pss, make):
    a_claim(make, {}, {"kind": "parking", "amount_cents": 850, "approved_cents": 0},
            {"kind": "noon", "amount_cents": 1430, "approved_cents": 1000},
            activity=make.activity(day=date(2026, 3, 31)))  # fmt: skip
    assert (ended(pss)["payable_cents"], ended(pss)["accrued_cents"]) == (1000, 1464 + 1000)


@pytest.mark.parametrize(("before", "after"), [(1, 2893), (1000, 1894), (2894, 0), (3000, -106), (0, 2894)])
def test_what_was_paid_by_the_last_day_is_shared_in_whole_cents(pss, make, before, after):
    a_claim(make, {"approved_cents": 1464}, {"kind": "noon", "amount_cents": 1430, "approved_cents": 1430},
            activity=make.activity(day=date(2026, 3, 20)))  # fmt: skip
    for day, amount in ((date(2026, 3, 31), before), (date(2026, 4, 1), after)):
        make.add(m.Payment(claim_id=1, day=day, amount_cents=amount, done_by="DRF"))
    found = figures(pss, "--fiscal-year", "2025-2026")
    assert found["DSI", "total"]["accrued_cents"] == 2894 - before
    assert sum(found["DSI", kind]["accrued_cents"] for kind in ("km", "noon")) == 2894 - before
    assert [found["DSI", kind]["payable_cents"] for kind in ("total", "km", "noon")] == [0, 0, 0]


# --- vouchers -----------------------------------------------------------------------------------------


def test_a_voucher_in_stock_is_no_cost_and_a_lost_one_is_the_bureau_s_on_that_day(pss, make):
    make.add(m.Voucher(kind="taxi", number="T-1", value_cents=2500, received_on=make.ago(90), returned_on=make.ago(20)))
    assert not [r for r in figures(pss).values() if r["vouchers_cents"]]
    make.add(m.Voucher(kind="taxi", number="T-2", value_cents=1700, received_on=make.ago(90), lost_on=make.today))
    whole = figures(pss)["DSM", "total"]
    assert (whole["vouchers_cents"], whole["approved_cents"], whole["payable_cents"]) == (1700, 0, 0)
    (month,) = pss("report", "expenses", *YEAR, "--by", "month", "-f", "json").items[:1]
    assert (month["directorate"], month["month"], month["vouchers_cents"]) == ("DSM", "2026-11", 1700)


# --- by month, by period ------------------------------------------------------------------------------

AMOUNTS = ("lines", "distance_m", "claimed_cents", "approved_cents", "paid_cents", "payable_cents", "accrued_cents",
           "vouchers_cents")  # fmt: skip
ENDS = "2026-11-09,2026-11-10,2027-03-31"


@pytest.fixture
def spread(make, year):
    """The same, and lines of other days: of the first day of a period, of another directorate, of a day unknown."""
    person, _activity = year
    other = make.request(directorate_id=make.directorate("DPJ"))
    for day in (date(2026, 4, 1), date(2026, 11, 9), date(2026, 11, 11), date(2027, 3, 31)):
        a_claim(make, {}, {"kind": "other", "amount_cents": 101, "approved_cents": 99}, person=person,
                activity=make.activity(other, day=day), directorate_id=make.directorate("DPJ"))  # fmt: skip
    make.add(
        m.PastExpense(person_id=person.id, fiscal_year="2026-2027", amount_cents=700, import_key="1", origin="import")
    )
    make.add(m.Voucher(kind="parking", number="P-1", value_cents=300, received_on=make.today, lost_on=make.today))


def by(pss, cut):
    return pss("report", "expenses", *YEAR, "--by", cut, "-f", "json").items


def test_months_and_periods_add_up_to_the_year(pss, spread):
    assert pss("registry", "periods", "2026-2027", "--ends", ENDS).code == 0
    found = {place: row for place, row in figures(pss).items() if row["lines"] is not None}
    for cut in ("month", "period"):
        sums: dict[tuple[str, str], list[int]] = {}
        for row in by(pss, cut):
            place = (row["directorate"], row["kind"])
            added = sums.setdefault(place, [0] * len(AMOUNTS))
            sums[place] = [a + row[key] for a, key in zip(added, AMOUNTS, strict=True)]
        assert sums == {place: [row[key] for key in AMOUNTS] for place, row in found.items()}
    assert {row["month"] for row in by(pss, "month")} == {"", "2026-04", "2026-11", "2027-03"}


def test_a_line_on_the_last_day_of_a_period_belongs_to_it(pss, make, spread):
    assert pss("registry", "periods", "2026-2027", "--ends", ENDS).code == 0
    lines = {r["period"]: r["lines"] for r in by(pss, "period") if (r["directorate"], r["kind"]) == ("DPJ", "km")}
    assert lines == {1: 2, 3: 2}, "1 April and 9 November, then 11 November and 31 March"
    assert {r["period"] for r in by(pss, "period") if r["directorate"] == "DSI"} == {2}, "10 November"
    assert [r["period"] for r in by(pss, "period") if r["directorate"] == "-"] == [0, 0]


def test_periods_that_nobody_set_are_never_made_up(pss, year):
    answer = pss("report", "expenses", *YEAR, "--by", "period")
    assert answer.code == 2
    assert "pss registry periods 2026-2027 --ends" in answer.err
    assert pss("report", "expenses", *YEAR, "-o", "year.xlsx").code == 0
    assert "Par période" not in load_workbook("year.xlsx").sheetnames


def test_listings_are_asked_one_at_a_time_and_each_is_also_a_plain_workbook(pss, year):
    assert pss("report", "expenses", "--by", "month", "--compared").code == 2
    assert pss("report", "expenses", *YEAR, "--by", "month", "-o", "months.xlsx").code == 0
    assert [c.value for c in load_workbook("months.xlsx").worksheets[0][2]][:3] == ["DSI", "2026-11", "tous les genres"]


# --- beside last year, on average ---------------------------------------------------------------------


def test_a_year_is_compared_with_the_one_before_and_nothing_is_a_part_of_zero(pss, make, year):
    person, _activity = year
    before = make.activity(day=date(2026, 3, 20))
    a_claim(make, {"amount_cents": 3000, "approved_cents": 2500}, person=person, activity=before)
    rows = pss("report", "expenses", *YEAR, "--compared", "-f", "json").items
    found = {(r["directorate"], r["kind"]): r for r in rows}
    km = found["DSI", "km"]
    assert [km[f"{k}claimed_cents"] for k in ("", "previous_")] == [1464, 3000]
    assert (km["claimed_difference_cents"], km["claimed_change_permille"]) == (-1536, -512)
    assert (km["approved_difference_cents"], km["approved_change_permille"]) == (-1036, -414)
    noon = found["DSI", "noon"]
    assert (noon["previous_claimed_cents"], noon["claimed_difference_cents"]) == (0, 1430)
    assert noon["claimed_change_permille"] is None
    silent = found["DRF", "total"]
    assert [silent[k] for k in ("claimed_cents", "previous_claimed_cents", "claimed_difference_cents")] == [None] * 3
    tsv = pss("report", "expenses", *YEAR, "--compared", "-f", "tsv").out.splitlines()
    row = dict(zip(tsv[0].split("\t"), next(r for r in tsv if r.startswith("DSI\tkm")).split("\t"), strict=True))
    assert (row["claimed"], row["claimed_change_percent"]) == ("14.64", "-51.2")


def compared_rows(pss):
    """The rows of the sheet that has the year beside the one before, by directorate, all kinds together."""
    assert pss("report", "expenses", *YEAR, "-o", "year.xlsx").code == 0
    rows = load_workbook("year.xlsx", data_only=True)["Comparaison"].iter_rows(min_row=5, values_only=True)
    return {row[0]: row[2:6] for row in reversed([row for row in rows if row[0]])}


def test_a_year_of_which_nothing_is_known_has_no_total_and_no_difference(pss, make, year):
    found = compared_rows(pss)
    assert found["Total"] == (37.44, "non déclaré", None, None)
    assert found["DSI"] == (37.44, "non déclaré", None, None)
    assert found["DRF"] == ("non déclaré", "non déclaré", None, None)


def test_no_block_of_a_year_by_month_is_cut_from_its_heading_on_paper(pss, make, year):
    assert pss("report", "expenses", *YEAR, "-o", "year.xlsx").code == 0
    sheet = load_workbook("year.xlsx")["Par mois"]
    starts = [brk.id for brk in sheet.row_breaks.brk]
    assert [sheet.cell(y + 1, 1).value for y in starts] == ["Réclamé, par genre", None], "and the chart"
    assert all(sheet.cell(y, 1).value is None for y in starts)
    assert (sheet.print_title_rows, [b - a for a, b in zip([6, *starts], starts, strict=False)]) == ("$1:$6", [36, 39])


def test_years_of_other_directorates_have_totals_and_no_difference(pss, make, year):
    before = make.activity(day=date(2026, 3, 20))
    a_claim(make, {"amount_cents": 3000}, person=year[0], activity=before)
    assert compared_rows(pss)["Total"] == pytest.approx((37.44, 30, 7.44, 0.248))
    assert pss("report", "returns", "DSP", "--fiscal-year", "2025-2026", "--claimed", "0", "--no-input").code == 0
    assert compared_rows(pss)["Total"] == (37.44, 30, None, None)


def test_half_a_cent_of_an_average_counts_as_one(pss, make, year):
    make.activity(None, year[0])
    whole, *rows = pss("report", "expenses", *YEAR, "--averages", "-f", "json").items
    dsi = next(r for r in rows if r["directorate"] == "DSI")
    assert (dsi["cost_cents"], dsi["people"], dsi["activities"]) == (2894 + 2500, 1, 2)
    assert (dsi["per_partner_cents"], dsi["per_activity_cents"]) == (5394, 2697)
    a_claim(make, {"kind": "other", "amount_cents": 1, "approved_cents": 1}, person=year[0], activity=year[1])
    whole, *rows = pss("report", "expenses", *YEAR, "--averages", "-f", "json").items
    assert (whole["cost_cents"], whole["per_activity_cents"]) == (5395, 2698)
    silent = next(r for r in rows if r["directorate"] == "DRF")
    assert (silent["cost_cents"], silent["per_partner_cents"]) == (None, None)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_in_a_csv_for_excel_hours_are_hours_and_decimals_have_a_comma(pss, year, monkeypatch, language):
    monkeypatch.setenv("PSS_LANG", language)
    totals = ("--people", "12", "--hours", "15h30", "--claimed", "1234,5")
    said = ("report", "returns", "DSI", *YEAR, *totals, "--no-input")
    row = next(csv.DictReader(io.StringIO(pss(*said, "-f", "csv").out), delimiter=";"))
    assert [text for text in row.values() if text] == [
        "DSI", row.get("état", row.get("state")), "2026-11-20", "12", "1", "1", "15,5", "3", "1234,50", "37,44",
        "Coordo Essai",
    ]  # fmt: skip
    row = next(csv.DictReader(io.StringIO(pss(*said, "-f", "tsv").out), delimiter="\t"))
    assert (row["present_min"], row["registry_present_min"], row["claimed"]) == ("930", "180", "1234.50")
    assert pss(*said, "-o", "said.xlsx").code == 0
    cells = load_workbook("said.xlsx").worksheets[0][2]
    assert [(c.value, c.number_format) for c in cells][8:10] == [(15.5, "#,##0.00"), (3, "#,##0.00")]


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

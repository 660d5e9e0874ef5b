"""The workbook of a year opened and recalculated by LibreOffice, when it is installed: no cell differs."""

from __future__ import annotations

from datetime import date

from openpyxl import load_workbook

from pss_cli import models as m
from tests.claims import a_claim
from tests.forms.filling.test_libreoffice import pytestmark as pytestmark
from tests.forms.filling.test_libreoffice import recalculated


def _year(make):
    """Lines approved, waiting, refused, paid in part, on either side of the last day, of a day and a payer unknown."""
    person = make.partner()
    activity = make.activity(None, person)
    for number in range(1, 8):
        a_claim(make, {"approved_cents": 1464}, {"kind": "noon", "amount_cents": 1430 + number, "approved_cents": 0},
                {"kind": "gravel", "distance_m": 24600, "rate": 50, "amount_cents": 123}, {"amount_cents": 1463},
                person=person, activity=activity)  # fmt: skip
    before = make.activity(None, person, day=date(2025, 5, 6))
    a_claim(make, {"approved_cents": 1000}, person=person, activity=before)
    for claim, day, amount in ((1, date(2026, 11, 20), 700), (2, date(2027, 4, 1), 1464)):
        make.add(m.Payment(claim_id=claim, day=day, amount_cents=amount, done_by="DRF"))
    make.add(
        m.PastExpense(person_id=person.id, fiscal_year="2026-2027", amount_cents=700, import_key="1", origin="import")
    )
    make.add(m.Voucher(kind="taxi", number="T-1", person_id=person.id, activity_id=activity.id, value_cents=2500,
                       handed_on=make.ago(12)))  # fmt: skip
    make.add(m.Voucher(kind="parking", number="P-1", value_cents=300, received_on=make.today, lost_on=make.today))


def test_libreoffice_finds_every_figure_of_the_year(pss, make, tmp_path):
    _year(make)
    assert pss("registry", "periods", "2026-2027", "--ends", "2026-11-09,2026-11-10,2027-03-31").code == 0
    assert pss("report", "expenses", "-o", "year.xlsx").code == 0
    path = tmp_path / "year.xlsx"
    ours, formulas = load_workbook(path, data_only=True), load_workbook(path)
    theirs = load_workbook(recalculated(path, "xlsx", tmp_path), data_only=True)
    compared = 0
    for sheet in ours.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            found = theirs[sheet.title][cell.coordinate].value
            if isinstance(cell.value, int | float):
                assert round(found, 6) == round(cell.value, 6), (sheet.title, cell.coordinate)
            else:
                assert (found or None) == (cell.value or None), (sheet.title, cell.coordinate)
            compared += str(formulas[sheet.title][cell.coordinate].value).startswith("=")
    assert compared > 1000
    assert ours["Définitions"].cell(ours["Définitions"].max_row, 2).value != 0, "the rounding is shown"

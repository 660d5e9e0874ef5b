"""pss claim form, as it is typed."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from pss_cli import models as m
from tests.claims import a_claim

NASTY = "=Ö'Neil [admin]"


def at(path, name):
    book = load_workbook(path, data_only=True)
    sheet, cell = next(iter(book.defined_names[name].destinations))
    return book[sheet][cell.replace("$", "")].value


def test_the_form_holds_the_claim_and_the_screen_says_where_it_is(pss, make, tmp_path):
    person = make.partner(last_name=NASTY, city="Laval")
    a_claim(make, {}, {"kind": "noon", "amount_cents": 1430}, {"kind": "parking", "amount_cents": 850}, person=person)
    answer = pss("claim", "form", "R-0001")
    assert answer.code == 0, answer.err
    path = tmp_path / "R-0001.xlsx"
    assert "R-0001.xlsx" in answer.out
    assert at(path, "montant_a_rembourser") == 37.44
    assert at(path, "nom") == NASTY
    assert at(path, "ville") == "Laval"
    assert at(path, "etablissement") == "CISSS de Laval"
    assert at(path, "km_palier_1") == 24.6


def test_unverified_rates_are_said_on_the_form_and_on_the_screen(pss, make, tmp_path):
    a_claim(make, {})
    answer = pss("claim", "form", "R-0001", "-o", "x.xlsx", "-f", "json")
    assert answer.json["unverified"] is True
    assert "CLM-11" in answer.err
    assert "NON VÉRIFIÉS" in at(tmp_path / "x.xlsx", "avertissement")
    assert "0,595 $/km" in at(tmp_path / "x.xlsx", "taux_en_vigueur")


def test_what_was_not_authorised_is_taken_off(pss, make, tmp_path):
    a_claim(make, {"approved_cents": 1464}, {"kind": "parking", "amount_cents": 850, "approved_cents": 0},
            approved_on=make.today, approved_by="Gisèle")  # fmt: skip
    assert pss("claim", "form", "R-0001").code == 0
    assert at(tmp_path / "R-0001.xlsx", "total_frais") == 23.14
    assert at(tmp_path / "R-0001.xlsx", "non_autorise") == 8.5
    assert at(tmp_path / "R-0001.xlsx", "montant_a_rembourser") == 14.64


def test_a_counter_entry_counts_in_the_row_it_corrects(pss, make, tmp_path):
    claim = a_claim(make, {}, {"kind": "parking", "amount_cents": 850})
    with make.session() as session:
        line = session.get(m.ClaimEntry, 2)
        make._added(session, m.ClaimEntry(
            claim_id=claim.id, line=3, activity_id=line.activity_id, day=line.day, kind="parking", amount_cents=-350,
            corrects_id=line.id, entered_on=make.today,
        ))  # fmt: skip
    assert pss("claim", "form", "R-0001").code == 0
    assert at(tmp_path / "R-0001.xlsx", "total_frais") == 19.64


@pytest.mark.parametrize(("typed", "code"), [("R-0009", 3), ("x", 3), ("R-0001", 4)])
def test_an_unknown_claim_or_one_without_lines_makes_nothing(pss, make, tmp_path, typed, code):
    a_claim(make)
    before = set(tmp_path.iterdir())
    assert pss("claim", "form", typed).code == code
    assert set(tmp_path.iterdir()) == before


def test_a_folder_that_does_not_exist_is_said(pss, make):
    a_claim(make, {})
    assert pss("claim", "form", "R-0001", "-o", "nowhere/x.xlsx").code == 8

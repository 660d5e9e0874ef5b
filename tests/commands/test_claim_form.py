"""pss claim form, as it is typed."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from pss_cli import models as m
from pss_cli.forms.filling.formmap import Place
from pss_cli.forms.filling.mapfile import write_map
from tests.claims import a_claim
from tests.forms.filling.torture import build, mapped, sheet

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
    assert path.stat().st_mode & 0o777 == 0o600, "it names a partner"
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


def test_a_form_is_written_in_a_workbook_or_in_a_folder(pss, make, tmp_path):
    a_claim(make, {})
    answer = pss("claim", "form", "R-0001", "-o", "x.csv")
    assert (answer.code, (tmp_path / "x.csv").exists()) == (2, False)
    assert ".xlsx" in answer.err


def test_a_folder_that_does_not_exist_is_said(pss, make):
    a_claim(make, {})
    assert pss("claim", "form", "R-0001", "-o", "nowhere/x.xlsx").code == 8


# --- any form, many claims --------------------------------------------------------------------------


def own(tmp_path, name="Le nôtre", **more):
    """Keep a form of the establishment beside its registry."""
    folder = tmp_path / "templates" / "forms"
    folder.mkdir(parents=True, exist_ok=True)
    path = build(folder / f"{name}.xlsx", sheet())
    fields = {"full_name": Place("'Feuil 1'!B1")}
    write_map(mapped(path, fields=fields, **more), folder / f"{name}.toml")
    return path


CONFIRMED = {"confirmed_on": date(2026, 11, 2), "confirmed_by": "Bernard"}


def test_a_form_of_the_establishment_is_filled_once_it_is_confirmed(pss, make, tmp_path):
    a_claim(make, {}, person=make.partner(first_name="Anne", last_name=NASTY))
    own(tmp_path)
    refused = pss("claim", "form", "R-0001", "--template", "le nôtre")
    assert (refused.code, '--confirm "Le nôtre"' in refused.err) == (4, True)
    own(tmp_path, **CONFIRMED)
    answer = pss("claim", "form", "R-0001", "--template", "le nôtre", "-o", "x.xlsx")
    assert (answer.code, "comme le dit le formulaire" in answer.err, "n’a pas de place" in answer.err) == (
        0,
        False,
        True,
    )
    cells = load_workbook(tmp_path / "x.xlsx", data_only=True)["Feuil 1"]
    assert (cells["B1"].value, cells["C5"].value, cells["E9"].value) == (f"Anne {NASTY}", 24.6, 14.64)


def test_the_setting_says_which_form_is_filled_by_default(pss, make, tmp_path):
    a_claim(make, {})
    own(tmp_path, **CONFIRMED)
    assert pss("registry", "settings", "claim_form", "Le nôtre").code == 0
    assert pss("claim", "form", "R-0001").code == 0
    assert load_workbook(tmp_path / "R-0001.xlsx").sheetnames == ["Feuil 1"]
    listed = {row["name"]: row for row in pss("claim", "forms", "-f", "json").json["items"]}
    assert listed["Le nôtre"]["default"] is True
    assert listed["CISSS-DRF-Frais_deplacement-F"]["default"] is False


def test_the_forms_are_listed_with_what_is_left_to_do(pss, tmp_path):
    own(tmp_path, "A", **CONFIRMED)
    own(tmp_path, "B")
    build(own(tmp_path, "C", **CONFIRMED), sheet(name=""))
    own(tmp_path, "D").with_suffix(".toml").write_text("x", encoding="utf-8")
    own(tmp_path, "CISSS-DRF-Frais_deplacement-F")
    rows = pss("claim", "forms", "-f", "json").json["items"]
    assert [(row["name"], row["state"]) for row in rows] == [
        ("A", "ready"),
        ("B", "to_confirm"),
        ("C", "changed"),
        ("CISSS-DRF-Frais_deplacement-F", "to_confirm"),
        ("D", "unreadable"),
    ]
    assert pss("claim", "form", "R-0001", "--template", "Z").code == 3


def test_a_changed_template_is_refused_with_what_to_do(pss, make, tmp_path):
    a_claim(make, {})
    build(own(tmp_path, **CONFIRMED), sheet(name=""))
    refused = pss("claim", "form", "R-0001", "--template", "Le nôtre")
    assert (refused.code, "--learn" in refused.err) == (8, True)


def test_many_claims_are_filled_at_once_and_one_that_fails_does_not_stop_the_others(pss, make, tmp_path):
    person = make.partner()
    for number in range(3):
        a_claim(make, {"distance_m": 1000 + number, "amount_cents": 60}, person=person)
    a_claim(make, person=person)
    answer = pss("claim", "form", "R-0001", "R-0002", "R-0004", "R-0099", "R-0003", "-o", "out", "-f", "json")
    assert answer.code == 4
    assert "R-0004\N{NO-BREAK SPACE}: " in answer.err
    assert "R-0099\N{NO-BREAK SPACE}: " in answer.err
    assert [row["code"] for row in answer.json["items"]] == ["R-0001", "R-0002", "R-0003"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["R-0001.xlsx", "R-0002.xlsx", "R-0003.xlsx"]
    assert at(tmp_path / "out" / "R-0002.xlsx", "km_palier_1") == 1.001
    assert at(tmp_path / "out" / "R-0003.xlsx", "km_palier_1") == 1.002


def test_claims_are_chosen_by_state_and_directorate(pss, make, tmp_path):
    a_claim(make, {}, submitted_on=make.today)
    a_claim(make, {})
    answer = pss("claim", "form", "--state", "submitted", "--directorate", "DSI", "-o", "out", "-f", "json")
    assert [row["code"] for row in answer.json["items"]] == ["R-0001"]


@pytest.mark.parametrize(
    "words",
    [[], ["R-0001", "--state", "draft"], ["R-0001", "R-0002"], ["R-0001", "R-0002", "-o", "x.xlsx"], ["--state", "z"]],
)
def test_which_claims_and_where_must_be_said(pss, make, words):
    a_claim(make, {})
    assert pss("claim", "form", *words).code == 2


def test_a_form_that_calculates_nothing_is_filled_and_that_is_said(pss, make, tmp_path):
    a_claim(make, {})
    own(tmp_path, totals={}, **CONFIRMED)
    answer = pss("claim", "form", "R-0001", "--template", "Le nôtre")
    assert (answer.code, "ne calcule aucun total" in answer.err) == (0, True)


def test_kilometres_of_the_first_tier_stay_there_when_an_older_rate_had_that_amount_further_on(pss, make, tmp_path):
    """Rates fall in mid-year: 0,530 $ is beyond 8 000 km until then, the first tier since."""
    words = ("--add", "km", "0,53/0,48", "--tiers", "8000", "--from", "2026-11-01", "--source", "essai")
    assert pss("claim", "rates", *words).code == 0
    person = make.partner()
    with make.session() as session:
        rates = {
            (r.since.isoformat(), r.tier_from): r.id for r in session.exec(select(m.Rate).where(m.Rate.kind == "km"))
        }
    lines = [
        {"trip": n, "rate_id": rates[place], "rate": 530, "distance_m": metres, "amount_cents": 530}
        for n, (place, metres) in enumerate({("2024-04-01", 8_000_000): 2000, ("2026-11-01", 0): 10_000}.items(), 1)
    ]
    a_claim(make, *lines, person=person)
    assert pss("claim", "form", "R-0001").code == 0
    assert [at(tmp_path / "R-0001.xlsx", f"km_palier_{n}") for n in (1, 2)] == [10, 2]

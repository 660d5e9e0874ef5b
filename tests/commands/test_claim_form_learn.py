"""pss claim form --learn, --confirm, as they are typed: from a form never seen to a claim on it."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from pss_cli.forms.filling.known import digest
from tests.claims import a_claim
from tests.forms.learning.own_forms import built


@pytest.fixture
def theirs(tmp_path):
    """A form as an organisation sends it, beside a registry."""
    return lambda name="french": built(name, tmp_path)[0]


def of_the_establishment(tmp_path, name, ending="toml"):
    return tmp_path / "templates" / "forms" / f"{name}.{ending}"


def test_a_form_never_seen_is_learnt_looked_at_confirmed_and_filled(pss, make, tmp_path, theirs):
    person = make.partner(first_name="Anne", last_name="Éthier", city="Laval")
    a_claim(make, {}, {"kind": "noon", "amount_cents": 1430}, {"kind": "parking", "amount_cents": 850}, person=person)
    answer = pss("claim", "form", "--learn", theirs(), "--name", "Le leur")
    assert answer.code == 0, answer.err
    assert "fields.last_name" in answer.out
    assert "Réclamation!B4" in answer.out
    assert '--confirm "Le leur"' in answer.err
    proof = load_workbook(tmp_path / "Le leur-proof.xlsx")["Réclamation"]
    assert (proof["B4"].value, proof["I12"].value, proof["K25"].value) == ("last_name", "noon 2", "payable")

    refused = pss("claim", "form", "R-0001", "--template", "Le leur")
    assert (refused.code, "--confirm" in refused.err) == (4, True)
    assert pss("claim", "form", "--confirm", "le leur", "--by", "Bernard Lys").code == 0
    made = pss("claim", "form", "R-0001", "--template", "Le leur", "-o", "x.xlsx")
    assert made.code == 0, made.err
    cells = load_workbook(tmp_path / "x.xlsx", data_only=True)["Réclamation"]
    assert (cells["B4"].value, cells["G4"].value, cells["G5"].value) == ("Éthier", "Anne", "Laval")
    assert (cells["D11"].value, cells["I11"].value, cells["G11"].value) == (24.6, 14.3, 8.5)
    assert (cells["F11"].value, cells["K22"].value, cells["K25"].value) == (14.64, 37.44, 37.44)


KM, PARKING, NOON = {}, {"kind": "parking", "amount_cents": 850}, {"kind": "noon", "amount_cents": 1430}
TAXI = {"kind": "taxi", "amount_cents": 2000}


@pytest.mark.parametrize(
    ("name", "entries", "cells"),
    [
        ("english", (KM, PARKING), {"D7": 23.14, "D15": 23.14, "D17": 23.14}),
        ("above", (TAXI, PARKING, NOON), {"E11": 20, "F11": 14.3, "G11": 8.5, "H11": "stationnement", "G21": 42.8}),
        ("inside", (KM,), {"A7": 1, "E7": 24.6, "F7": 14.64, "F17": 14.64}),
        ("three_rows", (KM, TAXI), {"F7": 24.6, "G7": 0.595, "H7": 14.64, "J7": 20, "L17": 34.64}),
        ("weekly", (PARKING, NOON), {"B6": None, "I15": 22.8}),
    ],
)
def test_each_way_of_building_a_form_ends_in_a_filled_one(pss, make, tmp_path, theirs, name, entries, cells):
    a_claim(make, *entries, person=make.partner())
    assert pss("claim", "form", "--learn", theirs(name)).code == 0
    assert pss("claim", "form", "--confirm", name, "--by", "Bernard").code == 0
    made = pss("claim", "form", "R-0001", "--template", name, "-o", "x.xlsx")
    assert made.code == 0, made.err
    sheet = load_workbook(tmp_path / "x.xlsx", data_only=True).worksheets[0]
    assert {at: sheet[at].value for at in cells} == cells


def test_a_map_edited_after_its_confirmation_is_to_be_confirmed_again(pss, make, tmp_path, theirs):
    a_claim(make, {}, person=make.partner())
    pss("claim", "form", "--learn", theirs(), "--name", "x")
    pss("claim", "form", "--confirm", "x", "--by", "Bernard")
    path = of_the_establishment(tmp_path, "x")
    text = path.read_text(encoding="utf-8")
    assert "# Value" in text or "# Valeur" in text
    path.write_text(text.replace('city = "Réclamation!G5"', 'place = "Réclamation!G5"'), encoding="utf-8")
    refused = pss("claim", "form", "R-0001", "--template", "x")
    assert (refused.code, "--confirm" in refused.err) == (4, True)
    assert pss("claim", "form", "--confirm", "x", "--by", "Diane").code == 0
    assert pss("claim", "form", "R-0001", "--template", "x").code == 0
    assert path.read_text(encoding="utf-8").count("confirmed_by") == 1


def test_a_map_with_a_wrong_place_is_not_confirmed_and_each_place_is_named(pss, tmp_path, theirs):
    pss("claim", "form", "--learn", theirs(), "--name", "x")
    path = of_the_establishment(tmp_path, "x")
    before = (
        path.read_text(encoding="utf-8").replace("Réclamation!B4", "Autre!B4").replace("Réclamation!K25", "nulle_part")
    )
    path.write_text(before, encoding="utf-8")
    refused = pss("claim", "form", "--confirm", "x", "--by", "Bernard")
    assert refused.code == 8
    assert "fields.last_name" in refused.err
    assert "totals.payable" in refused.err
    assert path.read_text(encoding="utf-8") == before


def test_a_template_changed_since_is_not_confirmed(pss, tmp_path, theirs):
    pss("claim", "form", "--learn", theirs(), "--name", "x")
    template = of_the_establishment(tmp_path, "x", "xlsx")
    book = load_workbook(template)
    book["Réclamation"]["A4"] = "Nom de famille"
    book.save(template)
    refused = pss("claim", "form", "--confirm", "x", "--by", "Bernard")
    assert (refused.code, "Nom de famille" in refused.err) == (8, True)


def test_a_corrected_map_is_replaced_only_when_that_is_said(pss, tmp_path, theirs):
    form = theirs()
    pss("claim", "form", "--learn", form, "--name", "x")
    assert pss("claim", "form", "--learn", form, "--name", "x").code == 0  # nobody touched it
    path = of_the_establishment(tmp_path, "x")
    path.write_text(path.read_text(encoding="utf-8").replace("city = ", "place = "), encoding="utf-8")
    assert pss("claim", "form", "--learn", form, "--name", "x").code == 4
    assert "place = " in path.read_text(encoding="utf-8")
    assert pss("claim", "form", "--learn", form, "--name", "x", "--replace").code == 0
    assert "city = " in path.read_text(encoding="utf-8")


def test_the_proof_copy_goes_where_it_is_said_and_json_says_what_was_not_placed(pss, tmp_path, theirs):
    (tmp_path / "out").mkdir()
    answer = pss("claim", "form", "--learn", theirs("english"), "-o", "out", "-f", "json")
    assert (tmp_path / "out" / "english-proof.xlsx").is_file()
    rows = {row["value"]: row for row in answer.json["items"] if row["placed"]}
    assert rows["fields.full_name"] == {
        "value": "fields.full_name", "at": "'Claim 1'!B3", "percent": 97, "label": "Employee name:", "placed": True,
    }  # fmt: skip
    assert pss("claim", "form", "--learn", theirs("english"), "-o", "nowhere/x.xlsx").code == 8


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--learn", "none.xlsx"), 8),
        (("--learn", "registry.pss"), 8),
        (("--learn", "french.xlsx", "--name", "../x"), 2),
        (("--learn", "french.xlsx", "--confirm", "x"), 2),
        (("--confirm", "x"), 2),
        (("--confirm", "x", "--by", " "), 2),
        (("--confirm", "nobody", "--by", "Bernard"), 3),
        (("--confirm", "CISSS-DRF-Frais_deplacement-F", "--by", "Bernard"), 3),
        (("R-0001", "--by", "Bernard"), 2),
        (("R-0001", "--learn", "french.xlsx"), 2),
        (("--learn", "french.xlsx", "--by", "Bernard"), 2),
        (("--learn", "french.xlsx", "--state", "draft"), 2),
        (("--learn", "french.xlsx", "--template", "x"), 2),
        (("--learn", "french.xlsx", "-o", "french.xlsx"), 2),
        (("--learn", "french.xlsx", "-o", "theirs.xlsx"), 2),
        (("--learn", "french.xlsx", "--name", "Synonyms"), 2),
        (("--learn", "french.xlsx", "--name", "cisss-drf-frais_deplacement-f"), 2),
        (("--proof", "nobody"), 3),
        (("--proof", "x", "--confirm", "x", "--by", "Bernard"), 2),
        (("--name", "x"), 2),
    ],
)
def test_what_cannot_be_learnt_or_confirmed_makes_nothing(pss, tmp_path, theirs, words, code):
    form = theirs()
    before = form.read_bytes()
    (tmp_path / "theirs.xlsx").write_bytes(b"theirs")
    assert pss("claim", "form", *words).code == code
    assert (form.read_bytes(), (tmp_path / "theirs.xlsx").read_bytes()) == (before, b"theirs")
    assert not (tmp_path / "templates").exists()


def test_the_proof_of_a_corrected_map_is_seen_before_it_is_confirmed(pss, tmp_path, theirs):
    assert pss("claim", "form", "--learn", theirs(), "--name", "Le leur.XLSX").code == 0
    assert pss("claim", "form", "--learn", theirs(), "--name", "le leur").code == 2  # only capitals tell them apart
    path = of_the_establishment(tmp_path, "Le leur")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('city = "Réclamation!G5"', 'place = "Réclamation!G5"'), encoding="utf-8")
    answer = pss("claim", "form", "--proof", "le leur.xlsx")
    assert answer.code == 0, answer.err
    assert load_workbook(tmp_path / "Le leur-proof.xlsx")["Réclamation"]["G5"].value == "place"
    assert '--proof "Le leur"' in pss("claim", "form", "--confirm", "Le leur").err.replace("le leur", "Le leur")
    assert '--proof "Le leur"' in pss("claim", "form", "--confirm", "Le leur", "--by", "Bernard").err


def test_a_proof_replaces_no_form_and_asks_before_it_replaces_another_file(pss, tmp_path, theirs):
    form = theirs()
    pss("claim", "form", "--learn", form, "--name", "x")
    kept = of_the_establishment(tmp_path, "x", "xlsx")
    assert pss("claim", "form", "--proof", "x", "-o", kept).code == 2
    assert kept.read_bytes() == form.read_bytes()
    (tmp_path / "other.xlsx").write_bytes(b"other")
    assert pss("claim", "form", "--proof", "x", "-o", "other.xlsx").code == 2
    assert (tmp_path / "other.xlsx").read_bytes() == b"other"
    assert pss("claim", "form", "--proof", "x", "-o", "other.xlsx", "--yes").code == 0
    assert pss("claim", "form", "--proof", "x", "-o", "other.xlsx", "--yes").code == 0
    assert load_workbook(tmp_path / "other.xlsx")["Réclamation"]["B4"].value == "last_name"


def test_a_template_swapped_under_a_confirmed_map_is_to_be_confirmed_again(pss, make, tmp_path, theirs):
    a_claim(make, {}, person=make.partner())
    pss("claim", "form", "--learn", theirs(), "--name", "x")
    pss("claim", "form", "--confirm", "x", "--by", "Bernard")
    template, path = of_the_establishment(tmp_path, "x", "xlsx"), of_the_establishment(tmp_path, "x")
    before = digest(template)
    book = load_workbook(template)
    book["Réclamation"]["A4"] = "Titre"
    book.save(template)
    path.write_text(path.read_text(encoding="utf-8").replace(before, digest(template)), encoding="utf-8")
    assert pss("claim", "form", "R-0001", "--template", "x").code == 4

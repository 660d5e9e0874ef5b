"""Filling the form: values go where the map says, formulas keep their value, the rest stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from pss_cli.errors import BadFile
from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.continuation import _name
from pss_cli.forms.filling.fill import fill
from pss_cli.forms.filling.formmap import read_map
from pss_cli.forms.filling.known import digest
from pss_cli.forms.filling.pages import Values
from pss_cli.forms.filling.reimbursement import _rates
from pss_cli.forms.sheets.cells import Clock, held, written
from pss_cli.forms.sheets.package import Template
from pss_cli.forms.sheets.styles import Shows
from pss_cli.resources import data_dir
from tools.form_template import TARGET, main

FOLDER = data_dir() / "forms"
TEMPLATE = FOLDER / "CISSS-DRF-Frais_deplacement-F.xlsx"
MAP = read_map(FOLDER / "CISSS-DRF-Frais_deplacement-F.toml")
NASTY = '=Ö\'Neil [admin] & <b> _x0041_ "x"'


def line(km: str = "24.6", **more):
    distance = Decimal(km)
    amount = (distance * Decimal("0.595")).quantize(Decimal("0.01"))
    return {
        "day": date(2026, 11, 10),
        "motive": NASTY,
        "km": distance,
        "rate": Decimal("0.595"),
        "km_amount": amount,
    } | more


def filled(target: Path, *lines, **fields):
    total = sum((v for one in lines for k, v in one.items() if k in AMOUNTS), Decimal(0))
    less = fields.get("not_authorised") or Decimal(0)
    expected = {"total": total, "payable": total - less, "charged": total - less}
    known = {"charged_amount": total - less, "claimant": NASTY, "reference": "R-0009"} | fields
    pages = fill(TEMPLATE, MAP, Values(known, lines, expected, frozenset({"user"})), target).pages
    return pages, load_workbook(target), load_workbook(target, data_only=True)


AMOUNTS = {"km_amount", "transit", "taxi", "parking", "morning", "noon", "evening", "other"}


def at(book, name):
    sheet, cell = next(iter(book.defined_names[name].destinations))
    return book[sheet][cell.replace("$", "")].value


def test_text_is_never_a_formula_numbers_are_numbers_and_days_are_days(tmp_path):
    _pages, formulas, values = filled(tmp_path / "f.xlsx", line(), last_name=NASTY, since=date(2026, 4, 1))
    cell = formulas["Demande"]["B18"]
    assert (cell.value.replace("_x005F_", "_"), cell.data_type) == (NASTY, "s")
    assert at(values, "periode_du").date() == date(2026, 4, 1)
    assert at(values, "nom").replace("_x005F_", "_") == NASTY
    assert values["Demande"]["H18"].value == 24.6
    assert at(values, "statut_usager").startswith("☒")


def test_totals_are_formulas_with_their_value(tmp_path):
    _pages, formulas, values = filled(tmp_path / "f.xlsx", line(), line("10", parking=Decimal("8.50")))
    assert at(formulas, "montant_a_rembourser").startswith("=")
    assert at(values, "montant_a_rembourser") == pytest.approx(14.64 + 5.95 + 8.50, abs=1e-9)
    assert formulas["Demande"]["J18"].value == "=ROUND(H18*I18,2)"
    assert values["Demande"]["J18"].value == 14.64
    assert values["Demande"]["M34"].value == 8.5


def test_an_amount_that_the_formula_of_the_line_does_not_give_takes_its_place(tmp_path):
    corrected = line() | {"km_amount": Decimal("9.99")}
    _pages, formulas, values = filled(tmp_path / "f.xlsx", corrected)
    assert formulas["Demande"]["J18"].value == 9.99
    assert at(values, "total_frais") == 9.99


def test_every_other_member_is_the_template_s_byte_for_byte(tmp_path):
    filled(tmp_path / "f.xlsx", line())
    with ZipFile(TEMPLATE) as before, ZipFile(tmp_path / "f.xlsx") as after:
        assert before.namelist() == after.namelist()
        changed = {n for n in before.namelist() if before.read(n) != after.read(n)}
    assert changed == {"xl/worksheets/sheet1.xml"}


@pytest.mark.parametrize(("count", "pages"), [(14, 1), (15, 2), (40, 2), (41, 3), (93, 5)])
def test_more_lines_than_rows_go_on_copies_that_carry_their_totals(tmp_path, count, pages):
    lines = [line(str(n), noon=Decimal("14.30")) for n in range(1, count + 1)]
    made, formulas, values = filled(tmp_path / "f.xlsx", *lines)
    assert made == pages
    total = sum((one["km_amount"] + one["noon"] for one in lines), Decimal(0))
    assert round(at(values, "montant_a_rembourser"), 6) == float(total)
    assert values["Demande"]["H34"].value == sum(range(1, count + 1))
    shown = [s.title for s in formulas if s.sheet_state == "visible"]
    assert len(shown) == pages
    assert at(values, "feuilles_de_suite") == pages - 1
    if pages > 2:
        assert formulas["Suite 2"]["T7"].value == "=Suite!T35"
        assert formulas["Demande"]["T33"].value == f"='Suite {pages - 1}'!T35"
        assert values["Suite 2"]["R2"].value == 2
        assert values["Suite 2"]["R1"].value == "R-0009"


def test_a_continuation_sheet_takes_no_name_that_is_there_nor_one_too_long(tmp_path):
    template = changed(tmp_path, "xl/workbook.xml", '<sheet name="Suite"', '<sheet name="SUITE 2"')
    book = Book(Template(template))
    assert _name(book, "Suite", 2) == "Suite 2 (2)"
    assert _name(book, "S" * 31, 12) == "S" * 28 + " 12"


def test_a_rate_without_a_sentence_is_said_and_a_sentence_that_asks_too_much_refused():
    rate = {"kind": "electric", "rate": 50, "tier_from_m": None, "since": "2026-04-01"}
    assert "electric 0,05 $ (2026-04-01)" in str(_rates([rate], MAP.said))
    with pytest.raises(BadFile, match="km"):
        _rates([rate | {"kind": "km"}], {**MAP.said, "km": "{taux} $"})


def test_a_total_that_disagrees_makes_no_form(tmp_path):
    wrong = Values({}, [line()], {"total": Decimal("14.65")})
    with pytest.raises(BadFile, match=r"14,64.*14,65"):
        fill(TEMPLATE, MAP, wrong, tmp_path / "f.xlsx")
    assert list(tmp_path.iterdir()) == []


def changed(tmp_path: Path, member: str, before: str, after: str) -> Path:
    """Return a template in which somebody changed one thing."""
    path = tmp_path / "changed.xlsx"
    with ZipFile(TEMPLATE) as source, ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == member:
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode())
            target.writestr(name, content)
    return path


def test_a_changed_formula_is_noticed(tmp_path):
    template = changed(tmp_path, "xl/worksheets/sheet1.xml", "SUM(T18:T31)", "SUM(T19:T31)")
    with pytest.raises(BadFile):
        fill(template, MAP, Values({}, [line()], {"total": Decimal("14.64")}), tmp_path / "f.xlsx")


@pytest.mark.parametrize(
    ("member", "before", "after"),
    [
        ("xl/workbook.xml", 'name="montant_a_rembourser"', 'name="autre_nom"'),
        ("xl/workbook.xml", '<sheet name="Suite"', '<sheet name="Autre"'),
        ("xl/worksheets/sheet1.xml", "SUM(T18:T31)", "VLOOKUP(T18,T19:T31,1)"),
    ],
)
def test_a_template_that_is_not_the_map_s_is_refused(tmp_path, member, before, after):
    template = changed(tmp_path, member, before, after)
    with pytest.raises(BadFile):
        fill(template, MAP, Values({}, [line()], {"payable": Decimal("14.64")}), tmp_path / "f.xlsx")


def test_what_is_no_workbook_is_refused(tmp_path):
    (tmp_path / "t.xlsx").write_bytes(b"no zip")
    with pytest.raises(BadFile):
        fill(tmp_path / "t.xlsx", MAP, Values({}, [], {}), tmp_path / "f.xlsx")


def test_shared_formulas_and_an_order_of_calculation_survive(tmp_path):
    """As Excel saves: the lines share one formula, and calcChain names every formula."""
    with ZipFile(TEMPLATE) as source:
        members = {name: source.read(name).decode() for name in source.namelist() if name.endswith((".xml", ".rels"))}
    sheet = members["xl/worksheets/sheet1.xml"]
    sheet = sheet.replace("<f>ROUND(H18*I18,2)</f>", '<f t="shared" ref="J18:J31" si="0">ROUND(H18*I18,2)</f>')
    for row in range(19, 32):
        sheet = sheet.replace(f"<f>ROUND(H{row}*I{row},2)</f>", '<f t="shared" si="0"/>')
    members["xl/worksheets/sheet1.xml"] = sheet
    members["xl/calcChain.xml"] = '<calcChain xmlns="x"><c r="J18" i="1"/></calcChain>'
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        "</Types>", '<Override PartName="/xl/calcChain.xml" ContentType="c"/></Types>'
    )
    members["xl/_rels/workbook.xml.rels"] = members["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", '<Relationship Id="rId9" Type="t" Target="calcChain.xml"/></Relationships>'
    )
    template = tmp_path / "shared.xlsx"
    with ZipFile(template, "w") as target:
        for name, text in members.items():
            target.writestr(name, text)
    lines = [line() | {"km_amount": Decimal("1.00")}, line("10")]
    form = replace(MAP, sha256=digest(template))
    fill(template, form, Values({}, lines, {"total": Decimal("6.95")}), tmp_path / "f.xlsx")
    assert load_workbook(tmp_path / "f.xlsx")["Demande"]["J19"].value == "=ROUND(H19*I19,2)"
    with ZipFile(tmp_path / "f.xlsx") as made:
        assert "xl/calcChain.xml" not in made.namelist()
        assert b"calcChain" not in made.read("[Content_Types].xml") + made.read("xl/_rels/workbook.xml.rels")


def test_cells_that_the_template_does_not_hold_are_added_in_their_place(tmp_path):
    columns = {**MAP.columns, "extra": "V", "receipt": "AA"}
    form = replace(MAP, columns=columns)
    values = Values({}, [line(extra="loin", receipt="P-1")], {"total": Decimal("14.64")})
    fill(TEMPLATE, form, values, tmp_path / "f.xlsx")
    sheet = load_workbook(tmp_path / "f.xlsx")["Demande"]
    assert (sheet["V18"].value, sheet["AA18"].value, sheet["T18"].value) == ("loin", "P-1", "=SUM(J18:Q18)")


def test_a_failed_save_leaves_the_file_that_was_there(tmp_path):
    target = tmp_path / "folder" / "f.xlsx"
    with pytest.raises(BadFile):
        fill(TEMPLATE, MAP, Values({}, [line()], {"total": Decimal("14.64")}), target)


def test_the_script_makes_the_template_that_ships(tmp_path, monkeypatch):
    monkeypatch.setattr("tools.form_template.TARGET", tmp_path / "t.xlsx")
    main()
    with ZipFile(TARGET) as ships, ZipFile(tmp_path / "t.xlsx") as made:
        assert ships.namelist() == made.namelist()
        assert all(ships.read(n) == made.read(n) for n in ships.namelist())


@pytest.mark.parametrize("minutes", [1, 7 * 60 + 20, 12 * 60 + 30, 16 * 60 + 31, 23 * 60 + 59])
def test_an_hour_is_the_very_number_that_typing_it_gives(minutes):
    """Cut at twelve decimals, 12 h 30 was printed as 12h29."""
    assert float(written(held(Clock(minutes), Shows.HOUR))) == minutes / 1440

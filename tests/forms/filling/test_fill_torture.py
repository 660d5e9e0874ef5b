"""Forms as people make them: nothing but the cells of the map and the values of formulas changes in them."""

from __future__ import annotations

import tracemalloc
import warnings
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from bench.fidelity import kept
from pss_cli.errors import BadFile
from pss_cli.forms.filling.fill import Form, fill
from pss_cli.forms.filling.formmap import FILES, Matrix, Place
from pss_cli.forms.filling.pages import Values
from pss_cli.forms.sheets.cells import Clock
from pss_cli.forms.sheets.sheetxml import SheetXml
from pss_cli.forms.sheets.strings import after_label, plain
from tests.forms.filling.torture import assert_rest_is_the_same, build, line, mapped, rich, rows, sheet

NASTY = '=Ö\'Neil [admin] & <b> _x0041_ "x"'
READ_BACK = NASTY.replace("_x0041_", "_x005F_x0041_")  # openpyxl leaves the escape; Excel and LibreOffice do not
DAY = date(2026, 11, 10)
CELLS = ["B1", "A5", "B5", "C5", "D5"]


def values(*lines, total=None, **fields):
    made = lines or (line(day=DAY, motive=NASTY),)
    amount = sum((one["km_amount"] for one in made), Decimal(0)) if total is None else Decimal(total)
    return Values({"last_name": NASTY, **fields}, list(made), {"total": amount, "payable": amount})


def filled(path, tmp_path, given=None, **more):
    target = tmp_path / "filled.xlsx"
    fill(path, mapped(path, **more), given or values(), target)
    return target


def at(path, address, *, formulas=False):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says what it would lose
        return load_workbook(path, data_only=not formulas).worksheets[0][address].value


def by_calamine(path, row, column):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)[row - 1][column - 1]


@pytest.mark.parametrize(
    "one",
    [
        sheet(),
        sheet(prefix="x"),
        sheet(after='<mergeCells count="1"><mergeCell ref="B1:D1"/></mergeCells>'),
        sheet(after='<phoneticPr fontId="1"/><extLst><ext uri="u"><x14:a xmlns:x14="y">é</x14:a></ext></extLst>'),
        sheet(lines=rows().replace(' spans="1:6"', "")),
        "\ufeff" + sheet().replace("\r\n", "\n"),
    ],
    ids=["plain", "prefix", "merged", "extensions", "no spans", "byte order mark"],
)
def test_a_form_is_filled_and_the_rest_is_the_same(tmp_path, one):
    path = build(tmp_path / "t.xlsx", one)
    made = filled(path, tmp_path)
    assert_rest_is_the_same(path, made, CELLS)
    assert [at(made, a) for a in ("B1", "B5", "C5", "E5", "E9")] == [READ_BACK, READ_BACK, 10, 5.95, 5.95]
    assert at(made, "A5").date() == DAY
    assert by_calamine(made, 5, 1) == DAY
    assert (by_calamine(made, 1, 2), by_calamine(made, 9, 5)) == (NASTY, 5.95)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<c r="B1" s="1"', '<c r="B1"'),
        ('<c r="C6" s="4" /><c r="D6" s="4"></c>', '<c r="D6" s="4"></c><c r="C6" s="4" />'),
        ("</sheetData>", '</sheetData><c r="B1" s="1"/>'),
        ('<c r="A6" s="2"/>', '<c r="A6" s="2"/><c r="A6" s="2"/>'),
        ('<row r="7"', '<row r="40"><c r="A40"><v>1</v></c></row><row r="7"'),
        ("<row r='9'", "<row r='8' spans='1:6'/><row r='9'"),
        ("<f>SUM(E5:E8)</f><v>5.95</v>", "<f>SUM(E5:E8)</f><v>5.94</v>"),
        ("<f>SUM(E6:E6)</f><v>0</v>", "<f>SUM(E6:E6)</f><v>junk</v>"),
        ("<f>SUM(E6:E6)</f><v>0</v>", "<f>SUM(E6:E6)</f><v>7</v>"),
    ],
    ids=["style", "order", "outside", "twice", "junk row", "row twice", "total", "junk value", "another value"],
)
def test_the_check_of_the_rest_notices_what_was_changed(tmp_path, before, after):
    path = build(tmp_path / "t.xlsx", sheet())
    made = filled(path, tmp_path)
    assert_rest_is_the_same(path, made, CELLS)
    with ZipFile(made) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    assert sum(before.encode() in content for _info, content in parts) == 1, "the mutant is none"
    with ZipFile(made, "w") as archive:
        for info, content in parts:
            archive.writestr(info, content.replace(before.encode(), after.encode(), 1))
    with pytest.raises((AssertionError, BadFile)):
        assert_rest_is_the_same(path, made, CELLS)


def test_a_form_with_all_that_others_lose_keeps_it(tmp_path):
    path = rich(tmp_path / "rich.xlsx")
    with ZipFile(path) as archive:
        names = " ".join(archive.namelist())
    for part in ("drawing", "vmlDrawing", "ctrlProp", "media", "chart", "table", "comments"):
        assert part in names, "the form is not what the test believes"
    made = filled(path, tmp_path)
    assert_rest_is_the_same(path, made, CELLS)
    assert (at(made, "E9"), by_calamine(made, 9, 5)) == (5.95, 5.95)


def test_days_are_those_of_the_workbook_s_epoch(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet(), properties='<workbookPr date1904="1"/>')
    made = filled(path, tmp_path)
    assert_rest_is_the_same(path, made, CELLS)
    assert at(made, "A5").date() == DAY
    with ZipFile(made) as archive:
        assert f"<v>{(DAY - date(1904, 1, 1)).days}</v>" in archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(
    ("style", "value", "kept"),
    [
        (2, DAY, 46336),
        (0, DAY, "2026-11-10"),
        (1, DAY, "2026-11-10"),
        (4, DAY, "2026-11-10"),
        (3, Clock(570), 0.3958333333333333),
        (1, Clock(570), "09:30"),
        (1, Decimal("12.50"), 12.5),
        (0, "=1+1", "=1+1"),
        (1, "a\x0bb\x00c", "abc"),
    ],
)
def test_a_value_is_written_as_the_cell_shows_it(tmp_path, style, value, kept):
    path = build(tmp_path / "t.xlsx", sheet(name=f'<c r="B1" s="{style}"/>'))
    made = filled(path, tmp_path, values(last_name=value))
    with ZipFile(made) as archive:
        raw = archive.read("xl/worksheets/sheet1.xml").decode()
    said = f"<v>{kept}</v>" if not isinstance(kept, str) else f'<t xml:space="preserve">{kept}</t>'
    assert f'<c r="B1" s="{style}"' in raw
    assert said in raw


def test_an_earlier_claim_left_in_the_form_is_cleared(tmp_path):
    left = rows(amount="<f>ROUND(C{0}*D{0},2)</f><v>0</v>").replace('<c r="B7" s="1"/>', '<c r="B7" s="1"><v>7</v></c>')
    left = left.replace('<c r="C7" s="4" />', '<c r="C7" s="4" t="s"><v>0</v></c>')
    path = build(
        tmp_path / "t.xlsx", sheet(lines=left, name='<c r="B1" s="1" t="s"><v>0</v></c>'), shared=["<t>Tremblay</t>"]
    )
    made = filled(path, tmp_path, values(last_name=None))
    assert_rest_is_the_same(path, made, [*CELLS, "B7", "C7"])
    assert [at(made, a) for a in ("B1", "B7", "C7")] == [None, None, None]


@pytest.mark.parametrize(
    ("before", "after"),
    [("☒ Usager", "☐ Usager"), ("☐ Usager", "☐ Usager"), ("autre", "autre")],
)
def test_a_tick_that_does_not_hold_is_not_ticked(tmp_path, before, after):
    path = build(tmp_path / "t.xlsx", sheet(name=f'<c r="B1" s="1" t="inlineStr"><is><t>{before}</t></is></c>'))
    made = filled(path, tmp_path, fields={}, ticks={"user": Place("'Feuil 1'!B1", text="☒ Usager")})
    assert at(made, "B1") == after


SHARED = rows(amount="<f t='shared' si='4'/><v>0</v>").replace(
    "<c r=\"E5\" s=\"4\"><f t='shared' si='4'/>", '<c r="E5" s="4"><f t="shared" ref="E5:E8" si="4">ROUND(C5*$D5,2)</f>'
)


def test_a_formula_that_others_share_moves_to_one_of_them_when_it_is_overwritten(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet(lines=SHARED))
    same = filled(path, tmp_path)
    assert_rest_is_the_same(path, same, CELLS)
    made = filled(path, tmp_path, values(line(km_amount=Decimal("1.00")), line("20"), total="12.90"))
    assert [at(made, a) for a in ("E5", "E6", "E9")] == [1, 11.9, 12.9]
    assert [at(made, a, formulas=True) for a in ("E6", "E7", "E8")] == [f"=ROUND(C{n}*$D{n},2)" for n in (6, 7, 8)]
    assert_rest_is_the_same(path, made, ["B1", *(f"{c}{n}" for c in "ABCDE" for n in (5, 6))])


@pytest.mark.parametrize(
    "amount",
    ['<f t="array" ref="E5:E8">C5:C8*D5:D8</f><v>0</v>', '<f t="dataTable" ref="E5:E8" r1="C5"/><v>0</v>'],
)
def test_a_cell_of_an_array_formula_is_refused(tmp_path, amount):
    lines = rows(amount="<v>0</v>").replace('<c r="E5" s="4"><v>0</v></c>', f'<c r="E5" s="4">{amount}</c>')
    path = build(tmp_path / "t.xlsx", sheet(lines=lines, total='<c r="E9"><f>SUM(F5:F8)</f></c>'))
    with pytest.raises(BadFile, match="E6"):
        filled(path, tmp_path, values(line(), line()))


def test_what_depends_on_a_formula_that_nobody_can_calculate_loses_its_value(tmp_path):
    more = (
        '<row r="11"><c r="A11"><f>TODAY()</f><v>40000</v></c><c r="B11"><f>A11+1</f><v>40001</v></c>'
        '<c r="C11" t="str"><f>VLOOKUP("x",H1:I2,2,FALSE)</f><v>kept</v></c>'
        '<c r="D11"><f>VLOOKUP(C5,H1:I2,2,FALSE)</f><v>3</v></c>'
        '<c r="E11" t="str"><f>C11&amp;"!"</f><v>old</v></c></row>'
    )
    path = build(tmp_path / "t.xlsx", sheet(more))
    made = filled(path, tmp_path)
    with ZipFile(made) as archive:
        raw = archive.read("xl/worksheets/sheet1.xml").decode()
        book = archive.read("xl/workbook.xml").decode()
    assert "<f>TODAY()</f></c>" in raw
    assert "<f>A11+1</f></c>" in raw
    assert "<f>VLOOKUP(C5,H1:I2,2,FALSE)</f></c>" in raw
    assert '<c r="C11" t="str"><f>VLOOKUP("x",H1:I2,2,FALSE)</f><v>kept</v></c>' in raw
    assert "<v>kept!</v>" in raw
    assert '</definedNames><calcPr fullCalcOnLoad="1"/></workbook>' in book
    assert_rest_is_the_same(path, made, CELLS, edited=["xl/workbook.xml"])


def test_an_array_formula_keeps_its_values_while_what_it_looks_at_stays(tmp_path):
    array = "".join(
        f'<row r="{n}"><c r="A{n}">{formula}<v>7</v></c></row>'
        for n, formula in ((11, '<f t="array" ref="A11:A12">LEN({0})</f>'), (12, ""))
    )
    path = build(tmp_path / "t.xlsx", sheet(array.format("H1:H2")))
    assert_rest_is_the_same(path, filled(path, tmp_path), CELLS)
    assert [at(tmp_path / "filled.xlsx", a) for a in ("A11", "A12")] == [7, 7]
    path = build(tmp_path / "t.xlsx", sheet(array.format("C5:C6")))
    assert [at(filled(path, tmp_path), a) for a in ("A11", "A12")] == [None, None]


def test_what_was_calculated_right_is_left_byte_for_byte(tmp_path):
    total = '<c r="E9" s="4"><f>SUM(E5:E8)</f><v>5.9500000000000002</v></c>'
    path = build(tmp_path / "t.xlsx", sheet(total=total))
    made = filled(path, tmp_path)
    with ZipFile(made) as archive:
        assert total in archive.read("xl/worksheets/sheet1.xml").decode()


def test_an_order_of_calculation_loses_the_cells_that_are_no_formula_any_more(tmp_path):
    chain = '<c r="E9" i="7"/><c r="E5"/><c r="E6" l="1"/>'
    path = build(tmp_path / "t.xlsx", sheet(), chain=chain)
    made = filled(path, tmp_path, values(line(km_amount=Decimal("1.00"))))
    with ZipFile(made) as archive:
        assert b'<c r="E9" i="7"/><c r="E6" l="1"/>' in archive.read("xl/calcChain.xml")
    assert_rest_is_the_same(path, made, ["B1", *(f"{c}5" for c in "ABCDE")], edited=["xl/calcChain.xml"])
    alone = build(tmp_path / "alone.xlsx", sheet(), chain='<c r="E5" i="7"/>')
    made = filled(alone, tmp_path, values(line(km_amount=Decimal("1.00"))))
    parts = ["[Content_Types].xml", "xl/_rels/workbook.xml.rels"]
    assert_rest_is_the_same(alone, made, ["B1", *(f"{c}5" for c in "ABCDE")], gone=["xl/calcChain.xml"], edited=parts)
    with ZipFile(made) as archive:
        assert all(b"calcChain" not in archive.read(part) for part in parts)


@pytest.mark.parametrize("label", ["Nom :", "Nom : ________", "Nom : Tremblay, Anne", "Nom"])
def test_a_value_goes_after_its_label_whose_look_is_kept(tmp_path, label):
    run = '<r><rPr><b/><sz val="9"/></rPr><t>{}</t></r>'
    text = run.format(label[:2]) + f"<r><t xml:space='preserve'>{label[2:]}</t></r><rPh sb='0' eb='1'><t>ナ</t></rPh>"
    path = build(tmp_path / "t.xlsx", sheet(name='<c r="B1" s="1" t="s"><v>0</v></c>'), shared=[text])
    fields = {"last_name": Place("'Feuil 1'!B1", label=True)}
    made = filled(path, tmp_path, fields=fields)
    assert at(made, "B1") == f"Nom : {READ_BACK}"
    assert_rest_is_the_same(path, made, CELLS)
    with ZipFile(made) as archive:
        raw = archive.read("xl/worksheets/sheet1.xml").decode()
    assert run.format("No") in raw
    assert "rPh" not in raw
    without = filled(path, tmp_path, values(last_name=None), fields=fields)
    assert at(without, "B1") == ("Nom :" if "Anne" in label else label)


@pytest.mark.parametrize(
    ("label", "filled_in", "emptied"),
    [
        ("Par : ____ Date de visa : ____", "Par : Gisèle Date de visa : ____", None),
        ("Par :      Date : ____", "Par : Gisèle Date : ____", None),
        ("Par : Tremblay, Anne Date : 5 mai", "Par : Gisèle Date : 5 mai", "Par : Date : 5 mai"),
        ("Par : Tremblay\nLe jour : ", "Par : Gisèle\nLe jour : ", "Par :\nLe jour : "),
        ("Par : Date :", "Par : Gisèle Date :", None),
        ("Par : ______", "Par : Gisèle", None),
    ],
)
def test_a_cell_that_asks_two_things_keeps_the_second(label, filled_in, emptied):
    half = len(label) // 2
    for body in (f"<t>{label}</t>", f"<r><rPr><b/></rPr><t>{label[:half]}</t></r><r><t>{label[half:]}</t></r>"):
        made = after_label(body, "Gisèle", " : ", "")
        assert made is not None
        assert plain(made) == filled_in
        cleared = after_label(body, None, " : ", "")
        assert (plain(cleared) if cleared else None) == emptied


def merged_lines(area):
    return sheet(after=f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>')


def test_a_row_merged_with_the_one_above_does_not_empty_what_was_said_there(tmp_path):
    path = build(tmp_path / "t.xlsx", merged_lines("B5:B6"))
    made = filled(path, tmp_path)
    assert (at(made, "B5"), at(made, "B6")) == (READ_BACK, None)
    with pytest.raises(BadFile, match="'Feuil 1'!B5:B6"):
        filled(path, tmp_path, values(line("1", motive="un"), line("2", motive="deux")))
    assert at(filled(path, tmp_path, values(line("1", motive="un"), line("2"))), "B5") == "un"


def test_a_day_merged_with_another_does_not_empty_it(tmp_path):
    week = "".join(f'<row r="{n}">' + "".join(f'<c r="{c}{n}" s="4"/>' for c in "BCDEFGH") + "</row>" for n in (5, 6))
    merged = '<mergeCells count="1"><mergeCell ref="B5:C5"/></mergeCells>'
    path = build(tmp_path / "t.xlsx", sheet(lines=week, total='<c r="E9"><f>SUM(B6:H6)</f></c>', after=merged))
    form = mapped(path, lines=None, columns={}, matrix=Matrix("Feuil 1", "B", {"km": 5, "km_amount": 6}))
    monday, tuesday = line("1", day=date(2026, 11, 9)), line("2", day=date(2026, 11, 10))
    fill(path, form, values(monday), tmp_path / "f.xlsx")
    assert at(tmp_path / "f.xlsx", "B5") == 1
    with pytest.raises(BadFile, match="B5:C5"):
        fill(path, form, values(monday, tuesday), tmp_path / "f.xlsx")


def test_thousands_of_merged_cells_cost_nothing(tmp_path):
    many = "".join(f'<mergeCell ref="J{n}:XFD{n + 8}"/>' for n in range(20, 20_000, 10))
    page = SheetXml(sheet(after=f"<mergeCells>{many}</mergeCells>"), "Feuil 1")
    tracemalloc.start()
    assert (page.spot((24, 12)), page.spot((29, 12)), page.spot((5, 1))) == ((20, 10), (29, 12), (5, 1))
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()


def test_a_formula_whose_text_stood_by_itself_loses_it_with_its_new_value(tmp_path):
    old = '<row r="11"><c r="A11" t="inlineStr"><f>B1&amp;"!"</f><is><t>vieux</t></is></c></row>'
    made = filled(build(tmp_path / "t.xlsx", sheet(old)), tmp_path, values(last_name="Anne"))
    with ZipFile(made) as archive:
        raw = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<c r="A11" t="str"><f>B1&amp;"!"</f><v>Anne!</v></c>' in raw


@pytest.mark.parametrize(("language", "said"), [("fr", "12,50"), ("en", "12.50")])
def test_money_after_a_label_has_two_decimals_in_the_form_s_language(tmp_path, language, said):
    path = build(tmp_path / "t.xlsx", sheet(name='<c r="B1" s="1" t="inlineStr"><is><t>Total:</t></is></c>'))
    given = values(vouchers=Decimal("12.5"), km_total=Decimal("24.6"))
    form = {"fields": {"vouchers": Place("'Feuil 1'!B1", label=True)}, "language": language}
    assert at(filled(path, tmp_path, given, **form), "B1") == f"Total: {said}"
    form["fields"] = {"km_total": Place("'Feuil 1'!B1", label=True)}
    assert at(filled(path, tmp_path, given, **form), "B1") == f"Total: 24{said[2]}6"


def several(tmp_path, count, target="f.xlsx"):
    path = build(tmp_path / "t.xlsx", sheet())
    given = values(*(line(str(n), day=DAY) for n in range(1, count + 1)))
    return fill(path, mapped(path, how=FILES), given, tmp_path / target).files


def test_the_pages_of_a_longer_claim_do_not_stay_beside_those_of_a_shorter_one(tmp_path):
    assert len(several(tmp_path, 9)) == 3
    assert len(several(tmp_path, 5)) == 2
    assert sorted(file.name for file in tmp_path.glob("f*")) == ["f-2.xlsx", "f.xlsx"]
    assert at(tmp_path / "f-2.xlsx", "B6") is None


@pytest.mark.parametrize("count", [9, 5])
def test_a_file_that_is_no_page_of_ours_is_neither_replaced_nor_removed(tmp_path, count):
    several(tmp_path, 9)
    before = (tmp_path / "f.xlsx").read_bytes()
    load_workbook(tmp_path / "f-3.xlsx").save(tmp_path / "f-3.xlsx")  # somebody changed it since
    theirs = (tmp_path / "f-3.xlsx").read_bytes()
    with pytest.raises(BadFile, match=r"f-3\.xlsx"):
        several(tmp_path, count)
    assert (tmp_path / "f-3.xlsx").read_bytes() == theirs
    assert (tmp_path / "f.xlsx").read_bytes() == before


def test_a_page_that_cannot_be_written_leaves_none_of_them(tmp_path):
    (tmp_path / "f-3.xlsx").mkdir()
    with pytest.raises(BadFile, match=r"f-3\.xlsx"):
        several(tmp_path, 9)
    assert [file.name for file in tmp_path.glob("*f*.xlsx")] == ["f-3.xlsx"]


def test_kilometres_alone_are_no_comparison_of_money_and_an_unknown_total_is_refused(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet(total='<c r="C9"><f>SUM(C5:C8)</f></c>'))
    km = fill(path, mapped(path, totals={"total_km": "'Feuil 1'!C9"}), values(), tmp_path / "f.xlsx")
    assert not km.compared
    wrong = build(tmp_path / "w.xlsx", sheet(total='<c r="C9"><f>SUM(C6:C8)</f></c>'))
    with pytest.raises(BadFile, match=r"C9.* 0.*km.* 10.*km"):
        fill(wrong, mapped(wrong, totals={"km_total": "'Feuil 1'!C9"}), values(), tmp_path / "f.xlsx")
    with pytest.raises(BadFile, match="total_day"):
        filled(path, tmp_path, totals={"total_day": "'Feuil 1'!C9"})


def test_a_value_in_merged_cells_goes_in_the_first_one(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet(after='<mergeCells count="1"><mergeCell ref="B1:D2"/></mergeCells>'))
    made = filled(path, tmp_path, fields={"last_name": Place("'Feuil 1'!C2")})
    assert at(made, "B1") == READ_BACK
    assert_rest_is_the_same(path, made, CELLS)


PROTECTED = '<sheetProtection sheet="1" objects="1"/>'


def test_locked_cells_are_refused_with_their_list_and_formulas_calculated_all_the_same(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet(after=PROTECTED))
    made = filled(path, tmp_path)
    assert_rest_is_the_same(path, made, CELLS)
    locked = build(tmp_path / "l.xlsx", sheet(after=PROTECTED, name='<c r="B1"/>', lines=rows().replace('s="1"', "")))
    with pytest.raises(BadFile, match="'Feuil 1'!B1, 'Feuil 1'!B5"):
        filled(locked, tmp_path)
    free = '<protectedRanges><protectedRange sqref="B1 B5:B8" name="a"/></protectedRanges>'
    open_ = build(
        tmp_path / "o.xlsx", sheet(after=PROTECTED + free, name='<c r="B1"/>', lines=rows().replace('s="1"', ""))
    )
    assert at(filled(open_, tmp_path), "B1") == READ_BACK


def test_missing_cells_and_rows_are_added_in_their_place(tmp_path):
    lines = '<row r="5" spans="1:3"/>' + rows(7, 7).replace('<c r="A7" s="2"/>', "").replace('<c r="C7" s="4" />', "")
    path = build(tmp_path / "t.xlsx", sheet(lines=lines, total='<c r="E9"><f>SUM(E5:E8)</f></c>'))
    columns = {"day": "A", "motive": "B", "km": "C", "rate": "D", "km_amount": "E", "receipt": "H"}
    given = values(*(line(str(n), day=DAY, motive="m", receipt="P-1") for n in (1, 2, 3)))
    made = filled(path, tmp_path, given, columns=columns)
    assert_rest_is_the_same(path, made, ["B1", *(f"{c}{n}" for c in "ABCDEH" for n in (5, 6, 7))], allow_extent=True)
    assert [at(made, f"{c}{n}") for n in (5, 6, 7) for c in "CH"] == [1, "P-1", 2, "P-1", 3, "P-1"]
    assert at(made, "A6").date() == DAY, "a new cell takes the style of its column"
    with ZipFile(made) as archive:
        raw = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'ref="A1:H9"' in raw
    assert '<row r="5" spans="1:8">' in raw


def test_a_sheet_that_pretends_65536_rows_is_not_gone_through(tmp_path):
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(10, 65_537))
    path = build(tmp_path / "t.xlsx", sheet(empty, total='<c r="E9"><f>SUM(E1:E8)+SUM(G:G)</f></c>'))
    form = Form(path, mapped(path))
    form.fill(values(), tmp_path / "filled.xlsx")
    seen = form.template.sheet("Feuil 1")
    assert len(seen.cells) < 20
    assert "rows" not in vars(seen), "the rows were not listed"
    assert_rest_is_the_same(path, tmp_path / "filled.xlsx", CELLS)


def test_formulas_on_the_first_rows_only_are_completed_by_numbers(tmp_path):
    lines = rows(5, 6) + rows(7, 8, amount="")
    path = build(tmp_path / "t.xlsx", sheet(lines=lines))
    made = filled(path, tmp_path, values(*(line(str(n)) for n in (1, 2, 3))))
    assert [at(made, f"E{n}", formulas=True) for n in (6, 7)] == ["=ROUND(C6*D6,2)", 1.79]
    assert at(made, "E9") == pytest.approx(0.60 + 1.19 + 1.79)  # 0,595 is rounded half up, to 0,60


def test_a_total_that_the_form_does_not_calculate_is_written_there(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet(total='<c r="E9" s="4"/>'))
    made = fill(path, mapped(path), values(), tmp_path / "filled.xlsx")
    assert not made.compared
    assert at(tmp_path / "filled.xlsx", "E9") == 5.95


@pytest.mark.parametrize("total", ["SUM(E6:E8)", "SUM(E5:E8)/0", "VLOOKUP(1,E5:E8,1)", "SUM(E5:E8)+0.01"])
def test_a_form_whose_total_is_another_or_cannot_be_told_is_not_made(tmp_path, total):
    path = build(tmp_path / "t.xlsx", sheet(total=f'<c r="E9"><f>{total}</f><v>5.95</v></c>'))
    with pytest.raises(BadFile, match="E9"):
        filled(path, tmp_path)
    assert not (tmp_path / "filled.xlsx").exists()


def test_further_files_carry_what_the_pages_before_add_up_to(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet())
    given = values(*(line(str(n), day=DAY) for n in range(1, 10)))
    form = mapped(path, how=FILES)
    made = fill(path, form, given, tmp_path / "f.xlsx")
    assert [file.name for file in made.files] == ["f.xlsx", "f-2.xlsx", "f-3.xlsx"]
    assert at(made.files[1], "B5") == "Report de la page précédente"
    total = given.expected["total"]
    assert [at(file, "E9") for file in made.files][-1] == float(total)
    assert at(made.files[1], "E5") == at(made.files[0], "E9")
    assert at(made.files[2], "E5") == at(made.files[1], "E9")
    with pytest.raises(BadFile, match=r"4 rangées.*9 lignes"):
        fill(path, mapped(path), given, tmp_path / "f.xlsx")


def test_a_weekly_table_takes_a_file_a_week_and_a_column_a_day(tmp_path):
    week = "".join(f'<row r="{n}">' + "".join(f'<c r="{c}{n}" s="4"/>' for c in "BCDEFGH") + "</row>" for n in (5, 6))
    path = build(tmp_path / "t.xlsx", sheet(lines=week, total='<c r="E9"><f>SUM(B6:H6)</f></c>'))
    form = mapped(
        path, lines=None, columns={}, matrix=Matrix("Feuil 1", "B", {"km": 5, "km_amount": 6}, week="'Feuil 1'!A2")
    )
    given = values(
        line("1", day=date(2026, 11, 9)), line("2", day=date(2026, 11, 9)), line("5", day=date(2026, 11, 22))
    )
    made = fill(path, form, given, tmp_path / "f.xlsx")
    assert len(made.files) == 2
    assert [at(made.files[0], a) for a in ("B5", "C5", "E9")] == [3, None, 1.79]
    assert at(made.files[1], "H5") == 5
    assert at(made.files[1], "A2").date() == date(2026, 11, 16)


def test_an_amount_without_a_column_goes_to_the_others_or_is_refused(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet(total='<c r="E9"><f>SUM(E5:E8)+SUM(D5:D8)</f></c>', lines=rows(amount="")))
    taxi = {"taxi": Decimal("12.00"), "km_amount": None, "motive": "m"}
    given = Values({}, [taxi], {"total": Decimal("12.00")})
    made = fill(path, mapped(path, columns={"other": "D", "motive": "B"}), given, tmp_path / "f.xlsx")
    assert [at(made.files[0], a) for a in ("D5", "B5", "E9")] == [12, "m (taxi)", 12]
    with pytest.raises(BadFile, match="taxi, 12,00"):
        fill(path, mapped(path, columns={"km_amount": "D"}), given, tmp_path / "f.xlsx")


def test_nothing_of_the_table_of_fidelity_is_lost(tmp_path):
    assert [name for name, ours, _theirs in kept(tmp_path) if not ours] == []


def test_a_formula_in_the_place_of_a_field_stays_when_it_says_the_same(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet(name='<c r="B1" s="4"><f>SUM(C5:C8)</f><v>0</v></c>'))
    fields = {"km_total": Place("'Feuil 1'!B1")}
    made = filled(path, tmp_path, values(km_total=Decimal(10)), fields=fields)
    assert (at(made, "B1", formulas=True), at(made, "B1")) == ("=SUM(C5:C8)", 10)
    made = filled(path, tmp_path, values(km_total=Decimal(11)), fields=fields)
    assert at(made, "B1", formulas=True) == 11


def test_each_file_of_several_says_which_it_is_so_that_only_the_last_is_paid(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet(name='<c r="B1" s="1"/>'))
    given = values(*(line(str(n), day=DAY) for n in range(1, 6)), motive="Comité")
    form = mapped(path, how=FILES, fields={"motive": Place("'Feuil 1'!B1")})
    said = [at(file, "B1") for file in fill(path, form, given, tmp_path / "f.xlsx").files]
    assert said == [
        "Comité; page 1 de 2 : le montant à payer est à la dernière page",
        "Comité; page 2 de 2 : le montant à payer, pages précédentes comprises",
    ]

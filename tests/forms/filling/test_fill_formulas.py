"""What the evaluator makes of the formulas of forms, against what LibreOffice makes of them."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pss_cli.forms.calculating.formulas import Unknown
from pss_cli.forms.filling.book import Book
from pss_cli.forms.sheets.cells import Error
from pss_cli.forms.sheets.moving import moved
from pss_cli.forms.sheets.package import Template
from tests.forms.filling.test_libreoffice import SOFFICE, recalculated
from tests.forms.filling.torture import REL, RELS, build, sheet

# A1:A6 hold 2, 3.5, -1.25, a text, nothing and 0.1; B1:B3 taxi, km, taxi; C1 is true; row 3 is hidden.
DATA = (
    '<row r="1"><c r="A1"><v>2</v></c><c r="B1" t="inlineStr"><is><t>taxi</t></is></c>'
    '<c r="C1" t="b"><v>1</v></c></row>'
    '<row r="2"><c r="A2"><v>3.5</v></c><c r="B2" t="inlineStr"><is><t>km</t></is></c><c r="BZ2"><v>100</v></c></row>'
    '<row r="3" hidden="1"><c r="A3"><v>-1.25</v></c><c r="B3" t="inlineStr"><is><t>Taxi</t></is></c></row>'
    '<row r="4"><c r="A4" t="inlineStr"><is><t>dîner</t></is></c></row>'
    '<row r="6"><c r="A6"><v>0.10000000000000001</v></c></row>'
)
KNOWN = {
    "SUM(A1:A6)": "4.35", "SUM(A1,A2,10)": "15.5", "SUM(A:A)": "4.35", "SUM(2:3)": "102.25", "SUM($A$1:A$2)*2": "11",
    "ROUND(2.675,2)": "2.68", "ROUND(-2.5,0)": "-3", "ROUND(1234.5,-2)": "1200", "ROUNDUP(1.001,2)": "1.01",
    "ROUNDDOWN(-1.999,1)": "-1.9", "INT(-1.5)": "-2", "TRUNC(-1.5)": "-1", "MOD(-3,2)": "1", "ABS(A3)": "1.25",
    "MIN(A1:A6)": "-1.25", "MAX(A1:A6)": "3.5", "AVERAGE(A1:A3)": "1.41666666666667", "COUNT(A1:A6)": "4",
    "COUNTA(A1:A6)": "5", "SUBTOTAL(9,A1:A6)": "4.35", "SUBTOTAL(109,A1:A6)": "5.6", "SUBTOTAL(3,A1:A6)": "5",
    "SUMIF(B1:B3,\"taxi\",A1:A3)": "0.75", "SUMIF(A1:A6,\">0\")": "5.6", "COUNTIF(B1:B3,\"taxi\")": "2",
    "SUMPRODUCT(A1:A3,A1:A3)": "17.8125", "SUMPRODUCT((B1:B3=\"taxi\")*A1:A3)": "0.75",
    "IF(A1>1,IF(A2>10,1,2),3)": "2", "IF(A5=\"\",\"\",A5*2)": "", "IF(A1=2,\"oui\",\"non\")": "oui",
    "IF(AND(A1>1,A2>1),A1&\" km\",\"\")": "2 km", "IF(OR(A1>5,NOT(A2>5)),1,0)": "1", "IF(ISBLANK(A5),1,0)": "1",
    "A1+A2*2^2": "16", "-2^2": "4", "2^-1": "0.5", "10%*50": "5", "(A1+A2)/2": "2.75", "A1-A2-A3": "-0.25",
    "A5+1": "1", "\"a\"&\"b\"\"c\"": "ab\"c", "\"A\"=\"a\"": True, "A4>5": True, "A5=0": True, "1<>2": True,
    "2>=2": True, "C1+1": "2", "1/3": "0.333333333333333", "1/0": Error("#DIV/0!"), "A4+1": Error("#VALUE!"),
    "IFERROR(1/0,7)": "7", "ISERROR(1/0)": True, "ISNUMBER(A4)": False, "SUM(A1:A6)/COUNT(A1:A6)": "1.0875",
    "CEILING(7.1,5)": "10", "FLOOR(7.9,5)": "5", "LEN(\"été\")": "3", "1=1.0": True, "taux*10": "5.95",
    "A6+0.2=0.3": True, "IF(1,5)": "5", "IF(0,5)": False, "SUM(A1:A2)=5.5": True, "'Feuil 1'!A1+1": "3", ".5+.5": "1",
    "+A1": "2", "IFERROR(A1,7)": "2", "CONCATENATE(B1,\"-\",A1)": "taxi-2", "1E2+1": "101", "MAX(A5,0)": "0",
    "N(\"x\")+1": "1", "N(A4)": "0", "N(C1)": "1", "TRIM(\"  a  b \")": "a b", "AND(A5)": Error("#VALUE!"),
    "FLOOR(2,0)": Error("#DIV/0!"), "CEILING(2,0)": "0", "CEILING(-7.1,5)": "-5", "CEILING(-7.1,-5)": "-10",
    "FLOOR(-7.1,5)": "-10", "FLOOR(-7.1,-5)": "-5", "SUMIF(2:2,\">2\")": "103.5", "SUMPRODUCT(1:1,2:2)": "7",
    "SUMPRODUCT((B:B=\"taxi\")*1)": "2", "CEILING(2,-1)": Error("#NUM!"), "SUMPRODUCT(A:A,A:A)": "17.8225",
    "\"é\"=\"É\"": True,
    "\"é\"<>\"f\"": True, "\"abc\"<\"abd\"": True, "fixe+1": "3",
}  # fmt: skip
OTHER_ERRORS = ("FLOOR(2,0)", "CEILING(2,-1)")  # Excel's are given here; LibreOffice says that the argument is wrong
NAMES = {"taux": "0.595", "fixe": "'Feuil 1'!$A$1", "glisse": "'Feuil 1'!A1", "colonne": "SUM('Feuil 1'!$A1:$A$3)"}
UNKNOWN = [
    "TODAY()", "RAND()", "INDIRECT(\"A1\")", "FOO(1)", "Table1[km]", "[1]Sheet1!A1", "A1:A3*2", "A1 A2", "{1,2}",
    "SUM(", "A2&\"x\"", "\"12,5\"+1", "TEXT(A1,\"0.00\")", "inconnu+1", "'Ailleurs'!A1", "((((", "C1&\"\"", 
    "SUM(A1:ZZZZ9)", "1 2", "\"é\"<\"f\"", "\"a-b\"<\"ab\"", "glisse+1", "colonne+1", "SUMPRODUCT((A:A=\"\")*1)",
    "COUNTIF(2:2,\"<>5\")", "SUMPRODUCT(A1:A3,A1:A4)",
]  # fmt: skip


def book_of(path: Path, formulas: list[str]) -> Book:
    cells = "".join(
        f'<row r="{n}"><c r="H{n}"><f>{f.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}</f></c></row>'
        for n, f in enumerate(formulas, 20)
    )
    plain = sheet().replace(' style="2"', "")
    one = re.sub(r"<sheetData>.*</sheetData>", lambda _found: f"<sheetData>{DATA}{cells}</sheetData>", plain)
    return Book(Template(build(path, one, names=NAMES)))


def test_formulas_give_what_workbooks_give(tmp_path):
    calculation = book_of(tmp_path / "t.xlsx", list(KNOWN)).calculation()
    for row, (formula, wanted) in enumerate(KNOWN.items(), 20):
        found = calculation.value("Feuil 1", (row, 8))
        if isinstance(found, Decimal):
            found = found.normalize()
            wanted = Decimal(wanted).normalize()
        assert found == wanted, formula


@pytest.mark.parametrize("formula", UNKNOWN)
def test_what_nobody_can_tell_is_said_to_be_unknown(tmp_path, formula):
    calculation = book_of(tmp_path / "t.xlsx", [formula]).calculation()
    with pytest.raises(Unknown):
        calculation.value("Feuil 1", (20, 8))


def test_rows_that_the_filter_of_a_table_may_hide_are_not_added_up(tmp_path):
    def subtotal(table):
        rels = f'<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{REL}/table" Target="../tables/t.xml"/>'
        more = {"xl/worksheets/_rels/sheet1.xml.rels": f"{rels}</Relationships>", "xl/tables/t.xml": table}
        one = sheet('<row r="11"><c r="A11"><f>SUBTOTAL(9,C5:C8)</f></c></row>', after='<tablePart r:id="rId1"/>')
        return Book(Template(build(tmp_path / "t.xlsx", one, more=more))).calculation().value("Feuil 1", (11, 1))

    assert subtotal('<table><autoFilter ref="A1:B3"/></table>') == 0
    with pytest.raises(Unknown):
        subtotal('<table><autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter></table>')


def test_a_long_chain_of_cells_and_a_cell_that_needs_itself(tmp_path):
    chain = ["A1", *(f"H{n - 1}+1" for n in range(21, 3000))]
    assert book_of(tmp_path / "t.xlsx", chain).calculation().value("Feuil 1", (2999, 8)) == 2981
    around = book_of(tmp_path / "u.xlsx", ["H21+1", "H20+1", "H22+1", "5"]).calculation()
    for row in (20, 21, 22):
        with pytest.raises(Unknown):
            around.value("Feuil 1", (row, 8))
    assert around.value("Feuil 1", (23, 8)) == 5


@pytest.mark.parametrize(
    ("formula", "there"),
    [
        ("A1+$A1+A$1+$A$1", "B2+$A2+B$1+$A$1"),
        ('"A1"&A1', '"A1"&B2'),
        ("'A1'!A1+LOG10(A1)", "'A1'!B2+LOG10(B2)"),
        ("SUM(A:B)+SUM(1:2)", "SUM(B:C)+SUM(2:3)"),
        ("taux_A1*A1", "taux_A1*B2"),
        ("XFD1", "#REF!"),
    ],
)
def test_a_formula_is_moved_as_when_it_is_copied(formula, there):
    assert moved(formula, 1, 1) == there


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_gives_the_same(tmp_path):
    path = tmp_path / "t.xlsx"
    book_of(path, list(KNOWN))
    theirs = load_workbook(recalculated(path, "xlsx", tmp_path), data_only=True).worksheets[0]
    for row, (formula, wanted) in enumerate(KNOWN.items(), 20):
        found = theirs[f"H{row}"].value
        if isinstance(wanted, Error):
            assert found in (wanted.code, "#VALUE!" if formula in OTHER_ERRORS else ""), formula
        elif isinstance(wanted, bool) or not re.fullmatch(r"-?[\d.]+", wanted):
            assert (found or "") == wanted or found is wanted, formula
        else:
            assert found == pytest.approx(float(wanted), abs=1e-12), formula

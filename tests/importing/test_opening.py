"""What is not a workbook, or means harm, is refused quickly, with what to do, and nothing is written."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from random import Random

import openpyxl
import pytest
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from pss_cli.errors import BadFile
from pss_cli.inputs import package
from pss_cli.inputs.importing import xlsx
from pss_cli.inputs.importing.grid import Uncalculated
from pss_cli.inputs.importing.opening import open_book
from tests.importing import hostile

REFUSED = {
    "a bomb": (hostile.bomb, "trop"),
    "an enormous sheet": (hostile.enormous, "trop"),
    "texts by the million": (lambda: hostile.patched("xl/sharedStrings.xml", b"<t>a</t>" * 4_000_000), "trop"),
    "a bomb whose archive lies": (hostile.lying_bomb, "Excel"),
    "thousands of parts": (hostile.many_parts, "trop"),
    "an external entity": (hostile.external_entity, "autres fichiers"),
    "an external entity in UTF-16": (lambda: hostile.external_entity("utf-16"), "autres fichiers"),
    "a password": (hostile.encrypted, "mot de passe"),
    "the older kind": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3_000, ".xlsx"),
    "a PDF": (lambda: b"%PDF-1.7\n" + b"x" * 100, "PDF"),
    "an image": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "image"),
    "a Word document": (hostile.word, "Word"),
    "a Web page": (lambda: b"\r\n<html><table><tr><td>Nom</td></tr></table></html>", "Web"),
    "the half of a workbook": (lambda: hostile.plain()[: len(hostile.plain()) // 2], "Excel"),
    "a workbook without its sheet": (lambda: hostile.patched(hostile.SHEET, b""), "Excel"),
    "a sheet that is no XML": (lambda: hostile.patched(hostile.SHEET, b"<worksheet><sheetData>"), "Excel"),
    "as wide and long as Excel goes": (hostile.wide_and_long, "colonnes"),
    "nothing": (lambda: b"", "Excel"),
}


PARSED = {"a workbook without its sheet", "a sheet that is no XML", "as wide and long as Excel goes"}


def with_cells(path, cells):
    """Write a workbook whose first row is the XML `cells`."""
    path.write_bytes(hostile.patched(hostile.SHEET, (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="2">{cells}</row></sheetData></worksheet>'
    ).encode()))  # fmt: skip
    return path


@pytest.mark.parametrize(("cell", "value"), [
    ('<c r="B2"><f>1+1</f></c>', Uncalculated("=1+1")),
    ('<c r="B2"><f>1+1</f><v/></c>', Uncalculated("=1+1")),
    ('<c r="B2"><f t="shared" si="0"/></c>', Uncalculated("=")),
    ("<c><v>1</v></c><c><f>1+1</f></c>", Uncalculated("=1+1")),
    ('<c r="B2" t="str"><f>1+1</f></c>', Uncalculated("=1+1")),
    ('<c r="B2"><f>1+1</f><v>2</v></c>', 2),
    ('<c r="B2" t="str"><f>A1</f><v></v></c><c r="C2"><v>1</v></c>', None),
    ('<c r="B2"/><c r="C2"><v>1</v></c>', None),
])  # fmt: skip
def test_a_formula_without_a_value_is_seen_and_is_no_blank(tmp_path, cell, value):
    line = open_book(with_cells(tmp_path / "f.xlsx", cell)).sheets[0].lines[0]
    assert (line.number, line.cells[1], type(line.cells[1])) == (2, value, type(value))


@pytest.fixture
def inflated(monkeypatch):
    """The sizes of the pieces of archives that were inflated ahead of any parsing."""
    sizes, pieces = [], package._pieces

    def counted(archive, entry):
        for piece in pieces(archive, entry):
            sizes.append(len(piece))
            yield piece

    monkeypatch.setattr(package, "_pieces", counted)
    return sizes


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_workbook_is_refused_with_what_to_do(pss, registry, what, inflated, monkeypatch):
    content, said = REFUSED[what]
    Path("gens.xlsx").write_bytes(content())
    before, parsed, load = registry.read_bytes(), [], openpyxl.load_workbook
    monkeypatch.setattr(
        openpyxl, "load_workbook", lambda *given, **options: parsed.append(1) or load(*given, **options)
    )
    answer = pss("registry", "import", "gens.xlsx")
    assert len(parsed) == (what in PARSED), "what means harm is never parsed"
    assert sum(inflated) <= package._MOST_INFLATED + package._CHUNK
    assert (answer.code, answer.out) == (8, ""), answer.err
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1, "one sentence"
    assert registry.read_bytes() == before
    assert [p.name for p in Path().glob("gens*")] == ["gens.xlsx"]


@pytest.mark.parametrize("name", ["gens.xlsx", "gens.csv"])
def test_a_file_of_100_mb_is_not_even_opened(pss, name, monkeypatch):
    with Path(name).open("wb") as stream:
        stream.truncate(100_000_000)
    opened, really = [], io.open

    def noted(path, *given, **options):
        opened.append(Path(path).name if isinstance(path, str | Path) else "")
        return really(path, *given, **options)

    monkeypatch.setattr(io, "open", noted)  # what Path opens with
    assert pss("registry", "import", name).code == 8
    assert name not in opened
    Path(name).open("rb").close()
    assert name in opened, "it would have been seen"


@pytest.mark.parametrize("name", ["gens.xls", "gens.ods", "gens.pdf", "gens.docx"])
def test_another_kind_of_file_is_named_with_what_to_do(pss, name):
    Path(name).write_bytes(b"anything")
    answer = pss("registry", "import", name)
    assert answer.code == 8
    assert ".xlsx" in answer.err


def test_a_sheet_that_says_it_is_huge_is_read_for_what_it_holds(tmp_path, monkeypatch):
    hostile.sparse(tmp_path / "gens.xlsx", people=3)
    seen, rows = [], ReadOnlyWorksheet.iter_rows
    monkeypatch.setattr(ReadOnlyWorksheet, "iter_rows", lambda sheet: (seen.append(1) or row for row in rows(sheet)))
    (sheet,) = open_book(tmp_path / "gens.xlsx").sheets
    assert 4 < len(seen) <= 4 + xlsx._BLANK_LINES + 1, "far fewer than it says"
    assert [line.number for line in sheet.lines] == [1, 2, 3, 4]
    assert sheet.cut_after == 4, "that something far below was left is said"


@pytest.mark.parametrize("columns", [500, 501])
def test_five_hundred_columns_are_read_and_no_more(tmp_path, columns):
    book = openpyxl.Workbook()
    book.active.append(["x"] * columns)
    book.save(tmp_path / "large.xlsx")
    if columns > 500:
        with pytest.raises(BadFile):
            open_book(tmp_path / "large.xlsx")
    else:
        assert len(open_book(tmp_path / "large.xlsx").sheets[0].lines[0].cells) == columns


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_whatever_wrote_it(tmp_path, encoding, delimiter):
    rows = [
        ["Nom", "Prénom", "Remarques"],
        ["Lévesque", "Zoé", 'dit "12,50"; oui,\nsur deux lignes'],
        ["Roy", "Ann", ""],
    ]
    text = "\r\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    (tmp_path / "gens.csv").write_bytes(text.encode(encoding))
    book = open_book(tmp_path / "gens.csv")
    assert [list(line.cells) for line in book.sheets[0].lines] == rows
    assert book.delimiter == delimiter


def test_decimal_commas_do_not_make_columns(tmp_path):
    (tmp_path / "f.csv").write_text("Nom;Montant;Km\nRoy;12,50;3,5\nRoi;1,25;2,1\nRoux;8,00;1,0\n", encoding="utf-8")
    assert [len(line.cells) for line in open_book(tmp_path / "f.csv").sheets[0].lines] == [3] * 4


@pytest.mark.parametrize(
    "content", ['Nom;Prénom\nRoy;"Ann\n', "Nom;Prénom\n" + "x" * 200_000, ";" * 2_000_000, "\n" * 200_000]
)
def test_a_csv_that_cannot_be_cut_into_cells_is_refused(pss, content):
    Path("gens.csv").write_text(content, encoding="utf-8")
    assert pss("registry", "import", "gens.csv").code == 8


def test_a_spoilt_workbook_never_surprises(tmp_path):
    """Bytes changed anywhere, as by a bad disk: it is read, or refused in a sentence."""
    chance, whole, path = Random(7), hostile.plain(), tmp_path / "gens.xlsx"
    for _n in range(80):
        spoilt = bytearray(whole)
        for _m in range(chance.randint(1, 20)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        path.write_bytes(spoilt)
        with contextlib.suppress(BadFile):
            open_book(path)

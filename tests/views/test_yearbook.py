"""The rows that are written straight into a sheet are what two other programs read."""

from __future__ import annotations

from datetime import date, datetime

import python_calamine
import xlsxwriter
from openpyxl import load_workbook

from pss_cli.views.yearbook.look import Look, Pen
from pss_cli.views.yearbook.sources import COLUMNS, LINES, source_sheet

EMPTY = dict.fromkeys([c.key for c in COLUMNS[LINES]])
NASTY = ["=1+1", "<b>&amp;</b>", "  deux  ", "ligne\nligne", "@x", 'dit "non"', "_x0041_", "Ö’Neil ✓"]
ROWS = [
    {**EMPTY, "directorate": "DSI", "day": "2026-04-01", "kind": "km", "distance_m": 24601, "rate": 595,
     "claimed_cents": 1464, "approved_cents": None, "paid_cents": 0, "accrued_cents": -1, "correction": 1,
     "origin": "typed"},
    *({**EMPTY, "directorate": "DSI", "kind": "noon", "rate": 14300, "claimed_cents": 123456789, "receipt": text}
      for text in NASTY),
]  # fmt: skip


def written(path, rows):
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        look, first, sheet = Look(book), book.add_worksheet("first"), book.add_worksheet("Lignes")
        first.write_string(0, 0, "before")
        source_sheet(Pen(sheet, look), LINES, rows, ("2026-2027", "CISSS"))
        first.write_string(1, 0, "after")
    return path


def test_numbers_days_and_texts_are_read_back_by_two_programs(tmp_path):
    path = written(tmp_path / "lines.xlsx", ROWS)
    sheet = load_workbook(path)["Lignes"]
    one, *others = [[c.value for c in row] for row in sheet.iter_rows(min_row=4)]
    assert one == ["DSI", datetime(2026, 4, 1), None, None, None, "kilomètres", 24.601, 0.595, 14.64, None, 0, -0.01,
                   None, None, "oui", "saisi"]  # fmt: skip
    assert [row[8] for row in others] == [1234567.89] * len(NASTY)
    assert [row[12] for row in others] == [t.replace("_x0041_", "_x005F_x0041_") for t in NASTY], (
        "openpyxl keeps escapes"
    )
    theirs = python_calamine.load_workbook(path).get_sheet_by_name("Lignes").to_python(skip_empty_area=False)[3:]
    assert theirs[0][1] == date(2026, 4, 1)
    assert [row[12] for row in theirs[1:]] == NASTY
    assert [row[8] for row in theirs] == [14.64] + [1234567.89] * len(NASTY)
    assert [c.number_format for c in sheet[4]][6:9] == ['#,##0.0##\\ "km"', '0.000\\ "$"', '#,##0.00\\ "$"']
    assert sheet["H5"].number_format == '#,##0.00\\ "$"', "a meal has cents"
    assert sheet.dimensions == f"A1:P{3 + len(ROWS)}"
    assert sheet.auto_filter.ref == f"A3:P{3 + len(ROWS)}"
    assert not any(c.data_type == "f" for row in sheet.iter_rows() for c in row)


def test_a_sheet_without_lines_still_opens(tmp_path):
    sheet = load_workbook(written(tmp_path / "none.xlsx", []))["Lignes"]
    assert [row[0].value for row in sheet.iter_rows()] == ["Lignes 2026-2027", "CISSS", "direction"]

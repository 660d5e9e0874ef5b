"""Fills a form the way a person does: by what is read on the sheet, without looking at what is hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def place(sheet: Worksheet, label: str) -> Any:
    """Return the cell to answer in, at the right of a label (its first line, without the star)."""
    for (cell,) in sheet.iter_rows(max_col=1):
        if str(cell.value or "").partition("\n")[0].partition("   ")[0].removesuffix(" *").strip() == label:
            return sheet.cell(cell.row, 2)
    raise AssertionError(label)


def tick(sheet: Worksheet, choice: str, mark: Any = "x") -> None:
    """Put a mark in the box at the left of a choice."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == choice and cell.column == 3:
                sheet.cell(cell.row, 2).value = mark
                return
    raise AssertionError(choice)


def fill(path: Path, answers: dict[str, Any], ticks: tuple[str, ...] = (), to: Path | None = None) -> Path:
    """Fill answers by their labels and tick choices; a text that starts like a formula stays a text."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for label, value in answers.items():
        cell = place(sheet, label)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    for choice in ticks:
        tick(sheet, choice)
    book.save(to or path)
    return to or path

"""The lines of a return that go back to the directorate: a workbook like theirs, with those alone, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pss_cli.inputs.importing.grid import Book, Line, Sheet, Value
from pss_cli.inputs.return_columns import COLUMNS, Key
from pss_cli.views.importing.back import write_parts

Place = tuple[Sheet, int, Mapping[str, int]]  # the sheet of the lines, its line of headings, where each column is


def write_back(path: Path, book: Book, place: Place, key: Key, bad: Mapping[int, tuple[int, Sequence[str]]]) -> None:
    """Write the lines of `bad` (by their number in the file: their number in the return, and why) as they came.

    The key says that they are the rest of a return: once corrected, they are added to it. Raises BadFile.
    """
    sheet, header, columns = _with_numbers(place)
    lines = [_marked(line, key) if line.number <= header else line for line in sheet.lines]
    kept = {
        line.number: (_numbered(line, columns["line"], bad[line.number][0]), "\n".join(bad[line.number][1]))
        for line in lines
        if line.number in bad
    }
    if not any(Key.read(cell) for line in lines if line.number <= header for cell in line.cells):
        lines = _with_key(lines, header, key)
    write_parts(path, [(replace(sheet, lines=lines), header, kept)], book.delimiter)


def _with_numbers(place: Place) -> Place:
    """Return a sheet with a column for the numbers of its lines, past the last one when theirs was taken out."""
    sheet, header, columns = place
    if "line" in columns:
        return place
    heading: Value = str(COLUMNS[0])
    wide = max(len(line.cells) for line in sheet.lines if line.number >= header)
    lines = [
        Line(n.number, [*n.cells, *[None] * (wide - len(n.cells)), heading], n.styles) if n.number == header else n
        for n in sheet.lines
    ]
    return replace(sheet, lines=lines), header, {**columns, "line": wide}


def _marked(line: Line, key: Key) -> Line:
    rest: Value = str(replace(key, whole=False))
    return Line(line.number, [rest if Key.read(cell) else cell for cell in line.cells], line.styles)


def _with_key(lines: Sequence[Line], header: int, key: Key) -> list[Line]:
    """Return lines with the key on the line of headings, past the last one: it was on another sheet."""
    rest: Value = str(replace(key, whole=False))
    return [Line(n.number, [*n.cells, rest], n.styles) if n.number == header else n for n in lines]


def _numbered(line: Line, column: int, number: int) -> Line:
    """Return a line under its number in the return, so that it is known again."""
    cells = [*line.cells, *[None] * (column + 1 - len(line.cells))]
    cells[column] = number
    return Line(line.number, cells, line.styles)

"""How a file is read into tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.inputs.importing.headings import Heading
from pss_cli.inputs.importing.people import PEOPLE
from pss_cli.inputs.importing.table import REQUIRED, Row, Table
from pss_cli.text import fold, printable
from pss_cli.vocabulary import ImportKind

ERROR = ("Erreur", "Error")


def read_tables(path: Path) -> list[Table]:
    """Return the tables of a CSV file or a workbook. Raises BadFile when it cannot be read as the template."""
    try:
        lines = _workbook(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path.read_bytes())
        _number, first = next(lines, (0, []))
        headings = _headings(first)
        rows = []
        for number, cells in lines:
            typed = {h.field.name: c.strip() for h, c in zip(headings, cells, strict=False) if h and c.strip()}
            if typed:
                rows.append(Row(None, number, typed))
    except OSError:
        raise BadFile(_("{file} cannot be read.").format(file=path)) from None
    except csv.Error:
        raise BadFile(_("{file} is not a CSV file.").format(file=path)) from None
    return [Table(ImportKind.PEOPLE, path.name, None, [h for h in headings if h], rows)]


def _headings(cells: Sequence[str]) -> list[Heading | None]:
    """Return the column of each heading; None for the errors that a former import wrote. Raises BadFile."""
    known = {name: heading for heading in PEOPLE for name in heading.names}
    errors = {fold(name) for name in ERROR}
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    unknown = [c for c in cells if fold(c) not in known and fold(c) not in errors]
    missing = [
        str(h) for h in PEOPLE if h.field.name in REQUIRED[ImportKind.PEOPLE] and not h.names & {fold(c) for c in cells}
    ]
    found = [known.get(fold(c)) for c in cells]
    twice = [str(h) for h in PEOPLE if found.count(h) > 1]
    if unknown or missing or twice:
        problems = (
            (_("Unknown headings: {names}"), [printable(c) for c in unknown]),
            (_("Headings missing: {names}"), missing),
            (_("Headings given twice: {names}"), twice),
        )
        said = [sentence.format(names=", ".join(names)) for sentence, names in problems if names]
        raise BadFile(*said, _("The template: pss registry import --template FILE"))
    return found


def _csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of a CSV file as Excel or others write it: UTF-8 or Windows, `;`, `,` or tabs."""
    if b"\0" in content:
        raise csv.Error
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = content.decode("cp1252", errors="replace")
    first = decoded.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(decoded, newline=""), delimiter=delimiter, strict=True)
    for cells in reader:
        yield reader.line_num, cells


def _workbook(path: Path) -> Iterator[tuple[int, list[str]]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some files claim a million empty rows
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, [_cell(value) for value in row]
        book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError):
        raise BadFile(_("{file} is not a workbook that can be read.").format(file=path)) from None


def _cell(value: Any) -> str:
    """Return a cell as it would be typed: a day without its midnight, a whole number without its decimals."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

"""Opens the file of an office, whatever its kind."""

from __future__ import annotations

from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.inputs.importing.grid import Book
from pss_cli.text import printable


def require_file(path: Path) -> None:
    """Check that there is a file, and no folder, at `path`. Raises BadFile."""
    if path.is_dir():
        raise BadFile(_("{file} is a folder: give the file to import.").format(file=printable(str(path))))
    if not path.exists():
        raise BadFile(_("There is no file {file}.").format(file=printable(str(path))))


def open_book(path: Path) -> Book:
    """Return the sheets of a workbook or of a CSV file. Raises BadFile."""
    require_file(path)
    ending = path.suffix.lower()
    if ending in (".xlsx", ".xlsm"):
        from pss_cli.inputs.importing.xlsx import read_workbook

        return read_workbook(path)
    if ending in (".csv", ".txt", ".tsv", ""):
        from pss_cli.inputs.importing.csvfile import read_csv

        return read_csv(path)
    raise BadFile(_("{file} is neither .xlsx nor .csv: open it in Excel and save it as .xlsx.").format(file=path))

"""The template of an import, what became of a file, and the rows that go back."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pss_cli.files import beside
from pss_cli.i18n import N_, _
from pss_cli.inputs.importing import COLUMNS, REQUIRED, Heading
from pss_cli.labels import label
from pss_cli.text import printable
from pss_cli.views.tables import Column, Listing

Rejected = tuple[int, Mapping[str, str], str]

REJECTED = (
    Column("line", N_("line"), "count"),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("error", N_("error")),
)


def rejected(rows: Iterable[Rejected], note: str) -> Listing:
    """Return the rows that were not imported, and why."""
    shown = [
        {"line": line, "error": why, **{name: printable(row.get(name) or "") for name in ("last_name", "first_name")}}
        for line, row, why in rows
    ]
    return Listing(REJECTED, shown, note=note)


def write_rejected(path: Path, headings: Sequence[Heading], rows: Iterable[Rejected]) -> None:
    """Write the rejected rows as they came, with their reasons. Raises BadFile."""
    body = [[row.get(h.field.name, "") for h in headings] + [why] for _line, row, why in rows]
    _write(path, [*map(str, headings), _("Error")], body, [])


def write_template(path: Path) -> None:
    """Write an empty file with every heading; a workbook also explains each column. Raises BadFile."""
    guide = [
        [
            str(h),
            _(h.field.label) + (f" ({_('required')})" if h.field.name in REQUIRED else ""),
            ", ".join(label(m) for m in h.field.choices) if h.field.choices else h.field.example,
        ]
        for h in COLUMNS
    ]
    _write(path, [str(h) for h in COLUMNS], [], guide)


def _write(path: Path, headings: Sequence[str], body: Iterable[Sequence[str]], guide: Sequence[Sequence[str]]) -> None:
    with beside(path) as partial:
        if path.suffix.lower() == ".xlsx":
            _workbook(partial, headings, body, guide)
            return
        with partial.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
            writer.writerow(headings)
            writer.writerows(body)


def _workbook(
    path: Path, headings: Sequence[str], body: Iterable[Sequence[str]], guide: Sequence[Sequence[str]]
) -> None:
    """Write cells as texts, so that Excel changes neither days nor telephone numbers."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    as_text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "bottom": 1})
    sheets = [(_("People"), [headings, *body])]
    if guide:
        sheets.append((_("Columns"), [[_("Column"), _("What it is"), _("Such as")], *guide]))
    for title, lines in sheets:
        sheet = book.add_worksheet(title)
        sheet.set_column(0, len(lines[0]) - 1, 24, as_text)
        sheet.freeze_panes(1, 0)
        for y, cells in enumerate(lines):
            for x, cell in enumerate(cells):
                sheet.write_string(y, x, cell, as_text if y else bold)
    book.close()

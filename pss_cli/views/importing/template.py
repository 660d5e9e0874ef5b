"""The template of an import: empty sheets whose every heading is explained."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pss_cli.files import beside, new_workbook
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field
from pss_cli.inputs.importing import COLUMNS, REQUIRED, Heading
from pss_cli.labels import label
from pss_cli.vocabulary import ImportKind

# Examples in the words of every establishment's lists, which are read in either language.
_SUCH_AS = {
    "emails": "ann@example.org",
    "postal_code": "H7M 3L9",
    "spoken_languages": N_("French, Spanish"),
    "needs": N_("mobility, transport"),
    "wishes": N_("permanent committee, training"),
    "refusals": N_("research"),
}
_SHEETS = {
    ImportKind.PEOPLE: N_("People"),
    ImportKind.PARTICIPATIONS: N_("Participations"),
    ImportKind.EXPENSES: N_("Expenses"),
}
_LETTER, _PAGES_WIDE = 1, 3  # forty columns on one page could not be read


def write_template(path: Path) -> None:
    """Write an empty file with every heading; a workbook has three sheets, each column explained. Raises BadFile."""
    with beside(path) as partial:
        if path.suffix.lower() == ".xlsx":
            _workbook(partial)
            return
        with partial.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
            writer.writerow([str(h) for h in COLUMNS[ImportKind.PEOPLE]])


def _meaning(heading: Heading, kind: ImportKind) -> str:
    spec = heading.field
    notes = [_("required")] * (spec.name in REQUIRED[kind]) + [_("several: a comma between")] * spec.many
    return _(spec.label) + (f" ({', '.join(notes)})" if notes else "")


def _example(spec: Field) -> str:
    if spec.choices:
        return ", ".join(label(m) for m in spec.choices)
    if spec.is_flag:
        return _("yes")
    return spec.example or _(_SUCH_AS.get(spec.name, ""))


def _workbook(path: Path) -> None:
    """Write cells as texts, so that Excel changes neither days nor telephone numbers."""
    with new_workbook(path) as book:
        for kind, headings in COLUMNS.items():
            sheet = book.add_worksheet(_(_SHEETS[kind]))
            _fill(book, sheet, [[str(h) for h in headings]], [max(11, min(len(str(h)) + 2, 20)) for h in headings])
            sheet.repeat_columns(0, 2)
            sheet.fit_to_pages(_PAGES_WIDE, 0)
            if kind is ImportKind.PEOPLE:
                guide = book.add_worksheet(_("Columns"))
                rows = [[str(h), _meaning(h, kind), _example(h.field)] for h in headings]
                _fill(book, guide, [[_("Column"), _("What it is"), _("Such as")], *rows], [22, 66, 78])
                guide.fit_to_pages(1, 0)
            else:  # few columns: each is explained where it is
                for x, h in enumerate(headings):
                    note = "\n".join(filter(None, [_meaning(h, kind), _example(h.field)]))
                    sheet.write_comment(0, x, note, {"author": "pss"})


def _fill(book: Any, sheet: Any, lines: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """Write texts under headings that stay in sight, on the screen and on each page of landscape Letter."""
    as_text = book.add_format({"num_format": "@", "valign": "top"})
    wrapped = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for x, width in enumerate(widths):
        sheet.set_column(x, x, width, as_text)
    sheet.freeze_panes(1, 0)
    for y, cells in enumerate(lines):
        for x, cell in enumerate(cells):
            sheet.write_string(y, x, cell, wrapped if y else bold)
    sheet.set_landscape()
    sheet.set_paper(_LETTER)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&F&C&A&R&P / &N")

"""The template of an import, what became of a file, and the rows that go back."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from pss_cli.files import beside
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field
from pss_cli.inputs.importing import REQUIRED, Heading
from pss_cli.inputs.importing.people import PEOPLE
from pss_cli.labels import label
from pss_cli.text import printable
from pss_cli.views.tables import Column, Listing
from pss_cli.vocabulary import ImportKind


class Rejected(Protocol):
    """A row that was not imported, and why."""

    @property
    def sheet(self) -> str | None:
        """Its sheet, in a workbook."""

    @property
    def line(self) -> int:
        """Its line in the file."""

    @property
    def typed(self) -> Mapping[str, str]:
        """Its cells by field."""

    @property
    def why(self) -> str:
        """Why, in sentences."""


REJECTED = (
    Column("line", N_("line"), "count"),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("error", N_("error")),
)


# Examples in the words of every establishment's lists, which are read in either language.
_SUCH_AS = {
    "emails": "ann@example.org",
    "postal_code": "H7M 3L9",
    "spoken_languages": N_("French, Spanish"),
    "needs": N_("mobility, transport"),
    "wishes": N_("permanent committee, training"),
    "refusals": N_("research"),
}
_LETTER, _PAGES_WIDE = 1, 3  # forty columns on one page could not be read


def rejected(rows: Iterable[Rejected], note: str) -> Listing:
    """Return the rows that were not imported, and why."""
    shown = [
        {
            "line": row.line,
            "error": row.why,
            **{name: printable(row.typed.get(name) or "") for name in ("last_name", "first_name")},
        }
        for row in rows
    ]
    return Listing(REJECTED, shown, note=note)


def write_rejected(path: Path, headings: Sequence[Heading], rows: Iterable[Rejected]) -> None:
    """Write the rejected rows as they came, with their reasons. Raises BadFile."""
    body = [[row.typed.get(h.field.name, "") for h in headings] + [row.why] for row in rows]
    _write(path, [*map(str, headings), _("Error")], body, [])


def write_template(path: Path) -> None:
    """Write an empty file with every heading; a workbook also explains each column. Raises BadFile."""
    _write(path, [str(h) for h in PEOPLE], [], [[str(h), _meaning(h.field), _example(h.field)] for h in PEOPLE])


def _meaning(spec: Field) -> str:
    notes = [_("required")] * (spec.name in REQUIRED[ImportKind.PEOPLE]) + [_("several: a comma between")] * spec.many
    return _(spec.label) + (f" ({', '.join(notes)})" if notes else "")


def _example(spec: Field) -> str:
    if spec.choices:
        return ", ".join(label(m) for m in spec.choices)
    if spec.is_flag:
        return _("yes")
    return spec.example or _(_SUCH_AS.get(spec.name, ""))


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
    people = book.add_worksheet(_("People"))
    _fill(book, people, [headings, *body], [max(11, min(len(h) + 2, 20)) for h in headings])
    people.repeat_columns(0, 2)
    people.fit_to_pages(_PAGES_WIDE, 0)
    if guide:
        columns = book.add_worksheet(_("Columns"))
        _fill(book, columns, [[_("Column"), _("What it is"), _("Such as")], *guide], [22, 66, 78])
        columns.fit_to_pages(1, 0)
    book.close()


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

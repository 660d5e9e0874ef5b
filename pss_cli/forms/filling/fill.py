"""Fills forms: values into a template, through its map only. The template is read once for any number of claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.changed import opened, require_same
from pss_cli.forms.filling.continuation import continue_on_sheets
from pss_cli.forms.filling.formmap import FILES, SHEETS, Block, FormMap
from pss_cli.forms.filling.lines import Line, fitted, paged, totals
from pss_cli.forms.filling.pages import Values, one_of_several, put_week, weekly
from pss_cli.forms.filling.places import write_together
from pss_cli.forms.filling.rows import Calculated, put_lines, put_where_formulas_disagree
from pss_cli.forms.filling.totals import check_totals
from pss_cli.forms.sheets.addresses import column_number
from pss_cli.forms.sheets.cells import Value
from pss_cli.i18n import _

_PAGE_TOLD_IN = ("motive", "project", "warning", "reference")  # the first that a form has says which file it is


@dataclass(frozen=True)
class Made:
    """What was written."""

    files: tuple[Path, ...]
    pages: int
    compared: bool  # whether the form calculates a total, which was compared with the claim's


class Form:
    """A template and its map, ready to be filled as often as needed."""

    def __init__(self, template: Path, form: FormMap) -> None:
        """Read the template. Raises BadFile when it cannot be filled, or is not the one of the map."""
        self.template, self.form = opened(template), form
        require_same(self.template, form)

    def fill(self, values: Values, target: Path) -> Made:
        """Write the filled form at `target`; further files of it take its name and a number.

        Only the cells of the map change; formulas keep a value that is right. Raises BadFile when
        the form's own totals disagree with the claim's, or when something has no place.
        """
        lines = fitted(values.lines, self.form.taken, self.form.said, summed=self._sums_by_hand())
        pages = self._pages(replace(values, lines=lines))
        books = []
        compared = False
        for number, page in enumerate(pages, 1):
            book = Book(self.template)
            sheets, checked = _fill(book, self.form, page, number)
            compared |= checked
            books.append((book, sheets))
        files = write_together(target, self.template, [book.write for book, _sheets in books])
        return Made(files, sum(sheets for _book, sheets in books), compared)

    def _sums_by_hand(self) -> bool:
        """Whether the form has one column for the whole of a line, which no formula of it adds up."""
        block, matrix = self.form.lines, self.form.matrix
        if "line_total" not in self.form.taken:
            return False
        if matrix is not None:
            name, place = matrix.sheet, (matrix.rows["line_total"], column_number(matrix.first_column))
        elif block is not None:
            name, place = block.sheet, (block.first_row, column_number(self.form.columns["line_total"]))
        return Book(self.template).sheets[name].formula(place) is None

    def _pages(self, values: Values) -> list[Values]:
        """Return what goes in each file."""
        form = self.form
        if form.matrix is not None:
            return weekly(form.matrix, values)
        block = form.lines
        if block is None or form.how == SHEETS or len(values.lines) <= block.rows:
            return [values]
        if form.how != FILES or block.rows < 2:
            raise BadFile(
                _("The form has {rows} rows, and the claim {lines} lines: its map does not say what to do.").format(
                    rows=block.rows, lines=len(values.lines)
                ),
                _('In the map: [continuation], how = "files".'),
            )
        pages = paged(values.lines, block.rows, form.said, form.taken)
        told = next((key for key in _PAGE_TOLD_IN if key in form.fields), "")
        return [one_of_several(values, lines, (n, len(pages)), told, form.said) for n, lines in enumerate(pages, 1)]


def fill(template: Path, form: FormMap, values: Values, target: Path) -> Made:
    """Fill one form. Raises BadFile."""
    return Form(template, form).fill(values, target)


def _fill(book: Book, form: FormMap, values: Values, number: int) -> tuple[int, bool]:
    """Fill one file; return its number of pages, and whether the form calculated a total. Raises BadFile."""
    expected = {**totals(values.lines), **values.expected}
    fields = {**expected, **values.fields, "page": number}
    calculated: list[Calculated] = []
    for key, place in form.fields.items():
        sheet, at = book.place(place.at)
        if place.label:
            book.sheets[sheet].put_after_label(at, _text(key, fields.get(key), form), form.said["after_label"])
        elif fields.get(key) is None:
            book.sheets[sheet].clear(at)
        elif book.sheets[sheet].formula(book.sheets[sheet].xml.spot(at)) is not None:
            calculated.append((sheet, book.sheets[sheet].xml.spot(at), fields[key]))
        else:
            book.sheets[sheet].put(at, fields[key])
    _tick(book, form, values.ticks)
    copies = 0
    if form.matrix is not None:
        put_week(book, form.matrix, values)
    elif form.lines is not None:
        copies = _put_lines(book, form, form.lines, values.lines, fields)
    put_where_formulas_disagree(book, calculated)
    if "extra_pages" in form.fields and form.how == SHEETS:
        sheet, at = book.place(form.fields["extra_pages"].at)
        book.sheets[sheet].put(at, copies)
    checked = check_totals(book, form.totals, expected)
    book.require_free()
    return 1 + copies, checked


def _text(key: str, value: Value, form: FormMap) -> Value:
    """Return an amount as the form's language writes it: money has two decimals."""
    if not isinstance(value, Decimal):
        return value
    km = key == "total_km" or key.startswith("km_")
    text = f"{value if km else value.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    return text.replace(".", form.said["decimal"])


def _tick(book: Book, form: FormMap, ticks: frozenset[str]) -> None:
    """Tick what holds, and untick what an earlier claim ticked."""
    for key, place in form.ticks.items():
        sheet, at = book.place(place.at)
        cells = book.sheets[sheet]
        if key in ticks:
            cells.put(at, place.text or "X")
        elif cells.holds(cells.xml.spot(at)) == (place.text or "X"):
            empty = place.text.replace("☒", "☐").replace("☑", "☐")
            cells.put(at, empty if empty != place.text else None)


def _put_lines(book: Book, form: FormMap, block: Block, lines: Sequence[Line], fields: Mapping[str, Value]) -> int:
    put_lines(book, block, form.columns, lines[: block.rows])
    if form.how != SHEETS or form.more is None:
        return 0
    return continue_on_sheets(book, form, form.more, lines[block.rows :], fields)

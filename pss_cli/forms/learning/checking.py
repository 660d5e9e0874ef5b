"""What must hold before a person may say that a map is right: every place exists, every value is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pss_cli.errors import BadFile
from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.formmap import FormMap
from pss_cli.forms.learning.values import HEAD, LINE, TOTALS
from pss_cli.forms.sheets.addresses import LAST_COLUMN, LAST_ROW, Key, column_number, quoted, said
from pss_cli.forms.sheets.package import Template
from pss_cli.i18n import _, labelled

_MOST = 15  # sentences


def require_sound(template: Template, form: FormMap) -> None:
    """Check a map against its template. Raises BadFile with a sentence for each thing that is wrong."""
    wrong = list(dict.fromkeys([*_unknown(form), *_missing(Book(template), form)]))
    if wrong:
        raise BadFile(*wrong[:_MOST], _("Correct the map, then confirm it again."))


def _unknown(form: FormMap) -> Iterator[str]:
    lines = form.matrix.rows if form.matrix else form.columns
    table = "matrix.rows" if form.matrix else "columns"
    for name, keys, known in (
        ("fields", form.fields, HEAD | TOTALS),
        ("totals", form.totals, TOTALS),
        (table, lines, LINE),
    ):
        for key in keys:
            if key not in known:
                yield _("[{table}] {key}: the program knows no such value.").format(table=name, key=key)
    if not lines:
        yield _("[{table}] says no place: a form needs at least one for its lines.").format(table=table)


def _missing(book: Book, form: FormMap) -> Iterator[str]:
    """Yield the places that do not exist, that are locked, or that two values share."""
    places = {f"fields.{key}": place.at for key, place in form.fields.items()}
    places |= {f"ticks.{key}": place.at for key, place in form.ticks.items()}
    places |= {f"totals.{key}": at for key, at in form.totals.items()}
    if form.matrix and form.matrix.week:
        places["matrix.week"] = form.matrix.week
    met: Counter[tuple[str, Key]] = Counter()
    for name, at in places.items():
        try:
            sheet, key = book.place(at)
        except BadFile as error:
            yield labelled(name, error.sentences[0])
            continue
        spot = book.sheets[sheet].xml.spot(key)
        if not name.startswith("totals") and book.sheets[sheet].is_locked(spot):
            yield _("{name}: the form protects {cell}; unlock it in Excel, or take it out of the map.").format(
                name=name, cell=f"{quoted(sheet)}!{said(spot)}"
            )
        if not name.startswith("ticks"):
            met[sheet, spot] += 1
        if met[sheet, spot] == 2:
            yield _("{name}: {cell} already takes another value.").format(
                name=name, cell=f"{quoted(sheet)}!{said(spot)}"
            )
    yield from _outside(book, form)


def _outside(book: Book, form: FormMap) -> Iterator[str]:
    """Yield what the lines ask of the sheet and is not there, or is locked."""
    block, matrix = form.lines, form.matrix
    sheet = block.sheet if block else matrix.sheet if matrix else ""
    if sheet not in book.sheets:
        yield _("The template has no sheet “{sheet}”.").format(sheet=sheet)
        return
    cells: dict[str, Key] = {}
    if block:
        cells = {f"columns.{key}": (block.first_row, column_number(at)) for key, at in form.columns.items()}
    elif matrix:
        first = column_number(matrix.first_column)
        cells = {f"matrix.rows.{key}": (row, first) for key, row in matrix.rows.items()}
    for name, key in cells.items():
        if not (0 < key[0] <= LAST_ROW and 0 < key[1] <= LAST_COLUMN):
            yield _("{name}: no cell of a sheet is there.").format(name=name)
        elif book.sheets[sheet].is_locked(book.sheets[sheet].xml.spot(key)) and not _calculated(book, sheet, key):
            yield _("{name}: the form protects {cell}; unlock it in Excel, or take it out of the map.").format(
                name=name, cell=f"{quoted(sheet)}!{said(key)}"
            )


def _calculated(book: Book, sheet: str, key: Key) -> bool:
    return book.sheets[sheet].formula(key) is not None
